/// The kinds of those who fetch a pixel or follow a link.
package enum Actor: String, Sendable {
    /// A person.
    case human
    /// A mail provider on a person's behalf: it counts, but its address says nothing of where the person is.
    case proxy
    /// A prefetch or a scanner: kept, shown apart, in no rate.
    case machine
    /// Our own people, looking at mail that they have sent: the same.
    case sender

    /// Whether what it does is in rates and scores.
    package var counts: Bool { self == .human || self == .proxy }
}

/// Who it was, and the rule that says so.
package struct ActorVerdict: Sendable, Equatable {
    package let actor: Actor
    package let reason: String?

    package init(actor: Actor, reason: String?) {
        self.actor = actor
        self.reason = reason
    }

    package static let human = ActorVerdict(actor: .human, reason: nil)
}
