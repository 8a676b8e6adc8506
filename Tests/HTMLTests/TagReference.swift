// The states of the standard that read a tag, byte by byte as they stand there: what the fast way is compared with.

/// A start tag as the standard reads it (WHATWG HTML 13.2.5.8, 13.2.5.32 to 13.2.5.40).
struct TagReference: Equatable {
    struct Attribute: Equatable {
        var name: [UInt8]
        var value: [UInt8] = []
    }

    private enum State {
        case tagName, beforeName, name, afterName, beforeValue, double, single, unquoted, afterQuoted, selfClosing
    }

    private(set) var name: [UInt8] = []
    private(set) var attributes: [Attribute] = []
    private(set) var isSelfClosing = false
    /// Behind the `>`; nil where the document ends within the tag.
    private(set) var end: Int?

    /// The tag at the beginning of `html`.
    init(_ html: [UInt8]) {
        var state = State.tagName
        for (index, byte) in html.enumerated().dropFirst() {
            if byte == UInt8(ascii: ">"), state != .double, state != .single {
                isSelfClosing = state == .selfClosing
                end = index + 1
                return
            }
            state = step(state, byte)
        }
    }

    init(name: [UInt8], attributes: [Attribute], isSelfClosing: Bool, end: Int?) {
        (self.name, self.attributes, self.isSelfClosing, self.end) = (name, attributes, isSelfClosing, end)
    }

    private mutating func step(_ state: State, _ byte: UInt8) -> State {
        let isSpace = [0x20, 0x0A, 0x0D, 0x09, 0x0C].contains(byte)
        switch (state, byte) {
        case (.double, UInt8(ascii: "\"")), (.single, UInt8(ascii: "'")): return .afterQuoted
        case (.double, _), (.single, _): return put(byte, state)
        case (.unquoted, _): return isSpace ? .beforeName : put(byte, state)
        case (.beforeValue, UInt8(ascii: "\"")): return .double
        case (.beforeValue, UInt8(ascii: "'")): return .single
        case (.beforeValue, _): return isSpace ? state : put(byte, .unquoted)
        case (.tagName, _) where isSpace: return .beforeName
        case (_, UInt8(ascii: "/")): return .selfClosing
        case (.tagName, _):
            name.append(byte)
            return state
        case (.name, UInt8(ascii: "=")), (.afterName, UInt8(ascii: "=")): return .beforeValue
        case (.name, _): return isSpace ? .afterName : extend(byte)
        case (.afterName, _) where isSpace: return state
        case (_, _) where isSpace: return .beforeName
        default:
            attributes.append(Attribute(name: [byte]))
            return .name
        }
    }

    private mutating func put(_ byte: UInt8, _ state: State) -> State {
        attributes[attributes.count - 1].value.append(byte)
        return state
    }

    private mutating func extend(_ byte: UInt8) -> State {
        attributes[attributes.count - 1].name.append(byte)
        return .name
    }
}
