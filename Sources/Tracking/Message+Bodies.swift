// Which parts are the text that the recipient reads.

internal import MIME

extension Message {
    /// The HTML parts and the plain texts that the recipient reads as the message, in order: not attached, not a file shown
    /// inline, not a document that another one embeds (of multipart/related only the root is the message, RFC 2387).
    func bodies(in bytes: Span<UInt8>) -> (html: [Int], text: [Int]) {
        var bodies: (html: [Int], text: [Int]) = ([], [])
        /// For each part whether what it holds is read as the message.
        var isRead: [Bool] = []
        /// The roots of the multipart/related.
        var roots: Set<Int> = []
        for index in parts.indices {
            let part = parts[index]
            let container = part.parent.map { parts[$0].contentType.subtype }
            let reached = part.parent.map { isRead[$0] } ?? true
            isRead.append(reached && !part.isAttachment && (container != "related" || roots.contains(index)))
            if part.isMultipart, part.contentType.subtype == "related", let root = root(of: index, in: bytes) {
                roots.insert(root)
            }
            // Nobody attaches files as alternatives: there a name is only a name.
            let isFile = part.isFile && container != "alternative"
            // A part that is all header has no place to put anything.
            guard isRead[index], part.contentType.type == "text", !isFile, !part.defects.contains(.noBody) else {
                continue
            }
            switch part.contentType.subtype {
            case "html": bodies.html.append(index)
            case "plain": bodies.text.append(index)
            default: break
            }
        }
        return bodies
    }

    /// The part that a multipart/related is about: the one that `start` names, else the first (RFC 2387 3.2).
    private func root(of container: Int, in bytes: Span<UInt8>) -> Int? {
        let start = parts[container].contentType.parameter("start").map { Array($0.utf8) }
        var first: Int?
        for index in (container + 1)..<max(parts.count, container + 1) where parts[index].parent == container {
            if first == nil { first = index }
            guard let start else { break }
            if parts[index].unfoldedValue(of: "Content-ID", in: bytes) == start { return index }
        }
        return first
    }
}
