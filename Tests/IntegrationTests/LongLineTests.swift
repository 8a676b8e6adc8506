// R40 with a real Postfix: a mail with lines that its smtp client would fold leaves as quoted-printable, its header
// says so, and nothing is left to fold.

import Foundation
import Peers
import Testing

@Suite struct LongLineTests {
    private static let html =
        "<html><body>" + String(repeating: "<p>Grüße, lang und länger</p>", count: 50)
        + "<a href=\"https://shop.example/1\">x</a>\n<p>kurz = 1 \n--\nEnde</body></html>\n"

    @Test(arguments: [
        // At the top, with a label and without.
        ["Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit", "Content-MD5: Q2hlY2s="],
        ["Content-Type: text/html; charset=utf-8"],
    ])
    func aMessageIsEncodedAnew(_ fields: [String]) throws {
        // With all that Postfix would add.
        let head =
            ["From: sender@shop.example", "To: someone@home.example", "Subject: long", "MIME-Version: 1.0"]
            + ["Date: Tue, 24 Nov 2026 12:00:00 +0100", "Message-ID: <long@shop.example>"] + fields
        let sent = head.joined(separator: "\n") + "\n\n" + Self.html
        let came = try delivered(sent)
        let text = String(decoding: came, as: UTF8.self)
        let header = text.prefix(upTo: try #require(text.range(of: "\n\n")).lowerBound)
        #expect(
            header.split(separator: "\n").filter { $0.hasPrefix("Content-Transfer-Encoding:") }
                == ["Content-Transfer-Encoding: quoted-printable"])
        #expect(!header.contains("Content-MD5"))
        expectOurs(HeaderBlock.body(came))
    }

    @Test func aPartIsEncodedAnew() throws {
        let before = """
            From: sender@shop.example
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            stays
            --b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: 8bit


            """
        let came = String(decoding: try delivered(before + Self.html + "--b--\n"), as: UTF8.self)
        #expect(came.contains("\nContent-Type: text/plain; charset=utf-8\n\nstays\n--b\n"))
        let part = "Content-Transfer-Encoding: quoted-printable\n\n"
        let start = try #require(came.range(of: part)).upperBound
        let end = try #require(came.range(of: "\n--b--\n")).lowerBound
        expectOurs(Array((came[start..<end] + "\n").utf8))
    }

    private func delivered(_ mail: String) throws -> [UInt8] {
        let sandbox = try Sandbox()
        let postfix = try ThrowawayPostfix(milter: sandbox.milter)
        // Copies are kept where retries can be.
        try sandbox.configure("bounces:\n  return_path: \(Sandbox.returnPath)\n  maildir: \(postfix.mailbox.folder)")
        try postfix.mailbox.create()
        try sandbox.start()
        try postfix.send(Array(mail.utf8).withCRLF, to: ["someone@home.example"])
        try postfix.waitUntilDelivered()
        let delivered = try #require(try postfix.sink.messages().first).withoutReceived
        #expect(try sandbox.log().contains("tracked"))
        if mail.contains("Message-ID") {
            // The copy that a retry would send is the message as it left.
            let find = "zcat < \"$(find \"$0\" -name '*.gz' | head -1)\""
            let copy = try succeed(["/bin/sh", "-c", find, sandbox.folder + "/spool"])
            #expect(Array(copy.utf8).filter { $0 != 0x0D } == delivered)
        }
        return delivered
    }

    private func expectOurs(_ body: [UInt8]) {
        #expect(body.split(separator: 0x0A).allSatisfy { $0.count <= 76 })
        let decoded = String(decoding: Codec.undoQuotedPrintable(body), as: UTF8.self)
        let parts = Self.html.split(separator: "https://shop.example/1")
        #expect(decoded.hasPrefix(parts[0] + "http://127.0.0.1:"))
        let rest = decoded.replacing(#/<img src="http[^>]*>/#, with: "")
        #expect(rest.hasSuffix(parts[1]))
        #expect(rest != decoded)
    }
}
