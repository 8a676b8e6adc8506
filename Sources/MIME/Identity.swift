// Edits of bodies that are not encoded: 7bit, 8bit, binary.

/// The encodings that leave the bytes as they are. What has to be right is the length of lines.
enum Identity {
    /// The longest line without its ending (RFC 5322 2.1.1).
    static let lineLimit = 998

    /// Makes edits of the content edits of `bytes`. Throws where a line that they touch would not pass a mail system
    /// unharmed.
    static func encodedEdits(
        _ edits: [Edit], of bytes: Span<UInt8>, in range: Range<Int>, allowsEightBit: Bool
    ) throws(EncodingFailure) -> [Edit] {
        let moved = edits.map {
            Edit(
                range: ($0.range.lowerBound + range.lowerBound)..<($0.range.upperBound + range.lowerBound),
                replacement: $0.replacement)
        }
        guard Edit.areOrdered(moved, in: range) else { throw .invalidEdits }
        if !allowsEightBit, moved.contains(where: { $0.replacement.contains { $0 >= 0x80 || $0 == 0 } }) {
            throw .notSevenBit
        }
        try check(moved, of: bytes, in: range)
        return moved
    }

    /// Returns whether a line is longer than the limit. Looks for the last line ending within it, not for each.
    static func hasLongLine(_ bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
        var position = range.lowerBound
        while range.upperBound - position > lineLimit {
            let next = bytes.behindLast(.lineFeed, in: position..<position + lineLimit + 1)
            if next == position {
                let line = bytes.line(at: position, limit: range.upperBound)
                if line.end - position > lineLimit { return true }
                position = line.next
            } else {
                position = next
            }
        }
        return false
    }

    /// Looks at each line that an edit touches, as it will be.
    private static func check(
        _ edits: [Edit], of bytes: Span<UInt8>, in range: Range<Int>
    ) throws(EncodingFailure) {
        var index = 0
        var checked = range.lowerBound
        while index < edits.count {
            var start = edits[index].range.lowerBound
            while start > checked, bytes[start - 1] != .lineFeed { start -= 1 }
            // The edits that are on this line, and on those that they join to it.
            var end = bytes.line(at: edits[index].range.upperBound, limit: range.upperBound).next
            var next = index + 1
            while next < edits.count, edits[next].range.lowerBound < end {
                let reach = edits[next].range.upperBound
                if reach >= end { end = bytes.line(at: reach, limit: range.upperBound).next }
                next += 1
            }
            let lines = Edit.apply(Array(edits[index..<next]), to: bytes, in: start..<end)
            try check(lines.span, isBeginningKept: edits[index].range.lowerBound >= start + 2)
            checked = end
            index = next
        }
    }

    private static func check(_ lines: Span<UInt8>, isBeginningKept: Bool) throws(EncodingFailure) {
        var position = 0
        while position < lines.count {
            let line = lines.line(at: position, limit: lines.count)
            if line.end - position > lineLimit { throw .lineTooLong }
            let isKept = position == 0 && isBeginningKept
            if !isKept, line.end - position > 2, lines[position] == .hyphen, lines[position + 1] == .hyphen {
                throw .looksLikeBoundary
            }
            position = line.next
        }
    }
}
