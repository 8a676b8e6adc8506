import Testing

@testable import Mailbox

@Suite struct DotReaderTests {
    /// What is on the wire, what the mail is, and what is left behind it.
    @Test(arguments: [
        (".\r\n", "", ""),
        ("a\r\n.\r\nrest", "a\r\n", "rest"),
        ("..\r\n...\r\n.x\r\n.\r\n", ".\r\n..\r\nx\r\n", ""),
        ("a.\r\n.b\r\n.\r\n", "a.\r\nb\r\n", ""),
        // Only CRLF ends a line.
        ("a\n.\n.\r\nb\r\n.\r\n", "a\n.\n.\r\nb\r\n", ""),
        ("a\r\n.\nb\r\n.\r\n", "a\r\n\nb\r\n", ""),
        ("a\r.\rb\r\n.\r\n", "a\r.\rb\r\n", ""),
        ("a\r\r\n.\r\n", "a\r\r\n", ""),
        ("\r\n.\r\r\n.\r\n", "\r\n\r\r\n", ""),
        ("\r\n.\rx\r\n.\r\n", "\r\n\rx\r\n", ""),
        ("\u{0}é\r\n.\r\n", "\u{0}é\r\n", ""),
    ])
    func mails(wire: String, mail: String, rest: String) {
        let bytes = Array(wire.utf8)
        // However it is cut.
        for size in 1...bytes.count {
            var reader = DotReader(limit: 1000)
            var position = 0
            while position < bytes.count, !reader.isAtEnd {
                let piece = bytes[position..<min(position + size, bytes.count)]
                position += reader.take(piece)
            }
            #expect(reader.isAtEnd)
            #expect(String(decoding: reader.mail, as: UTF8.self) == mail, "pieces of \(size)")
            #expect(reader.count == mail.utf8.count)
            #expect(String(decoding: bytes[position...], as: UTF8.self) == rest)
        }
    }

    @Test func whatIsOverTheLimitIsOnlyCounted() {
        var reader = DotReader(limit: 5)
        _ = reader.take(Array("abcdefgh\r\nijk\r\n.\r\n".utf8)[...])
        #expect(reader.isAtEnd && reader.count == 15 && reader.mail == Array("abcde".utf8))
    }
}
