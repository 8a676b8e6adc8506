// The tokenizer of the HTML standard (WHATWG HTML 13.2.5). The states have the standard's names in the comments. Text and
// attribute values are skipped by searching for the byte that ends them.
//
// It reads what it is given up to the last token that is whole; that, or less than eight bytes more of text, is all that
// it has to see again with the bytes that follow (see Tokenizer+Chunks.swift).

/// The state of reading one document.
struct Tokenizer {
    var content: Content
    /// The name of the last start tag: of the end tag that ends its text.
    var lastStartTag: Name?
    /// The depth of a script in what old browsers took for a comment (script data escaped states).
    var escape = Escape.none
    /// The place up to which the bytes of this run are read. Only moves forward.
    var position = 0
    /// Whether the document ends with the bytes of this run.
    var isLast = true
    /// The bytes of the chunks so far that are not read yet, and the length at which they are read again.
    var rest: [UInt8] = []
    var restNeeded = 0

    enum Escape { case none, escaped, doubleEscaped }

    init(in content: Content = .markup, lastStartTag: Name? = nil) {
        self.content = content
        self.lastStartTag = lastStartTag
    }

    /// Reads `html` from `start` on, to its end or to the last token that is whole.
    mutating func run<Sink: TokenSink>(
        _ html: Span<UInt8>, from start: Int = 0, isLast: Bool = true, into sink: inout Sink
    ) {
        position = start
        self.isLast = isLast
        var goesOn = true
        while goesOn {
            switch content {
            case .markup: goesOn = data(html, &sink)
            case .rcdata, .rawText: goesOn = rawText(html, &sink)
            case .script: goesOn = script(html, &sink)
            case .cdata: goesOn = section(html, &sink)
            case .plaintext:
                text(html, to: html.count, &sink)
                goesOn = false
            }
        }
        if isLast, content != .markup { sink.cutOff(in: .rawText) }
    }

    /// Hands the text up to `end` to the sink.
    @inline(__always)
    mutating func text<Sink: TokenSink>(_ html: Span<UInt8>, to end: Int, _ sink: inout Sink) {
        if end > position { sink.text(html, position..<end, in: content) }
        position = end
    }

    /// Reads text and tags (data state). False at the end, or where the rest of a token is missing.
    private mutating func data<Sink: TokenSink>(_ html: Span<UInt8>, _ sink: inout Sink) -> Bool {
        while content == .markup {
            text(html, to: html.first(.lessThan, from: position), &sink)
            guard position < html.count, tagOpen(html, &sink) else { return false }
        }
        return true
    }

    /// Reads what begins with the `<` at `position` (tag open state).
    @inline(__always)
    private mutating func tagOpen<Sink: TokenSink>(_ html: Span<UInt8>, _ sink: inout Sink) -> Bool {
        let next = position &+ 1
        guard next < html.count else {
            if isLast { text(html, to: next, &sink) }
            return false
        }
        if html[next].isLetter { return startTag(html, &sink) }
        switch html[next] {
        case .slash: return endTagOpen(html, &sink)
        case .bang: return markupDeclarationOpen(html, &sink)
        case .question: return bogusComment(html, from: next, &sink)
        default: text(html, to: next, &sink)
        }
        return true
    }

    @inline(__always)
    private mutating func startTag<Sink: TokenSink>(_ html: Span<UInt8>, _ sink: inout Sink) -> Bool {
        guard let tag = tag(html, nameAt: position &+ 1) else { return cutOff(html, in: .tag, &sink) }
        position = tag.range.upperBound
        content = sink.startTag(html, tag)
        if content != .markup { lastStartTag = tag.name }
        return true
    }

    /// Reads what begins with `</` (end tag open state).
    private mutating func endTagOpen<Sink: TokenSink>(_ html: Span<UInt8>, _ sink: inout Sink) -> Bool {
        let next = position &+ 2
        guard next < html.count else {
            guard isLast else { return false }
            // What would be put behind the `</` would become a tag's name or a comment.
            text(html, to: next, &sink)
            return cutOff(html, in: .tag, &sink)
        }
        if html[next].isLetter { return endTag(html, &sink) }
        guard html[next] == .greaterThan else { return bogusComment(html, from: next, &sink) }
        position = next &+ 1
        return true
    }

    /// Reads the end tag at `position`.
    @inline(__always)
    mutating func endTag<Sink: TokenSink>(_ html: Span<UInt8>, _ sink: inout Sink) -> Bool {
        guard let tag = tag(html, nameAt: position &+ 2) else { return cutOff(html, in: .tag, &sink) }
        position = tag.range.upperBound
        content = .markup
        sink.endTag(html, tag)
        return true
    }

    /// Ends the bytes within a token: the document ends as well, or there is more to come.
    mutating func cutOff<Sink: TokenSink>(_ html: Span<UInt8>, in ending: Ending, _ sink: inout Sink) -> Bool {
        guard isLast else { return false }
        position = html.count
        content = .markup
        sink.cutOff(in: ending)
        return false
    }
}
