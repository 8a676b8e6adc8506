// A plan carried out: the edits that put URLs in their places.

internal import HTML
package import MIME

extension Plan {
    /// The edits of the message's bytes that carry the plan out, of its header among them.
    ///
    /// - Parameters:
    ///   - pixel: the URL of the pixel.
    ///   - links: the URLs of the redirects, one for each of `destinations`.
    ///   - unsubscribe: the URL for placeholders of one; needed where the plan was made to fill them in.
    /// - Throws: where a transfer encoding can't carry the edit without harm.
    package func edits(
        of message: Message, in bytes: Span<UInt8>, pixel: [UInt8], links: [[UInt8]],
        unsubscribe: [UInt8]? = nil
    ) throws(EncodingFailure) -> [Edit] {
        let contents = parts.filter(\.changesAnything).map { part in
            ContentEdits(
                part: part.index, content: part.content,
                edits: part.edits(pixel: pixel, links: links, unsubscribe: unsubscribe))
        }
        return try message.edits(contents, of: bytes)
    }
}

extension PlannedPart {
    /// The edits of the decoded content, in order.
    func edits(pixel url: [UInt8], links: [[UInt8]], unsubscribe: [UInt8]?) -> [Edit] {
        var edits: [Edit] = []
        for link in self.links {
            if let target = link.decision == .unsubscribe ? unsubscribe : link.number.map({ links[$0] }) {
                let value = link.quoting.map { AttributeValue.encode(target, quoting: $0) } ?? target
                edits.append(Edit(range: link.value, replacement: value))
            }
            for removal in link.removals {
                edits.append(Edit(range: removal, replacement: substitute(forAttribute: removal, of: link)))
            }
        }
        if let pixel { edits.append(Edit(range: pixel.range, replacement: Self.pixelElement(url))) }
        for marker in markers where marker != pixel?.range { edits.append(Edit(range: marker, replacement: [])) }
        edits.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        return edits
    }

    /// What is left of an attribute: nothing, but where an unquoted value before it would take in what follows.
    private func substitute(forAttribute range: Range<Int>, of link: PlannedLink) -> [UInt8] {
        guard link.quoting != nil,
            range.lowerBound >= link.value.upperBound || range.upperBound <= link.value.lowerBound,
            range.upperBound < content.bytes.count, content.bytes[range.upperBound] > 0x20,
            content.bytes[range.upperBound] != UInt8(ascii: ">")
        else { return [] }
        return [0x20]
    }

    /// One invisible pixel. Never `display:none`: Gmail doesn't fetch hidden images.
    private static func pixelElement(_ url: [UInt8]) -> [UInt8] {
        pixelStart + AttributeValue.encode(url, quoting: .double) + pixelEnd
    }

    private static let pixelStart = Array("<img src=\"".utf8)
    private static let pixelEnd = Array(
        "\" width=\"1\" height=\"1\" alt=\"\" style=\"border:0;width:1px;height:1px\">".utf8)
    /// Bytes of a pixel beyond its URL.
    static let pixelSize = pixelStart.count + pixelEnd.count
}
