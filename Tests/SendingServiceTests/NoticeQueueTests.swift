// Notices: the real sender, a server or webhook that does what it is told, a ledger in memory.

import Foundation
import Peers
import Sealing
import Storage
import Submission
import Testing
import Webhooks

@testable import SendingService

@Suite final class NoticeQueueTests {
    private let folder = TestFolder()
    private let ledger = MemoryNotices()
    private let log = KeptLog()
    private static let now: Int64 = 1_795_588_400_000
    /// They are there as long as the test.
    private var servers: [ScriptedServer] = []

    private func sender(_ carrier: NoticeQueue.Carrier) throws -> QueueSender<NoticeQueue> {
        QueueSender(
            NoticeQueue(
                by: carrier, ledger: ledger, keys: try KeyRing([.random(created: "")]),
                policy: NoticePolicy(from: "backstamp@shop.example", tellsWebhooks: true), logger: log.logger,
                now: { Self.now }), pause: 0)
    }

    private func mailer(to server: ScriptedServer, patience: Duration = .seconds(20)) throws -> QueueSender<NoticeQueue>
    {
        servers.append(server)
        return try sender(
            .mail(
                SubmissionClient(
                    to: try SubmissionServer("smtp://127.0.0.1:\(server.port)/here.example"), patience: patience)))
    }

    /// Some mails, made so many milliseconds ago.
    private func add(_ count: Int64 = 1, age: Int64 = 0) {
        for number in 1...count { ledger.add(number, .mail, to: "ann@shop.example", at: Self.now - age) }
    }

    @Test(arguments: [
        ("QUIT", ScriptedServer.Action.close, MemoryNotices.End.ended(.sent)),
        ("MAIL", .reply("451 4.3.0 later"), .postponed), ("RCPT", .reply("450 4.2.0 later"), .postponed),
        ("DATA", .reply("452 4.3.1 full"), .postponed), (".", .reply("451 4.3.0 later"), .postponed),
        ("greeting", .close, .postponed), ("EHLO", .close, .postponed), ("MAIL", .close, .postponed),
        ("RCPT", .close, .postponed), ("DATA", .close, .postponed), ("MAIL", .reply("550 5.1.8 no"), .postponed),
        ("RCPT", .reply("550 5.1.1 User unknown"), .ended(.failed)), ("DATA", .reply("554 5.6.0 no"), .ended(.failed)),
        (".", .reply("554 5.6.0 no"), .ended(.failed)), (".", .close, .ended(.uncertain)),
    ])
    func whatBecomesOfAMail(step: String, action: ScriptedServer.Action, end: MemoryNotices.End) throws {
        add()
        #expect(try mailer(to: ScriptedServer([step: action])).sendDue().count == 1)
        #expect(ledger.book.ends == [1: end])
        #expect(log.lines.count == 1)
    }

    @Test func noAnswerInTime() throws {
        add()
        try mailer(to: ScriptedServer([".": .silence]), patience: .seconds(3)).sendDue()
        #expect(ledger.book.ends == [1: .ended(.uncertain)])
    }

    /// All mails have the same MTA.
    @Test func theFirstThatIsNotTakenEndsTheTurn() throws {
        add(3)
        #expect(try mailer(to: ScriptedServer(["RCPT": .reply("450 4.2.0 later")])).sendDue().count == 1)
        #expect(ledger.book.ends == [1: .postponed])
    }

    @Test func oneThatIsRefusedHoldsNoOtherUp() throws {
        add(3)
        #expect(try mailer(to: ScriptedServer(["RCPT": .reply("550 5.1.1 User unknown")])).sendDue().count == 3)
        #expect(ledger.book.ends.count == 3)
    }

    @Test func nobodyWantsToKnowAfterADay() throws {
        add(age: 86_400_000)
        try mailer(to: ScriptedServer(["greeting": .close])).sendDue()
        #expect(ledger.book.ends == [1: .ended(.failed)])
    }

    @Test func whatIsNotOursAnyMoreIsNotTransferred() throws {
        add()
        ledger.change { $0.isLost = true }
        let server = try ScriptedServer()
        try mailer(to: server).sendDue()
        #expect(!server.received.commands.contains("DATA"))
    }

    @Test func aLedgerThatIsAway() throws {
        add()
        ledger.change { $0.isAway = true }
        let server = try ScriptedServer()
        #expect(throws: Away.self) { try mailer(to: server).sendDue() }
        #expect(server.received.commands.isEmpty)
    }

    @Test func aLedgerThatTakesTheNoteInTheEnd() throws {
        add()
        ledger.change { $0.refusals = 9 }
        let server = try ScriptedServer()
        try mailer(to: server).sendDue()
        #expect(ledger.book.ends == [1: .ended(.sent)])
        #expect(server.received.taken == 1)
    }

    @Test func whatBecomesOfWebhooks() throws {
        try folder.write("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n", to: "secret", mode: 0o600)
        let (taken, failing, gone) = (HTTPPeer(), HTTPPeer([.answer(500)]), HTTPPeer([.answer(410)]))
        for (number, peer) in [taken, failing, failing, gone, gone].enumerated() {
            ledger.add(Int64(number), .webhook, to: peer.url, at: Self.now)
        }
        let client = WebhookClient(secrets: WebhookSecrets(path: folder.path + "/secret"), allowsPrivate: true)
        #expect(try sender(.webhook(client)).sendDue().count == 3)
        // What else waits for a target that has failed, or wants no more, is left.
        #expect(ledger.book.ends == [0: .ended(.sent), 1: .postponed, 3: .ended(.failed)])
        #expect(ledger.book.switchedOff == [gone.url])
    }
}
