/// The meanings of enhanced status codes (RFC 3463 and the IANA registry of RFC 5248) and of bare reply codes.
///
/// Codes come after words: most are below what a plain phrase weighs, and above a vague one.
enum StatusTable {
    typealias Rule = (reason: Reason, weight: Int, name: String)

    static func rule(status: EnhancedStatus?, replyCode: Int?) -> Rule {
        let byReply = replyCode.map(rule(replyCode:)) ?? (.undetermined, 0, "")
        guard let status else { return byReply }
        let (reason, weight) = meaning(of: status)
        return weight > byReply.weight ? (reason, weight, "status: \(status)") : byReply
    }

    /// Returns the status that tells most: what the refusing host wrote itself rather than the report's field, unless
    /// it only says "failed". Of several in the text, the last: a relay quotes what it was told behind its own.
    static func mostTelling(
        _ inText: [SearchText.CodePair], field: EnhancedStatus?
    ) -> (status: EnhancedStatus?, replyCode: Int?) {
        var best: SearchText.CodePair?
        for pair in inText {
            guard let known = best else { best = pair; continue }
            if meaning(of: pair.status).weight >= meaning(of: known.status).weight { best = pair }
        }
        guard let best else { return (field, nil) }
        if let field, field.specificity > best.status.specificity { return (field, best.replyCode) }
        return (best.status, best.replyCode)
    }

    static func meaning(of status: EnhancedStatus) -> (reason: Reason, weight: Int) {
        guard status.category != 2 else { return (.undetermined, 0) }
        let rows = status.isPermanent ? permanent : transient
        return rows[Key(status.subject, status.detail)] ?? subjects[status.subject] ?? (.undetermined, 1)
    }

    private struct Key: Hashable {
        let subject, detail: Int
        init(_ subject: Int, _ detail: Int) { (self.subject, self.detail) = (subject, detail) }
    }

    private typealias Meaning = (reason: Reason, weight: Int)

    /// A code of its own meaning.
    private static let particular = 50
    /// A code that is given for many reasons.
    private static let general = 20

    /// The meanings of subjects whose detail we don't know: little, and never that an address is bad.
    private static let subjects: [Int: Meaning] = [
        0: (.undetermined, 2), 1: (.undetermined, 15), 2: (.mailboxDisabled, 15), 3: (.systemError, 15),
        4: (.networkError, 15), 5: (.syntaxError, 12), 6: (.contentError, 15), 7: (.policy, 15),
    ]

