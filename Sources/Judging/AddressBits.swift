internal import Words

/// An IP address as a number: what network tables are searched by. `IPAddress` is the same for people.
///
/// A hit's address is read for every judgement, so IPv4 is read in place, without the arrays that `IPAddress` is made
/// of.
enum AddressBits: Sendable, Hashable {
    case ipv4(UInt32)
    case ipv6(UInt128)

    init?(_ text: Span<UInt8>) {
        if let bits = Self.ipv4(text) {
            self = .ipv4(bits)
            return
        }
        if let bits = Self.ipv6(text) {
            self = .ipv6(bits)
            return
        }
        guard text.count <= 45 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        for index in text.indices { bytes.append(text[index]) }
        guard let address = IPAddress(bytes) else { return nil }
        self.init(address)
    }

    init(_ address: IPAddress) {
        if address.isIPv4 {
            self = .ipv4(address.bytes.reduce(0) { $0 << 8 | UInt32($1) })
        } else {
            self = .ipv6(address.bytes.reduce(0) { $0 << 8 | UInt128($1) })
        }
    }

    /// Reads an IPv4 address by the rules of `IPAddress`: four decimal numbers with no leading zeros.
    private static func ipv4(_ text: Span<UInt8>) -> UInt32? {
        guard (7...15).contains(text.count) else { return nil }
        var bits: UInt32 = 0
        var part: UInt32 = 0
        var digits = 0
        var parts = 1
        for index in text.indices {
            let byte = text[index]
            if byte == UInt8(ascii: ".") {
                guard digits > 0, parts < 4 else { return nil }
                bits = bits << 8 | part
                parts += 1
                part = 0
                digits = 0
            } else {
                guard byte.isASCIIDigit, digits == 0 || part != 0 else { return nil }
                part = part * 10 + UInt32(byte - UInt8(ascii: "0"))
                digits += 1
                guard part <= 255 else { return nil }
            }
        }
        return parts == 4 && digits > 0 ? bits << 8 | part : nil
    }

    /// Reads the common forms of RFC 4291, section 2.2, with a letter or digit at the end. Nil for the others and for
    /// what is no address: `IPAddress` looks at them again.
    private static func ipv6(_ text: Span<UInt8>) -> UInt128? {
        var groups: UInt128 = 0
        var count = 0
        var group: UInt128 = 0
        var digits = 0
        /// The groups that stand before `::`, and their number.
        var head: (groups: UInt128, count: Int)?
        for index in text.indices {
            if let digit = hexadecimalValue(text[index]) {
                guard digits < 4 else { return nil }
                group = group << 4 | digit
                digits += 1
                continue
            }
            guard text[index] == UInt8(ascii: ":"), count < 7 else { return nil }
            if digits > 0 {
                groups = groups << 16 | group
                count += 1
                group = 0
                digits = 0
            } else {
                guard index > 0, head == nil else { return nil }
                head = (groups, count)
                groups = 0
                count = 0
            }
        }
        guard digits > 0 else { return nil }
        groups = groups << 16 | group
        count += 1
        if let head {
            guard head.count > 0, head.count + count <= 7 else { return nil }
            groups |= head.groups << UInt128(16 * (8 - head.count))
        } else if count != 8 {
            return nil
        }
        let isMappedIPv4 = groups >> 32 == 0xFFFF
        return isMappedIPv4 ? nil : groups
    }

    private static func hexadecimalValue(_ byte: UInt8) -> UInt128? {
        if byte.isASCIIDigit { return UInt128(byte - UInt8(ascii: "0")) }
        let lower = byte | 0x20
        guard lower >= UInt8(ascii: "a"), lower <= UInt8(ascii: "f") else { return nil }
        return UInt128(lower - UInt8(ascii: "a") + 10)
    }
}
