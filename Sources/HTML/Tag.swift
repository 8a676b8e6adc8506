// The attributes of a tag, one after the other, by range.

/// A tag whose attributes are being read (tag name state to self-closing start tag state).
struct Tag {
    private(set) var name: Name
    private(set) var position: Int
    /// Whether the `>` was reached.
    private(set) var isComplete = false
    private(set) var hasNUL = false

    struct Value {
        let range: Range<Int>
        let quoting: Link.Quoting
    }

    struct Attribute {
        /// With the white space before it and the quotes of its value.
        let range: Range<Int>
        let name: Name
        /// Nil for an attribute without `=`.
        let value: Value?
    }

    /// Tag name state.
    init(_ html: Span<UInt8>, nameAt start: Int) {
        position = start
        name = Name(at: start)
        while position < html.count, !Self.endsName(html[position]) {
            if html[position] == 0 { hasNUL = true }
            name.append(html[position])
            position &+= 1
        }
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte == .greaterThan || byte == .slash || byte.isSpace
    }

    /// The next attribute; nil at the end of the tag or of the document.
    @inline(__always)
    mutating func nextAttribute(_ html: Span<UInt8>) -> Attribute? {
        if isComplete { return nil }
        // Before attribute name state, self-closing start tag state.
        var start = position
        while position < html.count, html[position].isSpace || html[position] == .slash {
            position &+= 1
            if html[position &- 1] == .slash { start = position }
        }
        guard position < html.count else { return nil }
        if html[position] == .greaterThan {
            position &+= 1
            isComplete = true
            return nil
        }
        let name = attributeName(html)
        let nameEnd = position
        // After attribute name state.
        skipSpace(html)
        guard position < html.count, html[position] == .equals else {
            position = nameEnd
            return Attribute(range: start..<nameEnd, name: name, value: nil)
        }
        position &+= 1
        guard let value = attributeValue(html) else { return nil }
        return Attribute(range: start..<position, name: name, value: value)
    }

    /// Attribute name state. A `=` in the first place belongs to the name.
    @inline(__always)
    private mutating func attributeName(_ html: Span<UInt8>) -> Name {
        var name = Name(at: position)
        repeat {
            if html[position] == 0 { hasNUL = true }
            name.append(html[position])
            position &+= 1
        } while position < html.count && html[position] != .equals && !Self.endsName(html[position])
        return name
    }

    /// Before attribute value state and the three attribute value states; nil at the end of the document.
    @inline(__always)
    private mutating func attributeValue(_ html: Span<UInt8>) -> Value? {
        skipSpace(html)
        guard position < html.count else { return nil }
        let byte = html[position]
        if byte == .quote || byte == .apostrophe {
            let start = position &+ 1
            let end = html.first(byte, in: start..<html.count)
            position = end
            guard end < html.count else { return nil }
            position &+= 1
            return Value(range: start..<end, quoting: byte == .quote ? .double : .single)
        }
        let start = position
        while position < html.count, html[position] != .greaterThan, !html[position].isSpace {
            if html[position] == 0 { hasNUL = true }
            position &+= 1
        }
        return Value(range: start..<position, quoting: .unquoted)
    }

    private mutating func skipSpace(_ html: Span<UInt8>) {
        while position < html.count, html[position].isSpace { position &+= 1 }
    }
}