    private static let permanent: [Key: Meaning] = [
        Key(1, 0): (.userUnknown, general),
        Key(1, 1): (.userUnknown, particular),
        Key(1, 2): (.hostUnknown, particular),
        Key(1, 3): (.userUnknown, particular),
        Key(1, 4): (.recipientFiltered, general),
        Key(1, 6): (.userMoved, particular),
        Key(1, 7): (.senderRejected, particular),
        Key(1, 8): (.senderRejected, particular),
        Key(1, 9): (.undetermined, general),
        Key(1, 10): (.noMailAccepted, particular),
        Key(2, 0): (.recipientFiltered, general),
        Key(2, 1): (.mailboxDisabled, particular),
        Key(2, 2): (.mailboxFull, particular),
        Key(2, 3): (.messageTooBig, particular),
        Key(2, 4): (.mailerError, general),
        Key(3, 0): (.systemError, general),
        Key(3, 1): (.systemFull, particular),
        Key(3, 2): (.systemError, general),
        Key(3, 3): (.systemError, general),
        Key(3, 4): (.messageTooBig, particular),
        Key(3, 5): (.systemError, particular),
        Key(4, 0): (.networkError, general),
        Key(4, 1): (.networkError, particular),
        Key(4, 2): (.networkError, particular),
        Key(4, 3): (.networkError, particular),
        Key(4, 4): (.hostUnknown, particular),
        Key(4, 5): (.tooManyConnections, general),
        Key(4, 6): (.networkError, particular),
        Key(4, 7): (.expired, particular),
        Key(5, 0): (.syntaxError, 12),
        Key(5, 1): (.syntaxError, general),
        Key(5, 2): (.syntaxError, general),
        Key(5, 3): (.rateLimited, general),
        Key(5, 4): (.syntaxError, general),
        Key(6, 0): (.contentError, general),
        Key(6, 6): (.contentError, particular),
        Key(6, 7): (.notCompliant, particular),
        Key(6, 9): (.notCompliant, particular),
        Key(7, 0): (.policy, general),
        Key(7, 1): (.security, general),
        Key(7, 2): (.recipientFiltered, particular),
        Key(7, 4): (.security, particular),
        Key(7, 5): (.security, particular),
        Key(7, 6): (.security, particular),
        Key(7, 7): (.security, particular),
        Key(7, 8): (.security, particular),
        Key(7, 9): (.security, particular),
        Key(7, 10): (.tlsFailed, particular),
        Key(7, 11): (.security, particular),
        Key(7, 12): (.security, particular),
        Key(7, 13): (.mailboxDisabled, particular),
        Key(7, 14): (.security, particular),
        Key(7, 15): (.rateLimited, particular),
        Key(7, 16): (.rateLimited, particular),
        Key(7, 17): (.userMoved, particular),
        Key(7, 18): (.userMoved, particular),
        Key(7, 19): (.policy, general),
        Key(7, 20): (.authentication, particular),
        Key(7, 21): (.authentication, particular),
        Key(7, 22): (.authentication, particular),
        Key(7, 23): (.authentication, particular),
        Key(7, 24): (.authentication, particular),
        Key(7, 25): (.ptrRequired, particular),
        Key(7, 26): (.authentication, particular),
        Key(7, 27): (.senderRejected, particular),
        Key(7, 28): (.rateLimited, particular),
        Key(7, 29): (.authentication, particular),
        Key(7, 30): (.tlsFailed, particular),
    ]

    /// The meanings of passing failures that differ from those of lasting ones.
    private static let transient: [Key: Meaning] = permanent.merging(
        [
            // QUIRK: 4.1.1 is given for rate limits and full mailboxes (Comcast) and for callbacks under way (Proofpoint).
            Key(1, 0): (.undetermined, general),
            Key(1, 1): (.undetermined, general),
            Key(1, 2): (.networkError, particular),
            Key(1, 3): (.undetermined, general),
            Key(1, 6): (.undetermined, general),
            Key(2, 0): (.undetermined, general),
            Key(2, 1): (.mailboxDisabled, general),
            Key(3, 2): (.systemError, particular),
            Key(4, 4): (.networkError, particular),
            Key(7, 0): (.policy, 12),
            Key(7, 1): (.policy, 12),
        ], uniquingKeysWith: { _, new in new })

    /// Returns what a reply code says without any enhanced status (RFC 5321, section 4.2.3; RFC 7504).
    private static func rule(replyCode: Int) -> Rule {
        switch replyCode {
        case 421: (.systemError, 4, "reply: 421")
        case 450: (.undetermined, 4, "reply: 450")
        case 451: (.systemError, 4, "reply: 451")
        case 452: (.systemFull, 4, "reply: 452")
        case 500...504: (.syntaxError, 10, "reply: \(replyCode)")
        // That a host takes no mail it has to say (RFC 7504): Cloudflare, La Poste and others give 521 for anything.
        case 521: (.systemError, 4, "reply: 521")
        case 556: (.noMailAccepted, 30, "reply: 556")
        case 525: (.mailboxDisabled, 20, "reply: 525")
        case 530, 534, 535, 538: (.security, 30, "reply: \(replyCode)")
        case 552: (.mailboxFull, 10, "reply: 552")
        default: (.undetermined, 1, "reply: \(replyCode)")
        }
    }
}
