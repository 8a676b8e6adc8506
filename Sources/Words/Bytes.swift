// Small questions about ASCII bytes that the rules ask, often enough to be inlined there.

extension UInt8 {
    @inlinable package var isASCIILetter: Bool {
        (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z")
    }
    @inlinable package var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    @inlinable package var isASCIILetterOrDigit: Bool { isASCIILetter || isASCIIDigit }
    @inlinable package var lowercasedASCII: UInt8 {
        self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self
    }
}

extension Array<UInt8> {
    @inlinable package func hasPrefix(_ prefix: [UInt8], anyCase: Bool = false) -> Bool {
        guard count >= prefix.count else { return false }
        for index in prefix.indices {
            let same =
                anyCase ? self[index].lowercasedASCII == prefix[index].lowercasedASCII : self[index] == prefix[index]
            if !same { return false }
        }
        return true
    }

    /// Returns whether `other`, which is short, stands anywhere within.
    @inlinable package func contains(_ other: [UInt8]) -> Bool { span.contains(other, in: indices) }
}

extension Span<UInt8> {
    /// Returns whether `other`, which is short, stands anywhere within the range.
    @inlinable package func contains(_ other: [UInt8], in range: Range<Int>) -> Bool {
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
