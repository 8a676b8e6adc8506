// The beginning of a line that lists a recipient.

/// An address at the beginning of a line, but for marks.
struct ListHead {
    let address: Range<Int>
    /// The rest of the line.
    let rest: Range<Int>
    let indent: Int
    /// The bracket before the address, and the byte behind it; 0 for none.
    let opening: UInt8
    let closing: UInt8
    /// Nothing follows.
    var isAlone: Bool { rest.isEmpty }
    /// `<a@b>:`, which begins a paragraph about the recipient.
    let isParagraph: Bool

    /// Reads `words`, a line without the white space around it.
    init?(_ text: Span<UInt8>, _ words: Range<Int>, lineStart: Int) {
        var start = Self.skipMarks(text, Self.skipNumber(text, words)..<words.upperBound)
        var isLink = false
        if let bracket = Self.bracketBehindHost(text, words) {
            start = bracket + 1
        } else if AddressText.beginning(at: start, in: text, limit: words.upperBound) == nil {
            // Exchange writes a name, then the address as a link: `Ann Example<mailto:ann@example.net>`.
            // Exchange 5.5 writes an X.400 address with the other in it: `c=US;a= ;dda:SMTP=ann@example.net`.
            guard let link = Self.link(text, words) else { return nil }
            (start, isLink) = (link, true)
        }
        guard let address = AddressText.beginning(at: start, in: text, limit: words.upperBound) else { return nil }
        self.address = address
        let isBracketed = start > words.lowerBound && !isLink && text[start - 1] == .less
        let end = Self.skipClosing(text, address.upperBound..<words.upperBound)
        var after = end < words.upperBound ? text[end] : 0
        // As the lines that have nothing but the address, or (5.5) the address and a date.
        if isLink { after = text.starts(words, with: "c=") ? .space : 0 }
        opening = isBracketed ? .less : 0
        rest = Self.skipPunctuation(text, end..<words.upperBound)
        indent = Self.columns(text, lineStart..<words.lowerBound)
        isParagraph = isBracketed && (after == .colon || Self.isExpansion(text, rest))
        // What differs only in this is listed together.
        closing = isParagraph ? .colon : after == .less || after == 0x2C || after == .semicolon ? 0 : after
    }

    /// Skips `1.` or `2)`.
    private static func skipNumber(_ text: Span<UInt8>, _ words: Range<Int>) -> Int {
        var index = words.lowerBound
        while index < words.upperBound, text[index].isDigit { index += 1 }
        guard index > words.lowerBound, index + 1 < words.upperBound, text[index + 1].isBlank,
            text[index] == .dot || text[index] == .rightParenthesis
        else { return words.lowerBound }
        return index + 2
    }

    /// Returns what is said behind an address, without the marks that set it off.
    private static func skipPunctuation(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var index = range.lowerBound
        while index < range.upperBound, [.colon, 0x2C, .semicolon, .space, .tab].contains(text[index]) { index += 1 }
        return text.trimmed(index..<range.upperBound)
    }

    /// Skips the bracket or quotation mark behind an address.
    private static func skipClosing(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        guard !range.isEmpty else { return range.lowerBound }
        let byte = text[range.lowerBound]
        return byte == .greater || byte == .quote || byte == 0x27 ? range.lowerBound + 1 : range.lowerBound
    }

    /// Skips what stands before an address: marks of lists, quotation marks and brackets.
    static func skipMarks(_ text: Span<UInt8>, _ range: Range<Int>, separators: Bool = false) -> Int {
        var index = range.lowerBound
        while index < range.upperBound {
            switch text[index] {
            // A local part in quotes: "ann b"@c.example.
            case .quote where AddressText.beginning(at: index, in: text, limit: range.upperBound) != nil: return index
            case .space, .tab, .less, .quote, 0x27, .leftParenthesis, 0x2A, .hyphen, .colon, 0x7C, 0x3D, .leftBracket,
                0x60:
                index += 1
            case .greater: index += 1
            case let byte where separators && (byte == 0x2C || byte == .semicolon || byte == .rightParenthesis):
                index += 1
            // MailEnable: [SMTP:a@b].
            case 0x53 where text.starts(index..<range.upperBound, with: "smtp:"): index += 5
            // A bullet: •.
            case 0xE2 where index + 2 < range.upperBound && text[index + 1] == 0x80 && text[index + 2] == 0xA2:
                index += 3
            default: return index
            }
        }
        return index
    }

    /// Returns the bracket right behind the name of a host that stands before an address: `mx.b.example<a@b.example>:`.
    private static func bracketBehindHost(_ text: Span<UInt8>, _ words: Range<Int>) -> Int? {
        var index = words.lowerBound
        while index < words.upperBound, text[index].isLetterOrDigit || text[index] == .dot || text[index] == .hyphen {
            index += 1
        }
        let isName =
            index < words.upperBound && text[index] == .less && text.first(.dot, in: words.lowerBound..<index) < index
        return isName ? index : nil
    }

    private static func link(_ text: Span<UInt8>, _ words: Range<Int>) -> Int? {
        let mark = text.starts(words, with: "c=") ? UInt8(ascii: ":") : .less
        var position = text.first(mark, in: words)
        while position < words.upperBound {
            let rest = position..<words.upperBound
            if text.starts(rest, with: "<mailto:") { return position + 8 }
            if text.starts(rest, with: ":smtp=") { return position + 6 }
            position = text.first(mark, in: (position + 1)..<words.upperBound)
        }
        return nil
    }

    private static func isExpansion(_ text: Span<UInt8>, _ rest: Range<Int>) -> Bool {
        text.starts(rest, with: "(expanded from")
    }

    private static func columns(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        var columns = 0
        for index in range { columns = text[index] == .tab ? (columns / 8 + 1) * 8 : columns + 1 }
        return columns
    }
}
