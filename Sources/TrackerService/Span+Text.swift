// What the readers of requests ask of bytes.

internal import Words

extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")

    /// Whether a method or the name of a field may have it (`tchar`, RFC 9110, section 5.6.2).
    var isHTTPToken: Bool { isASCIILetterOrDigit || "-_!#$%&'*+.^`|~".utf8.contains(self) }

    /// Whether the value of a field may have it: what is no control character, and the tab.
    var isHTTPText: Bool { self >= 0x20 && self != 0x7F || self == .tab }
}

extension Span<UInt8> {
    func equals(_ text: StaticString) -> Bool {
        guard text.utf8CodeUnitCount == count else { return false }
        for index in indices where self[index] != text.utf8Start[index] { return false }
        return true
    }

    /// Returns whether the bytes of a range are these, in any case.
    func matches(_ text: StaticString, at range: Range<Int>) -> Bool {
        guard text.utf8CodeUnitCount == range.count else { return false }
        for index in 0..<range.count where self[range.lowerBound + index].lowercasedASCII != text.utf8Start[index] {
            return false
        }
        return true
    }

    /// Returns the range without the spaces and tabs around it.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, self[start] == .space || self[start] == .tab { start += 1 }
        while start < end, self[end - 1] == .space || self[end - 1] == .tab { end -= 1 }
        return start..<end
    }

    /// Returns the elements of a comma-separated list (RFC 9110, section 5.6.1).
    func elements(in range: Range<Int>) -> [Range<Int>] {
        var elements: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where self[index] == UInt8(ascii: ",") {
            elements.append(trimmed(start..<index))
            start = index + 1
        }
        elements.append(trimmed(start..<range.upperBound))
        return elements
    }

    func hasElement(_ text: StaticString, in range: Range<Int>) -> Bool {
        elements(in: range).contains { matches(text, at: $0) }
    }

    /// Returns a decimal number of at most 18 digits.
    func number(in range: Range<Int>) -> Int? {
        guard (1...18).contains(range.count) else { return nil }
        var value = 0
        for index in range {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self[index]) else { return nil }
            value = value * 10 + Int(self[index] - UInt8(ascii: "0"))
        }
        return value
    }

    func array(_ range: Range<Int>) -> [UInt8] {
        var array: [UInt8] = []
        array.reserveCapacity(range.count)
        for index in range { array.append(self[index]) }
        return array
    }
}
