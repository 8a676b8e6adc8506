// Finds the parts of a message: one pass over its lines, with the multiparts that are open on a stack.

/// The state of parsing one message.
struct MessageParser {
    let limits: Message.Limits
    private(set) var parts: [Part] = []
    /// The multiparts that are open, outermost first.
    private var open: [OpenMultipart] = []
    /// The leaf whose body is being read: an index in `parts`.
    private var leaf: Int?
    private var headerBytes = 0

    init(limits: Message.Limits) {
        self.limits = limits
    }

    private struct OpenMultipart {
        let part: Int
        let boundary: [UInt8]
        var children = 0
    }

    private struct Delimiter {
        /// The open multipart that it belongs to.
        let level: Int
        let isClosing: Bool
    }

    mutating func parse(_ bytes: Span<UInt8>) {
        var position = openPart(bytes, at: 0)
        while position < bytes.count, !open.isEmpty {
            // Between boundaries only lines that begin with two hyphens matter.
            guard bytes[position] == .hyphen, position + 1 < bytes.count, bytes[position + 1] == .hyphen else {
                position = min(bytes.first(.lineFeed, then: .hyphen, in: position..<bytes.count) + 1, bytes.count)
                continue
            }
            let line = bytes.line(at: position, limit: bytes.count)
            guard let delimiter = delimiter(bytes, position..<line.end) else {
                position = line.next
                continue
            }
            let end = endOfLine(bytes, before: position)
            close(above: delimiter.level, at: end)
            if delimiter.isClosing {
                // What follows up to the parent's boundary is this multipart's epilogue, and part of its body.
                let closed = open.removeLast()
                if open.isEmpty {
                    parts[closed.part].setBodyEnd(bytes.count)
                } else {
                    leaf = closed.part
                }
                position = line.next
            } else if parts.count >= limits.parts {
                parts[open[delimiter.level].part].defects.insert(.tooManyParts)
                break
            } else {
                position = openPart(bytes, at: line.next)
            }
        }
        close(above: -1, at: bytes.count)
    }

    /// Reads the header at `start` and opens the part that it begins. Returns where its body begins.
    private mutating func openPart(_ bytes: Span<UInt8>, at start: Int) -> Int {
        let header = Header(
            of: bytes, at: start, limit: bytes.count, sizeLimit: limits.headerSize - headerBytes,
            endsAt: { line in delimiter(bytes, line) != nil }
        )
        headerBytes += header.end - start
        var path: [Int] = []
        if let parent = open.last {
            open[open.count - 1].children += 1
            path = parts[parent.part].path + [parent.children + 1]
        }
        let parent = open.last?.part
        var part = Part(
            header: header, at: start, path: path, parent: parent, of: parent.map { parts[$0].contentType }, in: bytes)
        if part.contentType.type == "multipart" {
            if let boundary = part.contentType.boundary {
                if open.count < limits.depth {
                    part.isMultipart = true
                    if part.encoding == .quotedPrintable || part.encoding == .base64 {
                        part.defects.insert(.encodedMultipart)
                    }
                    open.append(OpenMultipart(part: parts.count, boundary: boundary))
                } else {
                    part.defects.insert(.tooDeep)
                }
            } else {
                part.defects.insert(.missingBoundary)
            }
        }
        leaf = part.isMultipart ? nil : parts.count
        parts.append(part)
        return header.next
    }

    /// Ends the leaf, and the multiparts above `level` that its boundary or the end of the message cuts off.
    private mutating func close(above level: Int, at place: Int) {
        // A part that is a header and no more ends behind `place`, and so does what holds it.
        var end = place
        if let leaf {
            parts[leaf].setBodyEnd(end)
            end = parts[leaf].body.upperBound
        }
        leaf = nil
        while open.count > level + 1, let multipart = open.popLast() {
            parts[multipart.part].setBodyEnd(end)
            end = parts[multipart.part].body.upperBound
            parts[multipart.part].defects.insert(multipart.children == 0 ? .noParts : .missingFinalBoundary)
        }
    }

    /// Returns the boundary that `line` is, of the innermost multipart that it fits: two hyphens, the boundary, two
    /// hyphens more where it closes, then only blanks (RFC 2046 5.1.1).
    private func delimiter(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Delimiter? {
        guard line.count > 2, bytes[line.lowerBound] == .hyphen, bytes[line.lowerBound + 1] == .hyphen else {
            return nil
        }
        var end = line.upperBound
        while end > line.lowerBound, bytes[end - 1].isBlank { end -= 1 }
        let text = (line.lowerBound + 2)..<max(end, line.lowerBound + 2)
        for level in open.indices.reversed() {
            let boundary = open[level].boundary
            let rest = text.count - boundary.count
            guard rest == 0 || rest == 2, Self.starts(bytes, text, with: boundary) else { continue }
            if rest == 0 { return Delimiter(level: level, isClosing: false) }
            if bytes[end - 1] == .hyphen, bytes[end - 2] == .hyphen { return Delimiter(level: level, isClosing: true) }
        }
        return nil
    }

    private static func starts(_ bytes: Span<UInt8>, _ range: Range<Int>, with prefix: [UInt8]) -> Bool {
        for (index, byte) in zip(range, prefix) where bytes[index] != byte { return false }
        return true
    }

    /// Returns where the text of the line before `position` ends: its line ending is the boundary's at `position`.
    private func endOfLine(_ bytes: Span<UInt8>, before position: Int) -> Int {
        guard position > 0 else { return 0 }
        return position > 1 && bytes[position - 2] == .carriageReturn ? position - 2 : position - 1
    }
}

extension Part {
    /// Ends a body; an empty one where it begins, though the line ending before the boundary is its header's.
    fileprivate mutating func setBodyEnd(_ end: Int) {
        body = body.lowerBound..<max(body.lowerBound, end)
    }
}
