import Foundation
import Peers
import Testing

@testable import Submission

/// A real mail server takes what is sent again.
@Suite struct SubmissionToPostfixTests {
    private let mail = Array(
        "Subject: x\r\nMessage-Id: <1@shop.example>\r\nDate: Mon, 1 Jan 2024 00:00:00 +0000\r\nFrom: a@b.c\r\n".utf8)

    @Test func theMailArrivesAsItWas() throws {
        let postfix = try ThrowawayPostfix(milter: nil)
        let body = Array("\r\n.\r\n..dots\r\n".utf8) + [UInt8](0x80...0xFF) + Array("\r\nno line end".utf8)
        let reply = try submission(to: postfix).send(mail + body, from: "b+tok@shop.example", to: "ann@home.example")
        #expect(reply.code == 250)
        #expect(reply.status == "2.0.0")
        #expect(reply.text.hasPrefix("Ok: queued as "))
        try postfix.waitUntilDelivered()
        let message = try #require(try postfix.sink.messages(to: "ann@home.example").first)
        #expect(message.sender == "b+tok@shop.example")
        #expect(message.withoutReceived == (mail + body).filter { $0 != 0x0D } + [0x0A])
    }

    @Test func refusals() throws {
        let postfix = try ThrowawayPostfix(
            milter: nil,
            settings: [
                "smtpd_recipient_restrictions = check_recipient_access inline:{{gone@home.example = 550 5.1.1 gone} "
                    + "{full@home.example = 452 4.2.2 full}}",
                "message_size_limit = 1000",
            ])
        let submission = try submission(to: postfix)
        #expect(
            try refusal(submission, to: "gone@home.example")
                == "refused at RCPT TO: 550 5.1.1 <gone@home.example>: Recipient address rejected: gone")
        #expect(
            try refusal(submission, to: "full@home.example")
                == "refused at RCPT TO: 452 4.2.2 <full@home.example>: Recipient address rejected: full")
        #expect(try refusal(submission, to: "a@b.c", body: 2000)?.hasPrefix("refused at MAIL FROM: 552 5.3.4 ") == true)
        // We said goodbye. (Who looks whether Postfix listens says nothing at all.)
        let log = try postfix.log()
        #expect(!log.contains("lost connection after RCPT") && !log.contains("lost connection after MAIL"), "\(log)")
    }

    @Test func internationalAddresses() throws {
        let postfix = try ThrowawayPostfix(milter: nil)
        let reply = try submission(to: postfix).send(mail + [0x0D, 0x0A], from: "", to: "jörg@bücher.example")
        #expect(reply.code == 250)
        #expect(try eventually { try postfix.log().contains("to=<jörg@bücher.example>") })
    }

    @Test func tlsWhereItIsOffered() throws {
        let folder = TestFolder()
        let postfix = try postfixWithTLS(in: folder)
        _ = try submission(to: postfix).send(mail, from: "a@b.c", to: "d@e.f")
        #expect(try postfix.log().contains("TLS connection established from localhost[127.0.0.1]"))

        // With a user, the certificate must be right; then this Postfix has nobody to check the password.
        try folder.write("secret\n", to: "password", mode: 0o600)
        var submission = SubmissionClient(
            to: try SubmissionServer("smtp://news@localhost:\(postfix.port)", passwordFile: folder.path + "/password"))
        #expect(throws: SubmissionError.self) { try submission.send(mail, from: "a@b.c", to: "d@e.f") }
        submission.authorities = folder.certificate
        #expect(throws: SubmissionError.broken(.authentication, reason: "the server offers no authentication")) {
            try submission.send(mail, from: "a@b.c", to: "d@e.f")
        }
    }

    private func submission(to postfix: ThrowawayPostfix) throws -> SubmissionClient {
        SubmissionClient(to: try SubmissionServer("smtp://127.0.0.1:\(postfix.port)"), patience: .seconds(30))
    }

    private func refusal(_ submission: SubmissionClient, to recipient: String, body: Int = 0) throws -> String? {
        let message = mail + [0x0D, 0x0A] + [UInt8](repeating: 0x61, count: body)
        return #expect(throws: SubmissionError.self) { try submission.send(message, from: "a@b.c", to: recipient) }?
            .description
    }

    private func postfixWithTLS(in folder: TestFolder) throws -> ThrowawayPostfix {
        try folder.makeCertificate(for: "localhost")
        return try ThrowawayPostfix(
            milter: nil,
            settings: [
                "smtpd_tls_security_level = may", "smtpd_tls_loglevel = 1",
                "smtpd_tls_cert_file = \(folder.certificate)", "smtpd_tls_key_file = \(folder.certificateKey)",
            ])
    }
}
