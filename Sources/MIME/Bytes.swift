// What this module needs of bytes: finding one, copying many, and the few classes of ASCII that mail grammar is made
// of.

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

    /// Returns the first place of `byte` in `range`, or the end of `range`.
    @inline(__always)
    func first(_ byte: UInt8, in range: Range<Int>) -> Int {
        var index = range.lowerBound
        // Most runs are short.
        let near = Swift.min(range.upperBound, index &+ 64)
        while index &+ 8 <= near {
            let found = word(at: index).marks(of: byte)
            if found != 0 { return index &+ found.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        return index &+ 8 <= range.upperBound
            ? far(byte, in: index..<range.upperBound) : rest(byte, in: index..<range.upperBound)
    }

    /// Finds `first` where many bytes are to be passed over: in blocks, without a branch, which become vectors.
    @inline(never)
    private func far(_ byte: UInt8, in range: Range<Int>) -> Int {
        var index = range.lowerBound
        while index &+ 64 <= range.upperBound {
            let block = extracting(index..<index &+ 64)
            var least = UInt8.max
            for offset in 0..<64 { least = Swift.min(least, block[offset] ^ byte) }
            if least == 0 { break }
            index &+= 64
        }
        while index &+ 8 <= range.upperBound {
            let found = word(at: index).marks(of: byte)
            if found != 0 { return index &+ found.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        return rest(byte, in: index..<range.upperBound)
    }

    @inline(__always)
    private func rest(_ byte: UInt8, in range: Range<Int>) -> Int {
        var index = range.lowerBound
        while index < range.upperBound, self[index] != byte { index &+= 1 }
        return index
    }

    /// Returns the first place in `range` of `byte` with `next` behind it, also in `range`; or the end of `range`.
    package func first(_ byte: UInt8, then next: UInt8, in range: Range<Int>) -> Int {
        var index = range.lowerBound
        while index &+ 65 <= range.upperBound {
            let block = extracting(index..<index &+ 64)
            let behind = extracting(index &+ 1..<index &+ 65)
            var least = UInt8.max
            for offset in 0..<64 { least = Swift.min(least, (block[offset] ^ byte) | (behind[offset] ^ next)) }
            if least == 0 {
                for offset in 0..<64 where block[offset] == byte && behind[offset] == next { return index &+ offset }
            }
            index &+= 64
        }
        while index &+ 1 < range.upperBound {
            if self[index] == byte, self[index &+ 1] == next { return index }
            index &+= 1
        }
        return range.upperBound
    }

    /// Returns the place behind the last `byte` in `range`, which is near its end; or the beginning of `range`.
    func behindLast(_ byte: UInt8, in range: Range<Int>) -> Int {
        var index = range.upperBound
        while index > range.lowerBound, self[index &- 1] != byte { index &-= 1 }
        return index
    }

    /// Returns the line that begins at `start`: where its text ends, and where the next line begins. A line ends with
    /// CRLF or LF, or where `limit` is; a lone CR is text.
    func line(at start: Int, limit: Int) -> (end: Int, next: Int) {
        let feed = first(.lineFeed, in: start..<limit)
        if feed == limit { return (limit, limit) }
        return (feed > start && self[feed - 1] == .carriageReturn ? feed - 1 : feed, feed + 1)
    }

    /// Returns whether the bytes of `range` are `text`, which is lower-case, in either case of ASCII letters.
    func matches(_ text: String, in range: Range<Int>) -> Bool {
        guard range.count == text.utf8.count else { return false }
        for (index, byte) in zip(range, text.utf8) where self[index].lowercased != byte { return false }
        return true
    }

    /// Returns a copy of the bytes of `range`.
    func array(_ range: Range<Int>) -> [UInt8] {
        var result: [UInt8] = []
        result.append(self, in: range)
        return result
    }
}

extension Array<UInt8> {
    /// Appends a range of `bytes` in one go.
    mutating func append(_ bytes: Span<UInt8>, in range: Range<Int>) {
        let source = bytes.extracting(range)
        append(addingCapacity: source.count) { output in
            for index in source.indices { output.append(source[index]) }
        }
    }
}

extension UInt64 {
    /// Returns the top bit of each byte that is `byte`; only the lowest is to be trusted. A byte of `self ^ pattern` is
    /// zero where `byte` stands, and the lowest byte whose top bit the subtraction sets is the first such (Mycroft
    /// 1987; Knuth, TAOCP 7.1.3).
    @inline(__always)
    func marks(of byte: UInt8) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let zeros = self ^ (ones &* UInt64(byte))
        return (zeros &- ones) & ~zeros & (ones &<< 7)
    }
}

extension MutableSpan<UInt8> {
    /// Sets eight bytes, the first one to the lowest of `word`. The compiler makes one store of the eight.
    @inline(__always)
    mutating func set(_ word: UInt64, at index: Int) {
        // QUIRK: the way to a part of a span has this name for as long as Swift's authors are not sure of it (SE-0467).
        var eight = _mutatingExtracting(index..<index &+ 8)
        eight[0] = UInt8(truncatingIfNeeded: word)
        eight[1] = UInt8(truncatingIfNeeded: word &>> 8)
        eight[2] = UInt8(truncatingIfNeeded: word &>> 16)
        eight[3] = UInt8(truncatingIfNeeded: word &>> 24)
        eight[4] = UInt8(truncatingIfNeeded: word &>> 32)
        eight[5] = UInt8(truncatingIfNeeded: word &>> 40)
        eight[6] = UInt8(truncatingIfNeeded: word &>> 48)
        eight[7] = UInt8(truncatingIfNeeded: word &>> 56)
    }
}

extension UInt8 {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let hyphen: UInt8 = 0x2D
    static let equals: UInt8 = 0x3D

    /// Space or tab: what may stand at the end of a line unseen.
    var isBlank: Bool { self == .space || self == .tab }
    /// White space of header fields: blanks and the line ends of folds.
    var isFoldingSpace: Bool { isBlank || self == .lineFeed || self == .carriageReturn }

    /// The byte with an ASCII capital made small.
    var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    /// The value of a hexadecimal digit, in either case.
    @inline(__always)
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self &- 0x30
        case 0x41...0x46: self &- 0x37
        case 0x61...0x66: self &- 0x57
        default: nil
        }
    }
}

/// The two ways in which lines end.
package enum LineEnding: Sendable {
    case crlf
    case lf

    package var bytes: [UInt8] { self == .crlf ? [.carriageReturn, .lineFeed] : [.lineFeed] }

    /// Finds the ending of the first line of `range`; nil where no line ends.
    init?(firstOf bytes: Span<UInt8>, in range: Range<Int>) {
        let line = bytes.line(at: range.lowerBound, limit: range.upperBound)
        guard line.next > line.end else { return nil }
        self = line.next - line.end == 2 ? .crlf : .lf
    }
}
