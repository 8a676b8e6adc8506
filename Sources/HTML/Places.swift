// The places of an HTML document that are worth editing. The front page of this module.
//
// HTML reads documents as browsers and mail clients tokenize them (WHATWG HTML 13.2.5), so that what we take for a link
// is one for them. It builds no tree, copies nothing, and never fails: what is wrong is a defect. `Places` finds where
// links and the end of the body are, `AttributeValue` reads and writes what stands in an attribute.

/// Where links are, and where the open pixel goes. Total on any input; linear in its size.
package struct Places: Sendable {
    /// In order of their bytes.
    package let links: [Link]
    /// Where the pixel goes: before the last `</body>`, else before the last `</html>`, else at the
    /// end, before the last line's ending (an MTA would have to end the line anew). Nil where the
    /// document ends within a tag, a comment or raw text: what is put there would not be seen.
    package let pixel: Int?
    package let defects: Defects

    /// - Parameter linkLimit: how many links are listed.
    package init(in html: Span<UInt8>, linkLimit: Int = 65_535) {
        var tokenizer = Tokenizer(linkLimit: linkLimit)
        tokenizer.run(html)
        links = tokenizer.links
        defects = tokenizer.defects
        let isCutOff = !defects.isDisjoint(with: [.endsInTag, .endsInComment, .endsInRawText])
        pixel = isCutOff ? nil : tokenizer.bodyEnd ?? tokenizer.htmlEnd ?? Self.endOfLastLine(html)
    }
}

extension Places {
    private static func endOfLastLine(_ html: Span<UInt8>) -> Int {
        var end = html.count
        if end > 0, html[end - 1] == 0x0A { end -= 1 }
        if end > 0, end < html.count, html[end - 1] == 0x0D { end -= 1 }
        return end
    }

    /// What is not as it should be with a document.
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
        /// It has a NUL within a tag.
        package static let hasNUL = Defects(rawValue: 1 << 4)
    }
}
