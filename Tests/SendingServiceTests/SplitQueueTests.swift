// Copies on their way from the spool: the real sender, a server that does what it is told, a ledger in memory.

import Bounces
import Foundation
import Peers
import Sealing
import Spool
import Storage
import Submission
import Synchronization
import Testing
import Tools

@testable import SendingService

@Suite final class SplitQueueTests {
    private let folder = TestFolder()
    private let ledger = MemorySplits()
    private let spool: CopySpool
    private let retries: CopySpool
    private let keys: KeyRing
    private let log = KeptLog()
    private let start = SteadyClock.now()
    /// They are there as long as the test.
    private var servers: [ScriptedServer] = []

    init() throws {
        spool = CopySpool(folder: folder.path + "/split")
        retries = CopySpool(folder: folder.path + "/copies")
        keys = try KeyRing([.random(created: "2026-01-01")])
    }

    private func queue(to server: ScriptedServer, patience: Duration = .seconds(20)) throws -> SplitQueue {
        servers.append(server)
        return SplitQueue(
            ledger: ledger, keys: keys, spool: spool, retries: retries,
            submission: SubmissionClient(
                to: try SubmissionServer("smtp://127.0.0.1:\(server.port)/here.example"), patience: patience),
            bounces: BouncePolicy(), logger: log.logger)
    }

    private func sender(
        to server: ScriptedServer, patience: Duration = .seconds(20)
    ) throws -> QueueSender<SplitQueue> { QueueSender(try queue(to: server, patience: patience), pause: 0) }

    /// A copy in the spool that is due.
    private func add(_ copy: Int64 = 7, tries: Int = 0, age: Int64 = 0) throws {
        try spool.keep([Array("Subject: x\r\n\r\nBody\r\n".utf8)[...]], as: copy, isFlushed: true)
        try spool.flush(names: [copy])
        ledger.add(copy, tries: tries, queuedAt: start - age)
    }

    /// Whether a copy was postponed, for so many seconds.
    private func isPostponed(_ copy: Int64 = 7, seconds: Int64) -> Bool {
        guard case .postponed(let until)? = ledger.book.ends[copy] else { return false }
        return start + seconds * 1000...SteadyClock.now() + seconds * 1000 ~= until
    }

    @Test func whatHasLeftIsKeptForRetries() throws {
        let server = try ScriptedServer()
        try add()
        #expect(try sender(to: server).sendDue() == SendingTurn(count: 1))
        #expect(ledger.book.ends == [7: .sent])
        #expect(ledger.book.handed == [7])
        #expect(try spool.read(7) == nil)
        #expect(try retries.read(7) != nil)
        #expect(log.lines == [#"4XyZ: copy sent recipient=bob@home.example copy=7 reply="250 2.0.0 queued as 4XyZ""#])
        #expect(try sender(to: server).sendDue() == SendingTurn())
    }

    @Test(arguments: [
        ("MAIL", ScriptedServer.Action.reply("451 4.3.0 later")), ("RCPT", .reply("450 4.2.0 later")),
        ("DATA", .reply("452 4.3.1 full")), (".", .reply("451 4.3.0 later")), ("MAIL", .close), ("RCPT", .close),
        ("DATA", .close), (".", .close), ("RCPT", .reply("554 5.7.1 <bob@home.example>: Relay access denied")),
        ("MAIL", .reply("553 5.1.8 Sender address rejected")),
    ])
    func whatIsNotTakenWaits(step: String, action: ScriptedServer.Action) throws {
        try add(tries: 2)
        #expect(try sender(to: ScriptedServer([step: action])).sendDue() == SendingTurn(count: 1))
        #expect(isPostponed(seconds: 20))
        #expect(try spool.read(7) != nil)
        #expect(log.lines.count == 1)
    }

    @Test(arguments: [
        ("RCPT", "550 5.1.1 User unknown", Reason.userUnknown), ("DATA", "550 5.1.1 User unknown", .userUnknown),
        (".", "552 5.2.2 mailbox full", .mailboxFull),
    ])
    func whatIsRefusedIsABounce(step: String, reply: String, reason: Reason) throws {
        try add()
        try sender(to: ScriptedServer([step: .reply(reply)])).sendDue()
        #expect(ledger.book.ends == [7: .refused(reason)])
        #expect(try spool.read(7) == nil)
        #expect(log.lines == ["4XyZ: copy refused recipient=bob@home.example copy=7 reply=\"\(reply)\""])
    }

    /// After five days it is given up, whatever was said last.
    @Test(arguments: [("RCPT", ScriptedServer.Action.reply("450 4.2.0 later")), ("DATA", .close)])
    func whatWaitsTooLongIsABounce(step: String, action: ScriptedServer.Action) throws {
        try add(age: 6 * 86_400_000)
        try sender(to: ScriptedServer([step: action])).sendDue()
        guard case .refused? = ledger.book.ends[7] else {
            Issue.record("\(ledger.book.ends)")
            return
        }
    }

