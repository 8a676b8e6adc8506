/// Letters of the two alphabets of base64 with nothing between them (RFC 4648, sections 4 and 5).
struct Base64Run {
    let range: Range<Int>

    /// Finds the next run; nil where there is none.
    init?(in text: Span<UInt8>, from start: Int) {
        var first = start
        while first < text.count, Self.value(of: text[first]) == nil { first += 1 }
        var end = first
        while end < text.count, Self.value(of: text[end]) != nil { end += 1 }
        guard first < end else { return nil }
        range = first..<end
    }

    /// Returns what its letters say from a place on.
    ///
    /// - Parameter limit: bytes that are wanted at most.
    func decoded(_ text: Span<UInt8>, from start: Int, atMost limit: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var bits = 0
        var count = 0
        for index in start..<max(start, range.upperBound) where bytes.count < limit {
            bits = (bits << 6 | (Self.value(of: text[index]) ?? 0)) & 0xFFFF
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return bytes
    }

    /// Returns the letters that have some of the bytes decoded from a place on.
    static func letters(of bytes: Range<Int>, from start: Int) -> Range<Int> {
        start + bytes.lowerBound * 4 / 3..<start + (bytes.upperBound * 4 + 2) / 3
    }

    /// Returns the letters with the padding at the end of the run, as itself or percent-encoded.
    func withPadding(_ letters: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
        var end = letters.upperBound
        guard end == range.upperBound else { return letters }
        while let (byte, next) = SpelledByte.first(in: text, at: end), text[end] == UInt8(ascii: "%"),
            byte == UInt8(ascii: "=")
        {
            end = next
        }
        while end < text.count, text[end] == UInt8(ascii: "=") { end += 1 }
        return letters.lowerBound..<end
    }

    /// Returns whether a byte may stand between the parts of a path or a token, and is a letter of base64 as well.
    static func isSeparator(_ byte: UInt8) -> Bool { "-_+/".utf8.contains(byte) }

    private static func value(of byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
