// What a link shows: its text, and what stands for its images.

internal import HTML

/// The text between a link's tags, on one line.
struct LinkText {
    /// The text as it stands in the document, without markup; runs of white space are one space.
    private(set) var bytes: [UInt8] = []
    private var isLong: Bool { bytes.count > Self.limit }
    private static let limit = 400

    /// Reads a link's text; nil where there is more than a link to do one thing has.
    init?(_ html: Span<UInt8>, in content: Range<Int>) {
        var position = content.lowerBound
        while position < content.upperBound, !isLong {
            if html[position] == UInt8(ascii: "<") {
                position = passTag(html, at: position, end: content.upperBound)
            } else {
                append(html[position])
                position += 1
            }
        }
        if isLong { return nil }
    }

    private mutating func append(_ byte: UInt8) {
        if byte > 0x20 { bytes.append(byte) } else if bytes.last != 0x20 { bytes.append(0x20) }
    }

    /// Returns the place behind a tag or comment.
    private mutating func passTag(_ html: Span<UInt8>, at start: Int, end: Int) -> Int {
        if html.holds("<!--", at: start, end: end) {
            var position = start + 1
            while position < end, !html.holds("-->", at: position, end: end) { position += 1 }
            return min(position + 3, end)
        }
        if html.holds("<img", at: start, end: end) {
            appendAlternative(html, from: start + 4, end: end)
        }
        if !InlineTag.begins(html, at: start, end: end) { append(0x20) }
        return InlineTag.end(html, from: start, end: end)
    }

    /// Appends what an image's `alt` says, where it stands in quotes.
    private mutating func appendAlternative(_ html: Span<UInt8>, from start: Int, end: Int) {
        var position = start
        var quote: UInt8?
        var isText = false
        while position < end, !isLong {
            let byte = html[position]
            if byte == quote {
                (quote, isText) = (nil, false)
            } else if quote != nil {
                if isText { append(byte) }
            } else if byte == UInt8(ascii: ">") {
                return
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
                isText = html.holds("alt=", at: position - 4, end: position) && html[position - 5] <= 0x20
                if isText { append(0x20) }
            }
            position += 1
        }
    }

    /// Returns a text of the document in UTF-8 and, where it is not ASCII, in lower case; its references decoded.
    ///
    /// - Parameter utf8: for what is not ASCII, where the document is not UTF-8.
    static func folded(_ bytes: [UInt8], _ utf8: ([UInt8]) -> [UInt8]?) -> [UInt8] {
        var text = bytes
        if text.contains(where: { $0 >= 0x80 }) { text = utf8(text) ?? [] }
        if text.contains(UInt8(ascii: "&")) {
            text = AttributeValue.decode(text.span, in: text.indices)
        }
        guard text.contains(where: { $0 >= 0x80 }) else { return text }
        let lowercased = String(decoding: text, as: UTF8.self).lowercased()
        var result: [UInt8] = []
        for scalar in lowercased.unicodeScalars {
            switch scalar {
            case "\u{AD}", "\u{200B}"..."\u{200D}", "\u{FEFF}", "\u{2060}": continue
            case "\u{A0}", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{3000}": result.append(0x20)
            case "\u{2018}", "\u{2019}": result.append(UInt8(ascii: "'"))
            case "\u{2010}", "\u{2011}": result.append(UInt8(ascii: "-"))
            default: result += Array(String(scalar).utf8)
            }
        }
        return result
    }
}
