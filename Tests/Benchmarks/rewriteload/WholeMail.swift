// An HTML document as the body of a mail, and what the filter does to such a mail but for telling the MTA and the database.

import FilterService
import Foundation
import MIME
import Sealing
import Tracking

/// A mail with a document in it, in one transfer encoding.
struct WholeMail {
    let bytes: [UInt8]

    /// A text beside the document and an image below it, as newsletters have it.
    init(_ html: [UInt8], _ encoding: Encoding) {
        let head = """
            From: Shop <news@shop.example>
            To: Someone <someone@home.example>
            Subject: =?utf-8?q?News?=
            Date: Tue, 24 Nov 2026 12:00:00 +0100
            Message-ID: <1@shop.example>
            X-Campaign-ID: spring
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="=_b"

            --=_b
            Content-Type: text/plain; charset=utf-8

            The news of the shop: https://shop.example/
            --=_b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: \(encoding.rawValue)


            """
        let lines = head.replacing("\n", with: "\r\n")
        bytes = Array(lines.utf8) + encoding.encode(html) + Array("\r\n--=_b--\r\n".utf8)
    }

    enum Encoding: String, CaseIterable {
        case eightBit = "8bit"
        case quotedPrintable = "quoted-printable"
        case base64

        func encode(_ html: [UInt8]) -> [UInt8] {
            let lines = html.filter { $0 != 0x0D }.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
            return switch self {
            case .eightBit: lines
            case .quotedPrintable: Self.quotedPrintable(lines)
            case .base64: Array(Data(lines).base64EncodedData(options: .lineLength76Characters))
            }
        }

        private static func quotedPrintable(_ lines: [UInt8]) -> [UInt8] {
            var result: [UInt8] = []
            var column = 0
            for (index, byte) in lines.enumerated() {
                if byte == 0x0D || byte == 0x0A {
                    result.append(byte)
                    column = 0
                    continue
                }
                let isLast = index + 1 == lines.count || lines[index + 1] == 0x0D
                let isPlain = byte == 0x20 ? !isLast : byte > 0x20 && byte < 0x7F && byte != 0x3D
                let piece = isPlain ? [byte] : Array(String(format: "=%02X", byte).utf8)
                if column + piece.count > 75 {
                    result += Array("=\r\n".utf8)
                    column = 0
                }
                result += piece
                column += piece.count
            }
            return result
        }
    }
}

/// From the bytes of a mail to the bytes that leave, each link with a sealed token.
struct MailRewriter {
    private let policy: MessagePolicy
    private let keys: KeyRing
    private let base = Array("https://track.example.com".utf8)

    init() throws {
        policy = MessagePolicy(
            tracks: [.opens, .htmlClicks], rewritesSigned: false, links: LinkPolicy(trackers: [base]))
        keys = try KeyRing([.random(created: "2026-01-01")])
    }

    /// Nil where the mail is left alone.
    func rewrite(_ mail: [UInt8], copy: Int64) -> [UInt8]? {
        let message = Message(parsing: mail.span)
        guard case .track(let plan) = policy.decide(on: message, in: mail.span), plan.changesAnything else {
            return nil
        }
        let urls = CopyURLs(base: base, copy: copy, destinations: plan.destinations.count, seals: keys)
        guard let edits = try? plan.edits(of: message, in: mail.span, pixel: urls.pixel, links: urls.links) else {
            return nil
        }
        return Edit.apply(edits, to: mail.span, in: mail.indices)
    }
}
