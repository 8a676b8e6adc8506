package import Bounces
package import Words

/// A mail that came back, read, on its way into the database.
package struct ReturnedMail: Sendable {
    /// SHA-256 of its bytes: the same mail has no effect twice.
    package var digest: String
    /// Milliseconds since 1970, UTC.
    package var at: Int64
    package var report: Report
    /// Nil where no token of ours says of which copy it speaks.
    package var reference: Reference?
    /// Who wrote it, for replies and unsubscribes.
    package var sender: String?

    /// The token of ours that a mail has.
    package enum Reference: Sendable {
        case returnPath(ReturnPathToken)
        case field(CopyToken)
        case unsubscribe(UnsubscribeToken)

        /// The kind of token, which says what it is believed for.
        var seal: Finding.Seal {
            switch self {
            case .returnPath: .returnPath
            case .field: .field
            case .unsubscribe: .unsubscribe
            }
        }

        /// The copy that it names.
        var copy: Int64 {
            switch self {
            case .returnPath(let token): token.copy
            case .field(let token): token.copy
            case .unsubscribe(let token): token.copy
            }
        }
    }

    package init(digest: String, at: Int64, report: Report, reference: Reference?, sender: String?) {
        self.digest = digest
        self.at = at
        self.report = report
        self.reference = reference
        self.sender = sender
    }
}

/// What a mail that came back has changed.
package struct Settlement: Sendable {
    /// It came before: nothing has changed.
    package var isRepeated = false
    /// It speaks of nothing that we know; now, or when it came before.
    package var isUnknown = false
    /// One for each delivery that we know, and each kind of thing that is said of it.
    package var effects: [Effect] = []
    /// What the mail says again of a delivery, or less gravely: nothing follows from it.
    package var repetitions = 0

    /// What has changed for one delivery.
    package struct Effect: Sendable {
        package var queueID: String
        package var recipient: String
        package var delivery: Int64
        package var event: EventKind
        package var trust: Trust
        /// Of a bounce.
        package var verdict: Verdict?
        /// Nil where the bounce was known.
        package var consequences: BounceConsequences?
        /// The sending that a report speaks of which comes too late to say anything: there was another since, or the mail arrived.
        package var lateAttempt: Int?
        /// The same was known of this sending already: nothing has changed.
        package var isKnown = false

        package init(queueID: String, recipient: String, delivery: Int64, event: EventKind, trust: Trust) {
            self.queueID = queueID
            self.recipient = recipient
            self.delivery = delivery
            self.event = event
            self.trust = trust
        }
    }
}
