// Quoted-printable done, and read piece by piece (RFC 2045 6.7). See QuotedPrintable+Decoder.swift for the whole.

enum QuotedPrintable {
    /// Returns the content of `range`. A `=` that begins no escape or soft line break is kept.
    static func decode(_ bytes: Span<UInt8>, in range: Range<Int>) -> DecodedBody {
        var decoder = Decoder(range)
        return decoder.decode(bytes)
    }

    /// The longest line, the `=` of a soft line break included (RFC 2045 6.7 rule 5).
    static let lineLimit = 76

    /// Returns `content` encoded. Its line endings stay as they are; `lineEnding` is for soft line breaks.
    static func encode(_ content: Span<UInt8>, lineEnding: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(content.count + content.count / 4)
        var position = 0
        while position < content.count {
            let line = content.line(at: position, limit: content.count)
            var column = 0
            for index in position..<line.end {
                let byte = content[index]
                // A line that begins with two hyphens may look like a boundary.
                var isEscaped = mustEscape(byte, isLast: index + 1 == line.end) || byte == .hyphen && column == 0
                if column + (isEscaped ? 3 : 1) >= lineLimit {
                    output.append(.equals)
                    output += lineEnding
                    column = 0
                    isEscaped = isEscaped || byte == .hyphen
                }
                if isEscaped { escape(byte, into: &output) } else { output.append(byte) }
                column += isEscaped ? 3 : 1
            }
            output.append(content, in: line.end..<line.next)
            position = line.next
        }
        return output
    }

    /// Returns whether a byte cannot stand for itself: `=`, controls, what is not ASCII; and a blank that may end a
    /// line.
    static func mustEscape(_ byte: UInt8, isLast: Bool) -> Bool {
        switch byte {
        case .equals, 0...0x08, 0x0A...0x1F, 0x7F...0xFF: true
        case .tab, .space: isLast
        default: false
        }
    }

    static func escape(_ byte: UInt8, into output: inout [UInt8]) {
        output.append(.equals)
        for value in [byte >> 4, byte & 15] { output.append(value < 10 ? 0x30 + value : 0x37 + value) }
    }

    /// A run of encoded bytes.
    struct Segment {
        enum Kind: Equatable {
            /// Each byte stands for itself.
            case literal
            /// `=XX`, one byte of content.
            case escape(UInt8)
            /// A soft line break, or white space at the end of a line: no content.
            case nothing
        }

        let kind: Kind
        let range: Range<Int>

        /// The number of bytes of content that it is.
        var count: Int {
            switch kind {
            case .literal: range.count
            case .escape: 1
            case .nothing: 0
            }
        }
    }

    /// The segments of a body, in order; each byte belongs to one.
    struct Segments {
        private let end: Int
        private var position: Int
        /// The line that `position` is in: where its text ends, without the white space that transport may have added
        /// and without the `=` of a soft line break; where the line ending begins; where the next line does.
        private var textEnd: Int
        private var lineEnd: Int
        private var lineNext: Int
        private var isSoft = false

        init(_ range: Range<Int>) {
            (position, end) = (range.lowerBound, range.upperBound)
            (textEnd, lineEnd, lineNext) = (range.lowerBound, range.lowerBound, range.lowerBound)
        }

        @inline(__always)
        mutating func next(_ bytes: Span<UInt8>) -> Segment? {
            if position == lineNext {
                if position == end { return nil }
                beginLine(bytes)
            }
            let start = position
            if position < textEnd {
                let mark = bytes.first(.equals, in: position..<textEnd)
                if mark > position {
                    position = mark == textEnd && textEnd == lineEnd ? lineNext : mark
                    return Segment(kind: .literal, range: start..<position)
                }
                if mark + 2 < textEnd, let high = bytes[mark + 1].hexValue, let low = bytes[mark + 2].hexValue {
                    position = mark + 3
                    return Segment(kind: .escape(high << 4 | low), range: start..<position)
                }
                position += 1
                return Segment(kind: .literal, range: start..<position)
            }
            if position < lineEnd || isSoft {
                position = isSoft ? lineNext : lineEnd
                return Segment(kind: .nothing, range: start..<position)
            }
            position = lineNext
            return Segment(kind: .literal, range: start..<position)
        }

        private mutating func beginLine(_ bytes: Span<UInt8>) {
            (lineEnd, lineNext) = bytes.line(at: position, limit: end)
            textEnd = lineEnd
            while textEnd > position, bytes[textEnd - 1].isBlank { textEnd -= 1 }
            isSoft = textEnd > position && bytes[textEnd - 1] == .equals
            if isSoft { textEnd -= 1 }
        }
    }

    /// Walks through the segments and tells where content offsets are in the encoded bytes. It only moves forward.
    struct Cursor {
        private let lines: [DecodedBody.Line]
        private var line = 0
        private var segments: Segments
        private var current: Segment?
        /// The content offset at which `current` begins.
        private var offset = 0
        private let range: Range<Int>

        init(_ range: Range<Int>, _ lines: [DecodedBody.Line], _ bytes: Span<UInt8>) {
            self.lines = lines
            self.range = range
            segments = Segments(range)
            current = segments.next(bytes)
        }

        /// Returns where the encoded form of the content byte at `target` begins; nil after the last.
        mutating func start(of target: Int, _ bytes: Span<UInt8>) -> Int? {
            skipLines(before: target, bytes)
            while let segment = current {
                if target < offset + segment.count { return segment.range.lowerBound + target - offset }
                offset += segment.count
                current = segments.next(bytes)
            }
            return nil
        }

        /// Goes to the beginning of the line that has `target`, where that is not the one where we are.
        private mutating func skipLines(before target: Int, _ bytes: Span<UInt8>) {
            let last = line
            while line + 1 < lines.count, lines[line + 1].content <= target { line += 1 }
            guard line > last else { return }
            offset = lines[line].content
            segments = Segments(lines[line].encoded..<range.upperBound)
            current = segments.next(bytes)
        }

        /// Returns where the encoded form of the content byte before `target` ends; nil where there is no such byte.
        mutating func end(of target: Int, _ bytes: Span<UInt8>) -> Int? {
            if target == 0 { return range.lowerBound }
            guard let begin = start(of: target - 1, bytes), let segment = current else { return nil }
            return segment.kind == .literal ? begin + 1 : segment.range.upperBound
        }
    }
}
