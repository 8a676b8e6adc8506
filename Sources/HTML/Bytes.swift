// What this module needs of bytes: finding one of them, and the classes of ASCII that HTML is made of.
//
// Eight bytes are looked at at a time, as one number: a byte of `word ^ pattern` is zero where the byte is that of the
// pattern, and the lowest byte whose top bit the subtraction sets is the first such (Mycroft 1987; Knuth, TAOCP 7.1.3).

extension Span<UInt8> {
    /// Returns eight bytes, the first one lowest. The compiler makes one load of the eight subscripts.
    @inline(__always)
    func word(at index: Int) -> UInt64 {
        let eight = extracting(index..<index &+ 8)
        let low = UInt64(eight[0]) | UInt64(eight[1]) &<< 8 | UInt64(eight[2]) &<< 16 | UInt64(eight[3]) &<< 24
        let high =
            UInt64(eight[4]) &<< 32 | UInt64(eight[5]) &<< 40 | UInt64(eight[6]) &<< 48 | UInt64(eight[7]) &<< 56
        return low | high
    }

    /// Returns the first place of `byte` at or after `start`, or the end.
    @inline(__always)
    func first(_ byte: UInt8, from start: Int) -> Int {
        first(from: start, to: count, marks: { $0.marks(of: byte) }, isOne: { $0 == byte })
    }

    /// Returns the first place of `byte` in `range`, or its end.
    @inline(__always)
    func first(_ byte: UInt8, in range: Range<Int>) -> Int {
        first(from: range.lowerBound, to: range.upperBound, marks: { $0.marks(of: byte) }, isOne: { $0 == byte })
    }

    /// Returns the first place of either byte at or after `start`, or the end.
    @inline(__always)
    func first(_ byte: UInt8, or other: UInt8, from start: Int) -> Int {
        first(
            from: start, to: count, marks: { $0.marks(of: byte) | $0.marks(of: other) },
            isOne: { $0 == byte || $0 == other })
    }

    /// Finds the first place from `start` to `end` of a byte that `isOne` is true of and `marks` marks, or `end`.
    ///
    /// Most runs are short, so one word is looked at by itself; behind it, two at a time. Behind an end that is not the
    /// document's there are bytes to be looked at.
    @inline(__always)
    private func first(from start: Int, to end: Int, marks: (UInt64) -> UInt64, isOne: (UInt8) -> Bool) -> Int {
        var index = start
        if index < end, index &+ 8 <= count {
            let found = marks(word(at: index))
            if found != 0 { return Swift.min(index &+ found.trailingZeroBitCount &>> 3, end) }
            index &+= 8
        }
        while index < end, index &+ 16 <= count {
            let both = extracting(index..<index &+ 16)
            let (low, high) = (marks(both.word(at: 0)), marks(both.word(at: 8)))
            if low | high != 0 {
                let offset = low != 0 ? low.trailingZeroBitCount : 64 &+ high.trailingZeroBitCount
                return Swift.min(index &+ offset &>> 3, end)
            }
            index &+= 16
        }
        while index < end, !isOne(self[index]) { index &+= 1 }
        return Swift.min(index, end)
    }

    /// Returns whether `text`, lower-case ASCII, stands at `start`, without regard to the case of letters.
    func holds(_ text: String, at start: Int) -> Bool {
        start <= count && holds(text, in: start..<count)
    }

    /// Returns whether `range` begins with `text`, lower-case ASCII, without regard to the case of letters.
    func holds(_ text: String, in range: Range<Int>) -> Bool {
        guard text.utf8.count <= range.count else { return false }
        var position = range.lowerBound
        for byte in text.utf8 {
            if self[position].lowercased != byte { return false }
            position += 1
        }
        return true
    }
}

extension UInt64 {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// Returns the top bit of each byte that is `byte`. Only the lowest is to be trusted.
    @inline(__always)
    func marks(of byte: UInt8) -> UInt64 {
        let zeros = self ^ (Self.ones &* UInt64(byte))
        return (zeros &- Self.ones) & ~zeros & Self.tops
    }

    /// Marks the top bit of each byte below `byte`, which is at most 128. Only the lowest is to be trusted.
    @inline(__always)
    func marks(below byte: UInt8) -> UInt64 {
        (self &- Self.ones &* UInt64(byte)) & ~self & Self.tops
    }
}

extension UInt8 {
    /// ASCII white space as the HTML standard has it: tab, LF, FF, CR, space. (CR is LF by then; here it is still
    /// itself.)
    var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 || self == 0x0C }
    /// Whether it ends the name of a tag.
    var endsName: Bool { self == .greaterThan || self == .slash || isSpace }
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    var isDigit: Bool { self &- 0x30 < 10 }
    var isAlphanumeric: Bool { isLetter || isDigit }
    /// The byte with an ASCII capital made small.
    var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    static let lessThan: UInt8 = 0x3C
    static let greaterThan: UInt8 = 0x3E
    static let slash: UInt8 = 0x2F
    static let equals: UInt8 = 0x3D
    static let hyphen: UInt8 = 0x2D
    static let bang: UInt8 = 0x21
    static let question: UInt8 = 0x3F
    static let quote: UInt8 = 0x22
    static let apostrophe: UInt8 = 0x27
    static let ampersand: UInt8 = 0x26
    static let semicolon: UInt8 = 0x3B
    static let bracket: UInt8 = 0x5D
    static let brace: UInt8 = 0x7B
}
