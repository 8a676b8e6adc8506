// Quoted-printable undone, eight bytes at a time (RFC 2045 6.7). What it makes of a byte is what `QuotedPrintable.Segments`
// makes of it.

extension QuotedPrintable {
    /// The state of decoding one body.
    struct Decoder {
        private let end: Int
        private var position: Int
        /// The place where the line begins in the encoded bytes.
        private var lineStart: Int
        /// Bytes of content so far.
        private var count = 0
        private var lines: [DecodedBody.Line]
        /// The place where the last line begins that is in `lines`.
        private var noted: Int
        private static let noteDistance = 60
        /// QUIRK: where the compiler knows which byte of a word is which of the input, it moves eight one by one. So it is not
        /// to know that this is zero.
        private let zero: UInt64

        init(_ range: Range<Int>) {
            (position, lineStart, end) = (range.lowerBound, range.lowerBound, range.upperBound)
            noted = range.lowerBound
            zero = UInt64(range.count) &* UInt64(range.count &>> 62)
            lines = [DecodedBody.Line(encoded: range.lowerBound, content: 0)]
            lines.reserveCapacity(range.count / Self.noteDistance + 1)
        }

        mutating func decode(_ bytes: Span<UInt8>) -> DecodedBody {
            // With room for the word that is written last.
            var output = [UInt8](repeating: 0, count: end - position + 8)
            var content = output.mutableSpan
            while position < end {
                copyLiteral(bytes, &content)
                if position == end { break }
                if bytes[position] == .lineFeed { endLine(bytes, &content) } else { undoEscape(bytes, &content) }
            }
            dropBlanks(before: end, bytes)
            output.removeLast(output.count - count)
            return DecodedBody(output, lines: lines)
        }

        /// Copies all up to the next `=` or LF.
        @inline(__always)
        private mutating func copyLiteral(_ bytes: Span<UInt8>, _ content: inout MutableSpan<UInt8>) {
            // Local, so that they stay in registers.
            var (position, count) = (position, count)
            defer { (self.position, self.count) = (position, count) }
            while position &+ 8 <= end {
                let word = bytes.word(at: position)
                content.set(word ^ zero, at: count)
                let found = word.marks(of: .equals) | word.marks(of: .lineFeed)
                if found != 0 {
                    let length = found.trailingZeroBitCount &>> 3
                    position &+= length
                    count &+= length
                    return
                }
                position &+= 8
                count &+= 8
            }
            while position < end, bytes[position] != .equals, bytes[position] != .lineFeed {
                content[count] = bytes[position]
                position &+= 1
                count &+= 1
            }
        }

        /// Ends a line at a LF.
        @inline(__always)
        private mutating func endLine(_ bytes: Span<UInt8>, _ content: inout MutableSpan<UInt8>) {
            let isCRLF = position > lineStart && bytes[position &- 1] == .carriageReturn
            if isCRLF { count &-= 1 }
            dropBlanks(before: isCRLF ? position &- 1 : position, bytes)
            if isCRLF { append(.carriageReturn, &content) }
            append(.lineFeed, &content)
            beginLine(at: position &+ 1)
        }

        /// Drops white space at the end of a line, which was added on the way.
        private mutating func dropBlanks(before end: Int, _ bytes: Span<UInt8>) {
            var place = end
            while place > lineStart, bytes[place &- 1].isBlank {
                place &-= 1
                count &-= 1
            }
        }

        /// Decodes what begins with a `=`: an escape, a soft line break, or neither.
        @inline(__always)
        private mutating func undoEscape(_ bytes: Span<UInt8>, _ content: inout MutableSpan<UInt8>) {
            if position &+ 2 < end, let high = bytes[position &+ 1].hexValue, let low = bytes[position &+ 2].hexValue {
                append(high << 4 | low, &content)
                position &+= 3
                return
            }
            var next = position &+ 1
            while next < end, bytes[next].isBlank { next &+= 1 }
            if next == end || bytes[next] == .lineFeed {
                beginLine(at: min(next &+ 1, end))
            } else if bytes[next] == .carriageReturn, next &+ 1 < end, bytes[next &+ 1] == .lineFeed {
                beginLine(at: next &+ 2)
            } else {
                append(.equals, &content)
                position &+= 1
            }
        }

        private mutating func beginLine(at place: Int) {
            (position, lineStart) = (place, place)
            // Lines may be so short that noting each took more room than the body.
            if place &- noted >= Self.noteDistance {
                noted = place
                lines.append(DecodedBody.Line(encoded: place, content: count))
            }
        }

        @inline(__always)
        private mutating func append(_ byte: UInt8, _ content: inout MutableSpan<UInt8>) {
            content[count] = byte
            count &+= 1
        }
    }
}
