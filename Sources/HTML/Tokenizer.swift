// The tokenizer of the HTML standard (WHATWG HTML 13.2.5), reduced to what decides where tags begin and end. The states
// have the standard's names. Text and attribute values are skipped by searching for the byte that ends them.

/// The state of reading one document. `position` only moves forward.
struct Tokenizer {
    let linkLimit: Int
    private(set) var links: [Link] = []
    /// Where the last `</body>` begins.
    private(set) var bodyEnd: Int?
    /// Where the last `</html>` begins.
    private(set) var htmlEnd: Int?
    var defects: Places.Defects = []
    var position = 0

    init(linkLimit: Int) {
        self.linkLimit = linkLimit
    }

    /// Data state.
    mutating func run(_ html: Span<UInt8>) {
        while true {
            position = html.first(.lessThan, in: position..<html.count)
            guard position + 1 < html.count else { return }
            tagOpen(html)
        }
    }

    /// Tag open state: `position` is at a `<` that is not the last byte.
    private mutating func tagOpen(_ html: Span<UInt8>) {
        switch html[position + 1] {
        case let byte where byte.isLetter:
            startTag(html)
        case .slash:
            endTagOpen(html)
        case .bang:
            markupDeclarationOpen(html)
        case 0x3F:
            bogusComment(html, from: position + 1)
        default:
            position += 1
        }
    }

    /// End tag open state.
    private mutating func endTagOpen(_ html: Span<UInt8>) {
        guard position + 2 < html.count else {
            // What would be put behind the `</` would become a tag's name or a comment.
            defects.insert(.endsInTag)
            position = html.count
            return
        }
        let start = position
        switch html[position + 2] {
        case let byte where byte.isLetter:
            var tag = Tag(html, nameAt: start + 2)
            finish(&tag, html)
            guard tag.isComplete else { return }
            if tag.name.isBody { bodyEnd = start }
            if tag.name.isHTML { htmlEnd = start }
        case .greaterThan:
            position += 3
        default:
            bogusComment(html, from: position + 2)
        }
    }

    private mutating func startTag(_ html: Span<UInt8>) {
        let start = position
        var tag = Tag(html, nameAt: start + 1)
        if let element = tag.name.link {
            let attributes = LinkAttributes(&tag, html)
            if tag.isComplete, let href = attributes.href, !href.range.isEmpty {
                add(
                    Link(
                        element: element, tag: start..<tag.position, value: href.range, quoting: href.quoting,
                        optOut: attributes.optOut))
            }
        }
        finish(&tag, html)
        if tag.isComplete, let content = tag.name.content(html) { rawText(html, content, of: tag.name.range) }
    }

    private mutating func add(_ link: Link) {
        if links.count < linkLimit { links.append(link) } else { defects.insert(.tooManyLinks) }
    }

    /// Reads the rest of a tag and goes on behind it.
    private mutating func finish(_ tag: inout Tag, _ html: Span<UInt8>) {
        while tag.nextAttribute(html) != nil {}
        position = tag.position
        if tag.hasNUL { defects.insert(.hasNUL) }
        if !tag.isComplete { defects.insert(.endsInTag) }
    }
}

/// The attributes of a link's tag that we look at.
private struct LinkAttributes {
    var href: Tag.Value?
    var optOut: Range<Int>?

    /// Of attributes with one name the first counts (attribute name state).
    init(_ tag: inout Tag, _ html: Span<UInt8>) {
        var hasHref = false
        while let attribute = tag.nextAttribute(html) {
            if !hasHref, attribute.name.isHref {
                href = attribute.value
                hasHref = true
            } else if optOut == nil, attribute.name.isOptOut(html) {
                optOut = attribute.range
            }
        }
    }
}
