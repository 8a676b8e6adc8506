// Base64 undone and done (RFC 2045 6.8). Bytes foreign to it are skipped; padding ends it.

enum Base64 {
    /// Returns the content of `range`.
    static func decode(_ bytes: Span<UInt8>, in range: Range<Int>) -> [UInt8] {
        var decoder = Decoder(range)
        return decoder.decode(bytes)
    }

    /// Makes edits of the content edits of the encoded bytes: everything from the first changed group of three bytes is
    /// encoded anew, in lines as long as the first; all of it where a line is longer than mail may have. What stands
    /// behind the encoding stays.
    static func encodedEdits(
        _ edits: [Edit], of content: Span<UInt8>, from bytes: Span<UInt8>, in range: Range<Int>, lineEnding: [UInt8]
    ) throws(EncodingFailure) -> [Edit] {
        guard let first = edits.first else { return [] }
        let layout = Layout(bytes, range)
        if layout.hasMore { throw .malformed }
        let group = Identity.hasLongLine(bytes, in: range) ? 0 : first.range.lowerBound / 3
        guard let start = layout.place(ofGroup: group, in: bytes, contentSize: content.count) else {
            throw .invalidEdits
        }
        let edited = Edit.apply(edits, to: content, in: group * 3..<content.count)
        let column = start - bytes.behindLast(.lineFeed, in: range.lowerBound..<start)
        let encoded = encode(
            edited.span, width: lineWidth(bytes, in: range), lineEnding: lineEnding, column: column)
        return [Edit(range: start..<max(start, layout.end), replacement: encoded)]
    }

    /// Returns the length of the first line, where it is one that others follow and that mail may have; else 76.
    private static func lineWidth(_ bytes: Span<UInt8>, in range: Range<Int>) -> Int {
        var position = range.lowerBound
        while position < range.upperBound, bytes[position].isFoldingSpace { position += 1 }
        let line = bytes.line(at: position, limit: range.upperBound)
        let width = line.end - position
        return line.next < range.upperBound && 20...Identity.lineLimit ~= width ? width : 76
    }

    /// Returns `content` encoded, the first line beginning at `column` of its line. No line ending at the end.
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

    /// Returns the four digits of the group at `index`, padded where it is the last and not whole.
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

    static func isDigit(_ byte: UInt8) -> Bool { values[Int(byte)] < 64 }
}
