/// An enhanced mail system status code (RFC 3463): `5.1.1`.
package struct EnhancedStatus: Sendable, Hashable, CustomStringConvertible {
    /// 2 success, 4 persistent transient failure, 5 permanent failure.
    package let category: Int
    /// What failed: 1 address, 2 mailbox, 3 mail system, 4 network, 5 protocol, 6 content, 7 security, 0 other.
    package let subject: Int
    package let detail: Int

    /// Makes a status; nil for what RFC 3463, section 2 does not allow.
    package init?(_ category: Int, _ subject: Int, _ detail: Int) {
        guard [2, 4, 5].contains(category), 0...999 ~= subject, 0...999 ~= detail else { return nil }
        (self.category, self.subject, self.detail) = (category, subject, detail)
    }

    package var isPermanent: Bool { category == 5 }
    package var description: String { bytes.text }
    /// The status as it is written.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(9)
        bytes.append(number: category)
        bytes.append(.dot)
        bytes.append(number: subject)
        bytes.append(.dot)
        bytes.append(number: detail)
        return bytes
    }

    /// The number of its parts that say anything: `5.0.0` nothing but the category.
    var specificity: Int { subject == 0 ? 0 : detail == 0 ? 1 : 2 }
    /// Whether it says more than "failed": not X.0.0.
    var isSpecific: Bool { specificity > 0 }
}

extension EnhancedStatus {
    /// Reads `5.1.1` and nothing else. Subjects end at 7 (RFC 3463, section 3), which tells version numbers apart.
    package init?(_ text: ArraySlice<UInt8>) {
        guard (5...9).contains(text.count) else { return nil }
        var numbers = [0, 0, 0]
        var part = 0
        var digits = 0
        for byte in text {
            if byte == UInt8(ascii: ".") {
                guard digits > 0, part < 2 else { return nil }
                part += 1
                digits = 0
            } else {
                guard byte.isDigit, digits < 3 else { return nil }
                numbers[part] = numbers[part] * 10 + Int(byte - UInt8(ascii: "0"))
                digits += 1
            }
        }
        guard part == 2, digits > 0, numbers[1] <= 7 else { return nil }
        self.init(numbers[0], numbers[1], numbers[2])
    }

    /// Reads the first `digit.number.number` of `range`.
    init?(firstIn bytes: Span<UInt8>, _ range: Range<Int>) {
        var index = range.lowerBound
        while index + 4 < range.upperBound {
            defer { index += 1 }
            guard bytes[index].isDigit, bytes[index + 1] == .dot,
                index == range.lowerBound || !bytes[index - 1].isDigit,
                let subject = Self.number(bytes, at: index + 2, limit: range.upperBound),
                subject.end < range.upperBound,
                bytes[subject.end] == .dot,
                let detail = Self.number(bytes, at: subject.end + 1, limit: range.upperBound),
                let status = EnhancedStatus(Int(bytes[index] - 0x30), subject.value, detail.value)
            else { continue }
            self = status
            return
        }
        return nil
    }

    private static func number(_ bytes: Span<UInt8>, at start: Int, limit: Int) -> (value: Int, end: Int)? {
        var (value, index) = (0, start)
        while index < limit, bytes[index].isDigit, index - start < 4 {
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        return index > start && index - start < 4 ? (value, index) : nil
    }
}
