// Where a message was handed over: what its sender looks at again is nobody's open.

import Foundation
import GRDB
import Logging
import Milter
import Peers
import Sealing
import Spool
import SpoolStage
import Testing
import Tracking
import Words

@testable import FilterService
@testable import Storage

@Suite final class SubmitterTests {
    private let folder = TestFolder()
    private let store: Store
    private static let sent: Int64 = 1_750_000_100_000

    init() throws {
        store = try Store(path: folder.path + "/db")
    }

    private func session(_ multipleRecipients: MultipleRecipients) throws -> FilterSession {
        let urls = TrackerURLs(standard: Array("https://track.example".utf8), byDomain: [:])
        let policy = FilterPolicy(
            outgoing: OutgoingRule(authenticated: true, networks: []),
            messages: MessagePolicy(tracks: .all, rewritesSigned: false, links: LinkPolicy(trackers: urls.all)),
            trackerURLs: urls, onFailure: .tempfail, multipleRecipients: multipleRecipients, untrackedDomains: [],
            campaignHeaders: [], fields: FilterPolicy.Fields(offersUnsubscribe: false), returnPath: nil,
            onSuppressed: .refuse, maximumSize: 100_000)
        let keys = try KeyRing([.random(created: "2026-01-01")])
        let filter = Filter(
            policy: policy, keys: keys, ledger: try .over(store, keys: keys, in: folder.path), spool: nil,
            splitSpool: SplitSpool(folder: folder.path + "/split"),
            log: MailLog(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }), now: { Self.sent })
        return FilterSession(filter, capabilities: .all)
    }

    /// Sends a mail with a client at an address; its copies.
    private func send(from client: ClientAddress?, to recipients: [String], _ mode: MultipleRecipients) throws
        -> [Int64]
    {
        let session = try session(mode)
        session.connected(client: client, isSMTP: true)
        let macros = ["i": "Q1", "{auth_authen}": "ann"]
        _ = session.sender(Array("<ann@shop.example>".utf8), parameters: [], macros: Macros(macros))
        for recipient in recipients {
            _ = session.recipient(Array("<\(recipient)>".utf8), parameters: [], macros: Macros(macros))
        }
        for (name, value) in [("From", "Ann <ann@brand.example>"), ("Content-Type", "text/html")] {
            session.header(name: Array(name.utf8).span, value: Array(" \(value)".utf8).span)
        }
        _ = session.endOfHeaders(macros: Macros(macros))
        session.body(Array("<html><body><a href=\"https://shop.example/\">x</a></body></html>\r\n".utf8).span)
        guard case .change = session.endOfMessage(macros: Macros(macros)) else {
            Issue.record("not tracked")
            return []
        }
        try store.foldSendings()
        return try store.database.inDatabase { try Int64.fetchAll($0, sql: "SELECT copy FROM copies ORDER BY copy") }
    }

    private func look(at copies: [Int64], from address: String) throws -> [String] {
        try store.writer.perform { [rules = store.rules, reach = store.reach] database in
            var tally = Tally(rules, reach: reach)
            for copy in copies {
                let hit = Hit(
                    at: Self.sent + 3_600_000, act: .open(OpenToken(copy: copy)), address: Array(address.utf8),
                    userAgent: Array("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0".utf8),
                    headers: Array("accept-language: de\n".utf8))
                _ = try tally.add(hit, in: database)
            }
            try tally.write(to: database)
            return try String.fetchAll(database, sql: "SELECT actor FROM events ORDER BY event")
        }
    }

    /// This machine, and a relay within, are nobody's place; and mail to one's own house is read there.
    @Test(arguments: [
        (ClientAddress.ipv4(0xCB00_7109), "203.0.113.9", "bob@customer.example", "sender"),
        (.ipv4(0xCB00_7109), "203.0.113.10", "bob@customer.example", "human"),
        (.ipv4(0xCB00_7109), "203.0.113.9", "bob@shop.example", "human"),
        (.ipv4(0xCB00_7109), "203.0.113.9", "bob@brand.example", "human"),
        (.ipv6(0x2001_0DB8 << 96 | 7), "2001:db8::7", "bob@customer.example", "sender"),
        (.ipv4(0x7F00_0001), "127.0.0.1", "bob@customer.example", "human"),
        (.ipv4(0x0A00_0001), "10.0.0.1", "bob@customer.example", "human"),
        (.ipv4(0x6440_0001), "100.64.0.1", "bob@customer.example", "human"),
        (.ipv6(0xFD00 << 112 | 1), "fd00::1", "bob@customer.example", "human"),
        (.local, "203.0.113.9", "bob@customer.example", "human"),
    ])
    func theSenderLooksAgain(client: ClientAddress, address: String, recipient: String, actor: String) throws {
        let copies = try send(from: client, to: [recipient], .shared)
        #expect(try look(at: copies, from: address) == [actor])
    }

    @Test func eachCopyOfASplitMessageIsTheSenders() throws {
        let copies = try send(
            from: .ipv4(0xCB00_7109), to: ["bob@customer.example", "carl@third.example", "di@shop.example"], .split)
        #expect(try look(at: copies, from: "203.0.113.9") == ["sender", "sender", "human"])
    }
}
