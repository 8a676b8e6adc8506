// A megabyte of each kind of input that makes careless parsers slow or deep. Each has to finish.

import Testing

@testable import MIME

@Suite struct HostileInputTests {
    private static let multipart = "Content-Type: multipart/mixed; boundary=b\n\n"

    /// `unit` again and again behind `head`, `size` bytes in all.
    private func repeated(_ unit: String, after head: String = "", size: Int = 1 << 20) -> [UInt8] {
        bytes(head) + Array(repeatElement(bytes(unit), count: size / unit.utf8.count).joined())
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            (multipart, "--b\n"), (multipart, "--b\n\n"), (multipart, "--b--\n"), (multipart, "--c\n"),
            (multipart, "-"),
            (multipart, "--b\nContent-Type: multipart/mixed; boundary=b\n\n"),
            ("", "A:\n"), ("", "A: b\n c\n"), ("", " "), ("", "\n"), ("", "\r"), ("", "a"), ("", "A: b\n\t"),
            ("Content-Type: text/html", ";a=b"), ("Content-Type: text/html", ";a*0=b"),
            ("Content-Type: text/html ", "("),
            ("Content-Type: text/html; a=\"", "\\\""), ("Subject: ", "=?utf-8?Q?"), ("Subject: ", "=?a"),
        ])
    func parses(_ head: String, _ unit: String) {
        let input = repeated(unit, after: head)
        let message = Message(input)
        #expect(message.parts.count <= Message.Limits.standard.parts)
        for part in message.parts {
            for field in part.fields.prefix(3) { _ = HeaderText.decode(field.unfoldedValue(in: input.span)) }
        }
    }

    @Test func nestsOnlyToTheLimit() {
        var input: [UInt8] = []
        for depth in 0..<10_000 { input += bytes("Content-Type: multipart/mixed; boundary=\(depth)\n\n--\(depth)\n") }
        let message = Message(input)
        #expect(message.parts.count == 33)
        #expect(message.defects.contains(.tooDeep))
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: ["=", "=\n", "= ", " ", "=3D", "\r", "\n", "a", "=4", " \n", "YQ==", "Y", "-"],
        [TransferEncoding.eightBit, .quotedPrintable, .base64])
    func decodesAndEdits(_ unit: String, _ encoding: TransferEncoding) throws {
        let input = repeated(unit, size: 1 << 18)
        let content = try #require(encoding.decode(input))
        let edits = stride(from: 0, to: max(0, content.count - 1), by: 16).map {
            Edit(range: $0..<($0 + 1), replacement: bytes("a b"))
        }
        guard let encoded = try? encoding.encodedEdits(edits, of: input) else { return }
        #expect(encoding.decode(Edit.apply(encoded, to: input)) == Edit.apply(edits, to: content))
    }
}
