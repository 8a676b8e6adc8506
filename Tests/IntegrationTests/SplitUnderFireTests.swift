// Split under fire: Backstamp and the MTA that takes its copies are killed at random, and nobody's mail is lost. A copy may
// arrive once more for each time that one of them died over it, and each time the log says so.

import Foundation
import Peers
import Synchronization
import Testing

@Suite struct SplitUnderFireTests {
    /// BACKSTAMP_SPLIT_MESSAGES sets another number, and BACKSTAMP_SPLIT_RECIPIENTS the most that a message has.
    static let messages = number("BACKSTAMP_SPLIT_MESSAGES") ?? 60
    static let largest = number("BACKSTAMP_SPLIT_RECIPIENTS") ?? 12

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init)
    }

    @Test func eachRecipientHasOneCopyWithItsOwnToken() throws {
        let sandbox = try Sandbox(filter: ["multiple_recipients: split", "on_failure: tempfail"])
        let settings = ["milter_default_action = tempfail"]
        let entrance = try ThrowawayPostfix(milter: sandbox.milter, settings: settings)
        let submit = try ThrowawayPostfix(milter: sandbox.milter, settings: settings)
        let config = try String(contentsOfFile: sandbox.config, encoding: .utf8)
        try sandbox.write(
            config: config + "retries:\n  submit: smtp://127.0.0.1:\(submit.port)\n  mode: schedule\n")
        try sandbox.start()

        let client = PersistentClient(port: entrance.port, messages: Self.messages, largest: Self.largest)
        client.start()
        let kills = try fire(at: sandbox, and: submit, until: { client.isDone })
        let sent = try client.finish()
        let patience = Duration.seconds(60 + sent.count / 5)
        #expect(sandbox.copiesHaveLeft(within: patience))
        try entrance.waitUntilDelivered(seconds: 120)
        let isSettled = eventually(within: .seconds(120)) { (try? submit.isSettled()) ?? false }
        #expect(isSettled)

        #expect(entrance.corruptFiles().isEmpty && submit.corruptFiles().isEmpty)
        #expect(try sandbox.backstamp("database", "check").status == 0)
        let delivered = try entrance.sink.messages() + submit.sink.messages()
        expectOneCopyEach(delivered, sent, try announced(in: sandbox.log()), sandbox, kills)
    }

    /// Kills one or the other, and starts it again. How often each was killed.
    private func fire(
        at sandbox: Sandbox, and submit: ThrowawayPostfix, until isDone: () -> Bool
    ) throws -> (backstamp: Int, submit: Int) {
        var kills = (backstamp: 0, submit: 0)
        while !isDone() {
            usleep(.random(in: 50_000...1_000_000))
            if Bool.random() {
                sandbox.kill()
                try sandbox.start()
                kills.backstamp += 1
            } else {
                try submit.killAll()
                usleep(.random(in: 0...500_000))
                try submit.startAgain()
                kills.submit += 1
            }
        }
        return kills
    }

    /// How often the log says of a recipient that a copy may arrive twice.
    private func announced(in log: String) -> [String: Int] {
        var counts: [String: Int] = [:]
        for line in log.split(separator: "\n") where line.contains("may arrive twice") {
            guard let start = line.firstRange(of: "recipient=") else { continue }
            counts[String(line[start.upperBound...].prefix { $0 != " " }), default: 0] += 1
        }
        return counts
    }

    private func expectOneCopyEach(
        _ delivered: [DeliveredMessage], _ sent: [String], _ announced: [String: Int], _ sandbox: Sandbox,
        _ kills: (backstamp: Int, submit: Int)
    ) {
        // What a killed Postfix delivers twice has the same queue id, and is the same to the byte: that is no copy of ours.
        let distinct = Dictionary(delivered.map { ($0.bytes, $0) }) { first, _ in first }.values
        let copies = Dictionary(grouping: distinct.flatMap { message in message.recipients.map { ($0, message) } }) {
            $0.0
        }
        #expect(delivered.allSatisfy { $0.recipients.count == 1 })
        #expect(sent.filter { copies[$0] == nil } == [], "lost")
        #expect(Set(copies.keys).subtracting(sent) == [])
        let doubled = copies.filter { $1.count > 1 }
        #expect(doubled.filter { $1.count > 1 + announced[$0, default: 0] }.keys.sorted() == [], "doubled in silence")
        var owners: [String: Set<String>] = [:]
        for (recipient, messages) in copies {
            for (_, message) in messages {
                let pixels = Tracks(
                    in: Codec.undoQuotedPrintable(message.body), tracker: sandbox.trackerURL
                ).pixels
                #expect(pixels.count == 1, "\(recipient)")
                for pixel in pixels { owners[pixel, default: []].insert(recipient) }
                #expect(!message.fields.contains { $0.lowercased().hasPrefix("x-backstamp-copy") })
            }
        }
        #expect(owners.values.allSatisfy { $0.count == 1 }, "a token of two recipients")
        print(
            "split under fire: messages=\(Self.messages) recipients=\(sent.count) delivered=\(delivered.count)",
            "once=\(copies.count - doubled.count) twice=\(doubled.count { $1.count == 2 })",
            "more=\(doubled.count { $1.count > 2 }) announced=\(announced.count)",
            "kills: backstamp=\(kills.backstamp) submit=\(kills.submit)")
    }
}

