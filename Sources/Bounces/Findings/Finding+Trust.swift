// How far a finding is believed, and of whom it speaks: by the kind of token that the mail has.

extension Finding {
    /// The kinds of token of ours that a mail may have. Each lets other things follow.
    package enum Seal: Sendable {
        /// It came to the copy's return path, or names the envelope by it.
        case returnPath
        /// It gives back the header field by which we know the copy.
        case field
        /// It came to the address at which the copy's recipient unsubscribes. It is no report on the copy, whatever it says.
        case unsubscribe
    }

    /// By what the delivery of a sealed copy is found.
    package enum Speaker: Sendable {
        /// The report names the recipient, or the copy has only one.
        case reporter
        /// Who answers must be a recipient, or somebody who may answer for one: many see a return path.
        case replier
        /// Who asks must be the recipient.
        case recipient
    }

    /// Returns who speaks in a mail that has such a token; nil where that kind of token is not for what the mail says.
    package func speaker(by seal: Seal) -> Speaker? {
        switch (seal, event) {
        case (.unsubscribe, .unsubscribe): .reporter
        case (.unsubscribe, _): nil
        case (_, .bounce), (_, .deferred), (_, .delivered), (_, .complaint), (_, .feedback), (_, .autoReply): .reporter
        case (_, .reply): .replier
        case (_, .unsubscribe): .recipient
        }
    }

    /// Returns how far this is believed of the delivery of a copy that a token names.
    ///
    /// - Parameter isOnlyOfCopy: whether the copy went to nobody else. What all recipients of a copy have seen, each of them
    ///   could have written about the others.
    package func trust(by seal: Seal, isOnlyOfCopy: Bool, _ policy: BouncePolicy) -> Trust {
        guard isOnlyOfCopy else { return .named }
        return switch (seal, event) {
        case (.returnPath, _), (.unsubscribe, _): .sealed
        case (.field, .bounce), (.field, .deferred), (.field, .delivered): policy.believesField ? .sealed : .named
        // Providers that tell of complaints take out the recipient and leave the field.
        case (.field, .complaint), (.field, .feedback), (.field, .unsubscribe), (.field, .autoReply), (.field, .reply):
            .sealed
        }
    }

    /// Whether the mail comes too long after what it speaks of, both in milliseconds since 1970. Return paths get around. What
    /// people say of a mail counts however late.
    package func isTooOld(at time: Int64, sentAt: Int64, _ policy: BouncePolicy) -> Bool {
        switch event {
        case .bounce, .deferred, .delivered: sentAt < time - Int64(policy.validDays) * BouncePolicy.day
        case .complaint, .feedback, .unsubscribe, .autoReply, .reply: false
        }
    }
}
