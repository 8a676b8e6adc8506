// Tags within a line of text, as against those that begin one.

enum InlineTag {
    /// Whether the tag that begins there, a start or an end, is of letters, links and the like.
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
        "a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s", "samp",
        "small", "span",
        "strong", "sub", "sup", "tt", "u", "var", "wbr",
    ]
}
