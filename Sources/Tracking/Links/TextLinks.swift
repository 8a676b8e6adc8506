// URLs in plain text. Nothing marks where one ends, so whatever is not clear is said to be so, and left.

internal import Words

/// The ways in which the lines of a text are meant (RFC 3676).
enum TextFlow: Sendable, Equatable {
    case fixed
    /// Lines that end with a space go on in the next one; with `delsp` the space is not part of the text.
    case flowed(delsp: Bool)
}

/// A URL in a text, by ranges of the text's bytes.
struct TextLink {
    /// From the scheme to the end. With `delsp` it may have a line break within.
    var range: Range<Int>
    /// The URL, without line breaks and without marks of ours and others.
    var value: [UInt8]
    /// Marks of mail services that opt it out. They are removed.
    var marks: [Range<Int>] = []
    var isOptedOut = false
    /// The reason why it is not to be touched, whatever its value.
    var fault: LinkRule?
}

/// Finds the http and https URLs of a text, in order.
struct TextLinks {
    let flow: TextFlow
    /// Whether what is not ASCII is UTF-8.
    let isUnicode: Bool
    private(set) var links: [TextLink] = []
    private var lineStart = 0
    private var isSignature = false

    /// - Parameter limit: how many are listed.
    init(in text: Span<UInt8>, flow: TextFlow, isUnicode: Bool, limit: Int = 65_535) {
        self.flow = flow
        self.isUnicode = isUnicode
        beginLine(text, at: 0)
        var index = 0
        while index < text.count, links.count < limit {
            let byte = text[index]
            if byte == 0x0A {
                beginLine(text, at: index + 1)
            } else if byte == UInt8(ascii: ":"), let scheme = Scheme(text, endingAt: index) {
                let link = self.link(text, scheme)
                links.append(link)
                // A link of several lines has line breaks that are passed over.
                var end = max(link.range.upperBound, link.marks.last?.upperBound ?? 0)
                if end <= index { end = index + 1 }
                while index < end {
                    if text[index] == 0x0A { lineStart = index + 1 }
                    index += 1
                }
                continue
            }
            index += 1
        }
    }

    /// Begins a line; below the line `-- ` is the signature, to the end of the text (RFC 3676, section 4.3).
    private mutating func beginLine(_ text: Span<UInt8>, at start: Int) {
        lineStart = start
        guard !isSignature, text.holds("-- ", at: start, end: text.count) else { return }
        isSignature = start + 3 == text.count || text[start + 3] == 0x0A || text[start + 3] == 0x0D
    }

    /// `http://` or `https://`, perhaps with Postal's `+notrack`.
    private struct Scheme {
        let start: Int
        let notrack: Range<Int>?
        /// The place behind the slashes.
        let end: Int

        init?(_ text: Span<UInt8>, endingAt colon: Int) {
            guard text.holds("://", at: colon, end: text.count) else { return nil }
            var end = colon
            let isNotrack = text.holds("+notrack", at: colon - 8, end: colon)
            if isNotrack { end -= 8 }
            if text.holds("https", at: end - 5, end: end) {
                start = end - 5
            } else if text.holds("http", at: end - 4, end: end) {
                start = end - 4
            } else {
                return nil
            }
            if start > 0, text[start - 1].isASCIILetterOrDigit || "+-.".utf8.contains(text[start - 1]) { return nil }
            notrack = isNotrack ? end..<colon : nil
            self.end = colon + 3
        }
    }

    private func link(_ text: Span<UInt8>, _ scheme: Scheme) -> TextLink {
        var run = Run(text, of: scheme.start, from: scheme.end, isUnicode: isUnicode)
        run.read(text, flow, lineStart: lineStart)
        var link = TextLink(range: scheme.start..<run.end, value: [])
        link.value = text.bytes(scheme.start..<(scheme.notrack?.lowerBound ?? scheme.end - 3))
        link.value += Array("://".utf8) + run.value
        link.marks = [scheme.notrack, run.mark].compactMap { $0 }
        link.isOptedOut = scheme.notrack != nil || run.optsOut
        link.fault = run.fault
        if text[lineStart] == UInt8(ascii: ">") { link.fault = .quoted }
        if isSignature { link.fault = .signature }
        return link
    }
}

/// The run of bytes behind the scheme, up to where the link ends.
private struct Run {
    let start: Int
    let isBracketed: Bool
    let isUnicode: Bool
    private(set) var end: Int
    private(set) var value: [UInt8] = []
    /// SparkPost's `[[data-msys-clicktrack="0"]]` behind it.
    private(set) var mark: Range<Int>?
    private(set) var optsOut = false
    private(set) var fault: LinkRule?

    init(_ text: Span<UInt8>, of scheme: Int, from start: Int, isUnicode: Bool) {
        isBracketed =
            scheme > 0 && text[scheme - 1] == UInt8(ascii: "<")
            || text.holds("<url:", at: scheme - 5, end: scheme)
        self.start = start
        self.isUnicode = isUnicode
        end = start
    }

