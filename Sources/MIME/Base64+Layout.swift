// Where in a body in base64 its groups are.

extension Base64 {
    /// A description of an encoded body, made without decoding it.
    struct Layout {
        private let range: Range<Int>
        /// Behind the last byte that counts: a digit, or the padding.
        let end: Int
        /// Digits follow the padding: readers differ on what they mean.
        let hasMore: Bool
        /// Behind the last digit before the padding.
        private let digitsEnd: Int

        init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
            self.range = range
            let padding = bytes.first(.equals, in: range)
            var end = padding
            while end > range.lowerBound, !Base64.isDigit(bytes[end - 1]) { end -= 1 }
            digitsEnd = end
            var hasMore = false
            for index in padding..<range.upperBound {
                if bytes[index] == .equals { end = index + 1 }
                if Base64.isDigit(bytes[index]) { hasMore = true }
            }
            self.end = end
            self.hasMore = hasMore
        }

        /// Returns the place behind the digits of the groups before `group`; nil where there are not as many.
        func place(ofGroup group: Int, in bytes: Span<UInt8>, contentSize: Int) -> Int? {
            if group == 0 { return range.lowerBound }
            let line = bytes.line(at: range.lowerBound, limit: range.upperBound)
            let (width, ending) = (line.end - range.lowerBound, line.next - line.end)
            let digits = contentSize / 3 * 4 + (contentSize % 3 == 0 ? 0 : contentSize % 3 + 1)
            if width > 0, group * 4 <= digits, isRegular(bytes, width: width, ending: ending, digits: digits) {
                return range.lowerBound + group * 4 + (group * 4 - 1) / width * ending
            }
            return placeByCounting(group, bytes)
        }

        /// Returns whether the digits stand in lines of `width`, with nothing but line endings between them: where that
        /// accounts for every byte up to the last digit, none of them is foreign.
        private func isRegular(_ bytes: Span<UInt8>, width: Int, ending: Int, digits: Int) -> Bool {
            let breaks = max(digits - 1, 0) / width
            guard digitsEnd - range.lowerBound == digits + breaks * ending else { return false }
            var place = range.lowerBound
            for _ in 0..<breaks {
                place += width + ending
                guard bytes[place - 1] == .lineFeed, ending == 1 || bytes[place - 2] == .carriageReturn else {
                    return false
                }
            }
            return true
        }

        private func placeByCounting(_ group: Int, _ bytes: Span<UInt8>) -> Int? {
            var position = range.lowerBound
            var left = group * 4
            while left > 0, position < digitsEnd {
                if Base64.isDigit(bytes[position]) { left -= 1 }
                position += 1
            }
            return left == 0 ? position : nil
        }
    }
}
