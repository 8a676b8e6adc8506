/// Who fetched a pixel or followed a link.
package enum Actor: String, Sendable {
    /// A person.
    case human
    /// A mail provider on a person's behalf: it counts, but its address says nothing of where the person is.
    case proxy
    /// A prefetch or a scanner: kept, shown apart, in no rate.
    case machine

    /// A verdict and the rule it came from.
    package struct Verdict: Sendable, Equatable {
        package let actor: Actor
        package let reason: String?

        package init(actor: Actor, reason: String?) {
            self.actor = actor
            self.reason = reason
        }

        static let human = Verdict(actor: .human, reason: nil)
    }

    /// Header fields by which a browser says that nobody has looked yet.
    private static let speculation = [
        "sec-purpose: prefetch", "purpose: prefetch", "x-moz: prefetch", "x-purpose: preview",
    ]

    /// Judges a hit by what it says of itself.
    package static func judge(_ hit: Hit) -> Verdict {
        guard !hit.headers.isEmpty else { return Verdict(actor: .human, reason: nil) }
        for line in String(decoding: hit.headers, as: UTF8.self).lowercased().split(separator: "\n")
        where speculation.contains(where: { line.hasPrefix($0) }) {
            return Verdict(actor: .machine, reason: "prefetch")
        }
        return Verdict(actor: .human, reason: nil)
    }
}