    mutating func read(_ text: Span<UInt8>, _ flow: TextFlow, lineStart: Int) {
        var brackets = Brackets()
        scan: while end < text.count {
            let byte = text[end]
            switch byte {
            case 0...0x20:
                guard let next = continuation(text, flow, lineStart) else { break scan }
                end = next
                continue
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "\\"), 0x7F:
                break scan
            case UInt8(ascii: "[") where text.holds("[[data-msys-clicktrack", at: end, end: text.count):
                readMark(text)
                break scan
            case 0x80... where !isBracketed: break scan
            default:
                if !isBracketed, !brackets.take(byte) { break scan }
                value.append(byte)
                end += 1
            }
        }
        trim(text, flow, lineStart)
    }

    /// Returns where the link goes on in the next line: with `delsp`, a line's last space is no part of the text.
    private func continuation(_ text: Span<UInt8>, _ flow: TextFlow, _ lineStart: Int) -> Int? {
        guard flow == .flowed(delsp: true), end > start, text[end] == 0x20 else { return nil }
        var next = end + 1
        if next < text.count, text[next] == 0x0D { next += 1 }
        guard next + 1 < text.count, text[next] == 0x0A, text[next + 1] != UInt8(ascii: ">") else { return nil }
        next += 1
        // Space-stuffing (RFC 3676, section 4.4). The signature's mark ends a paragraph.
        if text.holds("-- ", at: next, end: text.count) { return nil }
        return text[next] == 0x20 ? next + 1 : next
    }

    private mutating func readMark(_ text: Span<UInt8>) {
        var index = end + 22
        while index < text.count, text[index] > 0x20, text[index] != UInt8(ascii: "]"), index < end + 40 { index += 1 }
        guard text.holds("]]", at: index, end: text.count) else { return }
        mark = end..<index + 2
        optsOut =
            text.bytes(end + 22..<index).filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") } == [
                UInt8(ascii: "="), UInt8(ascii: "0"),
            ]
    }

    /// Takes back what belongs to the sentence, and says where that can't be told.
    private mutating func trim(_ text: Span<UInt8>, _ flow: TextFlow, _ lineStart: Int) {
        let next = end < text.count ? text[end] : 0x0A
        if isBracketed {
            if next == UInt8(ascii: ">") || mark != nil { return }
            // Between `<` and `>` white space is no part of the URL (RFC 3986, appendix C), and not everybody knows.
            fault = .unclearEnd
        }
        if mark != nil { return }
        if next >= 0x80, !isUnicode || !Self.isClosing(text, at: end) { fault = .unclearEnd }
        if next == UInt8(ascii: "\\") { fault = .unclearEnd }
        if next == UInt8(ascii: "]") || next == UInt8(ascii: ")") || next == UInt8(ascii: "}") {
            let after = end + 1 < text.count ? text[end + 1] : 0x0A
            if after.isASCIILetterOrDigit || after == UInt8(ascii: "/") { fault = .unclearEnd }
        }
        if goesOn(text, next, flow, lineStart) { fault = .unclearEnd }
        // Not beyond a line break within, before which the last byte is not the value's.
        while let last = value.last, ".,;:!?'*".utf8.contains(last), text[end - 1] == last {
            value.removeLast()
            end -= 1
        }
    }

    /// Returns whether the next line may belong to the link, cut by a program that limits the length of lines: the link
    /// fills its line, and the next one is a single word that is no URL itself.
    private func goesOn(_ text: Span<UInt8>, _ next: UInt8, _ flow: TextFlow, _ lineStart: Int) -> Bool {
        guard flow == .fixed, next == 0x0D || next == 0x0A, end - lineStart >= 60, end < text.count else {
            return false
        }
        var index = end
        if text[index] == 0x0D { index += 1 }
        guard index < text.count, text[index] == 0x0A else { return false }
        let line = index + 1
        index = line
        while index < text.count, text[index] > 0x20, text[index] < 0x7F {
            if text[index] == UInt8(ascii: ":"), text.holds("://", at: index, end: text.count) { return false }
            index += 1
        }
        return index > line && (index == text.count || text[index] == 0x0A || text[index] == 0x0D)
    }

    /// Returns whether a quotation mark, bracket or stop of Unicode follows, in UTF-8: there a URL ends for everybody.
    private static func isClosing(_ text: Span<UInt8>, at index: Int) -> Bool {
        guard index + 1 < text.count else { return false }
        if text[index] == 0xC2 { return text[index + 1] == 0xBB || text[index + 1] == 0xA0 }  // », no-break space
        guard index + 2 < text.count else { return false }
        switch (text[index], text[index + 1], text[index + 2]) {
        case (0xE2, 0x80, 0x93...0x94), (0xE2, 0x80, 0x98...0x9E), (0xE2, 0x80, 0xA6), (0xE2, 0x80, 0xBA): return true
        case (0xE3, 0x80, 0x80...0x82), (0xE3, 0x80, 0x89...0x91): return true  // ideographic space, stops and brackets
        case (0xEF, 0xBC, 0x89), (0xEF, 0xBC, 0x8C): return true  // fullwidth ) and ,
        default: return false
        }
    }
}

/// Brackets that were opened within a link: one that closes more than that is the sentence's.
private struct Brackets {
    private var round = 0
    private var square = 0
    private var curly = 0

    /// Returns whether the byte belongs to the link.
    mutating func take(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("): round += 1
        case UInt8(ascii: "["): square += 1
        case UInt8(ascii: "{"): curly += 1
        case UInt8(ascii: ")"): round -= 1
        case UInt8(ascii: "]"): square -= 1
        case UInt8(ascii: "}"): curly -= 1
        default: return true
        }
        return round >= 0 && square >= 0 && curly >= 0
    }
}

extension Span<UInt8> {
    /// Returns a copy of the bytes of a range.
    func bytes(_ range: Range<Int>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        for index in range { result.append(self[index]) }
        return result
    }
}
