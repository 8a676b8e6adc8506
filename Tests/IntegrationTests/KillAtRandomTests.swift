// Guarantees 1, 3, 4 and 6 under `kill -9`: while mail, opens and clicks come in, the process is killed at random.

import Foundation
import Peers
import Synchronization
import Testing

@Suite struct KillAtRandomTests {
    /// How often, each way; BACKSTAMP_KILLS sets another number.
    static let kills = ProcessInfo.processInfo.environment["BACKSTAMP_KILLS"].flatMap(Int.init) ?? 50

    /// What Postfix does with a message while its milter is away.
    enum DefaultAction: String, CaseIterable, Sendable {
        case accept, tempfail
    }

    @Test(arguments: DefaultAction.allCases)
    func nothingIsLostAndNothingCountedTwice(_ action: DefaultAction) throws {
        let sandbox = try Sandbox()
        let postfix = try ThrowawayPostfix(
            milter: sandbox.milter, settings: ["milter_default_action = \(action.rawValue)"])
        try sandbox.start()
        let traffic = Traffic(smtpPort: postfix.port, sink: postfix.sink, tracker: sandbox.trackerURL)
        traffic.start()
        for _ in 0..<Self.kills {
            usleep(.random(in: 10_000...300_000))
            sandbox.kill()
            try sandbox.start()
        }
        let ledger = try traffic.stop()
        try postfix.waitUntilDelivered()

        try expectAllDelivered(ledger, postfix, sandbox, action)
        try expectHitsCountedOnce(ledger, sandbox)
    }

    /// Every message arrived once, and every link leads where it led; where Postfix waits for us, all are tracked.
    ///
    /// QUIRK: of a milter that dies while it answers, Postfix 3.7 with `accept` keeps what has come: our fields before a body that
    /// stays; and where the new body has come and the end of the answer has not, a queue file that it finds damaged.
    private func expectAllDelivered(
        _ ledger: Ledger, _ postfix: ThrowawayPostfix, _ sandbox: Sandbox, _ action: DefaultAction
    ) throws {
        let damaged = postfix.corruptFiles().count
        #expect(damaged == 0 || action == .accept && damaged < 3)
        let delivered = Dictionary(grouping: try postfix.sink.messages(), by: \.recipients)
        #expect(delivered.count + damaged == ledger.sent)
        var tracked = 0
        var missing = 0
        for number in 1...max(1, ledger.sent) {
            let mail = TestMail.short(number)
            let messages = delivered[[mail.recipient]] ?? []
            #expect(messages.count < 2, "message \(number)")
            guard let message = messages.first else {
                missing += 1
                continue
            }
            if action == .accept, message.withoutReceived == mail.bytes || hasOnlyFields(message, mail) { continue }
            tracked += 1
            let tracks = Tracks(
                in: mail.decoded(message.body), tracker: sandbox.trackerURL, values: mail.links.map(\.value))
            #expect(tracks.undone == mail.html && tracks.pixels.count == 1, "message \(number)")
            for (link, place) in zip(tracks.links, mail.links) {
                #expect(
                    try HTTPClient.request("GET", link).headers["location"] == place.destination, "message \(number)")
            }
        }
        #expect(missing == damaged)
        #expect(tracked > ledger.sent / 10, "\(tracked) of \(ledger.sent) tracked: this proves little")
    }

    private func hasOnlyFields(_ message: DeliveredMessage, _ mail: TestMail) -> Bool {
        let fields = HeaderBlock.fields(mail.bytes)
        let added = message.fields.dropFirst(fields.count).map { $0.prefix { $0 != ":" } }
        return message.body == HeaderBlock.body(mail.bytes) && Array(message.fields.prefix(fields.count)) == fields
            && Set(added).isSubset(of: ["X-Backstamp-ID", "List-Unsubscribe"])
    }

    /// An answered hit is in the database once; one whose answer was cut off may be, once.
    private func expectHitsCountedOnce(_ ledger: Ledger, _ sandbox: Sandbox) throws {
        let check = try sandbox.backstamp("database", "check")
        #expect(check.status == 0, "\(check.output)\(check.error)")
        let rows = try sandbox.query("SELECT user_agent, count(*) FROM events WHERE user_agent LIKE 'hit-%' GROUP BY 1")
        let pairs: [(String, Int)] = rows.map { $0.split(separator: "|") }.map { (String($0[0]), Int($0[1]) ?? 0) }
        let counts = Dictionary(pairs, uniquingKeysWith: +)
        #expect(ledger.answered.count > Self.kills, "\(ledger.answered.count) hits: this proves little")
        #expect(ledger.answered.filter { counts[$0] == nil } == [])
        #expect(counts.filter { $1 != 1 } == [:])
        #expect(ledger.refused == [])
    }
}

