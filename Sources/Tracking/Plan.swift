// What will be changed in one message: the places and their destinations, before any token exists.

internal import HTML
package import MIME

/// The changes that tracking makes to one message. Made before the message has a number; turned into edits when it has.
package struct Plan: Sendable {
    /// Where the links lead, each once, in the order of the message. A link's number is its index here.
    package let destinations: [Destination]
    /// The HTML parts that are changed.
    package let parts: [HTMLPart]
    /// Why nothing in it is tracked, where it only fills in placeholders.
    package let leftAlone: LeaveReason?

    /// One HTML part with its places.
    package struct HTMLPart: Sendable {
        /// Its index in `Message.parts`.
        package let index: Int
        /// The content with its transfer encoding undone; the places are offsets into it.
        let content: [UInt8]
        package let links: [PlannedLink]
        /// Where the pixel goes, or nil for none.
        package let pixel: Int?
    }

    /// A link and what becomes of it.
    package struct PlannedLink: Sendable {
        let place: Link
        package let decision: LinkDecision
        /// The destination's number, for a link that is tracked.
        let number: Int?
    }

    /// How many links are tracked, repetitions counted.
    package var trackedLinks: Int {
        parts.reduce(0) { $0 + $1.links.count { $0.number != nil } }
    }

    package var hasPixel: Bool { parts.contains { $0.pixel != nil } }

    /// A link's value as it stands in the mail, for people.
    package func text(of link: PlannedLink, in part: HTMLPart) -> String {
        String(decoding: part.content[link.place.value], as: UTF8.self)
    }
}

extension Plan {
    /// The edits of the message's bytes that carry the plan out.
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
        var edits: [Edit] = []
        for planned in parts {
            let part = message.parts[planned.index]
            let contentEdits = planned.edits(pixel: pixel, links: links, unsubscribe: unsubscribe)
            edits += try part.encoding.encodedEdits(
                contentEdits, of: bytes, in: part.body, lineEnding: message.lineEnding)
        }
        return edits
    }
}

extension Plan.HTMLPart {
    /// The edits of the decoded content, in order.
    func edits(pixel url: [UInt8], links: [[UInt8]], unsubscribe: [UInt8]?) -> [Edit] {
        var edits: [Edit] = []
        var pixelEdit = pixel.map { Edit(range: $0..<$0, replacement: Self.pixelElement(url)) }
        for link in self.links {
            if let edit = pixelEdit, edit.range.lowerBound <= link.place.tag.lowerBound {
                edits.append(edit)
                pixelEdit = nil
            }
            var ofLink: [Edit] = []
            let target = link.decision == .unsubscribe ? unsubscribe : link.number.map { links[$0] }
            if let target {
                let value = AttributeValue.encode(target, quoting: link.place.quoting)
                ofLink.append(Edit(range: link.place.value, replacement: value))
            }
            if let attribute = link.place.optOut { ofLink.append(Edit(range: attribute, replacement: [])) }
            edits += ofLink.sorted { $0.range.lowerBound < $1.range.lowerBound }
        }
        if let edit = pixelEdit { edits.append(edit) }
        return edits
    }

    /// One invisible pixel. Never `display:none`: Gmail doesn't fetch hidden images.
    private static func pixelElement(_ url: [UInt8]) -> [UInt8] {
        Array("<img src=\"".utf8) + AttributeValue.encode(url, quoting: .double)
            + Array("\" width=\"1\" height=\"1\" alt=\"\" style=\"border:0;width:1px;height:1px\">".utf8)
    }
}
