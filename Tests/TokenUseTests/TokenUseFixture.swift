import BounceService
import Bounces
import Foundation
import GRDB
import Journal
import Logging
import Mailbox
import Milter
import Peers
import Spool
import SpoolStage
import Tracking
import Words

@testable import FilterService
@testable import Sealing
@testable import Storage
@testable import TrackerService

/// The tracker's decisions, the filter and the reader of returned mail over one database, as they are where return paths are used.
final class TokenUseFixture {
    let keys: KeyRing
    private let folder = TestFolder()
    private let store: Store
    private let journal: Journal
    private let handler: ReturnedMailHandler
    private let filter: Filter

    init() throws {
        keys = try KeyRing([.random(created: "2026-01-01")])
        let path = folder.path + "/db"
        store = try Store(path: path)
        journal = try Journal(folder: folder.path + "/journal")
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        handler = ReturnedMailHandler(
            ledger: store, keys: keys, policy: BouncePolicy(believesField: false),
            people: PeoplesFolder(path: folder.path + "/people", sizeLimit: 1 << 30), logger: logger)
        let urls = TrackerURLs(standard: Array("https://track.example".utf8), byDomain: [:])
        let policy = FilterPolicy(
            outgoing: OutgoingRule(authenticated: true, networks: []),
            messages: MessagePolicy(tracks: .all, rewritesSigned: false, links: LinkPolicy(trackers: urls.all)),
            trackerURLs: urls, onFailure: .tempfail, multipleRecipients: .shared, untrackedDomains: [],
            campaignHeaders: ["X-Campaign-ID"], fields: FilterPolicy.Fields(offersUnsubscribe: true),
            returnPath: ReturnPath("bounces@bounce.example"), onSuppressed: .refuse, maximumSize: 100_000)
        filter = Filter(
            policy: policy, keys: keys, ledger: try .over(store, keys: keys, in: folder.path), spool: nil,
            splitSpool: SplitSpool(folder: folder.path + "/split"), log: MailLog(logger: logger),
            now: { Int64(Date().timeIntervalSince1970 * 1000) })
    }

    // MARK: What is held

    /// A copy of the victim's, whose tokens the holder has.
    struct Case {
        let message: Int64
        let copy: Int64
        let victim: String
        let holder: String
        let stands: Holder
    }

    private var cases = 0

    /// Each is of people of their own.
    func makeCase(_ stands: Holder) throws -> Case {
        cases += 1
        let victim = "victim@home\(cases).example"
        let other = "other@work\(cases).example"
        let recipients = stands.isSharing ? [victim, other] : ["first@home\(cases).example", victim]
        // The victim's own is the second of two.
        let numbers = try store.reserveNumbers(recipients: 2, copies: stands.isSharing ? 1 : 2)
        let copy = numbers.copy + (stands.isSharing ? 0 : 1)
        var message = Sending(
            messageID: "<\(cases)@shop.example>", queueID: "Q\(cases)", sender: Self.sender, subject: "Hello",
            campaign: "spring", sentAt: Int64(Date().timeIntervalSince1970 * 1000) - 86_400_000, recipients: recipients,
            destinations: [Destination(Array("https://shop.example/\(cases)".utf8))].compactMap(\.self), leftAlone: nil)
        message.isSplit = !stands.isSharing
        try store.record(message, as: numbers)
        let holder =
            switch stands {
            case .recipient: victim
            case .coRecipient: other
            case .stranger: "stranger@evil\(cases).example"
            }
        return Case(message: numbers.message, copy: copy, victim: victim, holder: holder, stands: stands)
    }

    static let sender = "news@shop.example"

    /// In the form of URLs and fields: whoever holds the other form can write it so.
    func letters(_ kind: TokenKind, of copy: Int64) -> String {
        let text =
            switch kind {
            case .open: keys.seal(OpenToken(copy: copy))
            case .click: keys.seal(ClickToken(copy: copy, link: 0))
            case .copy: keys.seal(CopyToken(copy: copy))
            case .returnPath:
                Base64URL.encode(Base32.decode(keys.sealForAddress(ReturnPathToken(copy: copy)).span) ?? [])
            case .unsubscribe: keys.seal(UnsubscribeToken(copy: copy))
            case .split: keys.seal(SplitToken(copy: copy))
            case .retry: keys.seal(RetryToken(copy: copy))
            }
        return String(decoding: text, as: UTF8.self)
    }

