/// The owner of a network, as far as judging cares.
package enum NetworkLabel: Sendable, Hashable {
    /// Gmail's image proxies and prefetchers, and all else of Google.
    case google
    /// The egress of Apple's relays: Mail Privacy Protection, and people who browse through iCloud Private Relay.
    case apple
    /// A mail gateway's own: nobody reads mail there.
    case gateway(String)
    /// The networks of our own people.
    case own
    /// Named for people, no ground for anything.
    case other(String)

    /// Reads `google`, `apple`, `gateway NAME`, `own`; anything else is itself.
    package init(_ text: some StringProtocol) {
        let words = text.split(separator: " ", maxSplits: 1)
        switch words.first?.lowercased() {
        case "google": self = .google
        case "apple": self = .apple
        case "own": self = .own
        case "gateway": self = .gateway(words.count > 1 ? String(words[1]) : "unnamed")
        default: self = .other(String(text))
        }
    }
}
