// What is attached to a message, and what makes it one that is never touched.

import MIME
import Testing

@testable import Words

@Suite struct AttachmentsTests {
    private static let html =
        "Content-Type: text/html\r\n\r\n<p><a href=\"https://e.example/\">x</a></p>"

    private func reason(_ mail: String) throws -> LeaveReason? {
        do {
            try Rewrite(Array(mail.utf8)).expectIdentity("\(mail)")
            return nil
        } catch let left as Rewrite.Left { return left.reason }
    }

    private func mixed(_ parts: String...) -> String {
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + parts.map { "--b\r\n\($0)\r\n" }.joined()
            + "--b--\r\n"
    }

    @Test(arguments: [
        "Content-Type: application/pkcs7-mime; name=offer.pdf.p7m\r\nContent-Disposition: attachment\r\n\r\nMIAG",
        "Content-Type: application/x-pkcs7-mime\r\nContent-Disposition: attachment; filename=fattura.xml.p7m\r\n\r\nMIAG",
        "Content-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nMIAG",
        "Content-Type: application/pgp-signature; name=release.tar.gz.asc\r\n\r\n-----BEGIN PGP SIGNATURE-----",
        "Content-Type: application/pgp-encrypted\r\nContent-Disposition: attachment\r\n\r\nVersion: 1",
        "Content-Type: application/pgp-keys; name=key.asc\r\n\r\n-----BEGIN PGP PUBLIC KEY BLOCK-----",
        "Content-Type: text/plain; name=signature.asc\r\n\r\n-----BEGIN PGP SIGNATURE-----",
        "Content-Type: text/plain\r\nContent-Disposition: inline; filename=m.asc\r\n\r\n-----BEGIN PGP MESSAGE-----",
    ])
    func attachedFilesAreFiles(_ file: String) throws {
        #expect(try reason(mixed(Self.html, file)) == nil)
    }

    /// A list's footer behind what it stands below, and structures within others.
    @Test(arguments: [
        (
            "Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Disposition: attachment\r\n\r\nMIAG",
            LeaveReason.encrypted
        ),
        ("Content-Type: multipart/signed; boundary=s\r\n\r\n--s\r\n\(html)\r\n--s--", .signed),
        ("Content-Type: multipart/encrypted; boundary=s\r\n\r\n--s\r\n\(html)\r\n--s--", .encrypted),
    ])
    func structuresCountWhereTheBodyIs(_ body: String, _ expected: LeaveReason) throws {
        #expect(try reason(mixed(body, Self.html)) == expected)
    }

    @Test func aMessageThatIsOneFileIsEncrypted() throws {
        for type in ["application/pkcs7-mime", "application/x-pkcs7-mime"] {
            let mail =
                "Content-Type: \(type); name=smime.p7m\r\nContent-Disposition: attachment; filename=smime.p7m\r\n\r\nMIAG"
            #expect(try reason(mail) == .encrypted)
        }
    }

    private func reason(text: String, encoding: String = "7bit") throws -> LeaveReason? {
        try reason(
            mixed(
                "Content-Type: text/plain\r\nContent-Transfer-Encoding: \(encoding)\r\n\r\n\(text)",
                Self.html))
    }

    private func reason(html: String) throws -> LeaveReason? {
        try reason("Content-Type: text/html\r\n\r\n\(html)")
    }

