// The tokens of a document as html5lib's vectors write them.

@testable import HTML

/// A token with everything decoded.
enum RecordedToken: Equatable {
    case text([UInt8])
    case start(name: [UInt8], attributes: [[UInt8]: [UInt8]], isSelfClosing: Bool)
    case end(name: [UInt8])
    case comment([UInt8])
    case doctype(name: [UInt8]?, publicID: [UInt8]?, systemID: [UInt8]?, isQuirky: Bool)
}

/// Writes down what a tokenizer finds. Text is kept undecoded until it is whole.
struct TokenRecorder: TokenSink {
    private var recorded: [RecordedToken] = []
    private var raw: [UInt8] = []
    private var content = Content.markup
    private(set) var endings: [Ending] = []
    let isForeign = false

    var tokens: [RecordedToken] {
        mutating get {
            flush()
            return recorded
        }
    }

    mutating func text(_ html: Span<UInt8>, _ range: Range<Int>, in content: Content) {
        if content != self.content { flush() }
        self.content = content
        raw += bytes(html, range)
    }

    private mutating func flush() {
        guard !raw.isEmpty else { return }
        // NUL stays in data and CDATA.
        var text = content == .markup || content == .cdata ? Self.normalized(raw) : Self.replaced(raw)
        if content == .markup || content == .rcdata {
            text = CharacterReferences.decode(text.span, in: text.indices, asAttribute: false)
        }
        raw = []
        if case .text(let before)? = recorded.last {
            recorded[recorded.count - 1] = .text(before + text)
        } else {
            recorded.append(.text(text))
        }
    }

    mutating func startTag(_ html: Span<UInt8>, _ tag: Tag) -> Content {
        flush()
        var attributes: [[UInt8]: [UInt8]] = [:]
        var reader = AttributeReader(tag)
        while let attribute = reader.next(html) {
            let name = Self.replaced(bytes(html, attribute.name)).map(\.lowercased)
            let value = Self.normalized(attribute.value.map { bytes(html, $0) } ?? [])
            if attributes[name] == nil { attributes[name] = AttributeValue.decode(value.span, in: value.indices) }
        }
        let name = name(html, tag, at: 1)
        recorded.append(.start(name: name, attributes: attributes, isSelfClosing: tag.isSelfClosing))
        return .markup
    }

    mutating func endTag(_ html: Span<UInt8>, _ tag: Tag) {
        flush()
        recorded.append(.end(name: name(html, tag, at: 2)))
    }

    mutating func comment(_ html: Span<UInt8>, _ range: Range<Int>, content: Range<Int>) {
        flush()
        recorded.append(.comment(Self.replaced(bytes(html, content))))
    }

    mutating func doctype(_ html: Span<UInt8>, _ range: Range<Int>, content: Range<Int>, isComplete: Bool) {
        flush()
        let doctype = Doctype(html, content: content, isComplete: isComplete)
        func text(_ range: Range<Int>?) -> [UInt8]? { range.map { Self.replaced(bytes(html, $0)) } }
        recorded.append(
            .doctype(
                name: text(doctype.name)?.map(\.lowercased), publicID: text(doctype.publicID),
                systemID: text(doctype.systemID), isQuirky: doctype.isQuirky))
    }

    mutating func cutOff(in ending: Ending) { endings.append(ending) }

    private func name(_ html: Span<UInt8>, _ tag: Tag, at offset: Int) -> [UInt8] {
        let range = tag.range.lowerBound + offset..<tag.nameEnd
        return Self.replaced(bytes(html, range)).map(\.lowercased)
    }

    private func bytes(_ html: Span<UInt8>, _ range: Range<Int>) -> [UInt8] { range.map { html[$0] } }

    /// With line endings as the standard has them (13.2.3.5).
    private static func normalized(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A, index > 0, bytes[index - 1] == 0x0D { continue }
            result.append(byte == 0x0D ? 0x0A : byte)
        }
        return result
    }

    private static func replaced(_ bytes: [UInt8]) -> [UInt8] {
        normalized(bytes).flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] }
    }
}
