package import Judging
package import Words

/// The facts that tell of the person behind a hit: all of them, or what may be kept.
package struct HitFacts: Sendable, Equatable {
    /// The client's IP address as text; nil where it is not kept.
    package var address: String?
    package var agent: String?
    package var place: Place?
    package var network: SourceNetwork?
    /// A few bits that tell people from machines, and nobody from anybody else.
    package var signs: HitSigns

    package init(address: String?, agent: String?, place: Place?, network: SourceNetwork?, signs: HitSigns) {
        self.address = address
        self.agent = agent
        self.place = place
        self.network = network
        self.signs = signs
    }

    /// Returns what an event may keep of them; nil where there is to be no event.
    ///
    /// The network stays in `.verdict` for as long as verdicts on bursts may change; then retention drops it.
    package func kept(in mode: PrivacyMode) -> HitFacts? {
        switch mode {
        case .full: self
        case .truncated:
            HitFacts(
                address: address.flatMap(IPAddress.init)?.truncated.description, agent: agent,
                place: place.map { Place(country: $0.country, region: $0.region) }, network: network, signs: signs)
        case .verdict:
            HitFacts(
                address: nil, agent: nil, place: place.map { Place(country: $0.country) }, network: network,
                signs: signs)
        case .aggregate, .off: nil
        }
    }
}

extension IPAddress {
    /// The first address of its network: 24 bits of IPv4, 48 of IPv6, the rest zeros.
    package var truncated: IPAddress {
        let kept = isIPv4 ? 3 : 6
        let zeros = [UInt8](repeating: 0, count: bytes.count - kept)
        // As many bytes as before. A mapped IPv4 address begins with ten zero bytes and has 0xFFFF behind them: none is left.
        return IPAddress(bytes: bytes[..<kept] + zeros) ?? self
    }
}
