// The rows of the cases of rewriting that are about messages: R34 (its half), R38, R39, R40.

import MIME
import Testing

@testable import Tracking
@testable import Words

@Suite struct RewritingCasesTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    private func reason(_ mail: [UInt8]) throws -> LeaveReason? {
        do {
            _ = try Rewrite(mail)
            return nil
        } catch let left as Rewrite.Left { return left.reason }
    }

    private static let html = "<p><a href=\"https://e.example/\">x</a></p>"

    // MARK: - R34

    /// Broken in their lines, headers and boundaries: nothing is lost, and what is tracked differs in the edits only.
    @Test(
        arguments: [
            ("Content-Type: text/html\r\n\r\n\(html)\r\rx", 1), ("Content-Type: text/html\n\n\(html)\r\n\n", 1),
            ("Content-Type: text/html\r\n\r\n\(html)\0", nil),
            ("Content-Type: text/html\r\n\r\n<a href=\"https://e.example/", 0),
            ("Content-Type: text/html\r\nno field\r\n\r\n\(html)", nil), ("Content-Type: text/html", nil),
            ("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n\(html)", 1),
            (
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n\(html)\r\n--b-",
                1
            ),
            ("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b--\r\nContent-Type: text/html\r\n\r\n\(html)", nil),
            (
                "Content-Type: multipart/mixed; boundary=\"b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n\(html)\r\n--b--\r\n",
                1
            ),
            (
                "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\nContent-Type: text/html\r\n\r\n\(html)\r\n----\r\n",
                nil
            ),
            (
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
                    + "--b\r\nContent-Type: text/html\r\n\r\n\(html)\r\n--b--\r\n--b--\r\n", 1
            ),
            ("Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPGEg!!\r\n=Zm9v", 0),
            (
                "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<a href=3D\"https://e.example/=\r\n",
                0
            ),
        ] as [(String, Int?)])
    func r34MalformedMailLosesNothing(_ mail: String, _ links: Int?) throws {
        guard let rewrite = try? Rewrite(bytes(mail)) else {
            if let links, links > 0 { Issue.record("left, though it has \(links) links") }
            return
        }
        #expect(rewrite.undone == bytes(mail))
        #expect(rewrite.plan.trackedLinks == links)
    }

    // MARK: - R38

    private static let plain = "Content-Type: text/plain\r\n\r\nhttps://e.example/plain\r\n"
    private static let page = "<a href=\"https://e.example/page\">page</a>\r\n"

    /// mixed(related(alternative(plain, html), inline), pdf, page.html, message/rfc822 with html), the html's header given.
    private static func deep(_ fields: String, _ body: [UInt8]) -> (mail: [UInt8], body: Range<Int>) {
        let before = Array(
            """
            Subject: R38\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="m m"\r\n\r\npreamble\r\n--m m\r\n\
            Content-Type: multipart/related; boundary=r\r\n\r\n--r\r\n\
            Content-Type: multipart/alternative; boundary="a=/?"\r\n\r\n--a=/?\r\n\(plain)\r\n--a=/?\r\n\(fields)\r\n\r\n
            """.utf8)
        let after = Array(
            """
            \r\n--a=/?--\r\n\r\n--r\r\nContent-Type: image/png; name=a.png\r\nContent-ID: <i@x>\r\nContent-Disposition: inline\r\n\
            Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--r--\r\n--m m\r\n\
            Content-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF\r\n--m m\r\n\
            Content-Type: text/html; name=page.html\r\nContent-Disposition: attachment; filename=page.html\r\n\r\n\(page)--m m\r\n\
            Content-Type: text/html; name=page.html\r\nContent-Disposition: inline; filename=page.html\r\n\r\n\(page)--m m\r\n\
            Content-Type: message/rfc822\r\n\r\nContent-Type: text/html\r\n\r\n\(page)--m m--\r\nepilogue --a=/?\r\n
            """.utf8)
        return (before + body + after, before.count..<(before.count + body.count))
    }

    @Test(arguments: [
        ("Content-Type: text/html; charset=us-ascii\r\nContent-Transfer-Encoding: 7bit", html),
        ("Content-Type: text/html", "<p>\u{FC} <a href=\"https://e.example/\">x</a></p>"),
        ("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit", "<b>日本</b>\(html)"),
        (
            "Content-Type: text/html; charset=\"windows-1252\"\r\nContent-Transfer-Encoding: quoted-printable",
            "<p>caf=E9 =80 <a href=3D\"https:=\r\n//e.example/\">x</a></p> \r\n"
        ),
        (
            "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64",
            "PHA+PGEgaHJlZj0iaHR0cHM6\r\nLy9lLmV4YW1wbGUvIj54PC9h\r\nPjwvcD4=\r\n"
        ),
        (
            "Content-Type: text/html; charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit",
            "<p>\u{1B}$B$*CN$i$;<a\u{1B}(B <a href=\"https://e.example/\">\u{1B}$B=\"\u{1B}(B</a></p>"
        ),
    ])
    func r38OnlyTheOneHTMLBodyChanges(_ fields: String, _ body: String) throws {
        let (mail, range) = Self.deep(fields, bytes(body))
        let rewrite = try Rewrite(mail)
        #expect(rewrite.plan.trackedLinks == 1)
        #expect(rewrite.plan.pixel != nil)
        #expect(Array(rewrite.output.prefix(range.lowerBound)) == Array(mail.prefix(range.lowerBound)))
        let tail = mail.count - range.upperBound
        #expect(Array(rewrite.output.suffix(tail)) == Array(mail.suffix(tail)))
        rewrite.expectIdentity("\(fields)")
    }

    // MARK: - R39

    @Test(arguments: [
        ("Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=b", LeaveReason.signed),
        ("Content-Type: multipart/signed; protocol=\"application/pgp-signature\"; boundary=b", .signed),
        ("Content-Type: multipart/encrypted; boundary=b", .encrypted),
        ("DKIM-Signature: v=1\r\nContent-Type: multipart/mixed; boundary=b", .signed),
        ("ARC-Seal: i=1\r\nContent-Type: multipart/mixed; boundary=b", .signed),
        ("ARC-Message-Signature: i=1\r\nContent-Type: multipart/mixed; boundary=b", .signed),
        ("DomainKey-Signature: a\r\nContent-Type: multipart/mixed; boundary=b", .signed),
        ("Content-Type: multipart/report; report-type=disposition-notification; boundary=b", .report),
        ("Content-Type: multipart/mixed; boundary=b", nil),
    ])
    func r39SignedAndEncryptedMailIsUntouched(_ fields: String, _ expected: LeaveReason?) throws {
        let mail = "\(fields)\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n\(Self.html)\r\n--b--\r\n"
        #expect(try reason(bytes(mail)) == expected)
    }

    /// A sibling, or a part anywhere within.
    @Test(arguments: [
        ("Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n\r\nMIAG", LeaveReason.encrypted),
        ("Content-Type: application/x-pkcs7-mime\r\n\r\nMIAG", .encrypted),
        ("Content-Type: application/pkcs7-signature\r\n\r\nMIAG", .signed),
        ("Content-Type: application/pgp-signature\r\n\r\n-----BEGIN PGP SIGNATURE-----", .signed),
        ("Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1", .encrypted),
        ("Content-Type: text/plain\r\n\r\n-----BEGIN PGP SIGNED MESSAGE-----", .encrypted),
        (
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=2D----BEGIN PGP MESSAGE-----",
            .encrypted
        ),
        (
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nLS0tLS1CRUdJTiBQR1AgTUVTU0FHRS0tLS0t",
            .encrypted
        ),
        ("Content-Type: text/html\r\n\r\n<pre>-----BEGIN PGP MESSAGE-----</pre>", .encrypted),
        ("Content-Type: text/plain\r\n\r\nBEGIN PGP, GPG and G", nil),
        ("Content-Type: text/calendar; method=REQUEST\r\n\r\nURL:https://e.example/c", .invitation),
        ("Content-Type: text/x-amp-html\r\n\r\n<a href=\"https://e.example/amp\">", nil),
        ("Content-Type: message/rfc822\r\n\r\nContent-Type: multipart/signed; boundary=s\r\n\r\n--s--", nil),
    ])
    func r39SiblingsDecideOrStay(_ sibling: String, _ expected: LeaveReason?) throws {
        let mail = bytes(
            "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n\(Self.html)\r\n"
                + "--b\r\n\(sibling)\r\n--b--\r\n")
        #expect(try reason(mail) == expected)
        guard expected == nil else { return }
        let rewrite = try Rewrite(mail)
        #expect(rewrite.plan.trackedLinks == 1)
        #expect(rewrite.output.suffix(sibling.utf8.count + 10) == mail.suffix(sibling.utf8.count + 10))
    }

    // MARK: - R40

    private static let head = "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"

    @Test func r40SoftBreaksInAURLAreUndoneFirst() throws {
        let rewrite = try Rewrite(
            bytes(
                "\(Self.head)Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                    + "<a href=3D\"https://FriscoTexas.us4.list-m=\r\nanage.example/?u=3D1&amp;id=3D=\r\n2\">=C3=BC</a>\r\n"
            ))
        #expect(
            rewrite.plan.destinations.map { String(decoding: $0.bytes, as: UTF8.self) }
                == ["https://FriscoTexas.us4.list-manage.example/?u=1&id=2"])
        rewrite.expectIdentity("soft break")
    }

    /// Lines that become, or were, longer than a mail system lets through make the part quoted-printable.
    @Test(arguments: ["7bit", "8bit", "binary"], [900, 1200, 100_000])
    func r40LongLinesAreEncodedAnew(_ encoding: String, _ length: Int) throws {
        let body =
            "<p>" + String(repeating: "w", count: length) + (encoding == "7bit" ? "" : "ü")
            + String(repeating: "<a href=\"https://e.example/\">x</a>", count: 3) + " \r\nlast=3D \r"
        let rewrite = try Rewrite(bytes("\(Self.head)Content-Transfer-Encoding: \(encoding)\r\n\r\n\(body)"))
        rewrite.expectIdentity("\(encoding) \(length)")
        let output = String(decoding: rewrite.output, as: UTF8.self)
        #expect(output.hasPrefix("\(Self.head)Content-Transfer-Encoding: quoted-printable\r\n\r\n"))
        #expect(rewrite.output.split(separator: 0x0A).allSatisfy { $0.count <= 77 })
        #expect(rewrite.plan.trackedLinks == 3)
    }

    /// What Postfix's smtp client does to a line: nothing, or it would break a signature made before.
    @Test(arguments: [
        ("Content-Transfer-Encoding: 8bit\r\n\r\n", "ü\(html)"),
        ("Content-Transfer-Encoding: 8bit\n\n", "ü\(html)\n.\nFrom \n"),
        ("\r\n", html),
        ("Content-Transfer-Encoding: base64\r\n\r\n", "PHA+PGEgaHJlZj0iaHR0cHM6Ly9lLmV4YW1wbGUvIj54PC9hPjwvcD4="),
        ("Content-Transfer-Encoding: quoted-printable\r\n\r\n", "<a href=3D\"https://e.example/\">x</a>"),
    ])
    func r40NothingIsLeftToFold(_ fields: String, _ body: String) throws {
        let rewrite = try Rewrite(bytes(Self.head + fields + body))
        rewrite.expectIdentity("\(fields)")
        #expect(rewrite.output.split(separator: 0x0A).allSatisfy { $0.count <= 998 })
        #expect(body.utf8.last == 0x0A || rewrite.output.last != 0x0A)
    }
}
