// Quoted-printable undone (RFC 2045 6.7): the encoded bytes as a sequence of segments, for decoding and for editing
// alike.

enum QuotedPrintable {
    /// The content of `range`. A `=` that begins no escape or soft line break is kept.
    static func decode(_ bytes: Span<UInt8>, in range: Range<Int>) -> [UInt8] {
        var segments = Segments(range)
        return [UInt8](capacity: range.count) { output in
            while let segment = segments.next(bytes) {
                switch segment.kind {
                case .literal: for index in segment.range { output.append(bytes[index]) }
                case .escape(let byte): output.append(byte)
                case .nothing: break
                }
            }
        }
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

        /// How many bytes of content it is.
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
        private var segments: Segments
        private var current: Segment?
        /// The content offset at which `current` begins.
        private var offset = 0
        private let start: Int

        init(_ range: Range<Int>, _ bytes: Span<UInt8>) {
            segments = Segments(range)
            start = range.lowerBound
            current = segments.next(bytes)
        }

        /// Where the encoded form of the content byte at `target` begins; nil after the last.
        mutating func start(of target: Int, _ bytes: Span<UInt8>) -> Int? {
            while let segment = current {
                if target < offset + segment.count { return segment.range.lowerBound + target - offset }
                offset += segment.count
                current = segments.next(bytes)
            }
            return nil
        }

        /// Where the encoded form of the content byte before `target` ends; nil where there is no such byte.
        mutating func end(of target: Int, _ bytes: Span<UInt8>) -> Int? {
            if target == 0 { return start }
            guard let begin = start(of: target - 1, bytes), let segment = current else { return nil }
            return segment.kind == .literal ? begin + 1 : segment.range.upperBound
        }
    }
}
