// Text of header fields for people to read: encoded words undone.

/// Decodes what a Subject holds (RFC 2047): encoded words in B and Q, in UTF-8, US-ASCII or ISO 8859-1. Words in other
/// charsets, and malformed ones, are left as they are.
package enum HeaderText {
    /// A field's value, unfolded, as text.
    package static func decode(_ bytes: [UInt8]) -> String {
        var result = ""
        var plain: [UInt8] = []
        var afterWord = false
        var index = 0
        while index < bytes.count {
            guard bytes[index] == .equals, let word = encodedWord(bytes, at: index) else {
                plain.append(bytes[index])
                index += 1
                continue
            }
            // White space between two encoded words is no part of the text (RFC 2047 6.2).
            if !(afterWord && plain.allSatisfy { $0.isFoldingSpace }) { result += ContentType.text(plain) }
            plain.removeAll(keepingCapacity: true)
            result += word.text
            afterWord = true
            index = word.end
        }
        return result + ContentType.text(plain)
    }

    /// The same on one line: an encoded word may have controls, a NUL among them, which are blanks here.
    ///
    /// - Parameter limit: characters that are wanted at most.
    package static func line(_ bytes: [UInt8], limit: Int) -> String {
        var text = decode(bytes)
        if text.unicodeScalars.contains(where: isControl) {
            text = String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
        }
        return String(text.prefix(limit))
    }

    /// What would end a line, or steer the terminal of who reads it.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || 0x2028...0x2029 ~= scalar.value
    }

    /// The encoded word `=?charset?encoding?text?=` at `start`.
    private static func encodedWord(_ bytes: [UInt8], at start: Int) -> (text: String, end: Int)? {
        // RFC 2047 2 allows 75 characters; some mailers write more. The limit keeps the work linear.
        let word = bytes[start..<min(bytes.count, start + 1000)]
        guard word.starts(with: [0x3D, 0x3F]),
            let charsetEnd = word[(start + 2)...].firstIndex(of: 0x3F), charsetEnd + 2 < word.endIndex,
            word[charsetEnd + 2] == 0x3F,
            let textEnd = word[(charsetEnd + 3)...].firstIndex(of: 0x3F), textEnd + 1 < word.endIndex,
            word[textEnd + 1] == .equals
        else { return nil }
        let charset = ContentType.text(Array(word[(start + 2)..<charsetEnd])).lowercased().prefix { $0 != "*" }
        let encoded = Array(word[(charsetEnd + 3)..<textEnd])
        let decoded: [UInt8]
        switch word[charsetEnd + 1].lowercased {
        case 0x62: decoded = Base64.decode(encoded.span, in: encoded.indices)
        case 0x71:
            // An underscore is a space (RFC 2047 4.2). None stands at the end of a line here, where it would be lost.
            let spaced = encoded.reduce(into: [UInt8]()) { $0 += $1 == 0x5F ? [0x3D, 0x32, 0x30] : [$1] }
            decoded = QuotedPrintable.decode(spaced.span, in: spaced.indices).bytes
        default: return nil
        }
        return string(decoded, charset: String(charset)).map { ($0, textEnd + 2) }
    }

    /// The text of bytes in a charset that we know; nil for another, or for bytes that it does not have.
    static func string(_ bytes: [UInt8], charset: String) -> String? {
        switch charset {
        case "utf-8", "utf8", "": String(validating: bytes, as: UTF8.self)
        case "us-ascii", "ascii": bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : nil
        case "iso-8859-1", "latin1": latin1(bytes)
        default: nil
        }
    }

    /// Bytes of ISO 8859-1 as text: each is the scalar of its number.
    static func latin1(_ bytes: [UInt8]) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
        return String(scalars)
    }
}
