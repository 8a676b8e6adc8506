/// The network that a hit came from, coarse enough that one household or office is one: the /24 of an IPv4 address, the
/// /48 of an IPv6 address.
///
/// As one number it can be kept and compared where the address itself may not be (privacy mode "truncated address").
package struct SourceNetwork: RawRepresentable, Sendable, Hashable {
    /// The network's leading bits; those of IPv6 with 2⁴⁸ added.
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Finds the network of an address; nil unless the text is one.
    package init?(address: [UInt8]) {
        guard let bits = AddressBits(address.span) else { return nil }
        self.init(bits)
    }

    init(_ bits: AddressBits) {
        rawValue =
            switch bits {
            case .ipv4(let bits): Int64(bits >> 8)
            case .ipv6(let bits): Self.ipv6Flag | Int64(bits >> 80)
            }
    }

    var isIPv6: Bool { rawValue & Self.ipv6Flag != 0 }

    private static let ipv6Flag: Int64 = 1 << 48
}
