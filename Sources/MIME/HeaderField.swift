// A header field as ranges, and the header as the fields of a part, with its bytes kept.

/// One field of a header, by ranges of the message's bytes.
package struct HeaderField: Sendable, Equatable {
    /// The whole field with its folds and its final line ending.
    package var range: Range<Int>
    /// The name, without white space before the colon.
    package var name: Range<Int>
    /// All that follows the colon, raw: leading space and folds inside, without the final line ending.
    package var value: Range<Int>
}

extension HeaderField {
    /// Returns the value on one line (RFC 5322 2.2.3: the line ends of folds removed), without white space around it.
    package func unfoldedValue(in bytes: Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(value.count)
        for index in value where bytes[index] != .carriageReturn && bytes[index] != .lineFeed {
            if !result.isEmpty || !bytes[index].isBlank { result.append(bytes[index]) }
        }
        while let last = result.last, last.isBlank { result.removeLast() }
        return result
    }
}

/// The header at the beginning of a part.
struct Header {
    var fields: [HeaderField] = []
    /// The place where the header ends, the empty line excluded.
    var end: Int
    /// The place where the body begins.
    var next: Int
    var defects: Defects = []

    /// Reads the header that begins at `start`.
    ///
    /// It ends with an empty line; with a line that is no field, as for Postfix; or where `endsAt` says that a line is
    /// a boundary. `limit` is where the bytes end, `sizeLimit` the longest header.
    init(of bytes: Span<UInt8>, at start: Int, limit: Int, sizeLimit: Int, endsAt: (Range<Int>) -> Bool) {
        var position = start
        let cut = min(limit, start + max(0, sizeLimit))
        (end, next) = (limit, limit)
        while position < limit {
            let line = bytes.line(at: position, limit: limit)
            if line.end == position {
                (end, next) = (position, line.next)
                return
            }
            if line.next > cut { defects.insert(.headerTooLarge) }
            if line.next > cut || endsAt(position..<line.end) {
                if line.next <= cut { defects.insert(.noBody) }
                (end, next) = (position, position)
                return
            }
            if bytes[position].isBlank, let last = fields.last, last.range.upperBound == position {
                fields[fields.count - 1].range = last.range.lowerBound..<line.next
                fields[fields.count - 1].value = last.value.lowerBound..<line.end
            } else if let name = Self.name(in: bytes, of: position..<line.end) {
                fields.append(HeaderField(range: position..<line.next, name: name.range, value: name.value))
            } else if !(position == start && Self.isEnvelopeLine(bytes, position..<line.end)) {
                defects.insert(.badHeaderLine)
                (end, next) = (position, position)
                return
            }
            position = line.next
        }
        defects.insert(.noBody)
    }

    /// Returns the name of the field that `line` begins, and the rest after the colon. RFC 5322 2.2: printable ASCII
    /// but the colon; white space before the colon is obsolete (4.5) but seen.
    private static func name(in bytes: Span<UInt8>, of line: Range<Int>) -> (range: Range<Int>, value: Range<Int>)? {
        var end = line.lowerBound
        while end < line.upperBound, bytes[end] > .space, bytes[end] < 0x7F, bytes[end] != 0x3A { end += 1 }
        var colon = end
        while colon < line.upperBound, bytes[colon].isBlank { colon += 1 }
        guard end > line.lowerBound, colon < line.upperBound, bytes[colon] == 0x3A else { return nil }
        return (line.lowerBound..<end, (colon + 1)..<line.upperBound)
    }

    // QUIRK: mbox files and some pipes leave their "From " line in front of the header. It is skipped, not a field.
    private static func isEnvelopeLine(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
        let start = bytes[line.lowerBound] == 0x3E ? line.lowerBound + 1 : line.lowerBound
        guard start + 5 <= line.upperBound else { return false }
        return bytes.matches("from ", in: start..<start + 5)
    }
}