    @Test(arguments: ["greeting", "EHLO"]) func aServerThatIsAwayEndsTheTurn(step: String) throws {
        for copy: Int64 in 1...9 { try add(copy, age: 6 * 86_400_000) }
        let server = try ScriptedServer([step: .close])
        let turn = try sender(to: server).sendDue()
        #expect(turn.serverAway?.hasPrefix("failed at connection: ") == true)
        #expect(turn.count <= 4, "those that were in hand at once")
        #expect(ledger.book.ends.isEmpty)
        #expect(log.lines.isEmpty, "the service says it")
    }

    @Test(arguments: [(4, false), (5, true)]) func aServerThatNeverAnswers(tries: Int, isOver: Bool) throws {
        try add(tries: tries)
        try sender(to: ScriptedServer([".": .close])).sendDue()
        #expect((ledger.book.ends[7] == .sent) == isOver)
        #expect(log.lines.first?.contains(isOver ? "no answer, however often" : "may arrive twice") == true)
    }

    @Test func noAnswerInTime() throws {
        try add()
        try sender(to: ScriptedServer([".": .silence]), patience: .seconds(3)).sendDue()
        #expect(isPostponed(seconds: 5))
        #expect(log.lines.first?.contains("may arrive twice") == true)
    }

    @Test func copiesThatCannotBeRead() throws {
        try add(7)
        try spool.remove(7)
        try add(8)
        try FileManager.default.removeItem(atPath: folder.path + "/split/0/8.gz")
        try folder.write("no gzip", to: "split/0/8.gz")
        try add(9)
        let loop = folder.path + "/split/0/9.gz"
        try FileManager.default.removeItem(atPath: loop)
        try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
        let server = try ScriptedServer()
        try sender(to: server).sendDue()
        #expect(ledger.book.ends[7] == .lost("it is not in the spool"))
        guard case .lost(let reason)? = ledger.book.ends[8] else {
            Issue.record("\(ledger.book.ends)")
            return
        }
        #expect(reason.contains("damaged"))
        #expect(isPostponed(9, seconds: 5), "the disk may come back")
        #expect(server.received.taken == 0)
    }

    @Test func nothingIsSentWhileTheLedgerIsAway() throws {
        try add()
        ledger.change { $0.isAway = true }
        let server = try ScriptedServer()
        #expect(throws: Away.self) { try sender(to: server).sendDue() }
        #expect(server.received.commands.isEmpty)
    }

    /// The server is not given what can't be noted as handed: nobody would know that it may have it.
    @Test func whatIsNotNotedIsNotTransferred() throws {
        try add()
        ledger.change { $0.isClosed = true }
        let server = try ScriptedServer()
        try sender(to: server).sendDue()
        #expect(!server.received.commands.contains("DATA"))
        #expect(isPostponed(seconds: 5))
    }

    @Test func whatHasLeftIsWrittenDownHoweverLongItTakes() throws {
        try add()
        ledger.change { $0.refusals = 50 }
        let server = try ScriptedServer()
        try sender(to: server).sendDue()
        #expect(ledger.book.ends == [7: .sent])
        #expect(server.received.taken == 1)
    }

    /// The next process says that it may arrive twice.
    @Test func aStopEndsTheWaitForTheLedger() throws {
        try add()
        ledger.change { $0.refusals = .max }
        let questions = Atomic(0)
        let sender = try sender(to: ScriptedServer())
        #expect(throws: Away.self) {
            try sender.sendDue { questions.add(1, ordering: .relaxed).newValue > 5 }
        }
        #expect(ledger.book.ends.isEmpty)
    }

    @Test func whatAnotherProcessHasLeftIsTakenOverByOne() throws {
        ledger.add(7, queuedAt: start, wasHanded: true)
        let queue = try queue(to: ScriptedServer())
        let owner = try queue.takingOver()
        #expect(
            log.lines == [
                #"4XyZ: copy taken over: it may arrive twice recipient=bob@home.example copy=7 reply="the server may have it""#
            ])
        #expect(try spool.own() == nil)
        withExtendedLifetime(owner) {}
    }

    @Test func whatHasNoRowIsSwept() throws {
        try add(7)
        try spool.keep([[1][...]], as: 8)
        let old = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: -7200)]
        for copy in [7, 8] {
            try FileManager.default.setAttributes(old, ofItemAtPath: "\(folder.path)/split/0/\(copy).gz")
        }
        try queue(to: ScriptedServer()).sweep()
        #expect(try spool.read(7) != nil && spool.read(8) == nil)
    }
}
