import Peers
import Testing

@testable import Submission

/// What goes over the wire where all goes well.
@Suite struct SubmissionTests {
    private let mail = Array("Subject: x\r\n\r\nBody\r\n".utf8)

    @Test func aMailIsHandedOver() throws {
        let server = try ScriptedServer()
        let reply = try submission(to: server).send(mail, from: "b+tok@bounces.example", to: "ann@home.example")
        #expect(reply.description == "250 2.0.0 queued as 4XyZ")
        #expect(
            server.received.commands == [
                "EHLO here.example", "MAIL FROM:<b+tok@bounces.example> SIZE=20", "RCPT TO:<ann@home.example>", "DATA",
                "QUIT",
            ])
        #expect(server.received.data == mail + Array(".\r\n".utf8))
    }

    @Test func theNullReturnPath() throws {
        let server = try ScriptedServer()
        _ = try submission(to: server).send(mail, from: "", to: "ann@home.example")
        #expect(server.received.commands[1] == "MAIL FROM:<> SIZE=20")
    }

    @Test func theHostsOwnNameIsSaidWhereNoneIsGiven() throws {
        let server = try ScriptedServer()
        _ = try SubmissionClient(to: SubmissionServer("smtp://127.0.0.1:\(server.port)")).send(
            mail, from: "", to: "a@b.c")
        #expect(server.received.commands[0].count > "EHLO ".count)
    }

    @Test(arguments: [
        "a": "a\r\n.\r\n", "": ".\r\n", "\r\n": "\r\n.\r\n", ".": "..\r\n.\r\n", ".\r\n": "..\r\n.\r\n",
        "..\r\n.a\r\na.\r\n": "...\r\n..a\r\na.\r\n.\r\n",
        // What would be a second mail, were it not for the care taken.
        "a\n.\nMAIL": "a\r\n..\r\nMAIL\r\n.\r\n", "a\r.\rMAIL": "a\r\n..\r\nMAIL\r\n.\r\n",
        "a\n.\r\nMAIL\r\n": "a\r\n..\r\nMAIL\r\n.\r\n", "a\r\n.\rMAIL\r\n": "a\r\n..\r\nMAIL\r\n.\r\n",
        "a\r": "a\r\n.\r\n", "a\r\r\n": "a\r\n\r\n.\r\n", "\n": "\r\n.\r\n", "\r": "\r\n.\r\n",
    ])
    func dotsAndLineEnds(message: String, wire: String) throws {
        let server = try ScriptedServer()
        _ = try submission(to: server).send(Array(message.utf8), from: "a@b.c", to: "d@e.f")
        #expect(String(decoding: server.received.data, as: UTF8.self) == wire)
    }

    @Test func longLinesAndAllBytesStay() throws {
        let server = try ScriptedServer()
        let line = (0...255).filter { $0 != 0x0A && $0 != 0x0D }.map { UInt8($0) }
        let message = [UInt8](repeating: 0x2E, count: 5000) + line + [0x0D, 0x0A] + line + [0x0D, 0x0A]
        _ = try submission(to: server).send(message, from: "a@b.c", to: "d@e.f")
        #expect(server.received.data == [0x2E] + message + Array(".\r\n".utf8))
        #expect(server.received.commands[1] == "MAIL FROM:<a@b.c> SIZE=\(message.count) BODY=8BITMIME")
    }

    @Test func aLargeMailStays() throws {
        let server = try ScriptedServer()
        let line = noise(5000).filter { $0 != 0x0A && $0 != 0x0D && $0 != 0x2E } + [0x0D, 0x0A]
        let message = Array(repeating: line, count: 2000).flatMap(\.self)
        _ = try submission(to: server).send(message, from: "a@b.c", to: "d@e.f")
        #expect(server.received.data == message + Array(".\r\n".utf8))
    }

    @Test func internationalAddresses() throws {
        let server = try ScriptedServer()
        _ = try submission(to: server).send(mail, from: "a@b.c", to: "jörg@bücher.example")
        #expect(
            server.received.commands[1...2] == ["MAIL FROM:<a@b.c> SIZE=20 SMTPUTF8", "RCPT TO:<jörg@bücher.example>"])
    }

    @Test func quotedAddresses() throws {
        let server = try ScriptedServer()
        _ = try submission(to: server).send(mail, from: #""a\"b> <c d"@e.f"#, to: "d@[IPv6:::1]")
        #expect(
            server.received.commands[1...2] == [#"MAIL FROM:<"a\"b> <c d"@e.f> SIZE=20"#, "RCPT TO:<d@[IPv6:::1]>"])
    }

    @Test(arguments: ["", "a@b\r\nRCPT TO:<c@d>", "a@b> SIZE=1", "a b@c", "<a@b>", #""a@b"#, "a\0@b", #""a\"@b"#])
    func whatIsNoAddressIsNotSent(text: String) throws {
        let server = try ScriptedServer()
        #expect(throws: SubmissionError.badAddress(text)) {
            try submission(to: server).send(mail, from: "a@b.c", to: text)
        }
        #expect(server.received.commands.isEmpty)
    }

    @Test(arguments: [("a@b.c", "ü\r\n", "8BITMIME"), ("ü@b.c", "u\r\n", "SMTPUTF8")])
    func whatTheServerCannotCarryIsNotSent(sender: String, message: String, extension: String) throws {
        let server = try ScriptedServer(["EHLO": .reply("250-SMTPUTF8 8BITMIME\r\n250 PIPELINING")])
        #expect(throws: SubmissionError.notOffered(extension: `extension`)) {
            try submission(to: server).send(Array(message.utf8), from: sender, to: "d@e.f")
        }
        #expect(server.received.commands == ["EHLO here.example", "QUIT"])
    }

    @Test func aServerThatKnowsNoExtensionsIsSpokenToPlainly() throws {
        let server = try ScriptedServer(["EHLO": .reply("502 5.5.2 what?")])
        _ = try submission(to: server).send(mail, from: "a@b.c", to: "d@e.f")
        #expect(server.received.commands[1...2] == ["HELO here.example", "MAIL FROM:<a@b.c>"])
    }

    @Test func manyAtOnce() async throws {
        let servers = try (0..<8).map { _ in try ScriptedServer() }
        let mail = mail
        try await withThrowingTaskGroup { group in
            for server in servers {
                group.addTask { try submission(to: server).send(mail, from: "a@b.c", to: "d@e.f") }
            }
            try await group.waitForAll()
        }
        for server in servers { #expect(server.received.data == mail + Array(".\r\n".utf8)) }
    }
}

/// - Parameter patience: short, where it runs out.
func submission(to server: ScriptedServer, patience: Duration = .seconds(20)) throws -> SubmissionClient {
    SubmissionClient(to: try SubmissionServer("smtp://127.0.0.1:\(server.port)/here.example"), patience: patience)
}
