// Which parts are the text that the recipient reads.

internal import MIME

extension Message {
    /// Finds the HTML parts and plain texts that the recipient reads as the message, in order: not attached, not a file
    /// shown inline, not a document that another one embeds (of multipart/related only the root, RFC 2387).
    func bodies(in bytes: Span<UInt8>) -> (html: [Int], text: [Int]) {
        var bodies: (html: [Int], text: [Int]) = ([], [])
        /// Whether what each part holds is read as the message.
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

    /// Finds the part that a multipart/related is about: what `start` names, else the first (RFC 2387 3.2); where that
    /// could be no message, as with an image before the text, the first of the type that `type` names, else HTML.
    private func root(of container: Int, in bytes: Span<UInt8>) -> Int? {
        let children = parts.indices[(container + 1)...].filter { parts[$0].parent == container }
        guard let first = children.first else { return nil }
        let type = parts[container].contentType
        if let start = type.parameter("start").map({ Self.identifier(Array($0.utf8)) }), !start.isEmpty {
            let named = children.first {
                parts[$0].unfoldedValue(of: "Content-ID", in: bytes).map(Self.identifier) == start
            }
            if let named { return named }
        }
        let rootType = type.parameter("type")?.lowercased()
        if parts[first].isMultipart
            || parts[first].contentType.type == "text" && !parts[first].isAttachment,
            rootType == nil || rootType == parts[first].typeName || parts[first].isMultipart
        {
            return first
        }
        func isText(_ index: Int) -> Bool {
            parts[index].isMultipart || parts[index].contentType.type == "text"
        }
        return children.first {
            parts[$0].typeName == rootType && isText($0) && !parts[$0].isAttachment
        }
            ?? children.first { parts[$0].typeName == "text/html" && !parts[$0].isAttachment }
            ?? children.first { parts[$0].isMultipart } ?? first
    }

    /// Returns an identifier without the angle brackets and blanks around it, which some mailers leave out of `start`.
    private static func identifier(_ value: [UInt8]) -> [UInt8] {
        var value = value[...]
        while let byte = value.first, byte <= 0x20 || byte == UInt8(ascii: "<") { value.removeFirst() }
        while let byte = value.last, byte <= 0x20 || byte == UInt8(ascii: ">") { value.removeLast() }
        return Array(value)
    }
}

extension Part {
    fileprivate var typeName: String { contentType.type + "/" + contentType.subtype }
}
