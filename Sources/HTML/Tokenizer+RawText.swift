// Elements whose content is no markup (13.2.5.2 to 13.2.5.5, 13.2.5.9 to 13.2.5.31).

extension Tokenizer {
    /// Skips the content of the element `name`, up to the `<` of its end tag.
    mutating func rawText(_ html: Span<UInt8>, _ content: Name.Content, of name: Range<Int>) {
        switch content {
        case .plaintext: position = html.count
        case .text: text(html, of: name)
        case .script: script(html)
        }
        if position == html.count { defects.insert(.endsInRawText) }
    }

    /// RCDATA state and RAWTEXT state.
    private mutating func text(_ html: Span<UInt8>, of name: Range<Int>) {
        while true {
            position = html.first(.lessThan, in: position..<html.count)
            if position == html.count || isEndTag(html, of: name) { return }
            position += 1
        }
    }

    /// Whether an appropriate end tag is at `position`.
    private func isEndTag(_ html: Span<UInt8>, of name: Range<Int>) -> Bool {
        let start = position + 2
        let end = start + name.count
        guard end < html.count, html[position + 1] == .slash, Self.endsName(html[end]) else { return false }
        for index in 0..<name.count
        where html[start + index].lowercased != html[name.lowerBound + index].lowercased { return false }
        return true
    }

    private static let scriptName = "script"

    /// How deep a script is in what old browsers took for a comment (script data escaped states).
    private enum Escape { case none, escaped, doubleEscaped }

    /// Script data state to script data double escape end state. `</script>` ends a script but where `<!--` and then
    /// `<script` stand before it; `-->` leaves both.
    private mutating func script(_ html: Span<UInt8>) {
        var escape = Escape.none
        var escapeStart = 0
        while position < html.count {
            switch html[position] {
            case .lessThan where isScriptTag(html, at: position + 1) && escape == .escaped:
                escape = .doubleEscaped
                position += 1 + Self.scriptName.utf8.count
            case .lessThan where html.holds("</", at: position) && isScriptTag(html, at: position + 2):
                if escape != .doubleEscaped { return }
                escape = .escaped
                position += 2 + Self.scriptName.utf8.count
            case .lessThan where escape == .none && html.holds("<!--", at: position):
                escape = .escaped
                escapeStart = position + 2
                position += 3
            case .greaterThan where escape != .none && isEscapeEnd(html, from: escapeStart):
                escape = .none
            default: break
            }
            position += 1
        }
    }

    /// Whether `script` and the end of a name are at `start`.
    private func isScriptTag(_ html: Span<UInt8>, at start: Int) -> Bool {
        let end = start + Self.scriptName.utf8.count
        return end < html.count && html.holds(Self.scriptName, at: start) && Self.endsName(html[end])
    }

    /// Whether `--` stands before the `>` at `position`. The hyphens of `<!--` may be the same: `<!-->` leaves at once.
    private func isEscapeEnd(_ html: Span<UInt8>, from start: Int) -> Bool {
        position - 2 >= start && html[position - 1] == .hyphen && html[position - 2] == .hyphen
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte.isSpace || byte == .slash || byte == .greaterThan
    }
}
