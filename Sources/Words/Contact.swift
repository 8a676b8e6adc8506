/// An address that we have sent to.
package enum Contact {
    /// Returns the one spelling under which an address is kept: without angle brackets and in lower case. The local
    /// part is case-sensitive by RFC 5321, section 2.4, and nowhere in practice.
    package static func normalised(_ address: String) -> String {
        var address = Substring(address)
        if address.hasPrefix("<"), address.hasSuffix(">") { address = address.dropFirst().dropLast() }
        return address.lowercased()
    }

    /// Returns what stands behind the last @ of an address, in lower case; empty where there is none.
    package static func domain(of address: String) -> String {
        let address = normalised(address)
        return address.lastIndex(of: "@").map { String(address[address.index(after: $0)...]) } ?? ""
    }
}
