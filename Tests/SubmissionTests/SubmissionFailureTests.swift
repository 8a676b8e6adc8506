import Peers
import Testing

@testable import Submission

/// What is said of a mail that was not taken.
@Suite struct SubmissionFailureTests {
    @Test(arguments: [
        ("MAIL", SubmissionStep.sender), ("RCPT", .recipient), ("DATA", .data), (".", .endOfData),
    ])
    func aRefusalIsTold(command: String, step: SubmissionStep) throws {
        let server = try ScriptedServer([command: .reply("550 5.1.1 no such user")])
        let error = try failure(of: server)
        #expect(error == .refused(step, Reply(code: 550, lines: ["5.1.1 no such user"])))
        #expect(server.received.commands.last == "QUIT")
        #expect(error?.description == "refused at \(step): 550 5.1.1 no such user")
    }

    @Test func partsOfAReply() throws {
        let server = try ScriptedServer([
            "RCPT": .reply("452-4.2.2 The mailbox\u{7}\r\n452-4.2.2 is\r\n452 4.2.2 full ü")
        ])
        guard case .refused(.recipient, let reply) = try failure(of: server) else {
            Issue.record("not refused")
            return
        }
        #expect(reply.code == 452)
        #expect(reply.status == "4.2.2")
        #expect(reply.text == "The mailbox  is full ü")
        #expect(!reply.isPermanent)
    }

    @Test(arguments: ["554 5.7.1 go away", "421 4.3.2 closing"])
    func aGreetingThatIsNone(reply: String) throws {
        let error = try failure(of: ScriptedServer(["greeting": .replyAndClose(reply)]))
        #expect(error?.description == "refused at connection: \(reply)")
    }

    @Test func nobodyMayComeIn() throws {
        let error = try failure(of: ScriptedServer(["EHLO": .reply("550 no"), "HELO": .reply("550 5.7.1 no")]))
        #expect(error?.description == "refused at connection: 550 5.7.1 no")
    }

    @Test(arguments: [
        ("greeting", SubmissionStep.connection), ("EHLO", .connection), ("MAIL", .sender), ("RCPT", .recipient),
        ("DATA", .data), (".", .endOfData),
    ])
    func aServerThatHangsUp(command: String, step: SubmissionStep) throws {
        let error = try failure(of: ScriptedServer([command: .close]))
        #expect(error?.isBroken(at: step) == true, "\(String(describing: error))")
    }

    @Test(arguments: [
        ("greeting", SubmissionStep.connection), ("EHLO", .connection), ("MAIL", .sender), ("RCPT", .recipient),
        ("DATA", .data), (".", .endOfData),
    ])
    func aServerThatIsSilent(command: String, step: SubmissionStep) throws {
        let start = ContinuousClock.now
        let error = try failure(of: ScriptedServer([command: .silence]), patience: .milliseconds(300))
        #expect(error?.isBroken(at: step) == true, "\(String(describing: error))")
        #expect(ContinuousClock.now - start < .seconds(3))
    }

    /// More than the buffers of both ends hold.
    private let large = [UInt8](repeating: 0x61, count: 16 << 20)

    @Test func aServerThatReadsTooSlowly() throws {
        let server = try ScriptedServer(["body": .silence])
        let error = try failure(of: server, message: Array("a\r\n".utf8) + large, patience: .seconds(4))
        #expect(error == .broken(.data, reason: "the server did not answer in time"))
    }

    @Test func aServerThatHasEnough() throws {
        let server = try ScriptedServer(["body": .replyAndClose("552 5.3.4 too large")])
        let error = try failure(of: server, message: Array("a\r\n".utf8) + large)
        // The reply may be lost where the system throws it away with the connection.
        let isTold = error == .refused(.data, Reply(code: 552, lines: ["5.3.4 too large"]))
        #expect(isTold || error?.isBroken(at: .data) == true, "\(String(describing: error))")
    }

    @Test(arguments: ["hello", "99 x", "2500 ok", "250_ok", "abc def", "650 x", ""])
    func whatIsNoReply(text: String) throws {
        let error = try failure(of: ScriptedServer(["RCPT": .reply(text)]))
        #expect(error == .broken(.recipient, reason: "no SMTP reply: \(text)"))
    }

    @Test func anUnexpectedReply() throws {
        let error = try failure(of: ScriptedServer(["RCPT": .reply("354 go on")]))
        #expect(error == .broken(.recipient, reason: "an unexpected reply: 354 go on"))
        #expect(try failure(of: ScriptedServer(["DATA": .reply("250 ok")]))?.isBroken(at: .data) == true)
    }

    @Test func aReplyWithoutAnEnd() throws {
        let flood = String(repeating: "250-" + String(repeating: "x", count: 996) + "\r\n", count: 100)
        let error = try failure(of: ScriptedServer(["MAIL": .reply(flood + "250 ok")]))
        #expect(error == .broken(.sender, reason: "the server's reply has no end"))
    }

    @Test func nobodyIsThere() throws {
        let port = try ScriptedServer().port
        let submission = SubmissionClient(to: try SubmissionServer("smtp://127.0.0.1:\(port)"))
        let error = #expect(throws: SubmissionError.self) { try submission.send([], from: "a@b.c", to: "d@e.f") }
        #expect(error?.isBroken(at: .connection) == true)
    }

    @Test func thereIsNoSuchHost() throws {
        let submission = SubmissionClient(to: try SubmissionServer("smtp://nowhere.invalid:25"), patience: .seconds(5))
        let error = #expect(throws: SubmissionError.self) { try submission.send([], from: "a@b.c", to: "d@e.f") }
        #expect(error?.isBroken(at: .connection) == true)
    }

    private func failure(
        of server: ScriptedServer, message: [UInt8] = Array("Subject: x\r\n\r\n".utf8),
        patience: Duration = .seconds(20)
    ) throws -> SubmissionError? {
        let submission = try submission(to: server, patience: patience)
        return #expect(throws: SubmissionError.self) { try submission.send(message, from: "a@b.c", to: "d@e.f") }
    }
}

extension SubmissionError {
    func isBroken(at step: SubmissionStep) -> Bool {
        if case .broken(step, _) = self { true } else { false }
    }
}
