/// The modes, which say how much of what people do with a mail is kept. From least to most strict.
package enum PrivacyMode: String, Sendable, CaseIterable, Comparable {
    /// All that the tracker saw.
    case full
    /// The address is that of its network (/24 of IPv4, /48 of IPv6). Country and region stay; a city may be finer than the
    /// network, and goes.
    case truncated
    /// Who it was and the country are judged, then address, agent, region and city are dropped, and after an hour the network:
    /// until then a burst may judge its first hits again.
    case verdict
    /// A hit is counted where it says nothing of one person: in a message to several recipients, its links and its campaign's
    /// links, and among a campaign's machines. It leaves no event and nothing with a copy, delivery or contact. So it is in no
    /// rate: whether it was somebody's first, nobody knows.
    case aggregate
    /// Links redirect and pixels are answered; nothing is counted or written down.
    case off

    package static func < (one: PrivacyMode, other: PrivacyMode) -> Bool { one.rank < other.rank }

    private var rank: Int {
        switch self {
        case .full: 0
        case .truncated: 1
        case .verdict: 2
        case .aggregate: 3
        case .off: 4
        }
    }

    /// Whether a hit counts anywhere.
    package var counts: Bool { self < .off }
}
