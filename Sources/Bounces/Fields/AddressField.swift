// The value of Final-Recipient and its kin: an address with its type.

enum AddressField {
    /// Reads the address of `type; address` (RFC 3464, section 2.1.2), without comment or brackets. Nil for none.
    ///
    /// QUIRK: some leave the type out (`<a@b>`), write it oddly (`rfc/822`), or put a name before the brackets.
    static func address(_ bytes: Span<UInt8>, in value: Range<Int>) -> [UInt8]? {
        var range = bytes.trimmed(value)
        var type = range.lowerBound..<range.lowerBound
        let semicolon = bytes.first(.semicolon, in: range)
        if semicolon < range.upperBound, bytes.first(.at, in: range.lowerBound..<semicolon) == semicolon,
            bytes.first(.quote, in: range.lowerBound..<semicolon) == semicolon
        {
            type = bytes.trimmed(range.lowerBound..<semicolon)
            range = bytes.trimmed(semicolon + 1..<range.upperBound)
        }
        if let address = bracketed(bytes, in: range) { range = address }
        range = withoutComment(bytes, in: range)
        range = withoutRoute(bytes, in: range)
        guard !range.isEmpty, !bytes.matches("null", in: range) else { return nil }
        let address = bytes.oneLine(range)
        return bytes.matches("utf-8", in: type) ? unitextDecoded(address) : address
    }

    /// Returns what stands in the last angle brackets.
    private static func bracketed(_ bytes: Span<UInt8>, in range: Range<Int>) -> Range<Int>? {
        guard !range.isEmpty, bytes[range.upperBound - 1] == .greater || bytes[range.lowerBound] == .less else {
            return nil
        }
        let start = bytes.first(.less, in: range)
        guard start < range.upperBound else { return nil }
        return bytes.trimmed(start + 1..<bytes.first(.greater, in: start..<range.upperBound))
    }

    /// Returns the range without ` (comment)` at the end.
    private static func withoutComment(_ bytes: Span<UInt8>, in range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty, bytes[range.upperBound - 1] == .rightParenthesis else { return range }
        let open = bytes.first(.leftParenthesis, in: range)
        guard open > range.lowerBound, bytes[open - 1].isSpace else { return range }
        return bytes.trimmed(range.lowerBound..<open)
    }

    /// Returns the range without the route of RFC 5321, appendix C: `@relay:user@host`.
    private static func withoutRoute(_ bytes: Span<UInt8>, in range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty, bytes[range.lowerBound] == .at else { return range }
        let colon = bytes.first(.colon, in: range)
        return colon < range.upperBound ? colon + 1..<range.upperBound : range
    }

    /// Makes `\x{F6}` the character (RFC 6533, section 3: utf-8-addr-xtext).
    private static func unitextDecoded(_ address: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < address.count {
            if address[index...].starts(with: [0x5C, 0x78, 0x7B]),
                let end = address[index...].prefix(12).firstIndex(of: 0x7D),
                let number = UInt32(address[(index + 3)..<end].map { $0 }.text, radix: 16),
                let scalar = Unicode.Scalar(number)
            {
                result += Array(String(scalar).utf8)
                index = end + 1
            } else {
                result.append(address[index])
                index += 1
            }
        }
        return result
    }

    /// Makes `+2B` a `+` (RFC 3461, section 4: xtext). Decodes all of it, as an Original-Envelope-Id is.
    static func xtextDecoded(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x2B, index + 2 < bytes.count,
                let high = bytes[index + 1].hexValue, let low = bytes[index + 2].hexValue
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }
}
