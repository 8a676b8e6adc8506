// What this module needs of bytes: finding one of them, and the classes of ASCII that HTML is made of.

extension Span<UInt8> {
    /// The first place of `byte` in `range`, or the end of `range`.
    ///
    /// Looks at eight bytes at a time: a byte of `word ^ pattern` is zero where `byte` stands, and the lowest byte
    /// whose top bit the subtraction sets is the first such (Mycroft 1987; Knuth, TAOCP 7.1.3). The compiler makes
    /// one load of the eight subscripts.
    @inline(__always)
    func first(_ byte: UInt8, in range: Range<Int>) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        var index = range.lowerBound
        while index &+ 8 <= range.upperBound {
            let eight = extracting(index..<index &+ 8)
            let low = UInt64(eight[0]) | UInt64(eight[1]) &<< 8 | UInt64(eight[2]) &<< 16 | UInt64(eight[3]) &<< 24
            let high =
                UInt64(eight[4]) &<< 32 | UInt64(eight[5]) &<< 40 | UInt64(eight[6]) &<< 48
                | UInt64(eight[7]) &<< 56
            let word = (low | high) ^ (ones &* UInt64(byte))
            let found = (word &- ones) & ~word & (ones &<< 7)
            if found != 0 { return index &+ found.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < range.upperBound, self[index] != byte { index &+= 1 }
        return index
    }

    /// Whether `text`, lower-case ASCII, stands at `start`, without regard to the case of letters.
    func holds(_ text: String, at start: Int) -> Bool {
        guard start + text.utf8.count <= count else { return false }
        for (offset, byte) in text.utf8.enumerated() where self[start + offset].lowercased != byte { return false }
        return true
    }
}

extension UInt8 {
    /// ASCII white space as the HTML standard has it: tab, LF, FF, CR, space. (CR is LF by then; here it is still
    /// itself.)
    var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 || self == 0x0C }
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
    static let quote: UInt8 = 0x22
    static let apostrophe: UInt8 = 0x27
    static let ampersand: UInt8 = 0x26
    static let semicolon: UInt8 = 0x3B
}