    @Test(arguments: [
        "-----BEGIN PGP MESSAGE-----", "a\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256",
        "a\r\n\r\n-----BEGIN PGP SIGNATURE-----", "-----BEGIN PGP MESSAGE, PART 1/2-----",
        "\u{FEFF}-----BEGIN PGP MESSAGE-----",
    ])
    func armourBeginsALine(_ text: String) throws {
        #expect(try reason(text: text) == .encrypted)
        #expect(
            try reason(text: text.replacing("-", with: "=2D"), encoding: "quoted-printable") == .encrypted
        )
        #expect(try reason(html: text) == .encrypted)
        #expect(try reason(html: "<pre>\(text.replacing("\u{FEFF}", with: ""))</pre>") == .encrypted)
    }

    @Test(arguments: [
        "-----BEGIN PGP PUBLIC KEY BLOCK-----", "a -----BEGIN PGP MESSAGE-----",
        "> -----BEGIN PGP MESSAGE-----",
        "It begins with “-----BEGIN PGP SIGNED MESSAGE-----”.", "-----BEGIN PGP PRIVATE KEY BLOCK-----",
        "-----BEGIN PGP ARMORED FILE-----", "----BEGIN PGP MESSAGE-----",
    ])
    func otherTextIsText(_ text: String) throws {
        #expect(try reason(text: text) == nil)
        #expect(try reason(text: text.replacing("-", with: "=2D"), encoding: "quoted-printable") == nil)
        #expect(try reason(html: "<p>x</p><p>\(text.replacing(">", with: "&gt;"))</p>") == nil)
    }

    @Test(arguments: [
        ("<p>-----BEGIN PGP MESSAGE-----<br>", LeaveReason.encrypted),
        ("<div><b> -----BEGIN PGP SIGNATURE-----</b>", .encrypted),
        ("a<br/>-----BEGIN PGP SIGNED MESSAGE-----", .encrypted),
        ("<p>the words <code>-----BEGIN PGP MESSAGE-----</code>", nil),
        ("<p>the words <b><tt> -----BEGIN PGP MESSAGE-----</tt></b>", nil),
    ])
    func armourBeginsALineOfThePage(_ html: String, _ expected: LeaveReason?) throws {
        #expect(try reason(html: html) == expected)
    }

    // MARK: - Invitations

    @Test(arguments: [
        ("Content-Type: text/calendar; method=REQUEST\r\n\r\nx", LeaveReason.invitation),
        ("Content-Type: text/calendar; charset=utf-8; METHOD=\"cancel\"\r\n\r\nx", .invitation),
        (
            "Content-Type: text/calendar; method=REPLY; name=invite.ics\r\nContent-Disposition: attachment\r\n\r\nx",
            .invitation
        ),
        ("Content-Type: text/calendar; method=PUBLISH\r\n\r\nx", .invitation),
        ("Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nmethod:COUNTER\r\n", .invitation),
        (
            "Content-Type: text/calendar\r\nContent-Transfer-Encoding: base64\r\n\r\nQkVHSU46VkNBTEVOREFSDQpNRVRIT0Q6UkVRVUVTVA0K",
            .invitation
        ),
        (
            "Content-Type: text/calendar; method=PUBLISH; name=days.ics\r\nContent-Disposition: attachment\r\n\r\nx",
            nil
        ),
        ("Content-Type: text/calendar; name=days.ics\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", nil),
        ("Content-Type: application/ics; name=invite.ics\r\n\r\nx", nil),
    ])
    func invitationsAreLeft(_ calendar: String, _ expected: LeaveReason?) throws {
        for subtype in ["alternative", "mixed"] {
            let mail = mixed(Self.html, calendar).replacing(
                "multipart/mixed", with: "multipart/\(subtype)")
            #expect(try reason(mail) == expected)
        }
        #expect(LeaveReason.invitation.allowsFields)
    }

    // MARK: - multipart/related

    private func related(_ parameters: String, _ parts: String...) -> String {
        mixed(parts.joined(separator: "\r\n--b\r\n")).replacing(
            "multipart/mixed", with: "multipart/related\(parameters)")
    }

    private static let image = "Content-Type: image/png\r\nContent-ID: <i@x>\r\n\r\niVBOR"
    private static let named = html.replacing("text/html", with: "text/html\r\nContent-ID: <h@x>")
    private static let alternative =
        "Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain\r\n\r\nx\r\n--a\r\n\(html)\r\n--a--"

    @Test(arguments: [
        ("", [image, html]), ("; type=\"text/html\"", [image, html]),
        ("; start=\"h@x\"", [image, named]),
        ("; start=\"<h@x>\"; type=\"text/html\"", [image, named]),
        ("; start=\" <h@x> \"", [image, named]),
        ("; start=\"<gone@x>\"", [image, html]), ("; start=", [html, image]),
        ("; type=\"multipart/alternative\"", [image, alternative]),
        ("", [image, alternative]), ("; type=\"text/html\"", [alternative, image]),
        ("; type=\"TEXT/HTML\"", ["Content-Type: text/plain\r\n\r\nx", html]),
    ])
    func relatedIsAboutItsHTML(_ parameters: String, _ parts: [String]) throws {
        #expect(try reason(related(parameters, parts.joined(separator: "\r\n--b\r\n"))) == nil)
    }

    @Test(arguments: [
        ("; start=\"<i@x>\"", [image, html]), ("", ["Content-Type: text/plain\r\n\r\nx", html]),
        ("", [image, image]),
    ])
    func relatedIsAboutSomethingElse(_ parameters: String, _ parts: [String]) throws {
        #expect(try reason(related(parameters, parts.joined(separator: "\r\n--b\r\n"))) == .noHTML)
    }
}
