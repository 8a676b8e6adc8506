// Signed and encrypted mail goes through Postfix and Backstamp, and still verifies, says the tool that signed it.

import Foundation
import Peers
import Testing

@Suite struct SignedMailTests {
    /// What is signed: a part that would be tracked if it were not.
    private static let entity = [UInt8](
        """
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: 8bit

        <html><body><p>Grüße, <a href="https://shop.example/offer?a=1&amp;b=2">das Angebot</a></p></body></html>

        """.utf8
    ).withCRLF

    private static let head = "From: Shop <sender@shop.example>\r\nTo: someone@home.example\r\nSubject: signed\r\n"

    /// Through a Postfix with Backstamp, and what Backstamp said of it.
    private func delivered(_ mail: [UInt8], _ sandbox: Sandbox) throws -> [UInt8] {
        try sandbox.start()
        let postfix = try ThrowawayPostfix(milter: sandbox.milter)
        try postfix.send(mail, to: ["someone@home.example"])
        try postfix.waitUntilDelivered()
        return try #require(try postfix.sink.messages().first).withoutReceived.withCRLF
    }

    /// What `openssl cms` makes of the entity, by its options, and the word for it in the log.
    @Test(arguments: [
        (["-sign"], "signed"), (["-sign", "-nodetach"], "encrypted"), (["-encrypt", "-aes256"], "encrypted"),
    ])
    func smimeVerifiesAsBefore(_ options: [String], _ reason: String) throws {
        let sandbox = try Sandbox()
        let folder = sandbox.folder
        let (key, certificate) = (folder + "/key.pem", folder + "/certificate.pem")
        try succeed(
            [
                "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=sender@shop.example",
                "-keyout", key,
            ]
                + ["-out", certificate])
        let isSigned = options[0] == "-sign"
        let maker = isSigned ? ["-signer", certificate, "-inkey", key] : [certificate]
        try Data(Self.entity).write(to: URL(filePath: folder + "/entity"))
        try succeed(
            ["openssl", "cms"] + options + ["-in", folder + "/entity", "-out", folder + "/mail", "-crlfeol"] + maker)
        let made = [UInt8](try Data(contentsOf: URL(filePath: folder + "/mail"))).filter { $0 != 0x0D }.withCRLF

        let came = try delivered(Array(Self.head.utf8) + made, sandbox)
        #expect(try sandbox.log().contains("left reason=\(reason)"))
        let check =
            isSigned
            ? ["-verify", "-CAfile", certificate, "-purpose", "any"]
            : ["-decrypt", "-recip", certificate, "-inkey", key]
        func opened(_ mail: [UInt8]) throws -> [UInt8]? {
            try Data(mail).write(to: URL(filePath: folder + "/came"))
            let arguments = ["openssl", "cms"] + check + ["-in", folder + "/came", "-out", folder + "/opened"]
            guard try shell(arguments).status == 0 else { return nil }
            return [UInt8](try Data(contentsOf: URL(filePath: folder + "/opened"))).filter { $0 != 0x0D }
        }
        #expect(try opened(came) == Self.entity.filter { $0 != 0x0D })
        if options == ["-sign"] {
            // What we would do to it otherwise.
            #expect(
                try opened(
                    Array(String(decoding: came, as: UTF8.self).replacing("shop.example/offer", with: "t.example").utf8)
                ) == nil)
        }
    }

    @Test func pgpVerifiesAsBefore() throws {
        let sandbox = try Sandbox()
        let home = sandbox.folder + "/gnupg"
        try FileManager.default.createDirectory(
            atPath: home, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let gpg = ["gpg", "--homedir", home, "--batch", "--quiet", "--pinentry-mode", "loopback", "--passphrase", ""]
        defer { _ = try? shell(["gpgconf", "--homedir", home, "--kill", "all"]) }
        try succeed(gpg + ["--quick-generate-key", "sender@shop.example", "ed25519", "sign", "never"])
        let entity = sandbox.folder + "/entity"
        try Data(Self.entity).write(to: URL(filePath: entity))
        try succeed(gpg + ["--armor", "--output", entity + ".asc", "--detach-sign", entity])
        let signature = [UInt8](try Data(contentsOf: URL(filePath: entity + ".asc"))).withCRLF

        let boundary = "pgp-boundary"
        let type = "multipart/signed; micalg=pgp-sha512; protocol=\"application/pgp-signature\"; boundary=\(boundary)"
        let head = Self.head + "MIME-Version: 1.0\r\nContent-Type: \(type)\r\n\r\n--\(boundary)\r\n"
        let between = "\r\n--\(boundary)\r\nContent-Type: application/pgp-signature; name=signature.asc\r\n\r\n"
        let mail =
            Array(head.utf8) + Self.entity + Array(between.utf8) + signature + Array("\r\n--\(boundary)--\r\n".utf8)

        let came = Data(try delivered(mail, sandbox))
        #expect(try sandbox.log().contains("left reason=signed"))
        let start = try #require(came.range(of: Data("--\(boundary)\r\n".utf8))).upperBound
        let end = try #require(came.range(of: Data(between.utf8))).lowerBound
        func verifies(_ signed: Data) throws -> Bool {
            try signed.write(to: URL(filePath: entity))
            return try shell(gpg + ["--verify", entity + ".asc", entity]).status == 0
        }
        #expect(try verifies(came[start..<end]))
        #expect(try !verifies(came[start..<end] + Data("x".utf8)))
    }
}
