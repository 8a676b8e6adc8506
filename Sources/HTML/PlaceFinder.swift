// Finds the places of a document among its tokens.

/// Gathers what `Places` is made of.
struct PlaceFinder: TokenSink {
    let linkLimit: Int
    var links: [Link] = []
    var attributes: [Attribute] = []
    var images: [Range<Int>] = []
    var markers: [Marker] = []
    var defects: Places.Defects = []
    var frame = Frame()

    /// The places where the last `</body>` and `</html>` begin, or the last open place before.
    private(set) var bodyEnd: Int?
    private(set) var htmlEnd: Int?
    /// The places where the first `<body>` and `</head>` end, and where the first thing begins that is seen.
    private(set) var bodyStart: Int?
    private(set) var headEnd: Int?
    private(set) var firstSeen: Int?

    private var foreign = 0
    /// The link whose content has begun and not ended.
    var openAnchor: Int?
    /// Whether we are in a comment that Outlook alone renders. What stands there is no part of the document for others, so
    /// that links and markers are all that is looked for.
    private(set) var isConditional = false

    init(linkLimit: Int) {
        self.linkLimit = linkLimit
    }

    var isForeign: Bool { foreign > 0 }

    mutating func startTag(_ html: Span<UInt8>, _ tag: Tag) -> Content {
        let place = tag.range.lowerBound
        let kind = tag.name.kind(html, at: place &+ 1)
        switch kind {
        case .anchor:
            endAnchor(at: place)
            add(.a, html, tag)
        case .area: add(.area, html, tag)
        case .vml:
            add(.vml, html, tag)
            images.append(tag.range)
        case .image: images.append(tag.range)
        default: break
        }
        if !isConditional {
            note(kind, tag)
            if !(tag.isSelfClosing && kind == .foreign) { frame.start(kind, at: place) }
        }
        return content(of: kind, isSelfClosing: tag.isSelfClosing)
    }

    /// Returns how to read on. Elements of SVG and MathML have markup in them, whatever their names.
    @inline(__always)
    private mutating func content(of kind: ElementKind, isSelfClosing: Bool) -> Content {
        if kind == .foreign, !isSelfClosing { foreign += 1 }
        guard foreign > 0 else { return kind.content }
        switch kind {
        case .block, .image, .table, .body: leaveForeign()
        default: break
        }
        return .markup
    }

    private mutating func endForeign() {
        guard foreign > 0 else { return }
        foreign -= 1
        if !isConditional { frame.leaveHidden() }
    }

    /// Leaves all of SVG and MathML that an element of HTML stands in, which ends them.
    private mutating func leaveForeign() {
        for _ in 0..<foreign where !isConditional { frame.leaveHidden() }
        foreign = 0
    }

    /// Notes where the document's head and body begin.
    @inline(__always)
    private mutating func note(_ kind: ElementKind, _ tag: Tag) {
        if kind == .body {
            if bodyStart == nil, frame.isOpen { bodyStart = tag.range.upperBound }
        } else if firstSeen == nil, kind.isSeen, frame.isOpen {
            firstSeen = tag.range.lowerBound
        }
    }

    mutating func endTag(_ html: Span<UInt8>, _ tag: Tag) {
        let place = tag.range.lowerBound
        let kind = tag.name.kind(html, at: place &+ 2)
        if kind == .anchor { endAnchor(at: place) }
        if kind == .foreign { return endForeign() }
        if isConditional { return }
        switch kind {
        case .body: bodyEnd = frame.open(at: place)
        case .html: htmlEnd = frame.open(at: place)
        case .head: if headEnd == nil, frame.isOpen { headEnd = tag.range.upperBound }
        default: frame.end(kind, at: place)
        }
    }

    mutating func text(_ html: Span<UInt8>, _ range: Range<Int>, in content: Content) {
        guard content == .markup else { return }
        if firstSeen == nil, frame.isOpen, !isConditional { firstSeen = Self.firstSeen(html, range) }
        var mark = html.first(.brace, in: range)
        while mark < range.upperBound {
            if let length = Self.markerLength(html, at: mark..<range.upperBound) {
                add(Marker(range: mark..<mark + length, holdsPixel: frame.isOpen && !isConditional))
                mark += length
            } else {
                mark += 1
            }
            mark = html.first(.brace, in: mark..<range.upperBound)
        }
    }

    /// Returns the first byte of text that is no white space. A byte order mark stays in the first place.
    private static func firstSeen(_ html: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var position = range.lowerBound
        if position == 0, range.count >= 3, html[0] == 0xEF, html[1] == 0xBB, html[2] == 0xBF { position = 3 }
        while position < range.upperBound, html[position].isSpace { position += 1 }
        return position < range.upperBound ? position : nil
    }

    private static func markerLength(_ html: Span<UInt8>, at range: Range<Int>) -> Int? {
        for text in ["{{track:open}}", "{{ses:opentracker}}"] where html.holds(text, in: range) {
            return text.utf8.count
        }
        return nil
    }

    mutating func comment(_ html: Span<UInt8>, _ range: Range<Int>, content: Range<Int>) {
        if let markup = ConditionalComment.markup(html, content) {
            if !isConditional { enter(html, markup) }
        } else if Self.isMarker(html, content) {
            add(Marker(range: range, holdsPixel: frame.isOpen && !isConditional))
        }
    }

    private static func isMarker(_ html: Span<UInt8>, _ content: Range<Int>) -> Bool {
        var (start, end) = (content.lowerBound, content.upperBound)
        while start < end, html[start].isSpace { start += 1 }
        while end > start, html[end - 1].isSpace { end -= 1 }
        return end - start == 10 && html.holds("track:open", in: start..<end)
    }

    /// Reads the markup of a conditional comment, as Outlook does.
    private mutating func enter(_ html: Span<UInt8>, _ markup: Range<Int>) {
        let outside = (openAnchor, foreign)
        (openAnchor, foreign) = (nil, 0)
        isConditional = true
        var tokenizer = Tokenizer()
        tokenizer.run(html.extracting(first: markup.upperBound), from: markup.lowerBound, into: &self)
        isConditional = false
        (openAnchor, foreign) = outside
    }

    mutating func doctype(_ html: Span<UInt8>, _ range: Range<Int>, content: Range<Int>, isComplete: Bool) {}

    mutating func cutOff(in ending: Ending) {
        if isConditional { return }
        switch ending {
        case .tag: defects.insert(.endsInTag)
        case .comment: defects.insert(.endsInComment)
        case .rawText: defects.insert(.endsInRawText)
        }
    }

    /// Adds a marker; more of them than anyone writes are text.
    private mutating func add(_ marker: Marker) {
        if markers.count < Self.markerLimit { markers.append(marker) }
    }

    private static let markerLimit = 1000
}

extension ElementKind {
    /// Whether it is something to see, or holds that.
    fileprivate var isSeen: Bool {
        switch self {
        case .html, .head, .body, .metadata, .hidden, .rcdata, .rawText, .script, .row, .plaintext: false
        default: true
        }
    }
}
