// What this module needs of bytes: finding one, comparing some, and the few classes of ASCII that log lines are made
// of.

extension Span<UInt8> {
    /// Returns the first place of `byte` in `range`, or the end of `range`.
    @inline(__always)
    func first(_ byte: UInt8, in range: Range<Int>) -> Int {
        var index = range.lowerBound
        while index < range.upperBound, self[index] != byte { index &+= 1 }
        return index
    }

    /// Returns the first place of `text` in `range`; nil where it isn't there. `text` is short.
    func first(_ text: StaticText, in range: Range<Int>) -> Int? {
        var index = range.lowerBound
        let last = range.upperBound - text.count
        while index <= last {
            index = first(text.first, in: index..<last + 1)
            if index <= last, starts(index..<range.upperBound, with: text) { return index }
            index += 1
        }
        return nil
    }

    /// Returns whether `range` begins with `text`.
    @inline(__always)
    func starts(_ range: Range<Int>, with text: StaticText) -> Bool {
        guard range.count >= text.count else { return false }
        for offset in 0..<text.count where self[range.lowerBound &+ offset] != text[offset] { return false }
        return true
    }

    /// Returns whether `range` ends with `text`.
    func ends(_ range: Range<Int>, with text: StaticText) -> Bool {
        range.count >= text.count && starts(range.upperBound - text.count..<range.upperBound, with: text)
    }

    /// Returns the first place from `start` on that is no space, or the end.
    @inline(__always)
    func blanksEnd(_ start: Int) -> Int {
        var index = start
        while index < count, self[index] == .space { index &+= 1 }
        return index
    }

    /// Returns what stands from `start` to the next space.
    @inline(__always)
    func word(_ start: Int) -> Range<Int> { start..<first(.space, in: start..<count) }

    /// Returns `range` without the white space around it.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, self[lower].isSpace { lower += 1 }
        while lower < upper, self[upper - 1].isSpace { upper -= 1 }
        return lower..<upper
    }

    /// Returns the bytes of `range` as text; what is no UTF-8 becomes the replacement character.
    func text(_ range: Range<Int>) -> String {
        let source = extracting(range)
        var bytes: [UInt8] = []
        bytes.append(addingCapacity: source.count) { output in
            for index in source.indices { output.append(source[index]) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Returns the decimal number that `range` is, of nine digits at most.
    func number(_ range: Range<Int>) -> Int? {
        guard 1...9 ~= range.count else { return nil }
        var value = 0
        for index in range {
            guard self[index].isDigit else { return nil }
            value = value &* 10 &+ Int(self[index] &- 0x30)
        }
        return value
    }
}

/// A short text that is written in the source, with its bytes at hand: nothing is allocated to compare it.
struct StaticText: ExpressibleByStringLiteral, Sendable {
    private var bytes = SIMD32<UInt8>()
    let count: Int

    /// - Parameter value: of 32 bytes at most.
    @inline(__always)
    init(stringLiteral value: String) {
        count = value.utf8.count
        for (index, byte) in value.utf8.enumerated() { bytes[index] = byte }
    }

    @inline(__always) var first: UInt8 { bytes[0] }
    @inline(__always) subscript(index: Int) -> UInt8 { bytes[index] }
}

extension UInt8 {
    static let lineFeed: UInt8 = 0x0A
    static let space: UInt8 = 0x20
    static let quote: UInt8 = 0x22
    static let leftParenthesis: UInt8 = 0x28
    static let rightParenthesis: UInt8 = 0x29
    static let comma: UInt8 = 0x2C
    static let hyphen: UInt8 = 0x2D
    static let dot: UInt8 = 0x2E
    static let colon: UInt8 = 0x3A
    static let less: UInt8 = 0x3C
    static let equals: UInt8 = 0x3D
    static let greater: UInt8 = 0x3E
    static let at: UInt8 = 0x40
    static let leftBracket: UInt8 = 0x5B
    static let backslash: UInt8 = 0x5C
    static let rightBracket: UInt8 = 0x5D

    /// Blanks and line ends.
    var isSpace: Bool { self == .space || self &- 0x09 < 5 }
    var isDigit: Bool { self &- 0x30 < 10 }
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
