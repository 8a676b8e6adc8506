// Comments, and what counts as one: declarations, processing instructions, CDATA (13.2.5.41 to 13.2.5.72).

extension Tokenizer {
    /// Markup declaration open state: `position` is at `<!`.
    mutating func markupDeclarationOpen(_ html: Span<UInt8>) {
        let start = position + 2
        if html.holds("--", at: start) {
            comment(html, from: start + 2)
        } else {
            // DOCTYPE states: a `>` ends a doctype even within its quotes, so it ends where a bogus comment would.
            // CDATA sections are bogus comments outside of SVG and MathML.
            bogusComment(html, from: start)
        }
    }

    /// Bogus comment state.
    mutating func bogusComment(_ html: Span<UInt8>, from start: Int) {
        let end = html.first(.greaterThan, in: min(start, html.count)..<html.count)
        if end == html.count { defects.insert(.endsInComment) }
        position = min(end + 1, html.count)
    }

    /// Comment start state to comment end bang state: `start` is behind `<!--`.
    ///
    /// A comment ends with `-->` or `--!>`; `<!-->` and `<!--->` are whole ones. Each candidate is a `>`, so each
    /// byte is searched once, and the two or three bytes before a `>` decide.
    private mutating func comment(_ html: Span<UInt8>, from start: Int) {
        var mark = start
        while true {
            mark = html.first(.greaterThan, in: mark..<html.count)
            guard mark < html.count else {
                defects.insert(.endsInComment)
                position = html.count
                return
            }
            if endsComment(html, at: mark, from: start) {
                position = mark + 1
                return
            }
            mark += 1
        }
    }

    private func endsComment(_ html: Span<UInt8>, at mark: Int, from start: Int) -> Bool {
        func byte(_ back: Int) -> UInt8? { mark - back >= start ? html[mark - back] : nil }
        switch mark - start {
        case 0: return true
        case 1 where byte(1) == .hyphen: return true
        default: break
        }
        if byte(1) == .hyphen { return byte(2) == .hyphen }
        return byte(1) == .bang && byte(2) == .hyphen && byte(3) == .hyphen
    }
}
