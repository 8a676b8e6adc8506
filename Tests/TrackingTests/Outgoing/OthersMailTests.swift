// Mails and templates that others wrote: whatever is tracked, nothing but the edits is changed.
// The corpora are no part of the project: BACKSTAMP_CORPORA says where they are; without them this is skipped.

import Foundation
import Testing
import Tracking

@Suite struct OthersMailTests {
    private static let folder: URL? = {
        let beside = URL(filePath: #filePath).appending(path: "../../../../../shared/corpora").standardizedFileURL
        let folder = ProcessInfo.processInfo.environment["BACKSTAMP_CORPORA"].map { URL(filePath: $0) } ?? beside
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    private static func files(in path: String, _ type: String) throws -> [URL] {
        let folder = try #require(Self.folder).appending(path: path)
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
        let files = all.compactMap { $0 as? URL }.filter { $0.pathExtension == type }.sorted { $0.path < $1.path }
        try #require(!files.isEmpty, "\(path) has no .\(type)")
        return files
    }

    @Test(.enabled(if: folder != nil), arguments: ["outgoing/mime", "bounces"])
    func mailsDifferInTheEditsOnly(_ path: String) throws {
        var tracked = 0
        let files = try Self.files(in: path, "eml")
        for file in files {
            guard let rewrite = try? Rewrite(Array(try Data(contentsOf: file))) else { continue }
            rewrite.expectIdentity("\(file.path)")
            tracked += 1
        }
        print("\(path): \(files.count) mails, \(tracked) tracked")
        #expect(tracked > 0 || path == "bounces")
    }

    @Test(.enabled(if: folder != nil), arguments: Wrapping.allCases)
    func templatesDifferInTheEditsOnly(_ wrapping: Wrapping) throws {
        var tracked = 0
        var links = 0
        let files = try Self.files(in: "outgoing/html", "html")
        for file in files {
            let template = Array(try Data(contentsOf: file))
            for isCRLF in [true, false] {
                guard let mail = wrapping.mail(of: template, isCRLF: isCRLF),
                    let rewrite = try? Rewrite(mail)
                else { continue }
                rewrite.expectIdentity("\(file.path) \(wrapping) \(isCRLF ? "CRLF" : "LF")")
                tracked += 1
                links += rewrite.plan.trackedLinks
            }
        }
        print("outgoing/html, \(wrapping): \(files.count) templates, \(tracked) mails tracked, \(links) links")
        #expect(tracked > files.count)
    }
}

/// A document as the HTML of a mail.
enum Wrapping: String, CaseIterable {
    case sevenBit = "7bit"
    case eightBit = "8bit"
    case quotedPrintable = "quoted-printable"
    case base64

    /// nil where the encoding can't carry the document.
    func mail(of html: [UInt8], isCRLF: Bool) -> [UInt8]? {
        if self == .sevenBit, html.contains(where: { $0 >= 0x80 }) { return nil }
        let lines = html.filter { $0 != 0x0D }
        let body =
            switch self {
            case .sevenBit, .eightBit: lines
            // An encoded text has line ends of its own.
            case .quotedPrintable: Self.quotedPrintable(lines)
            case .base64:
                Array(
                    Data(isCRLF ? Self.withCRLF(lines) : lines).base64EncodedData(
                        options: [.lineLength76Characters, .endLineWithLineFeed])) + [0x0A]
            }
        let head = """
            From: a@shop.example
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="=_b"

            --=_b
            Content-Type: text/plain

            text
            --=_b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: \(rawValue)


            """
        let mail = Array(head.utf8) + body + Array("\n--=_b--\n".utf8)
        return isCRLF ? Self.withCRLF(mail) : mail
    }

    private static func withCRLF(_ bytes: [UInt8]) -> [UInt8] { bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }

    private static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            var column = 0
            for (index, byte) in line.enumerated() {
                let isPlain = byte > 0x20 && byte < 0x7F && byte != 0x3D || byte == 0x20 && index < line.count - 1
                let piece = isPlain ? [byte] : Array(String(format: "=%02X", byte).utf8)
                if column + piece.count > 75 {
                    result += [0x3D, 0x0A]
                    column = 0
                }
                result += piece
                column += piece.count
            }
            result.append(0x0A)
        }
        return Array(result.dropLast())
    }
}
