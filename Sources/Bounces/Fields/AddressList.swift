// The addresses of a To field and the like.

enum AddressList {
    /// Returns all addresses of `range`, in order: whatever has an `@` between two runs of address characters. Names
    /// and comments are not told apart, since an address in them is as good.
    static func addresses(_ bytes: Span<UInt8>, in range: Range<Int>) -> [[UInt8]] {
        var result: [[UInt8]] = []
        var position = range.lowerBound
        while let address = AddressText.next(in: bytes, position..<range.upperBound) {
            result.append(bytes.array(address))
            position = address.upperBound
        }
        return result
    }
}
