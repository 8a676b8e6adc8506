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
    /// about to answer: it is stopped there.
    private func beginAndStop(_ mail: TestMail) throws -> SMTPClient {
        try sandbox.start()
        let client = try postfix.client()
        try client.begin(to: [mail.recipient])
        try client.write(mail.bytes.withCRLF)
        sandbox.signal(SIGSTOP)
        return client
    }

    @Test func killedAtTheEndOfAMessage() throws {
        let mail = TestMail.short(1)
        let client = try beginAndStop(mail)
        let pid = sandbox.pid
        Thread.detachNewThread {
            usleep(700_000)
            kill(pid, SIGKILL)
        }
        _ = try client.end()
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

    /// A stop finishes what has begun: the filter is about to answer, and its disk, a frozen one, keeps it there.
    @Test func toldToStopInTheMiddleOfAMessage() throws {
        let (image, spool) = (sandbox.folder + "/image", sandbox.folder + "/spool")
        try succeed(["truncate", "-s", "64M", image])
        try succeed(["mkfs.ext4", "-q", image])
        try succeed(["mount", "-o", "loop", image, spool])
        try sandbox.start()
        let mail = TestMail.short(1)
        let client = try postfix.client()
        try client.begin(to: [mail.recipient])
        try client.write(mail.bytes.withCRLF)
        try succeed(["fsfreeze", "--freeze", spool])
        let pid = sandbox.pid
        Thread.detachNewThread {
            usleep(500_000)
            kill(pid, SIGTERM)
            usleep(500_000)
            _ = try? shell(["fsfreeze", "--unfreeze", spool])
        }
        _ = try client.end()
        let html = mail.decoded(try arrival(of: mail).body)
        #expect(Tracks(in: html, tracker: sandbox.trackerURL).links.count == 3)
        #expect(eventually { !sandbox.isRunning })
    }

    // MARK: - Without the database mail leaves tracked

    /// Sends messages, follows a link of each, and returns how long that took.
    private func expectTrackedAndLeading(_ numbers: ClosedRange<Int>) throws {
        for number in numbers {
            let mail = TestMail.short(number)
            let html = mail.decoded(try delivery(of: number).body)
            let links = Tracks(in: html, tracker: sandbox.trackerURL).links
            #expect(links.count == 3, "message \(number)")
            let answer = try HTTPClient.request("GET", try #require(links.first))
            #expect(answer.status == 302 && answer.headers["location"] == mail.links[0].destination)
        }
        #expect(try !sandbox.log().contains("failed"))
    }

    /// All that left is in the database, each once, and so are the clicks.
    private func expectCounted(_ count: Int) throws {
        let figures = "SELECT COUNT(*), COUNT(DISTINCT message_id), SUM(machine_clicks + clicks) FROM crm_messages"
        #expect(
            eventually(within: .seconds(20)) { (try? sandbox.query(figures)) == ["\(count)|\(count)|\(count)"] },
            "\((try? sandbox.query(figures)) ?? [])")
        let check = try sandbox.backstamp("database", "check")
        #expect(check.status == 0, "\(check.output)\(check.error)")
    }

    @Test func databaseLocked() throws {
        try sandbox.start()
        try expectTrackedAndLeading(1...1)
        let lock = try DatabaseLock(sandbox.database)
        try expectTrackedAndLeading(2...6)
        lock.release()
        try expectTrackedAndLeading(7...7)
        try expectCounted(7)
    }

    @Test func databaseFull() throws {
        try mount("-o", "size=2m", "-t", "tmpfs", "tmpfs")
        try sandbox.start()
        try expectTrackedAndLeading(1...1)
        _ = try shell(["dd", "if=/dev/zero", "of=\(sandbox.folder)/data/filler", "bs=4096"])
        try expectTrackedAndLeading(2...6)
        try succeed(["rm", sandbox.folder + "/data/filler"])
        try expectTrackedAndLeading(7...7)
        try expectCounted(7)
    }

    /// The process is killed while the database is away: what left before leads on, no number is given twice.
    @Test func killedWhileTheDatabaseIsAway() throws {
        try sandbox.start()
        try expectTrackedAndLeading(1...1)
        let lock = try DatabaseLock(sandbox.database)
        for number in 2...6 {
            try expectTrackedAndLeading(number...number)
            sandbox.kill()
            try sandbox.start()
        }
        lock.release()
        try expectTrackedAndLeading(7...7)
        try expectCounted(7)
        #expect(try sandbox.query("SELECT COUNT(*) - COUNT(DISTINCT copy) FROM copies") == ["0"])
    }

    /// A disk that fails becomes read-only under a running process. ext4 on a file, told to behave so.
    @Test func databaseReadOnly() throws {
        let image = sandbox.folder + "/image"
        try succeed(["truncate", "-s", "16M", image])
        try succeed(["mkfs.ext4", "-q", image])
        try mount("-o", "loop", image)
        try sandbox.start()
        try expectTrackedAndLeading(1...1)
        try succeed(["mount", "-o", "remount,abort", sandbox.folder + "/data"])
        try expectTrackedAndLeading(2...3)
        sandbox.kill()
        // A start with such a database may fail, and then so be it: mail must not notice.
        try sandbox.launch()
        expectUnchanged(try delivery(of: 4), 4)
    }

    /// Puts another file system in the place of the database's folder, with a fresh database.
    private func mount(_ arguments: String...) throws {
        let folder = sandbox.folder + "/data"
        try succeed(["mount"] + arguments + [folder])
        try succeed([Place.binary, "database", "migrate", "--config", sandbox.config])
    }
}
