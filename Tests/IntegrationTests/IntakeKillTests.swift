// Guarantees 4 and 6: a mail that was taken is kept, and none counts twice, though the process is killed again and again while
// it takes mails in. What is left behind is what a run leaves that nobody has killed.

import Foundation
import Peers
import Testing

@Suite struct IntakeKillTests {
    enum Intake {
        case maildir, lmtp, pipe, imap, pop3
    }

    /// Mails through each intake; BACKSTAMP_MAILS sets another number, such as 10000.
    static let mails = ProcessInfo.processInfo.environment["BACKSTAMP_MAILS"].flatMap(Int.init) ?? 1500
    /// A process for each takes its time.
    static let pipedMails = 300
    static let kills = 20

    @Test func nothingIsLostAndNothingCountsTwice() throws {
        try killWhileTaking(Self.mails, by: [.maildir, .lmtp, .imap, .pop3])
        try killWhileTaking(Self.pipedMails, by: [.pipe])
    }

    private func killWhileTaking(_ count: Int, by intakes: [Intake]) throws {
        let (seed, sent) = try Self.seed(messages: max(50, count / 5))
        let mails = ReturnedMix.mails(count, about: sent)

        let calm = try Self.sandbox(after: seed)
        try dropAll(mails, into: calm)
        try calm.start()
        try waitUntilTaken(calm)
        #expect(try calm.stop() == 0)
        try expectEachAccountedForOnce(mails, calm, "calm")

        for intake in intakes {
            let killed = try Self.sandbox(after: seed)
            switch intake {
            case .maildir: try takeFromMaildir(mails, killed)
            case .lmtp: try takeByLMTP(mails, killed)
            case .pipe: try takeByPipe(mails, killed)
            case .imap: try takeFromServer(mails, killed) { ("imap", $0.imap) }
            case .pop3: try takeFromServer(mails, killed) { ("pop3", $0.pop3) }
            }
            try expectEachAccountedForOnce(mails, killed, "\(intake), killed")
            let differences = try Aftermath(of: killed).differences(from: Aftermath(of: calm))
            #expect(differences == [], "\(intake)")
        }
    }

    // MARK: The mails before

    /// A Backstamp that has sent so many mails and has been stopped.
    private static func seed(messages: Int) throws -> (Sandbox, [LeftMail]) {
        let sandbox = try Sandbox()
        try sandbox.configure("bounces:\n  return_path: \(Sandbox.returnPath)")
        try sandbox.start()
        let outbox = try Outbox(sandbox)
        let sent = try (0..<messages).map { number in
            number % 10 == 0
                ? try outbox.send("\(number)", to: "r\(number)@home.example", "s\(number)@work.example")
                : try outbox.send("\(number)", to: "r\(number)@home.example", campaign: "trial\(number % 3)")
        }
        _ = try sandbox.stop()
        return (sandbox, sent)
    }

    /// Another one with its keys and its database, which takes mails from a Maildir and by LMTP.
    private static func sandbox(after seed: Sandbox) throws -> Sandbox {
        let sandbox = try Sandbox()
        try succeed(["cp", "-a", seed.keys, sandbox.keys])
        try succeed(["rm", "-r", sandbox.folder + "/data"])
        try succeed(["cp", "-a", seed.folder + "/data", sandbox.folder + "/data"])
        try sandbox.configure(
            """
            bounces:
              return_path: \(Sandbox.returnPath)
              maildir: \(sandbox.returned.folder)
              lmtp: 127.0.0.1:\(try sandbox.lmtpPort())
            """)
        try sandbox.returned.create()
        return sandbox
    }
}

// MARK: - The ways in

extension IntakeKillTests {
    private func dropAll(_ mails: [ReturningMail], into sandbox: Sandbox) throws {
        // In this order, by the names where the clock is too coarse.
        for (number, mail) in mails.enumerated() { try sandbox.returned.deliver(mail.bytes, as: "\(100_000 + number)") }
    }

    private func waitUntilTaken(_ sandbox: Sandbox) throws {
        guard try eventually(within: .seconds(600), { try sandbox.returned.waiting().isEmpty }) else {
            throw ShellError(description: "not all are taken:\n\(try sandbox.log().suffix(2000))")
        }
    }

    /// Kills and starts it while there is work: the more mails, the longer each life.
    private func kill(_ sandbox: Sandbox, whileBusy isBusy: () throws -> Bool) throws {
        var kills = 0
        while kills < Self.kills, try isBusy() {
            usleep(.random(in: 10_000...useconds_t(10_000 + 80 * Self.mails)))
            sandbox.kill()
            kills += 1
            try sandbox.start()
        }
        #expect(kills == Self.kills, "the mails were too few: this proves little")
    }

    private func takeFromMaildir(_ mails: [ReturningMail], _ sandbox: Sandbox) throws {
        try dropAll(mails, into: sandbox)
        try sandbox.start()
        try kill(sandbox) { try !sandbox.returned.waiting().isEmpty }
        try waitUntilTaken(sandbox)
    }

