internal import Words

/// The spellings of a byte in URLs, mails and programs' texts: itself in either case, percent-encoded however often
/// (`%40`, `%2540`), quoted-printable (`=40`), a reference of HTML (`&#64;`, `&#x40;`), or a backslash (`\"`,
/// `\u0040`).
enum SpelledByte {
    /// Bytes that the usual spellings have at most.
    static let usualLimit = 8

    /// Returns whether something else than the byte itself may begin so.
    static func begins(with byte: UInt8) -> Bool {
        byte == UInt8(ascii: "%") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "&")
            || byte == UInt8(ascii: "\\")
    }

    /// Returns where a spelling of a byte, which is in lower case, ends; nil where none begins.
    static func end(of byte: UInt8, in text: Span<UInt8>, at start: Int) -> Int? {
        guard start < text.count else { return nil }
        if text[start].lowercasedASCII == byte { return start + 1 }
        guard begins(with: text[start]), let (other, end) = encoded(in: text, at: start) else { return nil }
        return other.lowercasedASCII == byte ? end : nil
    }

    /// Returns the byte that stands there, however spelled, and where that ends.
    static func first(in text: Span<UInt8>, at start: Int) -> (byte: UInt8, end: Int)? {
        guard start < text.count else { return nil }
        return encoded(in: text, at: start) ?? (text[start], start + 1)
    }

    /// Returns the byte before a place, as itself, percent-encoded or in quoted-printable; nil at the beginning.
    static func last(in text: Span<UInt8>, before end: Int) -> UInt8? {
        guard end > 0 else { return nil }
        var start = end - 2
        guard start > 0, let byte = hexadecimal(text, at: start) else { return text[end - 1] }
        if text[start - 1] == UInt8(ascii: "=") { return byte }
        while start > 2, hexadecimal(text, at: start - 2) == UInt8(ascii: "%") { start -= 2 }
        return text[start - 1] == UInt8(ascii: "%") ? byte : text[end - 1]
    }

    private static func encoded(in text: Span<UInt8>, at start: Int) -> (byte: UInt8, end: Int)? {
        switch text[start] {
        case UInt8(ascii: "%"): percentEncoded(in: text, at: start + 1)
        case UInt8(ascii: "="): hexadecimal(text, at: start + 1).map { ($0, start + 3) }
        case UInt8(ascii: "&"): reference(in: text, at: start + 1)
        case UInt8(ascii: "\\"): escaped(in: text, at: start + 1)
        default: nil
        }
    }

    private static func percentEncoded(in text: Span<UInt8>, at start: Int) -> (byte: UInt8, end: Int)? {
        guard var byte = hexadecimal(text, at: start) else { return nil }
        var end = start + 2
        while byte == UInt8(ascii: "%"), let inner = hexadecimal(text, at: end) {
            byte = inner
            end += 2
        }
        return (byte, end)
    }

    /// Reads the `#64;` or `#x40;` of a reference.
    private static func reference(in text: Span<UInt8>, at start: Int) -> (byte: UInt8, end: Int)? {
        guard start + 1 < text.count, text[start] == UInt8(ascii: "#") else { return nil }
        let isHexadecimal = text[start + 1].lowercasedASCII == UInt8(ascii: "x")
        let base = isHexadecimal ? 16 : 10
        var index = start + (isHexadecimal ? 2 : 1)
        var value = 0
        while index < text.count, let digit = digit(text[index]), digit < base, value < 0x100 {
            value = value * base + digit
            index += 1
        }
        guard index < text.count, text[index] == UInt8(ascii: ";"), 1..<0x80 ~= value else { return nil }
        return (UInt8(value), index + 1)
    }

    /// Returns what follows a backslash: `u0040`, or the byte itself.
    private static func escaped(in text: Span<UInt8>, at start: Int) -> (byte: UInt8, end: Int)? {
        guard start < text.count else { return nil }
        if text[start] == UInt8(ascii: "u"), hexadecimal(text, at: start + 1) == 0,
            let byte = hexadecimal(text, at: start + 3)
        {
            return (byte, start + 5)
        }
        return (text[start], start + 1)
    }

    private static func hexadecimal(_ text: Span<UInt8>, at start: Int) -> UInt8? {
        guard start >= 0, start + 1 < text.count, let high = digit(text[start]), let low = digit(text[start + 1]) else {
            return nil
        }
        return UInt8(high << 4 | low)
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte.lowercasedASCII {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte.lowercasedASCII - UInt8(ascii: "a")) + 10
        default: nil
        }
    }
}
