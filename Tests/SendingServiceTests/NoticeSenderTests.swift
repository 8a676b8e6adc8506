// The job against a scripted webhook and a scripted MTA, by a clock of the test's.

import Foundation
import GRDB
import Logging
import Peers
import Sealing
import Storage
import Submission
import Synchronization
import Testing
import Webhooks
import Words

@testable import SendingService

@Suite final class NoticeSenderTests {
    private let folder = TestFolder()
    let store: Store
    let clock: Clock

    /// What time it is.
    final class Clock: Sendable {
        private let time: Mutex<Int64>
        init(_ time: Int64) { self.time = Mutex(time) }
        var now: Int64 { time.withLock { $0 } }
        func advance(_ seconds: Int64) { time.withLock { $0 += seconds * 1000 } }
    }

    init() throws {
        try folder.write("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n", to: "secret", mode: 0o600)
        store = try Store(path: folder.path + "/b.db")
        clock = Clock(Int64(Date().timeIntervalSince1970 * 1000))
    }

    /// Both senders of a process.
    private struct Senders {
        let mail: QueueSender<NoticeQueue>
        let webhook: QueueSender<NoticeQueue>

        func sendDue(_ method: NotificationPreference.Method) throws {
            try (method == .mail ? mail : webhook).sendDue()
        }
    }

    private func sender(smtp port: Int = 1, patience: Duration = .seconds(1)) throws -> Senders {
        let keys = try KeyRing([.random(created: "")])
        func sender(_ carrier: NoticeQueue.Carrier) -> QueueSender<NoticeQueue> {
            QueueSender(
                NoticeQueue(
                    by: carrier, ledger: store, keys: keys,
                    policy: NoticePolicy(from: "backstamp@shop.example", tellsWebhooks: true),
                    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, now: { [clock] in clock.now }))
        }
        return Senders(
            mail: sender(
                .mail(
                    SubmissionClient(to: try SubmissionServer("smtp://127.0.0.1:\(port)"), patience: patience))),
            webhook: sender(
                .webhook(
                    WebhookClient(
                        secrets: WebhookSecrets(path: folder.path + "/secret"), allowsPrivate: true,
                        patience: .milliseconds(500)))))
    }

    private func prefer(
        _ method: NotificationPreference.Method, _ target: String, from sender: String = "@shop.example"
    ) throws {
        try store.setNotificationPreference(
            NotificationPreference(sender: sender, method: method, target: target, digest: .none))
    }

    /// Sends a message and has it opened, long enough ago.
    private func opened(_ count: Int = 1, from sender: String = "ann@shop.example") throws {
        for number in 0..<count {
            let numbers = try store.reserveNumbers(recipients: 1)
            try store.record(
                Sending(
                    messageID: "<\(number)@shop.example>", queueID: "Q\(number)", sender: sender, subject: "Hello",
                    campaign: nil, sentAt: clock.now - 86_400_000, recipients: ["bob\(number)@home.example"],
                    destinations: [], leftAlone: nil),
                as: numbers)
            try execute("UPDATE copies SET opens = 1, first_opened_at = \(clock.now) WHERE copy = \(numbers.copy)")
        }
        clock.advance(200)
    }

    private func execute(_ sql: String) throws {
        try DatabaseQueue(path: folder.path + "/b.db").write { try $0.execute(sql: sql) }
    }

    private func states() throws -> [String] {
        try DatabaseQueue(path: folder.path + "/b.db").read {
            try String.fetchAll($0, sql: "SELECT state || '|' || tries FROM notice_batches ORDER BY batch")
        }
    }

    // MARK: Webhooks

    @Test func webhookIsToldOnce() throws {
        let peer = HTTPPeer()
        try prefer(.webhook, peer.url)
        try opened(2)
        let sender = try sender()
        for _ in 0..<3 { try sender.sendDue(.webhook) }
        #expect(try states() == ["sent|1", "sent|1"])
        #expect(Set(peer.requests.compactMap { $0.headers["webhook-id"] }).count == 2)
        #expect(peer.requests.count == 2)
    }

    /// The same identifier and the same body each time, so that a receiver who has had it knows.
    @Test(arguments: [HTTPPeer.Action.answer(500), .silence, .close, .answer(404)])
    func webhookIsTriedAgainWithGrowingPauses(_ action: HTTPPeer.Action) throws {
        let peer = HTTPPeer([action, action, action, .answer(200)])
        try prefer(.webhook, peer.url)
        try opened()
        let sender = try sender()
        try sender.sendDue(.webhook)
        try sender.sendDue(.webhook)
        #expect(peer.requests.count == 1, "before its time")
        for (tries, pause) in [(2, Int64(6)), (3, 72), (4, 360)] {
            clock.advance(pause)
            try sender.sendDue(.webhook)
            #expect(peer.requests.count == tries)
        }
        #expect(try states() == ["sent|4"])
        #expect(Set(peer.requests.compactMap { $0.headers["webhook-id"] }).count == 1)
        #expect(Set(peer.requests.map(\.body)).count == 1)
        #expect(Set(peer.requests.compactMap { $0.headers["webhook-signature"] }).count == 4, "each at its own time")
    }

