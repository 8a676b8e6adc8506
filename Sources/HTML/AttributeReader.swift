// The attributes of a tag, one after the other.

/// Reads the attributes of a tag that has its end (before attribute name state to after attribute value state).
struct AttributeReader {
    private var position: Int
    /// The place of the tag's `>`.
    private let end: Int

    init(_ tag: Tag) {
        position = tag.nameEnd
        end = tag.range.upperBound - 1
    }

    /// Returns the next attribute; nil at the end of the tag.
    mutating func next(_ html: Span<UInt8>) -> Attribute? {
        var start = position
        while position < end, html[position].isSpace || html[position] == .slash {
            position &+= 1
            if html[position &- 1] == .slash { start = position }
        }
        guard position < end else { return nil }
        // Attribute name state. A `=` in the first place belongs to the name.
        let nameStart = position
        repeat { position &+= 1 } while position < end && html[position] != .equals && !html[position].endsName
        let name = nameStart..<position
        // After attribute name state.
        skipSpace(html)
        guard position < end, html[position] == .equals else {
            position = name.upperBound
            return Attribute(name: name, value: nil, range: start..<position)
        }
        position &+= 1
        let value = value(html)
        return Attribute(name: name, value: value, range: start..<position)
    }

    /// Reads a value (before attribute value state and the three attribute value states).
    private mutating func value(_ html: Span<UInt8>) -> Range<Int> {
        skipSpace(html)
        let start = position
        guard position < end else { return start..<start }
        let byte = html[position]
        if byte == .quote || byte == .apostrophe {
            let close = html.first(byte, in: start &+ 1..<end)
            position = min(close &+ 1, end)
            return start &+ 1..<close
        }
        while position < end, !html[position].isSpace { position &+= 1 }
        return start..<position
    }

    private mutating func skipSpace(_ html: Span<UInt8>) {
        while position < end, html[position].isSpace { position &+= 1 }
    }
}
