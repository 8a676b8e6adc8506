package import Sealing
package import Words

/// The addresses at which something of ours arrives: those that the configuration gives to the world, those that have a sealed token,
/// and those by which any domain is reached (RFC 5321, section 4.5.1; RFC 2142, sections 4 and 5).
package struct OwnAddresses: Sendable {
    private let keys: KeyRing
    /// The addresses in lower case: some MTAs fold the case of local parts, and none is another's in other case.
    private let named: Set<String>

    /// - Parameters:
    ///   - returnPath: the base of return paths, whose domain this is.
    ///   - others: such as where complaints are to be sent.
    package init(keys: KeyRing, returnPath: ReturnPath, others: [String]) {
        self.keys = keys
        let domain = returnPath.base.drop { $0 != "@" }
        let roles = ["postmaster", "abuse"].map { $0 + domain }
        named = Set((["postmaster", returnPath.base] + roles + others).map { $0.lowercased() })
    }

    func contains(_ address: String) -> Bool { named.contains(address.lowercased()) || keys.isOurs(address) }
}
