/// Where an address stands in other text, as itself or as a part of a URL: what erasing a contact must find.
package struct AddressTraces: Sendable {
    /// In lower case: as it is, with the `@` alone percent-encoded, and with all that RFC 3986 lets be encoded.
    private let spellings: [[UInt8]]

    /// - Parameter address: as `Contact.normalised` has it.
    package init(of address: String) {
        let address = Array(address.utf8)
        var spellings = [address]
        for isEncoded in [{ $0 == UInt8(ascii: "@") }, { !Self.isUnreserved($0) }] as [(UInt8) -> Bool] {
            let spelling = address.flatMap { isEncoded($0) ? Self.encoded($0) : [$0] }
            if !spellings.contains(spelling) { spellings.append(spelling) }
        }
        self.spellings = spellings
    }

    /// Whether it stands there, not as a part of a longer address.
    package func isIn(_ text: [UInt8]) -> Bool { next(in: text.span, from: 0, whole: true) != nil }

    /// The text with the address taken out and `substitute` in its place; nil where it does not stand there.
    package func replaced(in text: [UInt8], by substitute: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var position = 0
        while let range = next(in: text.span, from: position, whole: true) {
            result += text[position..<range.lowerBound] + substitute
            position = range.upperBound
        }
        return position == 0 ? nil : result + text[position...]
    }

    /// How often its letters stand there, be it as a part of something longer: in a database's file nothing separates texts.
    ///
    /// - Parameter seen: bytes at the beginning that were looked at before, with what came before them.
    package func count(in bytes: Span<UInt8>, seen: Int = 0) -> Int {
        var count = 0
        var position = 0
        while let range = next(in: bytes, from: position, whole: false) {
            if range.upperBound > seen { count += 1 }
            position = range.upperBound
        }
        return count
    }

    /// Bytes that the longest spelling has: what two pieces of a text must share for none to be missed.
    package var longest: Int { spellings.map(\.count).max() ?? 0 }
}

extension AddressTraces {
    /// Every spelling has one `@`, or one `%40` for it: only these are looked at.
    private func next(in text: Span<UInt8>, from start: Int, whole: Bool) -> Range<Int>? {
        var index = start
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "%") {
                for spelling in spellings {
                    guard let anchor = Self.anchor(of: spelling), spelling[anchor] == byte, index - anchor >= start
                    else { continue }
                    let range = index - anchor..<index - anchor + spelling.count
                    if Self.stands(spelling, in: text, at: range.lowerBound), !whole || Self.isWhole(range, in: text) {
                        return range
                    }
                }
            }
            index += 1
        }
        return nil
    }

    /// Where the `@` of a spelling is, or its `%40`.
    private static func anchor(of spelling: [UInt8]) -> Int? {
        spelling.lastIndex(of: UInt8(ascii: "@"))
            ?? spelling.indices.last { spelling[$0...].starts(with: Array("%40".utf8)) }
    }

    private static func stands(_ spelling: [UInt8], in text: Span<UInt8>, at start: Int) -> Bool {
        guard start >= 0, start + spelling.count <= text.count else { return false }
        for index in spelling.indices where text[start + index].lowercasedASCII != spelling[index] { return false }
        return true
    }

    /// `joann@home.example` and `ann@home.example.org` are others' addresses; `=3Dann@…` and `%3Dann%40…` are this one's.
    private static func isWhole(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        var start = range.lowerBound
        if start >= 3, [UInt8(ascii: "%"), UInt8(ascii: "=")].contains(text[start - 3]),
            isHexadecimal(text[start - 2]), isHexadecimal(text[start - 1])
        {
            start = 0
        }
        if start > 0, isLocal(text[start - 1]) { return false }
        let end = range.upperBound
        guard end < text.count else { return true }
        if isAlphanumeric(text[end]) || text[end] == UInt8(ascii: "-") { return false }
        return !(text[end] == UInt8(ascii: ".") && end + 1 < text.count && isAlphanumeric(text[end + 1]))
    }

    private static func isLocal(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || "._-+".utf8.contains(byte) }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        byte.isASCIILetterOrDigit || byte >= 0x80
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool { "0123456789abcdefABCDEF".utf8.contains(byte) }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        byte.isASCIILetterOrDigit || "-._~".utf8.contains(byte)
    }

    private static func encoded(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
    }
}
