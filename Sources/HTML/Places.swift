// The places of an HTML document that are worth editing. The front page of this module.
//
// HTML reads documents as browsers and mail clients tokenize them (WHATWG HTML 13.2.5), so that what we take for a link
// is one for them. It builds no tree, copies nothing, and never fails: what is wrong is a defect. `Places` finds where
// links and the end of the body are, `AttributeValue` reads and writes what stands in an attribute.

/// The places of links, and where the open pixel goes. Total on any input; linear in its size.
package struct Places: Sendable {
    /// The links, in order of their bytes.
    package let links: [Link]
    /// The attributes of all links but their `href`, in order; a link has a range of them.
    package let attributes: [Attribute]
    /// The place for a pixel at the end: before the last `</body>`, else before the last `</html>`, else at the end,
    /// before the last line's ending (an MTA would have to end the line anew). Where an image would be moved or hidden
    /// there, as between the cells of a table: the last place before it where it is not. Nil where there is no such end
    /// tag and the document ends within a tag, a comment or raw text: what is put there would not be seen.
    package let end: Int?
    /// The place for a pixel at the top: behind `<body>`, else behind `</head>`, else before the first thing that is
    /// seen. Nil where there is none.
    package let top: Int?
    /// The tags of images, and those of VML, which may hold one; in order.
    package let images: [Range<Int>]
    /// The places where the sender asks for the pixel, in order.
    package let markers: [Marker]
    package let defects: Defects

    /// - Parameter linkLimit: how many links are listed.
    package init(in html: Span<UInt8>, linkLimit: Int = 65_535) {
        var finder = PlaceFinder(linkLimit: linkLimit)
        var tokenizer = Tokenizer()
        tokenizer.run(html, into: &finder)
        links = finder.links
        attributes = finder.attributes
        images = finder.images
        markers = finder.markers
        defects = finder.defects
        let isCutOff = !defects.isDisjoint(with: [.endsInTag, .endsInComment, .endsInRawText])
        let ending = isCutOff ? nil : finder.frame.open(at: Self.endOfLastLine(html))
        end = finder.bodyEnd ?? finder.htmlEnd ?? ending
        top = finder.bodyStart ?? finder.headEnd ?? finder.firstSeen ?? ending
    }
}

extension Places {
    private static func endOfLastLine(_ html: Span<UInt8>) -> Int {
        var end = html.count
        if end > 0, html[end - 1] == 0x0A { end -= 1 }
        if end > 0, end < html.count, html[end - 1] == 0x0D { end -= 1 }
        return end
    }

    /// The ways in which a document is not as it should be.
    package struct Defects: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// It ends within a tag: a `>` or a quote is missing somewhere. Nothing of that tag is seen.
        package static let endsInTag = Defects(rawValue: 1 << 0)
        /// It ends within a comment.
        package static let endsInComment = Defects(rawValue: 1 << 1)
        /// It ends within an element whose content is no markup, such as `style`.
        package static let endsInRawText = Defects(rawValue: 1 << 2)
        /// It has more links than the limit. Those over it are not listed.
        package static let tooManyLinks = Defects(rawValue: 1 << 3)
    }
}
