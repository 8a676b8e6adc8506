// A plan carried out: the edits that put URLs in their places.

internal import HTML
package import MIME
internal import Words

extension Plan {
    /// Returns the edits of the message's bytes that carry the plan out, of its header among them.
    ///
    /// - Parameters:
    ///   - pixel: the URL of the pixel.
    ///   - links: the URLs of the redirects, one for each of `destinations`.
    ///   - unsubscribe: the URL for placeholders of one; needed where the plan was made to fill them in.
    /// - Throws: where a transfer encoding can't carry the edit without harm.
    package func edits(
        of message: Message, in bytes: Span<UInt8>, pixel: [UInt8], links: [[UInt8]], unsubscribe: [UInt8]? = nil
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
    /// Returns the edits of the decoded content, in order.
    func edits(pixel url: [UInt8], links: [[UInt8]], unsubscribe: [UInt8]?) -> [Edit] {
        var edits: [Edit] = []
        for link in self.links {
            let target: [UInt8]? =
                switch link.decision {
                case .track: link.number.map { links[$0] }
                case .unsubscribe: unsubscribe
                case .restore(let destination): destination.bytes
                case .leave: nil
                }
            if let target {
                let value = link.quoting.map { AttributeValue.encode(target, quoting: $0) } ?? target
                edits.append(Edit(range: link.value, replacement: value))
            }
            for removal in link.removals {
                edits.append(Edit(range: removal, replacement: substitute(forAttribute: removal, of: link)))
            }
        }
        if let pixel { edits.append(Edit(range: pixel.range, replacement: Self.pixelElement(url))) }
        for range in removed where range != pixel?.range {
            edits.append(Edit(range: range, replacement: []))
        }
        edits.sort {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        return edits
    }

    /// Returns what is left of an attribute: nothing, but where an unquoted value before it would take in what follows.
    private func substitute(forAttribute range: Range<Int>, of link: PlannedLink) -> [UInt8] {
        guard link.quoting != nil,
            range.lowerBound >= link.value.upperBound || range.upperBound <= link.value.lowerBound,
            range.upperBound < content.bytes.count, content.bytes[range.upperBound] > 0x20,
            content.bytes[range.upperBound] != UInt8(ascii: ">")
        else { return [] }
        return [0x20]
    }

    /// Makes one invisible pixel. Never `display:none`: Gmail doesn't fetch hidden images.
    ///
    /// It makes no line of its own, in which it would be as high as a letter: it is a block, and floats, so that the margins
    /// around it are as without it and a text that it stands in goes on. A page's own style for all images (margins, "as wide
    /// as the screen") does not make it larger.
    private static func pixelElement(_ url: [UInt8]) -> [UInt8] {
        pixelStart + AttributeValue.encode(url, quoting: .double) + pixelEnd
    }

    private static let pixelStart = Array("<img src=\"".utf8)
    private static let pixelEnd = Array(
        "\" width=\"1\" height=\"1\" alt=\"\" style=\"\(pixelStyle)\">".utf8)
    private static let pixelStyle =
        "display:block;float:left;border:0;margin:0;padding:0;width:1px;height:1px;"
        + "max-width:1px!important;max-height:1px!important"
    /// Bytes of a pixel beyond its URL.
    static let pixelSize = pixelStart.count + pixelEnd.count
}
