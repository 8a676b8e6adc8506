// Whose export a file is: a table. Names of columns count without case, blanks and underscores, in any order.

import Storage
import Words

/// A kind of file with suppressions, recognised by the columns of its header.
struct SuppressionFormat {
    /// The words of a row on the reason.
    enum Reasons {
        /// Nothing: the file is a list of one kind.
        case all(Suppression.Reason)
        /// The words of columns together, or else that of the first.
        case words([String], Words)
    }

    /// Words for reasons.
    struct Words {
        /// The reasons by the words' keys.
        let reasons: [String: Suppression.Reason]
        /// For people.
        let known: String

        init(_ words: KeyValuePairs<String, Suppression.Reason>) {
            reasons = Dictionary(words.map { (key($0.key), $0.value) }) { first, _ in first }
            known = words.map(\.key).filter { !$0.contains(" ") }.joined(separator: ", ")
        }
    }

    /// For people.
    let name: String
    /// The file is of this kind where it has all of these.
    let columns: [String]
    let reasons: Reasons
    var address = "address"
    var since: String?
    var until: String?
    /// Lists or streams, separated by commas; `*` is all.
    var scope: String?
    var source: String?
    /// A code and the text of a refusal: rows whose refusal gives up no address are left out.
    var refusal: (status: String, text: String)?

    /// The most particular first.
    static let all: [SuppressionFormat] = [
        SuppressionFormat(
            name: "Backstamp", columns: ["address", "reason"], reasons: .words(["reason"], ownWords), since: "since",
            until: "until", scope: "scope", source: "source"),
        // SendGrid's bounces and its blocks have the same header, and what it blocks is refused for other faults.
        SuppressionFormat(
            name: "SendGrid bounces", columns: ["email", "status", "reason"], reasons: .all(.hardBounce),
            address: "email", since: "created", refusal: ("status", "reason")),
        SuppressionFormat(
            name: "SendGrid spam reports", columns: ["email", "ip", "created"], reasons: .all(.complaint),
            address: "email", since: "created"),
        SuppressionFormat(
            name: "SendGrid invalid emails", columns: ["email", "reason", "created"], reasons: .all(.hardBounce),
            address: "email", since: "created", refusal: ("status", "reason")),
        SuppressionFormat(
            name: "SendGrid unsubscribes", columns: ["email", "created"], reasons: .all(.unsubscribe),
            address: "email", since: "created"),
        SuppressionFormat(
            name: "Postmark suppressions", columns: ["emailaddress", "suppressionreason"],
            reasons: .words(["suppressionreason", "origin"], postmarkWords), address: "emailaddress",
            since: "createdat"),
        SuppressionFormat(
            name: "Amazon SES suppression list", columns: ["emailaddress", "reason"],
            reasons: .words(["reason"], sesWords), address: "emailaddress", since: "lastupdatetime"),
        SuppressionFormat(
            name: "Mailgun bounces", columns: ["address", "code", "error"], reasons: .all(.hardBounce),
            since: "createdat", refusal: ("code", "error")),
        SuppressionFormat(
            name: "Mailgun unsubscribes", columns: ["address", "tags"], reasons: .all(.unsubscribe),
            since: "createdat", scope: "tags"),
        SuppressionFormat(
            name: "Mailgun unsubscribes", columns: ["address", "tag"], reasons: .all(.unsubscribe),
            since: "createdat", scope: "tag"),
        SuppressionFormat(
            name: "Mailgun complaints", columns: ["address", "createdat"], reasons: .all(.complaint),
            since: "createdat"),
    ]

    /// A file without a header: an address a line, or with a reason behind it as Amazon SES imports them.
    static let list = SuppressionFormat(
        name: "addresses", columns: ["address", "reason"],
        reasons: .words(["reason"], listWords))

    /// The names of the column of addresses where there is nothing else.
    private static let addressNames = ["address", "email", "emailaddress"]

    private static let ownWords = Words([
        "hard_bounce": .hardBounce, "complaint": .complaint, "unsubscribe": .unsubscribe, "manual": .manual,
    ])
    private static let sesWords = Words(["BOUNCE": .hardBounce, "COMPLAINT": .complaint])
    private static let listWords = Words([
        "hard_bounce": .hardBounce, "BOUNCE": .hardBounce, "complaint": .complaint, "unsubscribe": .unsubscribe,
        "manual": .manual,
    ])
    /// A recipient who suppresses by hand has unsubscribed. Two words are those of two columns.
    private static let postmarkWords = Words([
        "HardBounce": .hardBounce, "SpamComplaint": .complaint, "ManualSuppression": .manual,
        "ManualSuppression Recipient": .unsubscribe,
    ])

    /// - Parameters:
    ///   - columns: as `key` has them.
    ///   - acceptsOthers: whether a file of an unknown kind is a list of addresses.
    static func format(of columns: [String], acceptsOthers: Bool) -> SuppressionFormat? {
        if let known = all.first(where: { $0.columns.allSatisfy(columns.contains) }) { return known }
        guard let name = addressNames.first(where: columns.contains), columns.count == 1 || acceptsOthers else {
            return nil
        }
        return SuppressionFormat(name: "addresses", columns: [name], reasons: .all(.manual), address: name)
    }

    /// Returns a name or word without case and punctuation: `Email Address` is `email_address`.
    static func key(_ text: some StringProtocol) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
