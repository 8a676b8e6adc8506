// Where a tag ends (tag name state, and the attribute states). Most tags are of no interest but for that, so names and
// values are not told apart here: a `=` or `>` is searched for, and what stands around it decides.

extension Tokenizer {
    /// Returns the tag whose `<` is at `position` and whose name begins at `start`. Nil where it has no end.
    @inline(__always)
    func tag(_ html: Span<UInt8>, nameAt start: Int) -> Tag? {
        let name = Name(html, at: start)
        let nameEnd = start &+ name.length
        // Nothing but a name: most end tags, and every third start tag.
        if nameEnd < html.count, html[nameEnd] == .greaterThan {
            return Tag(range: position..<nameEnd &+ 1, name: name, isSelfClosing: false, nameEnd: nameEnd)
        }
        guard let end = Self.end(html, behind: nameEnd) else { return nil }
        return Tag(range: position..<end.position, name: name, isSelfClosing: end.isSelfClosing, nameEnd: nameEnd)
    }

    /// Returns where a tag ends whose name ends at `start`.
    private static func end(_ html: Span<UInt8>, behind start: Int) -> (position: Int, isSelfClosing: Bool)? {
        // Before attribute name state.
        var names = start
        var position = start
        while true {
            position = html.first(.greaterThan, or: .equals, from: position)
            guard position < html.count else { return nil }
            if html[position] == .greaterThan {
                return (position &+ 1, position > names && html[position &- 1] == .slash)
            }
            let isName = beginsName(html, at: position, from: names)
            position &+= 1
            if isName { continue }
            // Before attribute value state.
            while position < html.count, html[position].isSpace { position &+= 1 }
            guard position < html.count else { return nil }
            let byte = html[position]
            if byte == .quote || byte == .apostrophe {
                position = html.first(byte, from: position &+ 1) &+ 1
                guard position <= html.count else { return nil }
            } else {
                while position < html.count, html[position] != .greaterThan, !html[position].isSpace { position &+= 1 }
                guard position < html.count else { return nil }
                if html[position] == .greaterThan { return (position &+ 1, false) }
            }
            names = position
        }
    }

    /// Returns whether the `=` at `mark` is the first byte of an attribute's name: where one could begin, at `start` or
    /// behind a `/`.
    @inline(__always)
    private static func beginsName(_ html: Span<UInt8>, at mark: Int, from start: Int) -> Bool {
        var position = mark
        while position > start {
            position &-= 1
            if !html[position].isSpace { return html[position] == .slash }
        }
        return true
    }
}
