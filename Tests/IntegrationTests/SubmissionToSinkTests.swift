import Foundation
import Peers
import Testing

@testable import Submission

/// Postfix's smtp-sink, which refuses what it is told to refuse.
@Suite struct SubmissionToSinkTests {
    private let mail = Array("Subject: x\r\n\r\n.\r\n".utf8)

    @Test func itArrives() throws {
        let sink = try RunningSink()
        _ = try submission(to: sink).send(mail + [0xFF, 0x0D, 0x0A], from: "a@b.c", to: "d@e.f")
        let dump = try sink.home.content(try #require(sink.home.names().first))
        // smtp-sink drops each CR, and puts an empty line behind.
        #expect(dump.suffix(17) == Array("Subject: x\n\n.\n".utf8) + [0xFF, 0x0A, 0x0A])
        let text = String(decoding: dump, as: UTF8.self)
        #expect(text.contains("X-Mail-Args: <a@b.c> BODY=8BITMIME\n"))
        #expect(text.contains("X-Rcpt-Args: <d@e.f>\n"))
    }

    @Test(arguments: [
        ("connect", SubmissionStep.connection), ("mail", .sender), ("rcpt", .recipient), ("data", .data),
        (".", .endOfData),
    ])
    func itRefuses(command: String, step: SubmissionStep) throws {
        for (option, code) in [("-f", 500), ("-r", 450)] {
            let error = try failure(options: [option, command])
            guard case .refused(step, let reply) = error else {
                Issue.record("\(option) \(command): \(String(describing: error))")
                continue
            }
            #expect(reply.code / 100 == code / 100)
        }
    }

    @Test(arguments: [
        ("connect", SubmissionStep.connection), ("mail", .sender), ("rcpt", .recipient), ("data", .data),
        (".", .endOfData),
    ])
    func itHangsUp(command: String, step: SubmissionStep) throws {
        guard case .broken(step, _) = try failure(options: ["-q", command]) else {
            Issue.record("\(command)")
            return
        }
    }

    @Test func itCarriesSevenBitsOnly() throws {
        #expect(try failure(options: ["-8"], body: [0xFF]) == .notOffered(extension: "8BITMIME"))
    }

    private func submission(to sink: RunningSink) throws -> SubmissionClient {
        SubmissionClient(to: try SubmissionServer("smtp://127.0.0.1:\(sink.port)"), patience: .seconds(20))
    }

    private func failure(options: [String], body: [UInt8] = []) throws -> SubmissionError? {
        let sink = try RunningSink(options)
        let submission = try submission(to: sink)
        return #expect(throws: SubmissionError.self) { try submission.send(mail + body, from: "a@b.c", to: "d@e.f") }
    }
}

/// An smtp-sink of a test's own; ended when it goes out of sight.
private final class RunningSink {
    let port: Int
    let home = TestFolder()
    private let process: pid_t

    init(_ options: [String] = []) throws {
        port = try Socket.freePort()
        try succeed(["chown", "postfix:", home.path])
        let arguments =
            ["smtp-sink", "-u", "postfix", "-d", "\(home.path)/mail."] + options + ["127.0.0.1:\(port)", "16"]
        process = try spawn(arguments)
        let port = port
        guard eventually({ (try? Socket(port: port)) != nil }) else { throw ShellError(description: "no smtp-sink") }
    }

    deinit {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
    }
}
