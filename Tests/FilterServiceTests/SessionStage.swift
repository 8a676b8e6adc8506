import Logging
import MIME
import Milter
import Peers
import Sealing
import Spool
import Tracking
import Words

@testable import FilterService

/// A session of the filter with a ledger in memory, and an MTA that does what it is asked.
final class SessionStage {
    let ledger = MemoryLedger()
    let keys: KeyRing
    let log = KeptLog()
    let spool: CopySpool
    let splitSpool: SplitSpool
    var policy: FilterPolicy
    var capabilities = Capabilities.all
    /// The client is another machine, and has not logged in.
    var isFromAfar = false
    var isSMTP = true
    private let folder: TestFolder

    init() throws {
        let urls = TrackerURLs(standard: Array("https://track.example".utf8), byDomain: [:])
        policy = FilterPolicy(
            outgoing: OutgoingRule(authenticated: true, networks: []),
            messages: MessagePolicy(tracks: .all, rewritesSigned: false, links: LinkPolicy(trackers: urls.all)),
            trackerURLs: urls, onFailure: .tempfail, multipleRecipients: .shared, untrackedDomains: [],
            campaignHeaders: ["X-Campaign-ID"], fields: FilterPolicy.Fields(offersUnsubscribe: true),
            returnPath: ReturnPath("bounces@bounce.example"), onSuppressed: .drop, maximumSize: 1_000_000)
        keys = try KeyRing([.random(created: "2026-01-01")])
        folder = TestFolder()
        spool = CopySpool(folder: folder.path + "/copies")
        splitSpool = SplitSpool(folder: folder.path + "/split")
    }

    /// Hands a mail over as Postfix does. Nil where it was accepted before its body.
    @discardableResult
    func send(_ mail: [UInt8], from sender: String = "news@shop.example", to recipients: [String]) -> Outcome? {
        let filter = Filter(
            policy: policy, keys: keys, ledger: ledger, spool: spool, splitSpool: splitSpool,
            log: MailLog(logger: Logger(label: "test") { [log] _ in log }), now: { 1_750_000_100_000 })
        let session = FilterSession(filter, capabilities: capabilities)
        let macros = ["i": "Q1"]
        session.connected(client: isFromAfar ? .ipv4(0xC000_0207) : .local, isSMTP: isSMTP)
        _ = session.sender(Array("<\(sender)>".utf8), parameters: [], macros: Macros(macros))
        for recipient in recipients {
            _ = session.recipient(Array("<\(recipient)>".utf8), parameters: [], macros: Macros(macros))
        }
        for field in Message(parsing: mail.span).parts[0].fields {
            let (name, value) = (Array(mail[field.name]), mail[field.value].filter { $0 != 0x0D })
            session.header(name: name.span, value: value.span)
        }
        if case .accept = session.endOfHeaders(macros: Macros(macros)) { return nil }
        let body = Message.body(of: mail)
        session.body(body.span)
        let outcome = session.endOfMessage(macros: Macros(macros))
        session.changesTold(true)
        session.answerTaken()
        return outcome
    }

    /// The mail as the MTA has it when it has done what it was asked.
    func delivered(_ mail: [UInt8], _ changes: Changes) -> [UInt8] {
        var counts: [[UInt8]: Int] = [:]
        var result: [UInt8] = []
        for field in Message(parsing: mail.span).parts[0].fields {
            let name = Array(mail[field.name])
            let key = Self.folded(name)
            let number = counts[key, default: 0] + 1
            counts[key] = number
            if changes.removals.contains(where: { Self.folded($0.name) == key && $0.index == number }) { continue }
            let replaced = changes.replacements.first { Self.folded($0.name) == key && $0.index == number }
            result += Self.line(name, replaced?.value ?? mail[field.value].filter { $0 != 0x0D })
        }
        for addition in changes.additions { result += Self.line(addition.name, addition.value) }
        return result + [0x0D, 0x0A] + (changes.body ?? Message.body(of: mail))
    }

    private static func folded(_ name: [UInt8]) -> [UInt8] { name.map { $0 | 0x20 } }

    /// - Parameter value: with its folds as LF.
    private static func line(_ name: [UInt8], _ value: [UInt8]) -> [UInt8] {
        name + [0x3A] + value.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } + [0x0D, 0x0A]
    }
}

extension Message {
    /// What stands behind the header's empty line.
    fileprivate static func body(of mail: [UInt8]) -> [UInt8] {
        let end = Message(parsing: mail.span).parts[0].header.upperBound
        return Array(mail[min(end + 2, mail.count)...])
    }
}
