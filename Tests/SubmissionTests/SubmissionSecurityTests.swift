import Foundation
import Peers
import Testing

@testable import Submission

/// Who gets the password, and the mail.
@Suite struct SubmissionSecurityTests {
    private let folder = TestFolder()
    private let ehlo = ScriptedServer.Action.reply("250-x\r\n250 AUTH PLAIN")
    /// What PLAIN makes of the user and the password (RFC 4616).
    private let plain = Data("\0news@shop.example\0secret".utf8).base64EncodedString()

    @Test func thePasswordIsToldToAServerThatProvesItsName() throws {
        let server = try ScriptedServer([
            "EHLO": ehlo, "AUTH": .reply("334 "), plain.uppercased(): .reply("235 2.7.0 welcome"),
        ])
        try failure(over: TLSFront(before: server), expected: nil)
        #expect(server.received.commands[1...3] == ["AUTH PLAIN", plain, "MAIL FROM:<a@b.c>"])
        #expect(server.received.data == Array("Subject: x\r\n\r\n.\r\n".utf8))
    }

    @Test func aWrongPassword() throws {
        let server = try ScriptedServer([
            "EHLO": ehlo, "AUTH": .reply("334 "), plain.uppercased(): .reply("535 5.7.8 wrong"),
        ])
        try failure(over: TLSFront(before: server)) {
            $0 == .refused(.authentication, Reply(code: 535, lines: ["5.7.8 wrong"]))
        }
    }

    @Test(arguments: ["250 x", "250-x\r\n250 AUTH SOMETHING-ELSE"])
    func aServerThatAsksForNoPasswordGetsNoMail(ehlo: String) throws {
        let server = try ScriptedServer(["EHLO": .reply(ehlo)])
        try failure(over: TLSFront(before: server)) { $0.isBroken(at: .authentication) }
        #expect(!server.received.commands.contains { $0.hasPrefix("MAIL") })
    }

    @Test func aCertificateOfNobodysGetsNothing() throws {
        let server = try ScriptedServer(["EHLO": ehlo])
        try failure(over: TLSFront(before: server), isKnown: false) { $0.isBroken(at: .connection) }
        #expect(server.received.commands.isEmpty)
    }

    @Test func aCertificateOfAnotherNameGetsNothing() throws {
        let server = try ScriptedServer(["EHLO": ehlo])
        try failure(over: TLSFront(before: server), host: "127.0.0.1") { $0.isBroken(at: .connection) }
        #expect(server.received.commands.isEmpty)
    }

    @Test func thePasswordIsNotToldInTheOpen() throws {
        let server = try ScriptedServer(["EHLO": ehlo])
        let submission = SubmissionClient(
            to: try SubmissionServer("smtp://news@127.0.0.1:\(server.port)", passwordFile: try passwordFile()))
        let error = #expect(throws: SubmissionError.self) { try submission.send([], from: "a@b.c", to: "d@e.f") }
        #expect(error?.isBroken(at: .connection) == true)
        #expect(server.received.commands.count == 1)
    }

    @Test(
        arguments: [
            (nil, 0o600, "No such file or directory"), ("", 0o600, "its first line is no password"),
            ("secret", 0o644, "it is open to others (mode 644); run `chmod 600"),
        ] as [(String?, Int, String)])
    func thePasswordCannotBeRead(content: String?, mode: Int, reason: String) throws {
        let path = try passwordFile(content, mode: mode)
        let submission = SubmissionClient(to: try SubmissionServer("smtp://news@127.0.0.1:9", passwordFile: path))
        let error = #expect(throws: SubmissionError.self) { try submission.send([], from: "a@b.c", to: "d@e.f") }
        #expect(error?.description.hasPrefix("\(path): can't read the password: \(reason)") == true)
    }

    private func failure(
        over front: TLSFront, host: String = "localhost", isKnown: Bool = true,
        expected: ((SubmissionError) -> Bool)?
    ) throws {
        let url = "smtps://news%40shop.example@\(host):\(front.port)"
        var submission = SubmissionClient(
            to: try SubmissionServer(url, passwordFile: try passwordFile()), patience: .seconds(20))
        if isKnown { submission.authorities = front.certificate }
        let mail = Array("Subject: x\r\n\r\n".utf8)
        guard let expected else {
            _ = try submission.send(mail, from: "a@b.c", to: "d@e.f")
            return
        }
        let error = #expect(throws: SubmissionError.self) { try submission.send(mail, from: "a@b.c", to: "d@e.f") }
        #expect(error.map(expected) == true, "\(String(describing: error))")
    }

    private func passwordFile(_ content: String? = "secret\n", mode: Int = 0o600) throws -> String {
        if let content { try folder.write(content, to: "password", mode: mode) }
        return folder.path + "/password"
    }
}
