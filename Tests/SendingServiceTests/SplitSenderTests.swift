// Copies from the spool, with a server that refuses, dies or is away.

import Bounces
import Foundation
import Journal
import Logging
import Peers
import Sealing
import Spool
import Storage
import Submission
import Testing
import Words

@testable import SendingService

@Suite final class SplitSenderTests {
    private let folder = TestFolder()
    private let store: Store
    private let spool: SplitSpool
    private let journal: Journal
    private let keys: KeyRing
    /// They are there as long as the test.
    private var servers: [ScriptedServer] = []

    init() throws {
        store = try Store(path: folder.path + "/db")
        spool = SplitSpool(folder: folder.path + "/split")
        journal = try Journal(folder: folder.path + "/sendings")
        store.follow(sendings: folder.path + "/sendings")
        keys = try KeyRing([Key.random(created: "2026-01-01")])
    }

    private func sender(to server: ScriptedServer) throws -> QueueSender<SplitQueue> {
        servers.append(server)
        return QueueSender(
            SplitQueue(
                ledger: SplitSpoolLedger(spool: spool, journal: journal), keys: keys, spool: spool.copies, retries: nil,
                submission: SubmissionClient(to: try SubmissionServer("smtp://127.0.0.1:\(server.port)/here.example")),
                bounces: BouncePolicy(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
    }

    /// A message to ann, whose copy is the MTA's, and to bob, whose copy is in the spool.
    @discardableResult
    private func split() throws -> MessageNumbers {
        let numbers = try store.reserveNumbers(recipients: 2, copies: 2)
        try spool.copies.keep([Array("Subject: x\r\n\r\nBody\r\n".utf8)[...]], as: numbers.copy + 1, isFlushed: true)
        try spool.copies.flush(names: [numbers.copy + 1])
        var message = Sending(
            messageID: "<1@x>", queueID: "4XyZ", sender: "s@shop.example", subject: "x", campaign: nil, sentAt: now(),
            recipients: ["ann@home.example", "bob@home.example"], destinations: [], leftAlone: nil)
        message.isSplit = true
        try store.record(message, as: numbers)
        try spool.draft([
            SplitCopy(
                copy: numbers.copy + 1, queueID: "4XyZ", sender: "s@shop.example", recipient: "bob@home.example",
                reporting: "NOTIFY=NEVER", queuedAt: now())
        ])
        try spool.hold([numbers.copy + 1])
        return numbers
    }

    private func now(_ seconds: Int64 = 0) -> Int64 { Int64(Date().timeIntervalSince1970 * 1000) + seconds * 1000 }

    private func isWaiting(_ numbers: MessageNumbers) -> Bool {
        !spool.waiting(among: [numbers.copy + 1]).isEmpty
    }

    @Test func aCopyIsHeldUntilTheMTAHasTheMessage() throws {
        let server = try ScriptedServer()
        let numbers = try split()
        #expect(try sender(to: server).sendDue() == SendingTurn())
        try spool.release([numbers.copy + 1], now: now())
        #expect(try sender(to: server).sendDue() == SendingTurn(count: 1))
        let received = server.received
        #expect(received.taken == 1)
        #expect(received.commands[2].hasPrefix("RCPT TO:<bob@home.example>"))
        let text = String(decoding: received.data, as: UTF8.self)
        let token = try #require(text.split(separator: "\r\n").first?.split(separator: " ").last)
        let sealed = Array(token.utf8)
        let opened = keys.open(sealed.span, as: SplitToken.self)
        #expect(opened == SplitToken(copy: numbers.copy + 1))
        #expect(text.hasSuffix("\r\nSubject: x\r\n\r\nBody\r\n.\r\n"))
        #expect(!isWaiting(numbers))
        #expect(try spool.copies.read(numbers.copy + 1) == nil)
        #expect(try sender(to: server).sendDue() == SendingTurn())
    }

    @Test func aCopyWhoseMessageTheMTADoesNotHaveStays() throws {
        let numbers = try split()
        try spool.withdraw([numbers.copy + 1])
        #expect(!isWaiting(numbers))
        #expect(try spool.due(now: now(3600), limit: 9) == [])
    }

    @Test func aSilentMTAIsWaitedForSomeSeconds() throws {
        try split()
        #expect(try spool.due(now: now(), limit: 9) == [])
        #expect(try spool.due(now: now(11), limit: 9).count == 1)
    }

    @Test(arguments: [
        ["MAIL": ScriptedServer.Action.reply("451 4.3.0 later")], ["RCPT": .reply("450 4.2.0 later")],
        ["DATA": .reply("452 4.3.1 full")], [".": .reply("451 4.3.0 later")], ["RCPT": .close], ["DATA": .close],
        // Perhaps it was taken: twice is better than never.
        [".": .close],
        // Our own fault: somebody has to see to it.
        ["RCPT": .reply("554 5.7.1 <bob@home.example>: Relay access denied")],
        ["MAIL": .reply("550 5.1.1 User unknown")],
    ])
    func whatIsNotTakenIsTriedAgain(script: [String: ScriptedServer.Action]) throws {
        let server = try ScriptedServer(script)
        let numbers = try split()
        try spool.release([numbers.copy + 1], now: now())
        #expect(try sender(to: server).sendDue() == SendingTurn(count: 1))
        #expect(isWaiting(numbers))
        #expect(try spool.due(now: now(), limit: 9) == [], "there is a pause")
        let again = try #require(try spool.due(now: now(6), limit: 9).first)
        #expect(again.tries == 1)
        #expect(try spool.copies.read(numbers.copy + 1) != nil)
    }

    @Test func pausesGrow() throws {
        let server = try ScriptedServer(["MAIL": .reply("451 4.3.0 later")])
        let numbers = try split()
        for seconds: Int64 in [5, 10, 20, 40] {
            try spool.release([numbers.copy + 1], now: now())
            // As if the pause were over.
            let tries = try spool.due(now: now(3600), limit: 9).first?.tries ?? -1
            try spool.postpone(numbers.copy + 1, until: 0)
            _ = try sender(to: server).sendDue()
            #expect(try spool.due(now: now(seconds - 2), limit: 9) == [], "\(tries)")
        }
    }

    @Test func aServerThatIsAwayCostsNoCopyATry() throws {
        let numbers = try split()
        try spool.release([numbers.copy + 1], now: now())
        for script in [
            ["greeting": ScriptedServer.Action.close], ["greeting": .replyAndClose("421 4.3.2 closing")],
        ] {
            #expect(try sender(to: ScriptedServer(script)).sendDue().serverAway != nil, "\(script)")
            #expect(try spool.due(now: now(), limit: 9).first?.tries == 0)
        }
        let server = try ScriptedServer()
        #expect(try sender(to: server).sendDue() == SendingTurn(count: 1))
        #expect(server.received.taken == 1)
    }

    @Test func whatIsRefusedForGoodIsABounce() throws {
        let server = try ScriptedServer(["RCPT": .reply("550 5.1.1 <bob@home.example>: User unknown")])
        let numbers = try split()
        try spool.release([numbers.copy + 1], now: now())
        #expect(try sender(to: server).sendDue() == SendingTurn(count: 1))
        #expect(!isWaiting(numbers))
        try store.foldSendings()
        let report = try #require(try store.messageReport("4XyZ"))
        #expect(report.recipients.map(\.state) == [.sent, .hardBounced])
    }

    @Test func whatIsTakenOverIsSentOnceMoreAndToldOf() throws {
        let server = try ScriptedServer()
        let numbers = try split()
        // The process died while the server was being given it.
        #expect(try spool.hand(numbers.copy + 1))
        #expect(try !spool.hand(numbers.copy + 1), "once")
        #expect(try spool.due(now: now(3600), limit: 9) == [])
        let left = try spool.takeOver(now: now())
        #expect(left.map(\.wasHanded) == [true])
        #expect(try spool.takeOver(now: now()) == [])
        #expect(try sender(to: server).sendDue() == SendingTurn(count: 1))
        #expect(server.received.taken == 1)
    }

    @Test func oneProcessOwnsTheSpool() throws {
        let owner = try spool.copies.own()
        #expect(owner != nil)
        #expect(try spool.copies.own() == nil)
        withExtendedLifetime(owner) {}
    }

    @Test func aCopyThatIsGoneFromTheSpoolEndsTheWait() throws {
        let server = try ScriptedServer()
        let numbers = try split()
        try spool.release([numbers.copy + 1], now: now())
        try spool.copies.remove(numbers.copy + 1)
        #expect(try sender(to: server).sendDue() == SendingTurn(count: 1))
        #expect(!isWaiting(numbers))
        #expect(server.received.taken == 0)
    }
}
