// The text of an HTML page, roughly: enough to find sentences and addresses in it.

enum HTMLText {
    /// Appends the text of `page`: tags left out, those that begin a line as line ends, the common references undone,
    /// style sheets and scripts left out.
    ///
    /// - Parameter marksQuotes: what the page quotes stands as in plain text: `> ` before the lines of a `blockquote`, and a
    ///   rule in place of what a mail program has set apart as the mail that it answers.
    static func append(_ page: [UInt8], to text: inout [UInt8], marksQuotes: Bool = false) {
        let page = page.span
        var index = 0
        var depth = 0
        while index < page.count {
            switch page[index] {
            case .less where startsTag(page, at: index):
                let tag = tag(page, at: index)
                if tag.breaksLine { text.append(.lineFeed) }
                if marksQuotes {
                    if QuoteTag.isRule(page, index..<tag.end) {
                        text += QuoteTag.rule
                        return
                    }
                    depth = max(0, depth + QuoteTag.change(page, index..<tag.end))
                }
                index = tag.hidesContent ? endOfHidden(page, from: tag.end) : tag.end
            case 0x26:
                let reference = reference(page, at: index)
                if depth > 0, text.last == .lineFeed { text += QuoteTag.mark }
                text += reference.bytes
                index = reference.end
            // Lines of the source are no lines of the page.
            case .lineFeed, .carriageReturn, .tab, .space:
                if text.last != .space, text.last != .lineFeed { text.append(.space) }
                index += 1
            case let byte:
                if depth > 0, text.last == .lineFeed { text += QuoteTag.mark }
                text.append(byte)
                index += 1
            }
        }
    }

    private static func startsTag(_ page: Span<UInt8>, at index: Int) -> Bool {
        guard index + 1 < page.count else { return false }
        let next = page[index + 1]
        // `<a@b.example>` written without escaping is an address and no tag.
        guard next.isLetter || next == 0x2F || next == 0x21 || next == 0x3F else { return false }
        let end = page.first(.greater, in: index..<min(page.count, index + 100))
        let space = page.first(.space, in: index..<end)
        return page.first(.at, in: index..<space) == space
    }

    private static func tag(
        _ page: Span<UInt8>, at start: Int
    ) -> (end: Int, breaksLine: Bool, hidesContent: Bool) {
        var end = start + 1
        if page[end] == 0x2F { end += 1 }
        let name = end
        while end < page.count, page[end].isLetter || page[end].isDigit { end += 1 }
        let range = name..<end
        let breaksLine = lineBreaking.contains { page.matches($0, in: range) }
        let hidesContent =
            name == start + 1 && ["style", "script", "title"].contains { page.matches($0, in: range) }
        return (min(page.first(.greater, in: end..<page.count) + 1, page.count), breaksLine, hidesContent)
    }

    private static let lineBreaking = [
        "br", "p", "div", "tr", "td", "th", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "pre", "hr",
        "blockquote",
    ]

    /// Returns where the content of a style sheet or script ends: at the next end tag.
    private static func endOfHidden(_ page: Span<UInt8>, from start: Int) -> Int {
        var index = page.first(.less, in: start..<page.count)
        while index + 1 < page.count, page[index + 1] != 0x2F {
            index = page.first(.less, in: (index + 1)..<page.count)
        }
        return index
    }

    private static func reference(_ page: Span<UInt8>, at start: Int) -> (bytes: [UInt8], end: Int) {
        let limit = min(page.count, start + 10)
        let end = page.first(.semicolon, in: start..<limit)
        guard end < limit else { return ([0x26], start + 1) }
        let name = start + 1..<end
        for (known, byte) in references where page.matches(known, in: name) { return ([byte], end + 1) }
        if name.count > 1, page[name.lowerBound] == 0x23 {
            let isHex = page[name.lowerBound + 1].lowercased == 0x78
            let digits = page.array(name.lowerBound + (isHex ? 2 : 1)..<end).text
            if let number = UInt32(digits, radix: isHex ? 16 : 10), let scalar = Unicode.Scalar(number) {
                return (Array(String(scalar).utf8), end + 1)
            }
        }
        return ([0x26], start + 1)
    }

    private static let references: [(String, UInt8)] = [
        ("nbsp", .space), ("lt", .less), ("gt", .greater), ("amp", 0x26), ("quot", .quote), ("apos", 0x27),
    ]
}
