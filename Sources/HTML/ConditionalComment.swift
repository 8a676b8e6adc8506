// Comments that Outlook reads as markup.

/// `<!--[if mso]>…<![endif]-->`: a comment for all clients but Outlook, and markup for it.
enum ConditionalComment {
    /// Returns the markup in a comment with that content; nil where it is none of these.
    static func markup(_ html: Span<UInt8>, _ content: Range<Int>) -> Range<Int>? {
        guard html.holds("[if", in: content) else { return nil }
        // A condition has no `>`.
        let mark = html.first(.greaterThan, in: content)
        guard mark < content.upperBound, html[mark - 1] == .bracket else { return nil }
        var end = content.upperBound
        while end > mark, html[end - 1].isSpace { end -= 1 }
        let ending = end - "<![endif]".utf8.count
        guard ending > mark, html.holds("<![endif]", in: ending..<end) else { return nil }
        return mark + 1..<ending
    }
}
