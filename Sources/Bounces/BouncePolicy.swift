// What follows from one bounce. Pure: what was reported and what we know of the delivery in, the consequences out.

/// The degrees to which a report is believed.
package enum Trust: String, Sendable, CaseIterable {
    /// It came to a return path that we sealed; or gives back a header field that we sealed, where that is believed.
    case sealed
    /// It names the Message-ID of a mail that we sent to the recipient that it names. Who received a mail can write that. It
    /// counts where nothing better is known, cancels nothing and overrides nothing.
    case named
}

/// The facts about a delivery and its contact when a bounce of it is read.
package struct DeliveryFacts: Sendable, Equatable {
    /// Sendings so far: 1 before the first retry.
    package var attempts: Int
    /// Messages to the contact that bounced softly since it last gave a sign of life, this one not counted.
    package var softBounces: Int
    /// The time when the first of these came, in milliseconds since 1970; nil where there is none.
    package var softSince: Int64?
    /// The time when the recipient's host first refused all mail, in milliseconds since 1970; nil where it has not, or
    /// has taken some since.
    package var hostRefusedSince: Int64?

    package init(attempts: Int, softBounces: Int, softSince: Int64?, hostRefusedSince: Int64? = nil) {
        self.attempts = attempts
        self.softBounces = softBounces
        self.softSince = softSince
        self.hostRefusedSince = hostRefusedSince
    }
}

/// The consequences of a bounce.
package struct BounceConsequences: Sendable, Equatable {
    /// The class in the end: a soft bounce becomes hard when there is no more hope.
    package var bounceClass: BounceClass
    /// The time to send again, in milliseconds since 1970.
    package var retryAt: Int64?
    /// Sendings that the plan has after the first.
    package var plannedRetries: Int
    /// Whether the address is suppressed, and until when: nil for ever.
    package var suppresses: Bool
    package var suppressedUntil: Int64?
    /// Whether the fault is the sender's side's: somebody there should be told.
    package var raisesAlarm: Bool

    /// Those of a copy that we have lost: the fault is ours alone, and there is nothing to send again.
    package static let ofLostCopy = BounceConsequences(
        bounceClass: .soft, retryAt: nil, plannedRetries: 0, suppresses: false, suppressedUntil: nil, raisesAlarm: true)
}

/// The rules by which bounces become retries and suppressions, as the configuration has them.
package struct BouncePolicy: Sendable {
    /// Says why a delivery failed, with what an administrator has added.
    ///
    /// The standard one is made where it is first asked, and not with every configuration that is read.
    package var classifier: Classifier {
        get { added ?? .standard }
        set { added = newValue }
    }
    private var added: Classifier?
    package var reasons: ReasonPolicy
    package var plans: [String: RetryPlan]
    /// Soft bounces of one contact that add up to a hard one, where they came over at least `softDays`.
    package var softLimit: Int
    package var softDays: Int
    /// Whether anybody sends again.
    package var plansRetries: Bool
    /// Whether a report that is only `named` may suppress an address.
    package var suppressesUnsealed: Bool
    /// Whether a bounce is believed for our header field alone: where there are no return paths for it to come to. The field stands in
    /// each copy, wherever that has got to.
    package var believesField: Bool
    /// An address like those that mail leaves with in place of its sender's own; nil where that stays.
    package var returnPath: String?
    /// Days after which a report on a mail is not believed any more: return paths get around.
    package var validDays: Int

    package init(
        reasons: ReasonPolicy = .standard, plans: [String: RetryPlan] = RetryPlan.named, softLimit: Int = 5,
        softDays: Int = 14, plansRetries: Bool = true, suppressesUnsealed: Bool = false,
        believesField: Bool = true, validDays: Int = 60
    ) {
        self.reasons = reasons
        self.plans = plans
        self.softLimit = softLimit
        self.softDays = softDays
        self.plansRetries = plansRetries
        self.suppressesUnsealed = suppressesUnsealed
        self.believesField = believesField
        self.validDays = validDays
    }

    package static let day: Int64 = 86_400_000

    /// - Parameters:
    ///   - hint: seconds after which the refusing host wants to be asked again, where it says so.
    ///   - now: milliseconds since 1970.
    ///   - random: in 0..<1, for the jitter of the next sending.
    package func consequences(
        of verdict: Verdict, trust: Trust, facts: DeliveryFacts, hint: Int? = nil, now: Int64, random: Double
    ) -> BounceConsequences {
        let row = reasons.row(for: verdict.reason)
        var result = BounceConsequences(
            bounceClass: reasons.classify(verdict), retryAt: nil, plannedRetries: plans[row.plan]?.delays.count ?? 0,
            suppresses: false, suppressedUntil: nil,
            raisesAlarm: trust == .sealed && (row.scope == .ours || row.scope == .content))
        if result.bounceClass == .hard, verdict.isOfHost, row.scope == .domain, !isConfirmed(facts, now: now) {
            result.bounceClass = .soft
            result.plannedRetries = facts.attempts
            result.retryAt = plansRetries ? now + Self.day + Int64(Double(Self.day) / 10 * random) : nil
        } else if result.bounceClass == .soft {
            // Mail after mail has bounced, and nobody has given a sign of life: nobody reads this.
            let isHopeless = row.scope == .address && hasAddedUp(facts, now: now)
            if !isHopeless, let delay = plans[row.plan]?.delay(attempt: facts.attempts, random: random) {
                result.retryAt = plansRetries ? now + Int64(max(delay, hint ?? 0)) * 1000 : nil
            } else if isHopeless || result.plannedRetries > 0 {
                result.bounceClass = .hard
            }
        }
        suppress(row, facts, now: now, in: &result)
        if trust != .sealed, !suppressesUnsealed { result.suppresses = false }
        return result
    }

    /// Suppresses an address; only what is the address's fault, or (when hard) its domain's, does so.
    private func suppress(
        _ row: ReasonPolicy.Row, _ facts: DeliveryFacts, now: Int64, in result: inout BounceConsequences
    ) {
        guard row.scope == .address || row.scope == .domain else { return }
        switch row.suppression {
        case .never: return
        case .forever: result.suppresses = result.bounceClass == .hard
        case .whenRepeated(let days):
            let isRepeated = facts.softBounces > 0 || facts.attempts > 1
            result.suppresses = isRepeated || result.bounceClass == .hard
            result.suppressedUntil = now + Int64(days) * Self.day
        }
    }

    /// Returns whether a host means it, saying so a day later: it may refuse all mail for a bad day.
    private func isConfirmed(_ facts: DeliveryFacts, now: Int64) -> Bool {
        facts.hostRefusedSince.map { now - $0 >= Self.day } ?? false
    }

    private func hasAddedUp(_ facts: DeliveryFacts, now: Int64) -> Bool {
        guard let since = facts.softSince else { return false }
        return facts.softBounces + 1 >= softLimit && now - since >= Int64(softDays) * Self.day
    }
}
