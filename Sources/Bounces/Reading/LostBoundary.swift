// Multiparts whose boundary is not the one that their header names.

internal import MIME

enum LostBoundary {
    /// Returns the mail with the boundary that its body has, where its header names one that never comes; else nil.
    ///
    /// QUIRK: gateways that write the header anew and keep the body do this.
    static func repaired(_ message: Message, _ bytes: Span<UInt8>) -> [UInt8]? {
        let part = message.parts[0]
        guard part.contentType.type == "multipart", !part.isMultipart || part.defects.contains(.noParts),
            let boundary = boundary(bytes, in: part.body)
        else { return nil }
        // The first Content-Type of a header counts.
        let field = "Content-Type: multipart/\(part.contentType.subtype); boundary=\"\(boundary.text)\"\n"
        let start = part.fields.first?.range.lowerBound ?? part.header.lowerBound
        return Array(field.utf8) + bytes.array(start..<bytes.count)
    }

    /// Returns what stands behind two hyphens on a line that a field of a part's header follows.
    private static func boundary(_ bytes: Span<UInt8>, in body: Range<Int>) -> [UInt8]? {
        var position = body.lowerBound
        for _ in 0..<50 where position < body.upperBound {
            let line = bytes.line(at: position, limit: body.upperBound)
            if bytes.starts(position..<line.end, with: "--"), line.end - position > 4,
                bytes.starts(line.next..<body.upperBound, with: "content-")
            {
                let boundary = bytes.array(position + 2..<line.end)
                return boundary.contains(.quote) || boundary.count > 200 ? nil : boundary
            }
            position = line.next
        }
        return nil
    }
}
