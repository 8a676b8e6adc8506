// Small questions about ASCII bytes that the rules ask.

extension UInt8 {
    var isASCIILetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }
    var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    package var isASCIILetterOrDigit: Bool { isASCIILetter || isASCIIDigit }
    package var lowercasedASCII: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self }
}

extension Array<UInt8> {
    func hasPrefix(_ prefix: [UInt8], anyCase: Bool = false) -> Bool {
        guard count >= prefix.count else { return false }
        for index in prefix.indices {
            let same =
                anyCase ? self[index].lowercasedASCII == prefix[index].lowercasedASCII : self[index] == prefix[index]
            if !same { return false }
        }
        return true
    }

    /// Whether `other`, which is short, stands anywhere within.
    func contains(_ other: [UInt8]) -> Bool { span.contains(other, in: indices) }
}

extension Span<UInt8> {
    /// Whether `other`, which is short, stands anywhere within the range.
    func contains(_ other: [UInt8], in range: Range<Int>) -> Bool {
        guard let first = other.first, range.count >= other.count else { return other.isEmpty }
        var index = range.lowerBound
        let last = range.upperBound - other.count
        while index <= last {
            if self[index] == first, other.indices.allSatisfy({ self[index + $0] == other[$0] }) { return true }
            index += 1
        }
        return false
    }
}
