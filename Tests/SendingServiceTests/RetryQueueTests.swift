// Second sendings: the real sender, a server that does what it is told, a ledger in memory.

import Bounces
import Foundation
import Peers
import Sealing
import Spool
import Submission
import Testing
import Words

@testable import SendingService

@Suite final class RetryQueueTests {
    private let folder = TestFolder()
    private let ledger = MemoryRetries()
    private let spool: CopySpool
    private let keys: KeyRing
    private let log = KeptLog()
    private static let now: Int64 = 1_750_000_000_000
    /// They are there as long as the test.
    private var servers: [ScriptedServer] = []

    init() throws {
        spool = CopySpool(folder: folder.path + "/copies")
        keys = try KeyRing([.random(created: "2026-01-01")])
        try spool.keep([Array("Subject: x\r\n\r\nBody\r\n".utf8)[...]], as: 7)
    }

    private func sender(
        to server: ScriptedServer, patience: Duration = .seconds(20), domainLimit: Int = 20
    ) throws -> QueueSender<RetryQueue> {
        servers.append(server)
        let policy = RetryPolicy(
            bounces: BouncePolicy(), returnPath: ReturnPath("bounces@bounce.example"), domainLimit: domainLimit,
            quietHours: nil, spoolSize: 1 << 30, spoolDays: 8)
        return QueueSender(
            RetryQueue(
                ledger: ledger, keys: keys, spool: spool,
                submission: SubmissionClient(
                    to: try SubmissionServer("smtp://127.0.0.1:\(server.port)/here.example"), patience: patience),
                policy: policy, logger: log.logger, now: { Self.now }), pause: 0)
    }