    /// In the form of addresses.
    func address(_ kind: TokenKind, of copy: Int64) -> String {
        let block = Base64URL.decode(Array(letters(kind, of: copy).utf8).span) ?? []
        return "bounces+\(String(decoding: Base32.encode(block), as: UTF8.self))@bounce.example"
    }
}

// MARK: - What is done

extension TokenUseFixture {
    /// What changes where a token is presented. "with people" where the mail lies there besides.
    func present(_ kind: TokenKind, at place: Place, _ held: Case) throws -> Set<String> {
        let letters = letters(kind, of: held.copy)
        let address = address(kind, of: held.copy)
        switch place {
        case .pixel: try fetch("GET /o/\(letters).gif HTTP/1.1\r\n")
        case .link: try fetch("GET /c/\(letters) HTTP/1.1\r\n")
        case .unsubscribeURL: try fetch("POST /u/\(letters) HTTP/1.1\r\nContent-Length: 0\r\n")
        case .sender: return pass(from: address, to: held.victim)
        case .recipient: return pass(from: Self.sender, to: address)
        case .ownField: return pass(from: Self.sender, to: held.victim, field: "X-Backstamp-ID", letters)
        case .splitField:
            let recipient = held.stands == .stranger ? held.holder : held.victim
            return pass(from: Self.sender, to: recipient, field: "X-Backstamp-Copy", letters)
        case .retryField:
            try claimRetry(of: held)
            let recipient = held.stands == .stranger ? held.holder : held.victim
            return pass(from: Self.sender, to: recipient, field: "X-Backstamp-Retry", letters, of: held.copy)
        case .report: try take(ReturnedText.report(on: held.victim), to: address)
        case .complaint: try take(ReturnedText.complaint(of: held.victim), to: address)
        case .reply: try take(ReturnedText.words("Re: Hello", from: held.holder), to: address)
        case .wish: try take(ReturnedText.words("unsubscribe", from: held.holder, text: ""), to: address)
        case .envelopeID:
            let token = String(address.dropFirst("bounces+".count).prefix { $0 != "@" })
            try take(ReturnedText.report(on: held.victim, envelopeID: token))
        case .reportedField: try take(ReturnedText.report(on: held.victim, original: ["X-Backstamp-ID: \(letters)"]))
        case .complainedField:
            try take(ReturnedText.complaint(of: held.victim, original: ["X-Backstamp-ID: \(letters)"]))
        }
        return try changes(of: held)
    }

    func take(_ text: String, to recipient: String = "bounces@bounce.example") throws {
        try handler.take(IncomingMail(bytes: Array(text.utf8), recipients: [recipient], source: "test"))
    }

    /// How many mails lie in the folder for people.
    func mailsOfPeople() throws -> Int {
        folder.names(in: "people/new").count
    }

    private func fetch(_ request: String) throws {
        let bytes = Array(
            (request + "Host: track.example\r\nUser-Agent: \(Self.agent)\r\nAccept-Language: de\r\n\r\n").utf8)
        guard case .head(let head) = RequestParser.parse(bytes.span) else { return }
        let route = Route(
            head, in: bytes.span, keys: keys, at: Int64(Date().timeIntervalSince1970 * 1000),
            address: Array("192.0.2.1".utf8))
        switch route {
        case .open(let hit), .click(_, let hit): record(hit)
        case .form(let token, let fetch, _, _): record(fetch.hit(.unsubscribe(token, .oneClick)))
        case .answer, .page, .health: return
        }
        try store.fold(JournalReader(folder: folder.path + "/journal"))
    }

    private static let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

    private func record(_ hit: Hit) {
        let written = DispatchSemaphore(value: 0)
        journal.append([.hit(hit)]) { _ in written.signal() }
        written.wait()
    }

