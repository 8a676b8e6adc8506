// Comments, and what counts as one: declarations, processing instructions; DOCTYPE (13.2.5.41 to 13.2.5.72).

extension Tokenizer {
    /// Reads what follows `<!`, which `position` is at (markup declaration open state).
    mutating func markupDeclarationOpen<Sink: TokenSink>(_ html: Span<UInt8>, _ sink: inout Sink) -> Bool {
        let start = position + 2
        if html.holds("--", at: start) { return comment(html, from: start + 2, &sink) }
        if html.holds("doctype", at: start) { return doctype(html, from: start + 7, &sink) }
        if sink.isForeign, isSection(html, at: start) {
            position = start + 7
            content = .cdata
            return true
        }
        // What stands here may be the beginning of one of them.
        if !isLast, start + 7 > html.count { return false }
        return bogusComment(html, from: start, &sink)
    }

    private func isSection(_ html: Span<UInt8>, at start: Int) -> Bool {
        guard start + 7 <= html.count else { return false }
        for (offset, byte) in "[CDATA[".utf8.enumerated() where html[start + offset] != byte { return false }
        return true
    }

    /// Reads a bogus comment (bogus comment state).
    mutating func bogusComment<Sink: TokenSink>(_ html: Span<UInt8>, from start: Int, _ sink: inout Sink) -> Bool {
        let mark = html.first(.greaterThan, from: start)
        if mark == html.count { return cutOffComment(html, content: start..<mark, &sink) }
        sink.comment(html, position..<mark + 1, content: start..<mark)
        position = mark + 1
        return true
    }

    /// Reads a doctype (DOCTYPE states). A `>` ends one even within its quotes.
    private mutating func doctype<Sink: TokenSink>(
        _ html: Span<UInt8>, from start: Int, _ sink: inout Sink
    ) -> Bool {
        let mark = html.first(.greaterThan, from: start)
        if mark == html.count {
            if isLast { sink.doctype(html, position..<mark, content: start..<mark, isComplete: false) }
            return cutOff(html, in: .comment, &sink)
        }
        sink.doctype(html, position..<mark + 1, content: start..<mark, isComplete: true)
        position = mark + 1
        return true
    }

    /// Reads a comment, `start` being behind `<!--` (comment start state to comment end bang state).
    ///
    /// A comment ends with `-->` or `--!>`; `<!-->` and `<!--->` are whole ones. Each candidate is a `>`, so each
    /// byte is searched once, and the two or three bytes before a `>` decide.
    private mutating func comment<Sink: TokenSink>(_ html: Span<UInt8>, from start: Int, _ sink: inout Sink) -> Bool {
        var mark = start
        while true {
            mark = html.first(.greaterThan, from: mark)
            guard mark < html.count else { break }
            if let length = markLength(html, before: mark, from: start) {
                sink.comment(html, position..<mark + 1, content: start..<mark - length)
                position = mark + 1
                return true
            }
            mark += 1
        }
        // At the end of the document an unfinished mark of the end is no content either.
        var end = html.count
        if end - 3 >= start, html[end - 1] == .bang, html[end - 2] == .hyphen, html[end - 3] == .hyphen { end -= 3 }
        var hyphens = 0
        while end == html.count - hyphens, hyphens < 2, end > start, html[end - 1] == .hyphen {
            end -= 1
            hyphens += 1
        }
        return cutOffComment(html, content: start..<end, &sink)
    }

    /// Returns how many bytes before the `>` at `mark` belong to the end of the comment whose content begins at
    /// `start`; nil where it does not end there.
    private func markLength(_ html: Span<UInt8>, before mark: Int, from start: Int) -> Int? {
        func byte(_ back: Int) -> UInt8? { mark - back >= start ? html[mark - back] : nil }
        switch mark - start {
        case 0: return 0
        case 1 where byte(1) == .hyphen: return 1
        default: break
        }
        if byte(1) == .hyphen { return byte(2) == .hyphen ? 2 : nil }
        return byte(1) == .bang && byte(2) == .hyphen && byte(3) == .hyphen ? 3 : nil
    }

    private mutating func cutOffComment<Sink: TokenSink>(
        _ html: Span<UInt8>, content: Range<Int>, _ sink: inout Sink
    ) -> Bool {
        if isLast { sink.comment(html, position..<html.count, content: content) }
        return cutOff(html, in: .comment, &sink)
    }
}
