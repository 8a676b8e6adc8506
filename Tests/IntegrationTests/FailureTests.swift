// Guarantee 1, with a real Postfix: whatever becomes of Backstamp, every message arrives, unchanged and once.

import Foundation
import Peers
import Testing

@Suite struct FailureTests {
    let sandbox: Sandbox
    let postfix: ThrowawayPostfix

    init() throws {
        sandbox = try Sandbox()
        postfix = try ThrowawayPostfix(
            milter: sandbox.milter,
            // Less than the least that a lock may cost, and a hung filter is given up soon.
            settings: ["milter_command_timeout = 2s", "milter_content_timeout = 6s"])
    }

    /// Sends a mail that must be tracked: the filter is, or is again, what it should be.
    private func expectTracked(_ number: Int) throws {
        let delivered = try delivery(of: number)
        let html = TestMail.short(number).decoded(delivered.body)
        #expect(Tracks(in: html, tracker: sandbox.trackerURL).links.count == 3)
    }

    /// Sends a mail and returns what arrived of it, once.
    private func delivery(of number: Int) throws -> DeliveredMessage {
        let mail = TestMail.short(number)
        try postfix.send(mail.bytes.withCRLF, to: [mail.recipient])
        return try arrival(of: mail)
    }

    private func arrival(of mail: TestMail) throws -> DeliveredMessage {
        try postfix.waitUntilDelivered()
        #expect(postfix.corruptFiles().isEmpty)
        let arrived = try postfix.sink.messages(to: mail.recipient)
        #expect(arrived.count == 1)
        return try #require(arrived.first)
    }

    private func expectUnchanged(_ delivered: DeliveredMessage, _ number: Int) {
        #expect(delivered.withoutReceived == TestMail.short(number).bytes)
    }

    @Test func neverStarted() throws {
        expectUnchanged(try delivery(of: 1), 1)
    }

    @Test func stopped() throws {
        try sandbox.start()
        try expectTracked(1)
        #expect(try sandbox.stop() == 0)
        expectUnchanged(try delivery(of: 2), 2)
        try sandbox.start()
        try expectTracked(3)
    }

    @Test func killedBetweenTheStepsOfAMessage() throws {
        let mails = (1...3).map { TestMail.short($0) }
        for (step, mail) in mails.enumerated() {
            try sandbox.start()
            let client = try postfix.client()
            if step == 0 { sandbox.kill() }
            try client.begin(to: [mail.recipient])
            if step == 1 { sandbox.kill() }
            try client.write(mail.bytes.withCRLF)
            if step == 2 { sandbox.kill() }
            _ = try client.end()
            expectUnchanged(try arrival(of: mail), mail.number)
        }
    }

    /// Starts the filter and sends a message but for its end. When that comes, the filter has the whole message and is
    /// about to answer: the database, held by another, keeps it there.
    private func beginWhileLocked(_ mail: TestMail) throws -> (client: SMTPClient, lock: DatabaseLock) {
        try sandbox.start()
        let lock = try DatabaseLock(sandbox.database)
        let client = try postfix.client()
        try client.begin(to: [mail.recipient])
        try client.write(mail.bytes.withCRLF)
        return (client, lock)
    }

    @Test func killedAtTheEndOfAMessage() throws {
        let mail = TestMail.short(1)
        let (client, lock) = try beginWhileLocked(mail)
        let pid = sandbox.pid
        Thread.detachNewThread {
            usleep(700_000)
            kill(pid, SIGKILL)
        }
        _ = try client.end()
        lock.release()
        expectUnchanged(try arrival(of: mail), 1)
        #expect(eventually { !sandbox.isRunning })
        try sandbox.start()
        try expectTracked(2)
    }

    @Test func hung() throws {
        try sandbox.start()
        for (step, mail) in (1...3).map({ TestMail.short($0) }).enumerated() {
            let client = try postfix.client()
            if step == 0 { sandbox.signal(SIGSTOP) }
            try client.begin(to: [mail.recipient])
            if step == 1 { sandbox.signal(SIGSTOP) }
            try client.write(mail.bytes.withCRLF)
            if step == 2 { sandbox.signal(SIGSTOP) }
            _ = try client.end()
            sandbox.signal(SIGCONT)
            expectUnchanged(try arrival(of: mail), mail.number)
        }
        try expectTracked(4)
    }

    /// A stop finishes what has begun.
    @Test func toldToStopInTheMiddleOfAMessage() throws {
        let mail = TestMail.short(1)
        let (client, lock) = try beginWhileLocked(mail)
        let pid = sandbox.pid
        Thread.detachNewThread {
            usleep(500_000)
            kill(pid, SIGTERM)
            usleep(500_000)
            lock.release()
        }
        _ = try client.end()
        let html = mail.decoded(try arrival(of: mail).body)
        #expect(Tracks(in: html, tracker: sandbox.trackerURL).links.count == 3)
        #expect(eventually { !sandbox.isRunning })
    }

    @Test func databaseLocked() throws {
        try sandbox.start()
        try expectTracked(1)
        let lock = try DatabaseLock(sandbox.database)
        expectUnchanged(try delivery(of: 2), 2)
        let failed = try sandbox.log().split(separator: "\n").filter { $0.contains("failed") }
        #expect(failed.count == 1, "\(failed)")
        lock.release()
        try expectTracked(3)
    }

    @Test func databaseFull() throws {
        try mount("-o", "size=1m", "-t", "tmpfs", "tmpfs")
        try sandbox.start()
        try expectTracked(1)
        _ = try shell(["dd", "if=/dev/zero", "of=\(sandbox.folder)/data/filler", "bs=4096"])
        for number in 2...4 { expectUnchanged(try delivery(of: number), number) }
        try succeed(["rm", sandbox.folder + "/data/filler"])
        try expectTracked(5)
    }

    /// A disk that fails becomes read-only under a running process. ext4 on a file, told to behave so.
    @Test func databaseReadOnly() throws {
        let image = sandbox.folder + "/image"
        try succeed(["truncate", "-s", "16M", image])
        try succeed(["mkfs.ext4", "-q", image])
        try mount("-o", "loop", image)
        try sandbox.start()
        try expectTracked(1)
        try succeed(["mount", "-o", "remount,abort", sandbox.folder + "/data"])
        expectUnchanged(try delivery(of: 2), 2)
        sandbox.kill()
        // A start with such a database may fail, and then so be it: mail must not notice.
        try sandbox.launch()
        expectUnchanged(try delivery(of: 3), 3)
    }

    /// Puts another file system in the place of the database's folder, with a fresh database.
    private func mount(_ arguments: String...) throws {
        let folder = sandbox.folder + "/data"
        try succeed(["mount"] + arguments + [folder])
        try succeed([Place.binary, "database", "migrate", "--config", sandbox.config])
    }
}
