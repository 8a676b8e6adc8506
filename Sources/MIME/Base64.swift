// Base64 undone and done (RFC 2045 6.8). Bytes foreign to it are skipped; padding ends it.

enum Base64 {
    /// The content of `range`.
    static func decode(_ bytes: Span<UInt8>, in range: Range<Int>) -> [UInt8] {
        var reader = Reader(range)
        return reader.decode(bytes)
    }

    /// Edits of the content as edits of the encoded bytes: everything from the first changed group of three bytes is
    /// encoded anew, in lines as long as the first. What stands behind the encoding stays.
    static func encodedEdits(
        _ edits: [Edit], of bytes: Span<UInt8>, in range: Range<Int>, lineEnding: [UInt8]
    ) throws(EncodingFailure) -> [Edit] {
        guard let first = edits.first else { return [] }
        guard first.range.lowerBound >= 0 else { throw .invalidEdits }
        var reader = Reader(range)
        let group = first.range.lowerBound / 3
        guard reader.skip(groups: group, bytes) else { throw .invalidEdits }
        let start = reader.position
        let content = reader.decode(bytes)
        if reader.hasMore(bytes) { throw .malformed }

        let moved = edits.map { edit in
            let lower = edit.range.lowerBound - group * 3
            return Edit(range: lower..<(lower + edit.range.count), replacement: edit.replacement)
        }
        guard Edit.areOrdered(moved, in: content.indices) else { throw .invalidEdits }
        let edited = Edit.apply(moved, to: content.span, in: content.indices)
        var column = 0
        while start - column > range.lowerBound, bytes[start - column - 1] != .lineFeed { column += 1 }
        let encoded = encode(
            edited.span, width: lineWidth(bytes, in: range), lineEnding: lineEnding, column: column)
        return [Edit(range: start..<max(start, reader.end), replacement: encoded)]
    }

    /// The length of the first line, where it is one that others follow and that mail may have; else 76.
    private static func lineWidth(_ bytes: Span<UInt8>, in range: Range<Int>) -> Int {
        var position = range.lowerBound
        while position < range.upperBound, bytes[position].isFoldingSpace { position += 1 }
        let line = bytes.line(at: position, limit: range.upperBound)
        let width = line.end - position
        return line.next < range.upperBound && 20...Identity.lineLimit ~= width ? width : 76
    }

    /// `content` encoded, the first line beginning at `column` of its line. No line ending at the end.
    static func encode(_ content: Span<UInt8>, width: Int, lineEnding: [UInt8], column: Int) -> [UInt8] {
        let count = (content.count + 2) / 3 * 4
        let lines = (count + column) / width + 1
        return [UInt8](capacity: count + lines * lineEnding.count) { output in
            let alphabet = Self.alphabet.span
            var column = column
            var index = 0
            while index < content.count {
                // Whole groups that fit the line: nearly all.
                while index &+ 3 <= content.count, column &+ 4 <= width {
                    let three = content.extracting(index..<index &+ 3)
                    let word = Int(three[0]) &<< 16 | Int(three[1]) &<< 8 | Int(three[2])
                    output.append(alphabet[word &>> 18])
                    output.append(alphabet[word &>> 12 & 63])
                    output.append(alphabet[word &>> 6 & 63])
                    output.append(alphabet[word & 63])
                    index &+= 3
                    column &+= 4
                }
                if index == content.count { break }
                for byte in group(content, at: index) {
                    if column >= width {
                        for byte in lineEnding { output.append(byte) }
                        column = 0
                    }
                    output.append(byte)
                    column += 1
                }
                index += 3
            }
        }
    }

    /// The four digits of the group at `index`, padded where it is the last and not whole.
    private static func group(_ content: Span<UInt8>, at index: Int) -> [UInt8] {
        let left = content.count - index
        let second = left > 1 ? Int(content[index + 1]) : 0
        let third = left > 2 ? Int(content[index + 2]) : 0
        let word = Int(content[index]) << 16 | second << 8 | third
        return [
            alphabet[word >> 18], alphabet[word >> 12 & 63],
            left > 1 ? alphabet[word >> 6 & 63] : .equals, left > 2 ? alphabet[word & 63] : .equals,
        ]
    }

    static let alphabet: [UInt8] = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    /// The value of each byte; 64 for what is foreign.
    static let values: [UInt8] = (0...255).map { byte in UInt8(alphabet.firstIndex(of: byte) ?? 64) }
}

extension Base64 {
    /// A position in encoded bytes. It only moves forward.
    struct Reader {
        private(set) var position: Int
        private let limit: Int
        /// Where the last byte that counted ends.
        private(set) var end: Int

        init(_ range: Range<Int>) {
            (position, limit, end) = (range.lowerBound, range.upperBound, range.lowerBound)
        }

        /// Skips groups of four digits, and what is foreign before and between them. False where there are not as many.
        mutating func skip(groups: Int, _ bytes: Span<UInt8>) -> Bool {
            let values = Base64.values.span
            var (position, left) = (position, groups * 4)
            while left > 0, position < limit, bytes[position] != .equals {
                if left >= 4, limit - position >= 4 {
                    let four = bytes.extracting(position..<position &+ 4)
                    if values[Int(four[0])] | values[Int(four[1])] | values[Int(four[2])] | values[Int(four[3])] < 64 {
                        position &+= 4
                        left &-= 4
                        continue
                    }
                }
                if values[Int(bytes[position])] < 64 { left -= 1 }
                position += 1
            }
            (self.position, end) = (position, position)
            return left == 0
        }

        /// The content from here up to the padding or the end. A group that is cut short gives the bytes that are
        /// whole.
        mutating func decode(_ bytes: Span<UInt8>) -> [UInt8] {
            let values = Base64.values.span
            // Local, so that they stay in registers.
            var (position, end) = (position, end)
            var word: UInt32 = 0
            var digits = 0
            defer { (self.position, self.end) = (position, end) }
            return [UInt8](capacity: (limit - position) / 4 * 3 + 3) { output in
                while position < limit {
                    if digits == 0, limit - position >= 4 {
                        let four = bytes.extracting(position..<position &+ 4)
                        let (a, b) = (values[Int(four[0])], values[Int(four[1])])
                        let (c, d) = (values[Int(four[2])], values[Int(four[3])])
                        if a | b | c | d < 64 {
                            output.append(a << 2 | b >> 4)
                            output.append(b << 4 | c >> 2)
                            output.append(c << 6 | d)
                            position &+= 4
                            end = position
                            continue
                        }
                    }
                    let byte = bytes[position]
                    if byte == .equals { break }
                    position &+= 1
                    let value = values[Int(byte)]
                    if value == 64 { continue }
                    end = position
                    word = word << 6 | UInt32(value)
                    digits += 1
                    if digits == 4 {
                        for shift: UInt32 in [16, 8, 0] { output.append(UInt8(truncatingIfNeeded: word >> shift)) }
                        digits = 0
                    }
                }
                if digits >= 2 { output.append(UInt8(truncatingIfNeeded: word >> (digits == 2 ? 4 : 10))) }
                if digits == 3 { output.append(UInt8(truncatingIfNeeded: word >> 2)) }
            }
        }

        /// Whether digits follow the padding: readers differ on what they mean. Moves `end` behind the padding.
        mutating func hasMore(_ bytes: Span<UInt8>) -> Bool {
            while position < limit {
                if Base64.values[Int(bytes[position])] < 64 { return true }
                position += 1
                if bytes[position - 1] == .equals { end = position }
            }
            return false
        }
    }
}
