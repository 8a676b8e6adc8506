internal import Words

/// Knows where only this machine and its neighbours are: not for URLs of people whom one does not know.
enum PrivateNetworks {
    /// RFC 6890 and what has come to it; multicast too.
    private static let all = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3", "::/127", "64:ff9b::/96", "64:ff9b:1::/48", "fc00::/7",
        "fe80::/10", "ff00::/8",
    ].compactMap { Network($0) }

    /// Returns whether an address is private; what is none counts as private.
    static func contain(_ address: String) -> Bool {
        guard let address = IPAddress(address.prefix { $0 != "%" }) else { return true }
        return all.contains { $0.contains(address) }
    }
}