    private func takeByLMTP(_ mails: [ReturningMail], _ sandbox: Sandbox) throws {
        try sandbox.start()
        let queue = LMTPQueue(mails, port: try sandbox.lmtpPort())
        try kill(sandbox) { !queue.isEmpty }
        let failures = try queue.waitUntilEmpty()
        #expect(failures >= Self.kills / 2, "hardly ever in the middle of a mail: this proves little")
    }

    /// From a mailbox on another server, by IMAP or POP3.
    private func takeFromServer(
        _ mails: [ReturningMail], _ sandbox: Sandbox, by protocolAndPort: (ThrowawayDovecot) -> (String, Int)
    ) throws {
        let server = try ThrowawayDovecot()
        let mailbox = server.makeMailbox()
        let (name, port) = protocolAndPort(server)
        let source = """
            bounces:
              \(name): \(name)://127.0.0.1:\(port)
              \(name)_user: \(mailbox.user)
              \(name)_password: \(server.passwordFile)
            """
        let config = try String(contentsOfFile: sandbox.config, encoding: .utf8)
        try sandbox.write(config: config.replacing("bounces:", with: source))
        // Only the header says which mail it is about.
        try mailbox.deliver(mails.map(\.bytes))
        try sandbox.start()
        try kill(sandbox) { !mailbox.isEmpty }
        guard eventually(within: .seconds(300), { mailbox.isEmpty }) else {
            throw ShellError(description: "not all are taken:\n\(try sandbox.log().suffix(2000))")
        }
    }

    /// Each process is one of `bounce deliver`'s; what is killed or fails is tried again, as pipe(8) has it.
    private func takeByPipe(_ mails: [ReturningMail], _ sandbox: Sandbox) throws {
        var killed = 0
        let file = sandbox.folder + "/mail.eml"
        for (number, mail) in mails.enumerated() {
            try Data(mail.bytes).write(to: URL(fileURLWithPath: file))
            let command = [
                Place.binary, "bounce", "deliver", "--config", sandbox.config, "--recipient", mail.recipient,
            ]
            if number % 5 == 0 {
                let pid = try spawn(command, input: file)
                usleep(.random(in: 5_000...60_000))
                Foundation.kill(pid, SIGKILL)
                var status: Int32 = 0
                while waitpid(pid, &status, 0) == -1, errno == EINTR {}
                if status & 0x7F == SIGKILL { killed += 1 }
            }
            try succeed(command, input: mail.bytes)
        }
        #expect(killed >= Self.kills, "hardly ever in the middle of a mail: this proves little")
    }
}

// MARK: - The account

extension IntakeKillTests {
    /// By what the mails are, and nothing that Backstamp says of another run.
    private func expectEachAccountedForOnce(
        _ mails: [ReturningMail], _ sandbox: Sandbox, _ name: Comment
    ) throws {
        let distinct = mails.filter { $0.kind != .duplicate }
        let read = try sandbox.query("SELECT count(*) FROM returned_mails WHERE kind <> 'reply_id'")
        #expect(read == ["\(distinct.count)"], name)
        let forPeople = distinct.filter(\.isForPeople).map(\.bytes)
        let kept = try sandbox.people.messages()
        #expect(kept.count == forPeople.count && Set(kept) == Set(forPeople), name)
        let unknown = distinct.filter { $0.kind == .junk || $0.kind == .strangersBounce }.count
        #expect(
            try sandbox.query("SELECT count(*) FROM returned_mails WHERE outcome = 'unknown'") == ["\(unknown)"], name)
        // Each of these makes an event of its own; of bounces and complaints, there is one for a sending.
        for (event, kind) in [
            ("deferred", ReturningMail.Kind.delay), ("delivered", .delivery), ("auto_reply", .autoReply),
        ] {
            let count = distinct.filter { $0.kind == kind }.count
            #expect(try sandbox.query("SELECT count(*) FROM events WHERE kind = '\(event)'") == ["\(count)"], name)
        }
        for event in ["bounce", "complaint", "reply"] {
            #expect(try sandbox.query("SELECT count(*) > 0 FROM events WHERE kind = '\(event)'") == ["1"], name)
        }
        #expect(
            try sandbox.query(
                "SELECT count(*) FROM events WHERE kind = 'bounce' GROUP BY delivery, attempt, class HAVING count(*) > 1"
            )
                == [], name)
        #expect(try sandbox.databaseFaults() == "", name)
    }
}

extension Sandbox {
    fileprivate var returned: Maildir { Maildir(folder: folder + "/mail") }

    /// The same at each call, once it was chosen.
    fileprivate func lmtpPort() throws -> Int {
        let text = try String(contentsOfFile: config, encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.hasPrefix("  lmtp: ") }
        return try line.flatMap { Int($0.split(separator: ":").last ?? "") } ?? Socket.freePort()
    }
}
