// The lines of a header, or of the field groups of a report, one field at a time.

/// Walks the fields of a range of bytes. It only moves forward, and reads what is no field as what it is.
struct FieldLines {
    enum Item {
        /// The value with its folds, without the line ending.
        case field(name: Range<Int>, value: Range<Int>)
        case emptyLine
        /// A line that is neither.
        case other(Range<Int>)
    }

    private(set) var position: Int
    private let end: Int

    init(_ range: Range<Int>) {
        position = range.lowerBound
        end = range.upperBound
    }

    mutating func next(_ bytes: Span<UInt8>) -> Item? {
        guard position < end else { return nil }
        let start = position
        var line = bytes.line(at: start, limit: end)
        position = line.next
        if bytes.trimmed(start..<line.end).isEmpty { return .emptyLine }
        guard let name = Self.name(in: bytes, of: start..<line.end) else { return .other(start..<line.end) }
        while position < end, bytes[position].isBlank {
            let next = bytes.line(at: position, limit: end)
            // A line of blanks ends the group, as some gateways make an empty line.
            if bytes.trimmed(position..<next.end).isEmpty { break }
            line = next
            position = next.next
        }
        return .field(name: name.range, value: bytes.trimmed(name.colon + 1..<line.end))
    }

    /// Finds a field's name: printable ASCII (RFC 5322, 2.2). Space before the colon is obsolete (4.5) but seen.
    private static func name(in bytes: Span<UInt8>, of line: Range<Int>) -> (range: Range<Int>, colon: Int)? {
        var end = line.lowerBound
        while end < line.upperBound, bytes[end] > .space, bytes[end] < 0x7F, bytes[end] != .colon { end += 1 }
        var colon = end
        while colon < line.upperBound, bytes[colon].isBlank { colon += 1 }
        guard end > line.lowerBound, colon < line.upperBound, bytes[colon] == .colon else { return nil }
        return (line.lowerBound..<end, colon)
    }
}
