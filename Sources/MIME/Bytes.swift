// What this module needs of bytes: finding one, copying many, and the few classes of ASCII that mail grammar is made
// of.

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

    /// The line that begins at `start`: where its text ends, and where the next line begins.
    /// A line ends with CRLF or LF, or where `limit` is; a lone CR is text.
    func line(at start: Int, limit: Int) -> (end: Int, next: Int) {
        let feed = first(.lineFeed, in: start..<limit)
        if feed == limit { return (limit, limit) }
        return (feed > start && self[feed - 1] == .carriageReturn ? feed - 1 : feed, feed + 1)
    }

    /// Whether the bytes of `range` are `text`, without regard to the case of ASCII letters. `text` is lower-case.
    func matches(_ text: String, in range: Range<Int>) -> Bool {
        guard range.count == text.utf8.count else { return false }
        for (index, byte) in zip(range, text.utf8) where self[index].lowercased != byte { return false }
        return true
    }

    /// A copy of the bytes of `range`.
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
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self &- 0x30
        case 0x41...0x46: self &- 0x37
        case 0x61...0x66: self &- 0x57
        default: nil
        }
    }
}

/// How lines end.
package enum LineEnding: Sendable {
    case crlf
    case lf

    package var bytes: [UInt8] { self == .crlf ? [.carriageReturn, .lineFeed] : [.lineFeed] }

    /// The ending of the first line of `range`, or nil where no line ends.
    init?(firstOf bytes: Span<UInt8>, in range: Range<Int>) {
        let line = bytes.line(at: range.lowerBound, limit: range.upperBound)
        guard line.next > line.end else { return nil }
        self = line.next - line.end == 2 ? .crlf : .lf
    }
}
