// A copy that can't be read any more is a bounce of its delivery, for which nobody is suppressed: the real sender and database.

import Bounces
import Foundation
import GRDB
import Journal
import Peers
import Sealing
import Spool
import Submission
import Testing
import Words

@testable import SendingService
@testable import Storage

@Suite final class LostCopyTests {
    private let folder = TestFolder()
    private let store: Store
    private let server: ScriptedServer
    private let spool: SplitSpool
    private let journal: Journal
    private let numbers: MessageNumbers
    private let log = KeptLog()
    private let start = Int64(Date().timeIntervalSince1970 * 1000)

    /// A message to Ann and Bob, and Bob's copy in the spool.
    init() throws {
        store = try Store(path: folder.path + "/b.db")
        server = try ScriptedServer()
        spool = SplitSpool(folder: folder.path + "/split")
        journal = try Journal(folder: folder.path + "/sendings")
        store.follow(sendings: folder.path + "/sendings")
        numbers = try store.reserveNumbers(recipients: 2, copies: 2)
        let copy = numbers.copy + 1
        try spool.copies.keep([Array("Subject: x\r\n\r\nBody\r\n".utf8)[...]], as: copy, isFlushed: true)
        var message = Sending(
            messageID: "<1@shop.example>", queueID: "4XyZ", sender: "news@shop.example", subject: "x",
            campaign: "spring", sentAt: start, recipients: ["ann@home.example", "bob@home.example"], destinations: [],
            leftAlone: nil)
        message.isSplit = true
        try store.record(message, as: numbers)
        try spool.draft([
            SplitCopy(
                copy: copy, queueID: "4XyZ", sender: "news@shop.example", recipient: "bob@home.example", reporting: "",
                queuedAt: start)
        ])
        try spool.hold([copy])
        try spool.release([copy], now: start)
    }

    private func submission() throws -> SubmissionClient {
        SubmissionClient(to: try SubmissionServer("smtp://127.0.0.1:\(server.port)/here.example"))
    }

    private func splits() throws -> QueueSender<SplitQueue> {
        QueueSender(
            SplitQueue(
                ledger: SplitSpoolLedger(spool: spool, journal: journal), keys: try KeyRing([.random(created: "")]),
                spool: spool.copies, retries: nil,
                submission: try submission(), bounces: BouncePolicy(), logger: log.logger))
    }

    /// Sends what is due, and brings what became of it into the database.
    private func sendSplits() throws {
        try splits().sendDue()
        try store.foldSendings()
    }

    private func texts(_ sql: String) throws -> [String] {
        try store.foldSendings()
        return try store.database.read { try String.fetchAll($0, sql: sql) }
    }

    private func damage(_ how: Damage) throws {
        let file = try #require(spool.copies.path(of: numbers.copy + 1))
        switch how {
        case .removed: try FileManager.default.removeItem(atPath: file)
        case .truncated: try #require(truncate(file, 20) == 0)
        case .overwritten:
            try FileManager.default.removeItem(atPath: file)
            try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
        }
    }

    enum Damage: Sendable, CaseIterable { case removed, truncated, overwritten }

    @Test(arguments: Damage.allCases) func aSplitCopyWhoseFileIsGone(_ how: Damage) throws {
        try damage(how)
        #expect(try splits().sendDue() == SendingTurn(count: 1))
        #expect(server.received.taken == 0)
        #expect(log.lines.first?.hasPrefix("4XyZ: copy lost recipient=bob@home.example") == true)
        try expectBounce(states: [.sent, .softBounced])
        #expect(try splits().sendDue() == SendingTurn(), "once")
        try expectBounce(states: [.sent, .softBounced])
    }

    /// One event, an alarm, and nothing that is held against Bob.
    private func expectBounce(states: [DeliveryState]) throws {
        try store.foldSendings()
        let report = try #require(try store.messageReport("4XyZ"))
        #expect(report.recipients.map(\.state) == states)
        let events = try texts(
            "SELECT reason || '|' || class || '|' || trust FROM events WHERE kind = 'bounce' AND rule LIKE 'spool: %'")
        #expect(events == ["system_error|soft|sealed"])
        #expect(try texts("SELECT bounce_reason FROM deliveries WHERE bounce_reason IS NOT NULL") == ["system_error"])
        #expect(
            try texts("SELECT reason || '|' || domain FROM alarms WHERE reason = 'system_error'") == [
                "system_error|home.example"
            ])
        #expect(try texts("SELECT address FROM suppressions") == [])
        #expect(try texts("SELECT state FROM retries WHERE state IN ('planned', 'leased')") == [])
    }

    @Test func nothingAddsUpAgainstAnybody() throws {
        try damage(.removed)
        try sendSplits()
        #expect(try store.database.read { try Int.fetchOne($0, sql: "SELECT SUM(soft_bounces) FROM contacts") } == 0)
    }

    /// What the log says arrived has, though it was tried again and its file is gone since.
    @Test func whatIsKnownToHaveArrivedHas() throws {
        try store.database.write {
            try $0.execute(
                sql: "UPDATE deliveries SET state = 'delivered' WHERE copy = ?", arguments: [numbers.copy + 1])
        }
        try damage(.removed)
        try sendSplits()
        #expect(try store.messageReport("4XyZ")?.recipients.map(\.state) == [.sent, .delivered])
    }

    @Test func aRetryWhoseCopyIsNotKeptAnyMore() throws {
        server.set(["RCPT": .reply("552 5.2.2 mailbox full")])
        try sendSplits()
        #expect(try store.messageReport("4XyZ")?.recipients.map(\.state) == [.sent, .softBounced])
        let policy = RetryPolicy(
            bounces: BouncePolicy(), returnPath: nil, domainLimit: 20, quietHours: nil, spoolSize: 1 << 30,
            spoolDays: 8)
        let day = start + 86_400_000
        let sender = QueueSender(
            RetryQueue(
                ledger: store, keys: try KeyRing([.random(created: "")]),
                spool: CopySpool(folder: folder.path + "/copies"), submission: try submission(), policy: policy,
                logger: log.logger, now: { day }))
        #expect(try sender.sendDue() == SendingTurn(count: 1))
        #expect(log.lines.last?.contains("retry failed") == true)
        try expectBounce(states: [.sent, .softBounced])
        #expect(try texts("SELECT state || '|' || reply FROM retries") == ["failed|its copy is no longer kept"])
        #expect(try sender.sendDue() == SendingTurn(), "once")
    }
}
