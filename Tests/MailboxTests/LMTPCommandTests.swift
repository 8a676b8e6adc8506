import Testing
import Tools

@testable import Mailbox

@Suite struct LMTPCommandTests {
    @Test(
        arguments: [
            ("LHLO mta.example", .hello),
            ("lhlo x", .hello),
            ("LHLO", .malformed(.badSyntax)),
            ("EHLO mta.example", .malformed(.unknownCommand)),
            ("HELO mta.example", .malformed(.unknownCommand)),
            ("", .malformed(.unknownCommand)),
            (" LHLO x", .hello),
            ("MAIL FROM:<>", .mail(sender: "", size: 0)),
            ("mail from: <a@b.example> size=12 BODY=8bitmime SMTPUTF8", .mail(sender: "a@b.example", size: 12)),
            ("MAIL FROM:<a@b> BODY=7BIT", .mail(sender: "a@b", size: 0)),
            ("MAIL FROM:<\"a>b\\\"c\"@d>", .mail(sender: "\"a>b\\\"c\"@d", size: 0)),
            ("MAIL FROM:<ü@b>", .mail(sender: "ü@b", size: 0)),
            ("MAIL FROM:<a@b> BODY=BINARYMIME", .malformed(.unknownParameter)),
            ("MAIL FROM:<a@b> SIZE", .malformed(.unknownParameter)),
            ("MAIL FROM:<a@b> SIZE=x", .malformed(.badSyntax)),
            ("MAIL FROM:<a@b> SIZE=-1", .malformed(.badSyntax)),
            ("MAIL FROM:<a@b>x", .malformed(.badAddress)),
            ("MAIL FROM:a@b", .malformed(.badAddress)),
            ("MAIL FROM:<a@b", .malformed(.badAddress)),
            ("MAIL TO:<a@b>", .malformed(.badAddress)),
            ("MAIL", .malformed(.badAddress)),
            ("RCPT TO:<a@b>", .recipient("a@b")),
            ("RCPT TO:<@x,@y:a@b>", .recipient("a@b")),
            ("RCPT TO:<postmaster>", .recipient("postmaster")),
            ("RCPT TO:<>", .malformed(.badAddress)),
            ("RCPT TO:<@x>", .malformed(.badAddress)),
            ("RCPT TO:<a@b> NOTIFY=NEVER", .malformed(.unknownParameter)),
            ("DATA", .data), ("RSET", .reset), ("NOOP x", .noop), ("VRFY a", .verify), ("quit", .quit),
            ("BDAT 10", .malformed(.unknownCommand)),
        ] as [(String, LMTPCommand)])
    func commands(line: String, expected: LMTPCommand) {
        #expect(LMTPCommand(Array(line.utf8)) == expected)
    }

    @Test func whatIsNoUTF8IsRefused() {
        #expect(LMTPCommand(Array("RCPT TO:<a@".utf8) + [0xFF, 0x3E]) == .malformed(.badSyntax))
    }

    @Test func repliesOfSeveralLines() {
        #expect(LMTPReply(250, "a", "b").bytes == Array("250-a\r\n250 b\r\n".utf8))
        #expect(LMTPReply(250, "a").bytes == Array("250 a\r\n".utf8))
    }

    @Test(arguments: [
        ("unix:/run/x.sock", ListenAddress.unix(path: "/run/x.sock")),
        ("127.0.0.1:2424", .port(host: "127.0.0.1", port: 2424)),
        ("[::1]:24", .port(host: "::1", port: 24)),
        ("localhost:0", .port(host: "localhost", port: 0)),
    ])
    func addresses(text: String, expected: ListenAddress) throws {
        #expect(try ListenAddress(lmtp: text) == expected)
        #expect(expected.description == text)
    }

    @Test(arguments: [
        "", "unix:x", "unix:", ":24", "127.0.0.1", "::1:24", "a:99999", "a:x",
        "unix:/" + String(repeating: "x", count: 107),
    ])
    func noAddresses(text: String) {
        #expect(throws: MailboxError.self) { try ListenAddress(lmtp: text) }
    }
}