    @Test func webhookIsGivenUpAfterADay() throws {
        let peer = HTTPPeer([.answer(503)])
        try prefer(.webhook, peer.url)
        try opened()
        let sender = try sender()
        for _ in 0..<100 {
            try sender.sendDue(.webhook)
            clock.advance(1800)
        }
        // Two days have passed, of which it was tried in the first.
        #expect(8...12 ~= peer.requests.count)
        #expect(try states() == ["failed|\(peer.requests.count)"])
    }

    @Test func goneWebhookIsSwitchedOff() throws {
        let peer = HTTPPeer([.answer(410)])
        try prefer(.webhook, peer.url)
        try opened(3)
        let sender = try sender()
        for _ in 0..<3 {
            try sender.sendDue(.webhook)
            clock.advance(86_400)
        }
        #expect(peer.requests.count == 1)
        #expect(try store.notificationPreferences().map(\.method) == [.none])
        #expect(try states() == ["failed|1", "cancelled|0", "cancelled|0"])
    }

    /// A dead target costs its patience once a turn, and holds nobody else up.
    @Test func deadTargetHoldsNobodyUp() throws {
        let dead = HTTPPeer([.silence])
        let alive = HTTPPeer()
        try prefer(.webhook, dead.url, from: "dead@shop.example")
        try prefer(.webhook, alive.url, from: "alive@shop.example")
        try opened(10, from: "dead@shop.example")
        try opened(10, from: "alive@shop.example")
        try sender().sendDue(.webhook)
        #expect(dead.requests.count == 1)
        #expect(alive.requests.count == 10)
    }

    /// What its receiver can't take holds up no other for longer than the first pause.
    @Test func oneThatIsNotTakenHoldsNoOtherUp() throws {
        let peer = HTTPPeer([.answer(500), .answer(204)])
        try prefer(.webhook, peer.url)
        try opened(5)
        let sender = try sender()
        try sender.sendDue(.webhook)
        peer.setActions([.answer(204), .answer(204), .answer(204), .answer(204), .answer(500)])
        clock.advance(6)
        try sender.sendDue(.webhook)
        #expect(try states() == ["planned|2", "sent|1", "sent|1", "sent|1", "sent|1"])
    }

    // MARK: Mail

    @Test func mailThatTheMTADoesNotTakeComesLater() throws {
        try prefer(.mail, "ann@shop.example")
        try opened(3)
        let sender = try sender()
        // Nobody listens.
        try sender.sendDue(.mail)
        #expect(try states() == ["planned|1", "planned|0", "planned|0"])
        try sender.sendDue(.mail)
        #expect(try states() == ["planned|1", "planned|0", "planned|0"], "before its time")
        clock.advance(6)
        try sender.sendDue(.mail)
        #expect(try states() == ["planned|1", "planned|1", "planned|0"])
    }

    /// The MTA has had the whole mail and hangs up: it may have it, and does not get it again.
    @Test func mailWithoutAnAnswerIsNotSentAgain() throws {
        let peer = try ScriptedServer([".": .close])
        try prefer(.mail, "ann@shop.example")
        try opened()
        let sender = try sender(smtp: peer.port)
        for _ in 0..<3 {
            try sender.sendDue(.mail)
            clock.advance(86_400)
        }
        #expect(try states() == ["uncertain|1"])
        #expect(peer.received.taken == 1)
    }

    @Test func mailOfAProcessThatEndedInTheMiddleIsNotSentAgain() throws {
        let peer = try ScriptedServer([".": .close])
        try prefer(.mail, "ann@shop.example")
        try opened()
        _ = try store.gatherNotices(methods: [.mail], now: clock.now)
        let due = try store.dueNoticeBatches(.mail, now: clock.now, limit: 1).due
        let batch = try #require(try store.leaseNoticeBatch(due[0].batch, for: "dead", now: clock.now, seconds: 180))
        #expect(try store.noticesHanded(batch))
        clock.advance(200)
        try sender(smtp: peer.port).sendDue(.mail)
        #expect(try states() == ["uncertain|1"])
        #expect(peer.received.taken == 0)
    }
}
