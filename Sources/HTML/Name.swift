// The names that matter, told apart without a copy: as the number that their letters make.

/// The name of a tag.
struct Name: Equatable {
    let length: Int
    /// Its first eight bytes, the first one lowest, each with the bit of small letters set.
    let letters: UInt64

    /// Reads the name at `start`, which ends with white space, `/`, `>` or the document (tag name state).
    @inline(__always)
    init(_ html: Span<UInt8>, at start: Int) {
        if start &+ 8 <= html.count {
            // Most names end within eight bytes: with the first byte that could be no part of one, if it isn't.
            let word = html.word(at: start)
            let marks = word.marks(below: 0x30) | word.marks(of: .greaterThan)
            let bits = marks.trailingZeroBitCount & ~7
            if marks != 0, html[start &+ bits &>> 3].endsName {
                self.init(length: bits &>> 3, letters: (word | Self.small) & (1 &<< UInt64(bits) &- 1))
                return
            }
        }
        self.init(bytewise: html, at: start)
    }

    @inline(never)
    private init(bytewise html: Span<UInt8>, at start: Int) {
        var (letters, position) = (UInt64(0), start)
        while position < html.count, !html[position].endsName {
            let bits = (position - start) * 8
            if bits < 64 { letters |= UInt64(html[position] | 0x20) << UInt64(bits) }
            position += 1
        }
        self.init(length: position - start, letters: letters)
    }

    private static let small: UInt64 = 0x2020_2020_2020_2020

    /// Returns whether a name that ends like a tag's is at `start` and is this one. Only for names of at most eight
    /// bytes, as all elements have whose content is no markup.
    func isHere(_ html: Span<UInt8>, at start: Int) -> Bool {
        let end = start + length
        guard length > 0, length <= 8, end < html.count, html[end].endsName else { return false }
        var letters = self.letters
        for index in start..<end {
            if html[index] | 0x20 != UInt8(truncatingIfNeeded: letters) { return false }
            letters >>= 8
        }
        return true
    }

    static let script = Name(length: 6, letters: 0x7470_6972_6373)

    private init(length: Int, letters: UInt64) {
        self.length = length
        self.letters = letters
    }
}