/// Brings each message again until it is taken, as every mail client does.
private final class PersistentClient: Sendable {
    private let port: Int
    private let messages: Int
    private let largest: Int
    private let recipients = Mutex<[String]>([])
    private let failure = Mutex<(any Error)?>(nil)
    private let running = DispatchGroup()
    private let done = Atomic(false)

    init(port: Int, messages: Int, largest: Int) {
        self.port = port
        self.messages = messages
        self.largest = largest
    }

    var isDone: Bool { done.load(ordering: .sequentiallyConsistent) }

    func start() {
        running.enter()
        Thread.detachNewThread { [self] in
            for number in 1...messages {
                let names = (1...Int.random(in: 1...largest)).map { "m\(number).r\($0)@home.example" }
                guard bring(TestMail.short(number), to: names) else { break }
                recipients.withLock { $0 += names }
            }
            done.store(true, ordering: .sequentiallyConsistent)
            running.leave()
        }
    }

    /// All recipients of what was taken.
    func finish() throws -> [String] {
        running.wait()
        if let failure = failure.withLock({ $0 }) { throw failure }
        return recipients.withLock { $0 }
    }

    private func bring(_ mail: TestMail, to names: [String]) -> Bool {
        for _ in 0..<600 {
            do {
                try SMTPClient(port: port).send(mail.bytes.withCRLF, to: names)
                return true
            } catch let error as ProtocolError where error.description.hasPrefix("4") {
                usleep(100_000)
            } catch {
                failure.withLock { $0 = error }
                return false
            }
        }
        failure.withLock { $0 = ProtocolError(description: "message \(mail.number) was never taken") }
        return false
    }
}

extension ThrowawayPostfix {
    /// `kill -9` for the master and all that it has started.
    fileprivate func killAll() throws {
        let text = try String(contentsOfFile: folder + "/queue/pid/master.pid", encoding: .utf8)
        guard let master = pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)) else { return }
        let group = getpgid(master)
        if group > 1, group != getpgrp() { kill(-group, SIGKILL) } else { kill(master, SIGKILL) }
    }

    /// Nothing whole is in the queue. What was killed half way is there for days: its client was never told that it was taken,
    /// and Postfix marks a whole file by its mode.
    fileprivate func isSettled() throws -> Bool {
        let folders = ["maildrop", "incoming", "active", "deferred"].map { "\(folder)/queue/\($0)" }
        return try succeed(["find"] + folders + ["-type", "f", "-perm", "-u+x"]).isEmpty
    }

    fileprivate func startAgain() throws {
        // postsuper(1) tells of what was killed half way, and may not write to a log of root's.
        try succeed(["chmod", "666", folder + "/maillog"])
        var last = ""
        let isStarted = eventually(within: .seconds(20)) {
            guard let result = try? shell(["postfix", "-c", folder + "/etc", "start"]) else { return false }
            last = result.error
            return result.status == 0
        }
        guard isStarted else { throw ShellError(description: "Postfix does not start again: \(last)") }
    }
}