/// What senders and recipients have done.
private struct Ledger {
    var sent = 0
    /// The hits that got a whole answer, each under a name of its own.
    var answered: [String] = []
    /// The hits that got another answer than a pixel or a redirect.
    var refused: [String] = []
}

/// Senders and recipients, each at work in a thread.
private final class Traffic: Sendable {
    private let smtpPort: Int
    private let sink: Sink
    private let tracker: String
    private let ledger = Mutex(Ledger())
    private let failure = Mutex<(any Error)?>(nil)
    private let isStopping = Atomic(false)
    private let running = DispatchGroup()

    init(smtpPort: Int, sink: Sink, tracker: String) {
        self.smtpPort = smtpPort
        self.sink = sink
        self.tracker = tracker
    }

    func start() {
        repeatedly { number in
            let mail = TestMail.short(number)
            try self.send(mail)
            self.ledger.withLock { $0.sent = number }
            usleep(10_000)
        }
        for reader in 1...2 {
            repeatedly { number in try self.read(as: "hit-\(reader)-\(number)") }
        }
    }

    func stop() throws -> Ledger {
        isStopping.store(true, ordering: .relaxed)
        running.wait()
        if let failure = failure.withLock({ $0 }) { throw failure }
        return ledger.withLock { $0 }
    }

    /// Until it is taken: where Postfix waits for us, the sender has to.
    private func send(_ mail: TestMail) throws {
        for _ in 0..<1000 {
            do {
                _ = try SMTPClient(port: smtpPort).send(mail.bytes.withCRLF, to: [mail.recipient])
                return
            } catch let error as ProtocolError where error.description.hasPrefix("4") {
                usleep(10_000)
            }
        }
        _ = try SMTPClient(port: smtpPort).send(mail.bytes.withCRLF, to: [mail.recipient])
    }

    private func repeatedly(_ work: @escaping @Sendable (Int) throws -> Void) {
        running.enter()
        Thread.detachNewThread { [self] in
            defer { running.leave() }
            var number = 0
            while !isStopping.load(ordering: .relaxed) {
                number += 1
                do { try work(number) } catch {
                    failure.withLock { $0 = error }
                    return
                }
            }
        }
    }

    /// Opens some mail that has arrived, or follows one of its links. The tracker may be away.
    private func read(as name: String) throws {
        usleep(5_000)
        guard let file = try FileManager.default.contentsOfDirectory(atPath: sink.folder).randomElement(),
            let data = FileManager.default.contents(atPath: "\(sink.folder)/\(file)"),
            let message = DeliveredMessage(dump: Array(data))
        else { return }
        let tracks = Tracks(in: Codec.undoQuotedPrintable(message.body), tracker: tracker)
        guard let url = (tracks.links + tracks.pixels).randomElement() else { return }
        guard let answer = try? HTTPClient.request("GET", url, headers: ["User-Agent": name]) else { return }
        ledger.withLock { ledger in
            if answer.status == 200 || answer.status == 302 {
                ledger.answered.append(name)
            } else {
                ledger.refused.append("\(answer.status) \(url)")
            }
        }
    }
}