    /// As the CRM does, after a soft bounce.
    private func claimRetry(of held: Case) throws {
        let delivery =
            "(SELECT d.delivery FROM deliveries d JOIN contacts a ON a.contact = d.contact WHERE a.address = $1)"
        try store.database.write { database in
            for sql in [
                "UPDATE deliveries SET state = 'soft_bounced' WHERE delivery = \(delivery)",
                """
                INSERT INTO retries (delivery, attempt, attempts, due_at, reason)
                VALUES (\(delivery), 1, 3, 0, 'mailbox_full')
                """,
                "UPDATE retries SET state = 'leased', leased_by = 'crm' WHERE delivery = \(delivery)",
            ] {
                try database.execute(sql: sql, arguments: [held.victim])
            }
        }
    }

    /// Sends a mail that would be tracked. It passes where it is known for ours: as it is, or as another sending of a copy.
    private func pass(
        from sender: String, to recipient: String, field: String? = nil, _ value: String = "", of copy: Int64? = nil
    ) -> Set<String> {
        let session = FilterSession(filter, capabilities: .all)
        session.connected(client: .local, isSMTP: true)
        _ = session.sender(Array("<\(sender)>".utf8), parameters: [], macros: Macros())
        _ = session.recipient(Array("<\(recipient)>".utf8), parameters: [], macros: Macros())
        for (name, value) in [("Content-Type", "text/html"), ("Subject", "Hello"), (field ?? "X-Other", value)] {
            session.header(name: Array(name.utf8).span, value: Array(" \(value)".utf8).span)
        }
        if case .accept = session.endOfHeaders(macros: Macros()) { return ["passes"] }
        session.body(Array("<html><body><a href=\"https://shop.example/\">x</a></body></html>\r\n".utf8).span)
        guard case .change(let changes) = session.endOfMessage(macros: Macros(["i": "Q"])) else { return ["passes"] }
        guard let seal = changes.additions.first(where: { $0.name == CopyURLs.sealHeader }) else { return ["passes"] }
        return copy != nil && keys.open(Array(seal.value.drop { $0 == 0x20 }).span, as: CopyToken.self)?.copy == copy
            ? ["passes"] : []
    }

    /// All that the database has beside the message.
    func changes(of held: Case) throws -> Set<String> {
        // A recipient who holds it is the victim himself.
        let names = [held.holder: "holder"].merging([held.victim: "victim"]) { $1 }
        func lines(_ sql: String, _ text: (Row, String?) throws -> String) throws -> [String] {
            try store.database.read { database in
                try Row.fetchAll(database, sql: sql).compactMap { row in
                    guard let address = try row.decode(String?.self, forColumn: "address") else {
                        return try text(row, nil)
                    }
                    return address.hasSuffix(held.victim.drop { $0 != "@" }) || names[address] != nil
                        ? try text(row, names[address] ?? address) : nil
                }
            }
        }
        let events = try lines(
            """
            SELECT e.kind, e.trust, a.address FROM events e LEFT JOIN contacts a ON a.contact = e.contact
            WHERE e.message = \(held.message)
            """
        ) { row, name in
            try [
                row.decode(String?.self, forColumn: "trust"), row.decode(String.self, forColumn: "kind"),
                name.map { "of \($0)" },
            ].compactMap(\.self).joined(separator: " ")
        }
        let states = try lines(
            """
            SELECT d.state, a.address FROM deliveries d JOIN contacts a ON a.contact = d.contact
            WHERE d.message = \(held.message) AND d.state <> 'sent'
            """
        ) { row, name in "\(name ?? "") \(try row.decode(String.self, forColumn: "state"))" }
        let suppressions = try lines("SELECT address, reason FROM suppressions") { row, name in
            "\(name ?? "") suppressed for \(try row.decode(String.self, forColumn: "reason"))"
        }
        let scores = try lines("SELECT address FROM contacts WHERE engagement IS NOT NULL") { _, name in
            "\(name ?? "") scored"
        }
        return Set(events + states + suppressions + scores)
    }
}
