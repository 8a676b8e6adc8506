// Elements whose content is no markup, and CDATA (13.2.5.2 to 13.2.5.5, 13.2.5.9 to 13.2.5.31, 13.2.5.69 to 13.2.5.71).

extension Tokenizer {
    /// Reads raw text up to its end tag (RCDATA state and RAWTEXT state).
    mutating func rawText<Sink: TokenSink>(_ html: Span<UInt8>, _ sink: inout Sink) -> Bool {
        var mark = position
        while true {
            mark = html.first(.lessThan, from: mark)
            if mark == html.count || isUndecided(html, at: mark) {
                text(html, to: mark, &sink)
                return false
            }
            if isEndTag(html, at: mark) {
                text(html, to: mark, &sink)
                return endTag(html, &sink)
            }
            mark += 1
        }
    }

    /// Returns whether too little stands behind the `<` at `mark` to tell what it is.
    private func isUndecided(_ html: Span<UInt8>, at mark: Int) -> Bool {
        !isLast && mark + 2 + max(lastStartTag?.length ?? 0, 6) >= html.count
    }

    /// Returns whether an appropriate end tag is at `mark`.
    private func isEndTag(_ html: Span<UInt8>, at mark: Int) -> Bool {
        guard let name = lastStartTag, mark + 2 < html.count, html[mark + 1] == .slash else { return false }
        return name.isHere(html, at: mark + 2)
    }

    /// Reads a script (script data state to script data double escape end state). `</script>` ends a script but where
    /// `<!--` and then `<script` stand before it; `-->` leaves both.
    mutating func script<Sink: TokenSink>(_ html: Span<UInt8>, _ sink: inout Sink) -> Bool {
        var mark = position
        while true {
            mark =
                escape == .none
                ? html.first(.lessThan, from: mark) : html.first(.lessThan, or: .greaterThan, from: mark)
            if mark == html.count {
                text(html, to: held(html, .hyphen), &sink)
                return false
            }
            if html[mark] == .greaterThan {
                if isMark(html, of: .hyphen, before: mark) { escape = .none }
                mark += 1
                continue
            }
            if isUndecided(html, at: mark) {
                text(html, to: mark, &sink)
                return false
            }
            if escape != .doubleEscaped, isEndTag(html, at: mark) {
                text(html, to: mark, &sink)
                escape = .none
                return endTag(html, &sink)
            }
            mark += escapeStep(html, at: mark)
        }
    }

    /// Follows what the `<` at `mark` does to the escape; returns how many bytes need no second look.
    private mutating func escapeStep(_ html: Span<UInt8>, at mark: Int) -> Int {
        switch escape {
        case .none where html.holds("<!--", at: mark):
            escape = .escaped
            // Its hyphens may be those of the end: `<!-->` leaves at once.
            return 2
        case .escaped where Name.script.isHere(html, at: mark + 1): escape = .doubleEscaped
        case .doubleEscaped where html.holds("</", at: mark) && Name.script.isHere(html, at: mark + 2):
            escape = .escaped
        default: break
        }
        return 1
    }

    /// Reads a CDATA section (CDATA section state).
    mutating func section<Sink: TokenSink>(_ html: Span<UInt8>, _ sink: inout Sink) -> Bool {
        var mark = position
        while true {
            mark = html.first(.greaterThan, from: mark)
            guard mark < html.count else {
                text(html, to: held(html, .bracket), &sink)
                return false
            }
            if mark - 2 >= position, isMark(html, of: .bracket, before: mark) {
                text(html, to: mark - 2, &sink)
                position = mark + 1
                content = .markup
                return true
            }
            mark += 1
        }
    }

    /// Returns whether two of `byte` stand before `mark`.
    private func isMark(_ html: Span<UInt8>, of byte: UInt8, before mark: Int) -> Bool {
        mark >= 2 && html[mark - 1] == byte && html[mark - 2] == byte
    }

    /// Returns the end of what is read of text that two of `byte` and a `>` end: they may come apart.
    private func held(_ html: Span<UInt8>, _ byte: UInt8) -> Int {
        var end = html.count
        while !isLast, end > position, html.count - end < 2, html[end - 1] == byte { end -= 1 }
        return end
    }
}
