// What each reason means for the address and the next sending, as data. The configuration may change any row.

/// The classes of bounces. Hard: do not send to this address again. Soft: it may go through later. None: no bounce.
package enum BounceClass: String, Sendable, CaseIterable {
    case hard, soft, none
}

/// Whose fault a failure is. Only what is the address's, or (when hard) its domain's, ever suppresses an address.
package enum Scope: String, Sendable, CaseIterable {
    case address, domain, ours, content, none
}

/// The time for which an address is not sent to.
package enum SuppressionTerm: Sendable, Equatable {
    case never
    case forever
    /// Only when it bounces so again.
    case whenRepeated(days: Int)
}

/// Tells which refusals of a hard reason are hard; the others are soft.
package enum Hardness: String, Sendable, CaseIterable {
    case always
    /// Not those whose codes say that they pass.
    case unlessPassing = "unless_passing"
    /// Only those whose codes say that they last.
    case whenPermanent = "when_permanent"
}

/// The table of what follows from each reason: class, whose fault it is, when to try again, whether to suppress.
package struct ReasonPolicy: Sendable {
    package struct Row: Sendable, Equatable {
        package var bounceClass: BounceClass
        package var scope: Scope
        /// The name of a `RetryPlan`.
        package var plan: String
        package var suppression: SuppressionTerm
        /// The refusals that are hard where the class is.
        package var hardness: Hardness

        package init(
            _ bounceClass: BounceClass, _ scope: Scope, plan: String, suppression: SuppressionTerm = .never,
            hardness: Hardness = .always
        ) {
            self.bounceClass = bounceClass
            self.scope = scope
            self.plan = plan
            self.suppression = suppression
            self.hardness = hardness
        }
    }

    private var rows: [Reason: Row]

    /// Returns a reason's row; without one it is soft and never tried again: the tables here have one for each.
    package func row(for reason: Reason) -> Row {
        rows[reason] ?? Row(.soft, .none, plan: "none")
    }

    package mutating func setRow(_ row: Row, for reason: Reason) {
        rows[reason] = row
    }

    package func classify(_ verdict: Verdict) -> BounceClass {
        let row = row(for: verdict.reason)
        guard row.bounceClass == .hard else { return row.bounceClass }
        switch row.hardness {
        case .always: return .hard
        case .unlessPassing: return verdict.isPermanent == false ? .soft : .hard
        case .whenPermanent: return verdict.isPermanent == true ? .hard : .soft
        }
    }

    /// The table by reason that keeps good addresses when the fault is ours.
    package static let standard = ReasonPolicy(rows: [
        .userUnknown: Row(.hard, .address, plan: "none", suppression: .forever, hardness: .unlessPassing),
        .userMoved: Row(.hard, .address, plan: "none", suppression: .forever),
        .hostUnknown: Row(.hard, .domain, plan: "none", suppression: .forever),
        .noMailAccepted: Row(.hard, .domain, plan: "none", suppression: .forever, hardness: .unlessPassing),
        .mailboxDisabled: Row(.soft, .address, plan: "days", suppression: .whenRepeated(days: 30)),
        .mailboxFull: Row(.soft, .address, plan: "mailbox_full", suppression: .forever),
        .recipientFiltered: Row(.soft, .address, plan: "days", suppression: .forever),
        .messageTooBig: Row(.soft, .content, plan: "once"),
        .senderRejected: Row(.soft, .ours, plan: "hours"),
        .relayDenied: Row(.soft, .ours, plan: "hours"),
        .blocked: Row(.soft, .ours, plan: "hours"),
        .reputation: Row(.soft, .ours, plan: "hours"),
        .ptrRequired: Row(.soft, .ours, plan: "hours"),
        .authentication: Row(.soft, .ours, plan: "hours"),
        .policy: Row(.soft, .content, plan: "hours"),
        .security: Row(.soft, .ours, plan: "hours"),
        .tlsFailed: Row(.soft, .ours, plan: "minutes"),
        .spamDetected: Row(.soft, .content, plan: "hours"),
        .virusDetected: Row(.soft, .content, plan: "none"),
        .contentError: Row(.soft, .content, plan: "none"),
        .notCompliant: Row(.soft, .content, plan: "none"),
        .rateLimited: Row(.soft, .ours, plan: "unavailable"),
        .tooManyConnections: Row(.soft, .ours, plan: "minutes"),
        .greylisted: Row(.soft, .none, plan: "minutes"),
        .networkError: Row(.soft, .domain, plan: "unavailable", suppression: .forever),
        .expired: Row(.soft, .domain, plan: "hours", suppression: .forever),
        .systemError: Row(.soft, .domain, plan: "unavailable", suppression: .forever),
        .systemFull: Row(.soft, .domain, plan: "hours", suppression: .forever),
        .mailerError: Row(.soft, .domain, plan: "hours", suppression: .forever),
        .syntaxError: Row(.soft, .ours, plan: "none"),
        .suppressed: Row(.soft, .ours, plan: "none"),
        .undetermined: Row(.soft, .none, plan: "hours"),
    ])

    /// To the letter: every permanent refusal is hard, except full, unavailable and too large.
    package static let permanent: ReasonPolicy = {
        var policy = standard
        let passing: Set<Reason> = [
            .mailboxFull, .systemFull, .messageTooBig, .greylisted, .networkError, .expired, .systemError,
            .tooManyConnections, .rateLimited,
        ]
        for reason in Reason.allCases where !passing.contains(reason) && policy.row(for: reason).bounceClass == .soft {
            var row = policy.row(for: reason)
            row.bounceClass = .hard
            row.hardness = .whenPermanent
            policy.setRow(row, for: reason)
        }
        return policy
    }()
}