    @Test func theCopyLeavesAsItDidToTheOneRecipient() throws {
        let server = try ScriptedServer()
        ledger.plan(1)
        #expect(try sender(to: server).sendDue() == SendingTurn(count: 1))
        #expect(String(decoding: server.received.data, as: UTF8.self) == "Subject: x\r\n\r\nBody\r\n.\r\n")
        let commands = server.received.commands
        let sender = try #require(commands[1].split(separator: "<").last?.split(separator: ">").first)
        #expect(keys.token(in: String(sender), as: ReturnPathToken.self) == ReturnPathToken(copy: 7))
        #expect(commands[2] == "RCPT TO:<bob@home.example>")
        #expect(ledger.book.ends == [1: .sent("250 2.0.0 queued as 4XyZ")])
        #expect(
            log.lines == [
                #"4XyZ: sent again recipient=bob@home.example attempt=1/5 reason=mailbox_full reply="250 2.0.0 queued as 4XyZ""#
            ])
    }

    private static let later = MemoryRetries.End.postponed(until: now + 300_000)

    @Test(arguments: [
        ("MAIL", ScriptedServer.Action.reply("451 4.3.0 later"), later), ("RCPT", .reply("450 4.2.0 later"), later),
        ("DATA", .reply("452 4.3.1 full"), later), (".", .reply("451 4.3.0 later"), later),
        ("greeting", .close, later), ("greeting", .replyAndClose("554 5.7.1 go away"), later),
        ("EHLO", .close, later), ("MAIL", .close, later), ("RCPT", .close, later), ("DATA", .close, later),
        // Our fault: somebody has to see to it.
        ("MAIL", .reply("553 5.1.8 Sender address rejected"), later),
        ("RCPT", .reply("554 5.7.1 <bob@home.example>: Relay access denied"), later),
        ("RCPT", .reply("550 5.1.1 User unknown"), .refused(.userUnknown)),
        ("DATA", .reply("550 5.1.1 User unknown"), .refused(.userUnknown)),
        (".", .reply("552 5.2.2 mailbox full"), .refused(.mailboxFull)),
    ])
    func whatIsNotTaken(step: String, action: ScriptedServer.Action, end: MemoryRetries.End) throws {
        let server = try ScriptedServer([step: action])
        ledger.plan(1)
        #expect(try sender(to: server).sendDue().count == 1)
        #expect(ledger.book.ends == [1: end])
        #expect(log.lines.count == 1)
    }

    /// Perhaps it was taken: it is not sent again.
    @Test(arguments: [ScriptedServer.Action.close, .silence]) func noAnswerToTheFinalDot(
        _ action: ScriptedServer.Action
    ) throws {
        let server = try ScriptedServer([".": action])
        ledger.plan(1)
        try sender(to: server, patience: .seconds(3)).sendDue()
        guard case .sent(let reply)? = ledger.book.ends[1] else {
            Issue.record("\(ledger.book.ends)")
            return
        }
        #expect(reply.hasPrefix("uncertain: failed at end of data: "))
    }

    @Test func noAnswerBeforeIt() throws {
        let server = try ScriptedServer(["RCPT": .silence])
        ledger.plan(1)
        try sender(to: server, patience: .seconds(2)).sendDue()
        #expect(ledger.book.ends == [1: Self.later])
    }

    @Test func whatNobodyTakesIsGivenUp() throws {
        let server = try ScriptedServer(["RCPT": .reply("450 4.2.0 later")])
        ledger.plan(1, tries: 99)
        ledger.plan(2, tries: 100)
        ledger.plan(3)
        try sender(to: server).sendDue()
        #expect(ledger.book.ends[1] == .postponed(until: Self.now + 3_600_000))
        #expect(ledger.book.ends[2] == .failed("refused at RCPT TO: 450 4.2.0 later"))
        #expect(ledger.book.ends[3] == Self.later, "the others have their turn all the same")
    }

    @Test func copiesThatCannotBeRead() throws {
        try folder.write("no gzip", to: "copies/0/8.gz")
        let loop = folder.path + "/copies/0/9.gz"
        try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
        for copy: Int64 in [6, 8, 9] { ledger.plan(copy, copy: copy) }
        let server = try ScriptedServer()
        try sender(to: server).sendDue()
        #expect(ledger.book.ends[6] == .lost("its copy is no longer kept"))
        guard case .lost(let reason)? = ledger.book.ends[8] else {
            Issue.record("\(ledger.book.ends)")
            return
        }
        #expect(reason.contains("damaged"))
        #expect(ledger.book.ends[9] == Self.later, "the disk may come back")
        #expect(server.received.taken == 0)
    }

    @Test func eachDomainHasItsTurn() throws {
        for number: Int64 in 1...3 { ledger.plan(number, to: "\(number)@home.example") }
        ledger.plan(4, to: "cy@other.example")
        let server = try ScriptedServer()
        #expect(try sender(to: server, domainLimit: 2).sendDue() == SendingTurn(count: 3, waiting: 1))
        #expect(ledger.book.ends.keys.sorted() == [1, 2, 4])
    }

    @Test func whatAnotherProcessHasIsLeftToIt() throws {
        ledger.plan(1)
        ledger.change { $0.taken = [1] }
        let server = try ScriptedServer()
        #expect(try sender(to: server).sendDue() == SendingTurn())
        #expect(try !sender(to: server).send(1))
        #expect(server.received.taken == 0)
    }

    @Test func nothingIsSentWhileTheLedgerIsAway() throws {
        ledger.plan(1)
        ledger.change { $0.isAway = true }
        let server = try ScriptedServer()
        #expect(throws: Away.self) { try sender(to: server).sendDue() }
        #expect(ledger.book.leased.isEmpty)
    }

    /// It has left: that is insisted on, or it would be sent again.
    @Test func aLedgerThatTakesTheNoteInTheEnd() throws {
        ledger.plan(1)
        ledger.change { $0.refusals = 9 }
        let server = try ScriptedServer()
        try sender(to: server).sendDue()
        #expect(ledger.book.ends == [1: .sent("250 2.0.0 queued as 4XyZ")])
        #expect(server.received.taken == 1)
        #expect(log.lines.filter { $0.hasPrefix("a retry has left, and the database") }.count == 9)
    }

    /// What has not left waits for the end of its lease, and the others for another turn.
    @Test func aLedgerThatTakesNoNote() throws {
        ledger.plan(1)
        ledger.plan(2)
        ledger.change { $0.refusals = 1 }
        let server = try ScriptedServer(["RCPT": .reply("450 4.2.0 later")])
        #expect(throws: Away.self) { try sender(to: server).sendDue() }
        #expect(ledger.book.ends.isEmpty)
        #expect(ledger.book.leased == [1])
    }

    @Test func aStopLeavesWhatIsNotInHand() throws {
        ledger.plan(1)
        #expect(try sender(to: ScriptedServer()).sendDue { true } == SendingTurn())
        #expect(ledger.book.leased.isEmpty)
    }
}
