// Base64 undone, two groups of four digits at a time (RFC 2045 6.8).

extension Base64 {
    /// The state of decoding one body.
    struct Decoder {
        private var position: Int
        private let limit: Int
        /// Bytes of content so far.
        private var count = 0

        init(_ range: Range<Int>) { (position, limit) = (range.lowerBound, range.upperBound) }

        /// Returns the content up to the padding or the end. A group that is cut short gives the bytes that are whole.
        mutating func decode(_ bytes: Span<UInt8>) -> [UInt8] {
            // With room for the word that is written last.
            var output = [UInt8](repeating: 0, count: (limit - position) / 4 * 3 + 12)
            var content = output.mutableSpan
            while position < limit, bytes[position] != .equals {
                decodeWholeGroups(bytes, &content)
                if !skipForeign(bytes) { decodeGroup(bytes, &content) }
            }
            output.removeLast(output.count - count)
            return output
        }

        /// Groups with nothing foreign in them: nearly all.
        @inline(__always)
        private mutating func decodeWholeGroups(_ bytes: Span<UInt8>, _ content: inout MutableSpan<UInt8>) {
            // Local, so that they stay in registers.
            var (position, count) = (position, count)
            let table = Base64.decoding.span.extracting(0..<1024)
            while limit &- position >= 8 {
                let eight = bytes.extracting(position..<position &+ 8)
                let first =
                    table[Int(eight[0])] | table[Int(eight[1]) | 256] | table[Int(eight[2]) | 512]
                    | table[Int(eight[3]) | 768]
                let second =
                    table[Int(eight[4])] | table[Int(eight[5]) | 256] | table[Int(eight[6]) | 512]
                    | table[Int(eight[7]) | 768]
                if first > 0xFF_FFFF { break }
                content.set(UInt64(first) | UInt64(second) &<< 24, at: count)
                // A line has an odd number of groups.
                let isWhole = second <= 0xFF_FFFF
                position &+= isWhole ? 8 : 4
                count &+= isWhole ? 6 : 3
                if !isWhole { break }
            }
            (self.position, self.count) = (position, count)
        }

        /// Passes over line endings, or else other foreign bytes; returns whether there were any.
        @inline(__always)
        private mutating func skipForeign(_ bytes: Span<UInt8>) -> Bool {
            let start = position
            while position < limit, bytes[position] == .carriageReturn || bytes[position] == .lineFeed {
                position &+= 1
            }
            if position > start { return true }
            while position < limit, bytes[position] != .equals, !Base64.isDigit(bytes[position]) { position &+= 1 }
            return position > start
        }

        /// Decodes one group, with whatever stands between its digits.
        private mutating func decodeGroup(_ bytes: Span<UInt8>, _ content: inout MutableSpan<UInt8>) {
            var word: UInt32 = 0
            var digits = 0
            while digits < 4, position < limit, bytes[position] != .equals {
                let value = Base64.values[Int(bytes[position])]
                position &+= 1
                if value == 64 { continue }
                word = word << 6 | UInt32(value)
                digits &+= 1
            }
            word <<= UInt32(24 - digits * 6)
            for index in 0..<digits * 6 / 8 {
                let byte = UInt8(truncatingIfNeeded: word >> UInt32(16 - index * 8))
                content[count] = byte
                count &+= 1
            }
        }
    }

    /// The bits that a digit adds to the three bytes of its group, lowest first: one table for each of the four places.
    /// What is foreign sets a bit above them.
    private static let decoding: [UInt32] = (0..<1024).map { index in
        let value = UInt32(values[index & 255])
        if value == 64 { return 1 << 24 }
        return switch index >> 8 {
        case 0: value << 2
        case 1: value >> 4 | value << 12 & 0xF000
        case 2: value << 6 & 0x0F00 | value << 22 & 0xC0_0000
        default: value << 16
        }
    }
}
