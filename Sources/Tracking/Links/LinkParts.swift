// A link taken apart as a browser does (WHATWG URL, basic URL parser), by ranges of its bytes. Copies nothing.

internal import Words

/// The parts of a link, found in one pass.
struct LinkParts {
    enum Kind { case empty, fragment, relative, protocolRelative, otherScheme, web }

    /// The traits of a link's bytes that ask for more than being copied.
    struct Traits: OptionSet {
        let rawValue: UInt8
        static let notASCII = Traits(rawValue: 1 << 0)
        /// Something that can't stand in a `Location` field.
        static let unsafe = Traits(rawValue: 1 << 1)
        /// A tab or a line break.
        static let broken = Traits(rawValue: 1 << 2)
        /// A byte that the marks of templates are made of.
        static let marked = Traits(rawValue: 1 << 3)
    }

    let kind: Kind
    let traits: Traits
    /// All of it, without the blanks around it.
    let url: Range<Int>
    /// Host, port and any credentials, where `kind` is web or protocol-relative.
    let authority: Range<Int>
    /// `+notrack` of `https+notrack://`, by which Postal's senders opt out.
    let notrack: Range<Int>?

    init(_ value: Span<UInt8>) {
        var start = 0
        var end = value.count
        while start < end, value[start] <= 0x20 { start += 1 }
        while end > start, value[end - 1] <= 0x20 { end -= 1 }
        url = start..<end
        traits = Self.traits(value, url)
        (kind, authority, notrack) = Self.beginning(value, url)
    }

    private static func traits(_ value: Span<UInt8>, _ url: Range<Int>) -> Traits {
        var traits: Traits = []
        for index in url {
            switch value[index] {
            case 0x09, 0x0A, 0x0D: traits.insert(.broken)
            case 0...0x20, 0x7F, UInt8(ascii: "\""): traits.insert(.unsafe)
            case UInt8(ascii: "<"), UInt8(ascii: ">"): traits.formUnion([.unsafe, .marked])
            case 0x80...: traits.insert(.notASCII)
            case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "%"), UInt8(ascii: "|"), UInt8(ascii: "["),
                UInt8(ascii: "]"):
                traits.insert(.marked)
            default: break
            }
        }
        return traits
    }

    /// Returns the scheme and what follows it.
    private static func beginning(_ value: Span<UInt8>, _ url: Range<Int>) -> (Kind, Range<Int>, Range<Int>?) {
        let none = url.upperBound..<url.upperBound
        guard let first = url.first.map({ value[$0] }) else { return (.empty, none, nil) }
        switch first {
        case UInt8(ascii: "#"): return (.fragment, none, nil)
        case UInt8(ascii: "/") where value.holds("//", at: url.lowerBound, end: url.upperBound):
            return (.protocolRelative, authority(value, from: url.lowerBound + 2, url), nil)
        case UInt8(ascii: "h"), UInt8(ascii: "H"):
            guard value.holds("http", at: url.lowerBound, end: url.upperBound) else { break }
            var position = url.lowerBound + 4
            if position < url.upperBound, value[position].lowercasedASCII == UInt8(ascii: "s") { position += 1 }
            var notrack: Range<Int>?
            if value.holds("+notrack", at: position, end: url.upperBound) {
                notrack = position..<position + 8
                position += 8
            }
            guard value.holds("://", at: position, end: url.upperBound) else { break }
            return (.web, authority(value, from: position + 3, url), notrack)
        default: break
        }
        return (hasScheme(value, url) ? .otherScheme : .relative, none, nil)
    }

    private static func authority(_ value: Span<UInt8>, from start: Int, _ url: Range<Int>) -> Range<Int> {
        var end = start
        while end < url.upperBound, value[end] != UInt8(ascii: "/"), value[end] != UInt8(ascii: "?"),
            value[end] != UInt8(ascii: "#")
        { end += 1 }
        return start..<end
    }

    private static func hasScheme(_ value: Span<UInt8>, _ url: Range<Int>) -> Bool {
        guard value[url.lowerBound].isASCIILetter else { return false }
        for index in url {
            switch value[index] {
            case UInt8(ascii: ":"): return true
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): continue
            case let byte where byte.isASCIILetterOrDigit: continue
            default: return false
            }
        }
        return false
    }
}

extension Span<UInt8> {
    /// Returns whether `text`, in lower case, stands at `start` and before `end`, in either case of ASCII letters.
    func holds(_ text: String, at start: Int, end: Int) -> Bool {
        guard start >= 0, start + text.utf8.count <= end else { return false }
        var index = start
        for byte in text.utf8 {
            if self[index].lowercasedASCII != byte { return false }
            index += 1
        }
        return true
    }
}
