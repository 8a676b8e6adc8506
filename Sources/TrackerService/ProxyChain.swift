// Who asks, where a proxy of ours stands between.

internal import Words

/// Finds the client's address in a chain of proxies.
enum ProxyChain {
    /// The right-most address that isn't a trusted proxy's: each proxy appends whom it heard from, so what stands left of
    /// that is the client's own claim.
    ///
    /// - Parameters:
    ///   - peer: Who connected; nil where it came by a local socket, which only a proxy of this machine uses.
    ///   - forwarded: The elements of all `X-Forwarded-For` fields, in order.
    static func client(peer: IPAddress?, forwarded: [[UInt8]], trusted: [Network]) -> IPAddress? {
        func isTrusted(_ address: IPAddress) -> Bool { trusted.contains { $0.contains(address) } }
        if let peer, !isTrusted(peer) { return peer }
        var nearest = peer
        for element in forwarded.reversed() {
            guard let address = parse(element) else { break }
            nearest = address
            if !isTrusted(address) { break }
        }
        return nearest
    }

    /// Returns an address, perhaps with a port: `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]:4711`.
    private static func parse(_ text: [UInt8]) -> IPAddress? {
        let colon = UInt8(ascii: ":")
        if text.first == UInt8(ascii: "["), let end = text.firstIndex(of: UInt8(ascii: "]")) {
            return IPAddress(Array(text[1..<end]))
        }
        if text.count(where: { $0 == colon }) == 1, let end = text.firstIndex(of: colon) {
            return IPAddress(Array(text[..<end]))
        }
        return IPAddress(text)
    }
}
