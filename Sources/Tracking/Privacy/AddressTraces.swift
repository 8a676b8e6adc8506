/// Where an address stands in other text, as itself, as a part of a URL or of a return path: what erasing a contact must find.
package struct AddressTraces: Sendable {
    /// In lower case: as it is, with the `@` alone percent-encoded, with all that RFC 3986 lets be encoded, and with `=` for the
    /// `@`, as senders have it that name their recipient (`bounces+ann=home.example@shop.example`, VERP).
    private let spellings: [Spelling]

    private struct Spelling {
        let bytes: [UInt8]
        /// Where the `@` is, or what stands for it: only these bytes are looked for.
        let anchor: Int
        var isPlain: Bool { bytes[anchor] == UInt8(ascii: "@") }
        var isReturnPath: Bool { bytes[anchor] == UInt8(ascii: "=") }
    }

    private enum Borders {
        /// Its letters, be they a part of something longer.
        case none
        /// Not a part of a longer address.
        case whole
        /// Within the local part of a sender that is known to name this address.
        case sender
    }

    /// - Parameter address: as `Contact.normalised` has it.
    package init(of address: String) {
        let bytes = Array(address.utf8)
        let at = bytes.lastIndex(of: UInt8(ascii: "@")) ?? 0
        var spellings = [Spelling(bytes: bytes, anchor: at)]
        for isEncoded in [{ $0 == UInt8(ascii: "@") }, { !Self.isUnreserved($0) }] as [(UInt8) -> Bool] {
            let parts = bytes.map { isEncoded($0) ? Self.encoded($0) : [$0] }
            let spelling = Spelling(bytes: Array(parts.joined()), anchor: parts[..<at].joined().count)
            if !spellings.contains(where: { $0.bytes == spelling.bytes }) { spellings.append(spelling) }
        }
        if bytes.indices.contains(at), bytes[at] == UInt8(ascii: "@") {
            var returnPath = bytes
            returnPath[at] = UInt8(ascii: "=")
            spellings.append(Spelling(bytes: returnPath, anchor: at))
        }
        self.spellings = spellings.filter { !$0.bytes.isEmpty }
    }

    /// Whether it stands there, not as a part of a longer address.
    package func isIn(_ text: [UInt8]) -> Bool { next(in: text.span, from: 0, .whole) != nil }

    /// The text with the address taken out and `substitute` in its place; nil where it does not stand there.
    package func replaced(in text: [UInt8], by substitute: [UInt8]) -> [UInt8]? {
        replaced(in: text, by: substitute, .whole)
    }

    /// The same for the sender of a mail to this address, where it is spelled as return paths spell it: whatever separates it from
    /// what stands around. A sender that is the address itself is no trace of the recipient.
    package func replaced(inSender sender: [UInt8], by substitute: [UInt8]) -> [UInt8]? {
        replaced(in: sender, by: substitute, .sender)
    }

    private func replaced(in text: [UInt8], by substitute: [UInt8], _ borders: Borders) -> [UInt8]? {
        var result: [UInt8] = []
        var position = 0
        while let range = next(in: text.span, from: position, borders) {
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
        while let range = next(in: bytes, from: position, .none) {
            if range.upperBound > seen { count += 1 }
            position = range.upperBound
        }
        return count
    }

    /// Bytes that the longest spelling has: what two pieces of a text must share for none to be missed.
    package var longest: Int { spellings.map(\.bytes.count).max() ?? 0 }
}

extension AddressTraces {
    private func next(in text: Span<UInt8>, from start: Int, _ borders: Borders) -> Range<Int>? {
        var index = start
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "=") {
                for spelling in spellings where spelling.bytes[spelling.anchor] == byte {
                    let first = index - spelling.anchor
                    guard first >= start, Self.stands(spelling.bytes, in: text, at: first) else { continue }
                    let range = first..<first + spelling.bytes.count
                    if Self.isBordered(range, of: spelling, in: text, borders) { return range }
                }
            }
            index += 1
        }
        return nil
    }

    private static func isBordered(
        _ range: Range<Int>, of spelling: Spelling, in text: Span<UInt8>, _ borders: Borders
    ) -> Bool {
        switch borders {
        case .none: true
        case .whole: isWhole(range, in: text, isReturnPath: spelling.isReturnPath)
        case .sender:
            !spelling.isPlain && (range.lowerBound == 0 || !isAlphanumeric(text[range.lowerBound - 1]))
                && (range.upperBound == text.count || !isAlphanumeric(text[range.upperBound]))
        }
    }

    private static func stands(_ spelling: [UInt8], in text: Span<UInt8>, at start: Int) -> Bool {
        guard start >= 0, start + spelling.count <= text.count else { return false }
        for index in spelling.indices where text[start + index].lowercasedASCII != spelling[index] { return false }
        return true
    }

    /// `joann@home.example` and `ann@home.example.org` are others' addresses; `=3Dann@…` and `%3Dann%40…` are this one's, and so
    /// is `bounces+ann=home.example`.
    private static func isWhole(_ range: Range<Int>, in text: Span<UInt8>, isReturnPath: Bool) -> Bool {
        var start = range.lowerBound
        if start >= 3, [UInt8(ascii: "%"), UInt8(ascii: "=")].contains(text[start - 3]),
            isHexadecimal(text[start - 2]), isHexadecimal(text[start - 1])
        {
            start = 0
        }
        if isReturnPath, start > 0, text[start - 1] == UInt8(ascii: "+") { start = 0 }
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
