/// A block of IP addresses in CIDR notation: `10.0.0.0/8`, `2001:db8::/32`, or one address.
package struct Network: Sendable, Hashable {
    package let address: IPAddress
    /// The number of leading bits that an address of the network shares with `address`.
    package let prefixLength: Int

    /// Reads `address/bits`, or an address alone.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = IPAddress(parts[0]) else { return nil }
        self.address = address
        let bits = address.bytes.count * 8
        guard parts.count == 2 else {
            prefixLength = bits
            return
        }
        guard !parts[1].isEmpty, parts[1].utf8.count <= 3, parts[1].utf8.allSatisfy({ (48...57).contains($0) }),
            var length = Int(parts[1])
        else { return nil }
        // The bits of a network written in IPv4-mapped form count the 96 of the mapping.
        if address.isIPv4 && parts[0].contains(":") { length -= 96 }
        guard (0...bits).contains(length) else { return nil }
        prefixLength = length
    }

    package func contains(_ other: IPAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        let whole = prefixLength / 8
        guard other.bytes[..<whole] == address.bytes[..<whole] else { return false }
        let rest = prefixLength % 8
        return rest == 0 || (other.bytes[whole] ^ address.bytes[whole]) >> UInt8(8 - rest) == 0
    }
}

extension Network {
    /// The machine itself.
    package static let loopback = ["127.0.0.0/8", "::1/128"].compactMap { Network($0) }

    /// The networks that nobody reaches from elsewhere (RFC 6890).
    package static let inner =
        loopback
        + [
            "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "fc00::/7",
            "fe80::/10",
        ].compactMap { Network($0) }
}

extension Network: CustomStringConvertible {
    package var description: String { "\(address)/\(prefixLength)" }
}
