// The links of a document, with their attributes and content.

extension PlaceFinder {
    @inline(__always)
    mutating func endAnchor(at place: Int) {
        guard let index = openAnchor else { return }
        links[index].content = links[index].tag.upperBound..<place
        openAnchor = nil
    }

    /// Lists a link, or what could be one but for its `href`, with all of its attributes.
    mutating func add(_ element: Link.Element, _ html: Span<UInt8>, _ tag: Tag) {
        let first = attributes.count
        if first == 0 { attributes.reserveCapacity(256) }
        var reader = AttributeReader(tag)
        var href: Attribute?
        // Of attributes with one name the first counts (attribute name state).
        while let attribute = reader.next(html) {
            if href == nil, attribute.name.count == 4, html.holds("href", in: attribute.name) {
                href = attribute
            } else if attributes.count < Self.attributeLimit {
                attributes.append(attribute)
            } else {
                return leaveOut(from: first)
            }
        }
        let value = href?.value ?? place(of: tag)
        if value.isEmpty, element == .vml || attributes.count == first { return leave(from: first) }
        guard links.count < linkLimit else { return leaveOut(from: first) }
        if element == .a { openAnchor = links.count }
        if links.isEmpty { links.reserveCapacity(64) }
        links.append(
            Link(
                element: element, tag: tag.range, value: value, quoting: quoting(html, value),
                attributes: first..<attributes.count, content: nil, isConditional: isConditional))
    }

    /// Returns where an attribute that is not there would be.
    private func place(of tag: Tag) -> Range<Int> { tag.nameEnd..<tag.nameEnd }

    private func quoting(_ html: Span<UInt8>, _ value: Range<Int>) -> Link.Quoting {
        switch html[value.lowerBound - 1] {
        case .quote: .double
        case .apostrophe: .single
        default: .unquoted
        }
    }

    private mutating func leave(from first: Int) {
        attributes.removeSubrange(first...)
    }

    private mutating func leaveOut(from first: Int) {
        leave(from: first)
        defects.insert(.tooManyLinks)
    }

    /// The most attributes of all links together.
    private static let attributeLimit = 1 << 18
}
