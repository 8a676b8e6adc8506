// Character references, decoded (WHATWG HTML 13.2.5.72 to 13.2.5.80).

/// Reads bytes in which characters are written as `&amp;` or `&#38;`.
package enum CharacterReferences {
    /// Returns the bytes in `range` with their character references decoded into UTF-8.
    ///
    /// - Parameter asAttribute: whether they are the value of an attribute. There a named reference without `;` is none
    ///   where `=` or an alphanumeric follows (`&copy=3` stays as it is), and NUL becomes U+FFFD.
    package static func decode(_ html: Span<UInt8>, in range: Range<Int>, asAttribute: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var position = range.lowerBound
        while position < range.upperBound {
            switch html[position] {
            case .ampersand where isAmp(html, position..<range.upperBound):
                result.append(.ampersand)
                position += 5
                continue
            case .ampersand:
                if let reference = reference(html, at: position, limit: range.upperBound, asAttribute) {
                    for scalar in reference.scalars { result += UTF8.encode(scalar).map(Array.init) ?? [] }
                    position = reference.end
                    continue
                }
                result.append(.ampersand)
            case 0 where asAttribute: result += [0xEF, 0xBF, 0xBD]
            case let byte: result.append(byte)
            }
            position += 1
        }
        return result
    }

    /// Returns whether `range` begins with `&amp;`: URLs are full of it, and it is worth no look into the table.
    private static func isAmp(_ html: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count >= 5 else { return false }
        let name = html.extracting(range.lowerBound + 1..<range.lowerBound + 5)
        return name[0] == 0x61 && name[1] == 0x6D && name[2] == 0x70 && name[3] == .semicolon
    }

    /// Reads the reference at the `&` at `start` (character reference state); nil where it begins none.
    private static func reference(
        _ html: Span<UInt8>, at start: Int, limit: Int, _ asAttribute: Bool
    ) -> (scalars: [Unicode.Scalar], end: Int)? {
        guard start + 1 < limit else { return nil }
        if html[start + 1] == 0x23 { return numericReference(html, at: start + 2, limit: limit) }
        var end = start + 1
        while end < limit, html[end].isAlphanumeric, end - start <= NamedReferences.longest { end += 1 }
        if asAttribute { return namedReference(html, start + 1..<end, limit: limit, asAttribute) }
        // The longest name that holds.
        while end > start + 1 {
            if let found = namedReference(html, start + 1..<end, limit: limit, asAttribute) { return found }
            end -= 1
        }
        return nil
    }

    /// Reads a reference by name (named character reference state).
    ///
    /// No name is a prefix of another that could end where the first does not, unless in an alphanumeric, and then it is
    /// no reference in an attribute: there only all alphanumerics can be the name.
    private static func namedReference(
        _ html: Span<UInt8>, _ name: Range<Int>, limit: Int, _ asAttribute: Bool
    ) -> (scalars: [Unicode.Scalar], end: Int)? {
        guard let reference = NamedReferences.standard.find(html, name) else { return nil }
        let end = name.upperBound
        if end < limit, html[end] == .semicolon { return (reference.scalars, end + 1) }
        guard reference.isLegacy else { return nil }
        if asAttribute, end < limit, html[end] == .equals || html[end].isAlphanumeric { return nil }
        return (reference.scalars, end)
    }

    /// Reads a reference by number, behind `&#` (numeric character reference state).
    private static func numericReference(
        _ html: Span<UInt8>, at start: Int, limit: Int
    ) -> (scalars: [Unicode.Scalar], end: Int)? {
        var position = start
        let isHexadecimal = position < limit && html[position].lowercased == 0x78
        if isHexadecimal { position += 1 }
        let digits = position
        var number: UInt32 = 0
        while position < limit, let digit = digit(html[position], isHexadecimal) {
            number = min(number * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
            position += 1
        }
        guard position > digits else { return nil }
        if position < limit, html[position] == .semicolon { position += 1 }
        return ([scalar(number)], position)
    }

    private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
        if byte.isDigit { return UInt32(byte) - 0x30 }
        let letter = byte.lowercased
        return isHexadecimal && letter >= 0x61 && letter <= 0x66 ? UInt32(letter) - 0x57 : nil
    }

    /// Returns the scalar of a number (numeric character reference end state).
    private static func scalar(_ number: UInt32) -> Unicode.Scalar {
        if number >= 0x80, number < 0xA0 { return windows1252[Int(number) - 0x80] }
        return number == 0 ? "\u{FFFD}" : Unicode.Scalar(number) ?? "\u{FFFD}"
    }

    /// The characters that the C1 controls stand for: those of windows-1252, where it has any.
    private static let windows1252: [Unicode.Scalar] = [
        "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
        "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
        "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
        "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
    ]
}
