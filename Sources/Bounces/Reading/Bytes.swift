// What this module needs of bytes: finding one, walking lines, and the few classes of ASCII that reports are made of.

extension Span<UInt8> {
    /// Returns the first place of `byte` in `range`, or the end of `range`. Looks at eight bytes at a time.
    @inline(__always)
    func first(_ byte: UInt8, in range: Range<Int>) -> Int {
        var index = range.lowerBound
        while index &+ 8 <= range.upperBound {
            let found = EightBytes.places(of: byte, in: eight(at: index))
            if found != 0 { return index &+ found.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < range.upperBound, self[index] != byte { index &+= 1 }
        return index
    }

    /// Returns the eight bytes from `index` on, the first the lowest.
    @inline(__always)
    func eight(at index: Int) -> UInt64 {
        let eight = extracting(index..<index &+ 8)
        let low = UInt64(eight[0]) | UInt64(eight[1]) &<< 8 | UInt64(eight[2]) &<< 16 | UInt64(eight[3]) &<< 24
        let high =
            UInt64(eight[4]) &<< 32 | UInt64(eight[5]) &<< 40 | UInt64(eight[6]) &<< 48 | UInt64(eight[7]) &<< 56
        return low | high
    }

    /// Returns the line from `start`: where its text ends, without CRLF or LF, and where the next line begins.
    func line(at start: Int, limit: Int) -> (end: Int, next: Int) {
        let feed = first(.lineFeed, in: start..<limit)
        if feed == limit { return (limit, limit) }
        return (feed > start && self[feed - 1] == .carriageReturn ? feed - 1 : feed, feed + 1)
    }

    /// Returns `range` without the white space around it.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, self[lower].isSpace { lower += 1 }
        while lower < upper, self[upper - 1].isSpace { upper -= 1 }
        return lower..<upper
    }

    /// Returns whether `range` begins with `prefix`, which is lower-case, in either case of ASCII letters.
    func starts(_ range: Range<Int>, with prefix: String) -> Bool {
        range.count >= prefix.utf8.count
            && matches(prefix, in: range.lowerBound..<(range.lowerBound + prefix.utf8.count))
    }

    /// Returns whether the bytes of `range` are `text`, which is lower-case, in either case of ASCII letters.
    func matches(_ text: String, in range: Range<Int>) -> Bool {
        guard range.count == text.utf8.count else { return false }
        // Most differ in the first.
        if let first = text.utf8.first, self[range.lowerBound].lowercased != first { return false }
        let (own, text) = (extracting(range), text.utf8Span.span)
        for index in own.indices where own[index].lowercased != text[index] { return false }
        return true
    }

    /// Returns whether `range` is a name of letters, digits and the marks that local parts have.
    func isOneWord(_ range: Range<Int>) -> Bool {
        for index in range where !self[index].isWord && self[index] != .dot && self[index] != .hyphen { return false }
        return !range.isEmpty && self[range.upperBound - 1] != .dot
    }

    /// Returns a copy of the bytes of `range`.
    func array(_ range: Range<Int>) -> [UInt8] {
        var result: [UInt8] = []
        result.append(self, in: range)
        return result
    }

    /// Returns the bytes of `range` on one line: each run of white space one space, none around it.
    func oneLine(_ range: Range<Int>, limit: Int = .max) -> [UInt8] {
        let source = extracting(range)
        var result: [UInt8] = []
        // One more, for the space before a byte that is the last.
        result.append(addingCapacity: Swift.min(range.count, limit) + 1) { output in
            var isPending = false
            for index in source.indices {
                let byte = source[index]
                if byte.isSpace {
                    isPending = !output.isEmpty
                    continue
                }
                if output.count >= limit { break }
                if isPending { output.append(.space) }
                isPending = false
                output.append(byte)
            }
        }
        return result
    }
}

/// Looks at eight bytes together (Mycroft 1987; Knuth, TAOCP 7.1.3).
enum EightBytes {
    static let ones: UInt64 = 0x0101_0101_0101_0101
    static let tops = ones &<< 7

    /// Marks each byte that is `byte` by its highest bit; above the first of them others too.
    @inline(__always)
    static func places(of byte: UInt8, in eight: UInt64) -> UInt64 {
        let word = eight ^ (ones &* UInt64(byte))
        return (word &- ones) & ~word & tops
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

    /// Appends a range of `bytes` with its ASCII capitals made small.
    mutating func append(lowercased bytes: Span<UInt8>, in range: Range<Int>) {
        let source = bytes.extracting(range)
        append(addingCapacity: source.count) { output in
            for index in source.indices { output.append(source[index].lowercased) }
        }
    }

    /// Appends the digits of a number from 0 to 999.
    mutating func append(number: Int) {
        if number > 99 { append(UInt8(ascii: "0") + UInt8(number / 100)) }
        if number > 9 { append(UInt8(ascii: "0") + UInt8(number / 10 % 10)) }
        append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    /// The bytes as text: UTF-8 where they are, with the replacement character for what is not.
    var text: String { String(decoding: self, as: UTF8.self) }

    /// With the ASCII capitals made small.
    var lowercased: [UInt8] { map { $0.lowercased } }
}

extension UInt8 {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let escape: UInt8 = 0x1B
    static let space: UInt8 = 0x20
    static let quote: UInt8 = 0x22
    static let leftParenthesis: UInt8 = 0x28
    static let rightParenthesis: UInt8 = 0x29
    static let hyphen: UInt8 = 0x2D
    static let dot: UInt8 = 0x2E
    static let colon: UInt8 = 0x3A
    static let semicolon: UInt8 = 0x3B
    static let less: UInt8 = 0x3C
    static let greater: UInt8 = 0x3E
    static let at: UInt8 = 0x40
    static let leftBracket: UInt8 = 0x5B
    static let rightBracket: UInt8 = 0x5D

    /// Space or tab.
    var isBlank: Bool { self == .space || self == .tab }
    /// Blanks and line ends.
    var isSpace: Bool { isBlank || self == .lineFeed || self == .carriageReturn }
    var isDigit: Bool { self &- 0x30 < 10 }
    var isLetter: Bool { lowercased &- 0x61 < 26 }

    var isLetterOrDigit: Bool { isLetter || isDigit }

    /// Letter, digit or underscore.
    var isWord: Bool { isLetterOrDigit || self == 0x5F }

    /// The byte with an ASCII capital made small.
    var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    /// The byte with a small ASCII letter made a capital.
    var uppercased: UInt8 { self &- 0x61 < 26 ? self & 0xDF : self }

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
