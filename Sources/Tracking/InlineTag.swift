// Tags in a line of text: where they end, and which begin another line.

internal import Words

enum InlineTag {
    /// Returns whether the tag that begins there, a start or an end, is of letters, links and the like.
    static func begins(_ html: Span<UInt8>, at start: Int, end: Int) -> Bool {
        var name = start + 1..<start + 1
        if name.lowerBound < end, html[name.lowerBound] == UInt8(ascii: "/") {
            name = start + 2..<start + 2
        }
        while name.upperBound < end, html[name.upperBound].isASCIILetterOrDigit {
            name = name.lowerBound..<name.upperBound + 1
        }
        return all.contains {
            $0.utf8.count == name.count && html.holds($0, at: name.lowerBound, end: name.upperBound)
        }
    }

    private static let all = [
        "a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s", "samp", "small", "span",
        "strong", "sub", "sup", "tt", "u", "var", "wbr",
    ]

    /// Returns the place behind the tag that begins there. A `>` in quotes does not end it.
    static func end(_ html: Span<UInt8>, from start: Int, end: Int) -> Int {
        var quote: UInt8?
        var position = start + 1
        while position < end {
            let byte = html[position]
            position += 1
            if byte == quote {
                quote = nil
            } else if quote == nil {
                if byte == UInt8(ascii: ">") { break }
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
            }
        }
        return position
    }
}
