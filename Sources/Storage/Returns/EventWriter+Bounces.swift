// A delivery has failed: the bounce, what has become of the delivery, and what follows for its contact.

internal import Bounces
internal import GRDB
internal import Words

extension EventWriter {
    /// One bounce counts for each sending, whoever tells of it first; a hard one overrides a soft one, and what we sealed what
    /// anybody can write.
    func writeBounce(_ bounce: Finding.Bounce, policy: BouncePolicy, random: Double) throws -> Settlement.Effect {
        var effect = effect(.bounce)
        effect.verdict = bounce.verdict
        var facts = record.facts
        if try database.forgetCuredSoftBounces(of: record.contact, at: at) {
            (facts.softBounces, facts.softSince) = (0, nil)
        }
        if bounce.verdict.isOfHost, policy.reasons.classify(bounce.verdict) == .hard {
            facts.hostRefusedSince = try database.hostRefusal(of: record.domain, at: at, isBelieved: trust == .sealed)
        }
        var consequences = policy.consequences(
            of: bounce.verdict, trust: trust, facts: facts, hint: RetryHint.seconds(in: Array(bounce.diagnostic.utf8)),
            now: at, random: random)
        if let address = bounce.address, Contact.normalised(address) != record.recipient {
            consequences.suppresses = false
        }
        let known = try self.known()
        let isTold = known.contains {
            $0.bounceClass.gravity >= consequences.bounceClass.gravity && ($0.trust == .sealed || trust == .named)
        }
        guard !isTold else {
            effect.isKnown = true
            return effect
        }
        if !decides { (consequences.retryAt, consequences.suppresses) = (nil, false) }
        effect.consequences = consequences
        // The same bounce, told by who is believed more: what they say of it stands in its place.
        for retold in known where retold.bounceClass == consequences.bounceClass {
            try execute("DELETE FROM events WHERE event = $1", [retold.event])
            try database.count(
                DomainEvent(
                    kind: .bounce, domain: record.domain, at: retold.at, bounceClass: retold.bounceClass,
                    reason: retold.reason), -1)
        }
        try insertBounce(bounce, consequences)
        guard decides else { return effect }
        if consequences.bounceClass != .none, isOpen(to: trust, [.sent, .deferred, .delivered, .softBounced]) {
            try setBounced(consequences.bounceClass, bounce.verdict)
        }
        try follow(consequences, bounce, isSecondOfSending: known.contains { $0.trust == .sealed })
        return effect
    }

    func setBounced(_ bounceClass: BounceClass, _ verdict: Verdict) throws {
        try setState(bounceClass == .hard ? .hardBounced : .softBounced, status: verdict.status?.description)
        try execute(
            "UPDATE deliveries SET bounce_class = $1, bounce_reason = $2 WHERE delivery = $3",
            [bounceClass.rawValue, verdict.reason.rawValue, record.delivery])
    }

    /// Returns the bounces of this sending that are written down already.
    private func known() throws -> [KnownBounce] {
        try Row.fetchAll(
            database.cachedStatement(sql: Self.bouncesQuery), arguments: [record.delivery, record.attempt]
        ).map { row in
            try KnownBounce(
                event: row[0], bounceClass: BounceClass(rawValue: row[1]) ?? .none,
                trust: Trust(rawValue: row[2]) ?? .named, at: row[3], reason: Reason(rawValue: row[4]))
        }
    }

    private struct KnownBounce {
        let event: Int64
        let bounceClass: BounceClass
        let trust: Trust
        let at: Int64
        let reason: Reason?
    }

    static let bouncesQuery = """
        SELECT event, class, trust, at, reason FROM events
        WHERE delivery = $1 AND kind = 'bounce' AND attempt = $2 AND kind NOT IN ('open', 'click')
        """

    /// - Parameter isSecondOfSending: one that is believed as much has been followed already.
    private func follow(
        _ consequences: BounceConsequences, _ bounce: Finding.Bounce, isSecondOfSending: Bool
    ) throws {
        if consequences.bounceClass == .hard, trust == .sealed { try database.cancelRetries(of: record.delivery) }
        // Each message counts once, however often it is sent again. What is our own fault must not add up to something hard, and
        // neither must what anybody can write.
        if consequences.bounceClass == .soft, !consequences.raisesAlarm, !isSecondOfSending, record.facts.attempts == 1,
            trust == .sealed
        {
            try execute(
                """
                UPDATE contacts SET soft_bounces = soft_bounces + 1, soft_since = COALESCE(soft_since, $1)
                WHERE contact = $2
                """, [at, record.contact])
        }
        if let due = consequences.retryAt {
            try execute(
                """
                INSERT INTO retries (delivery, attempt, attempts, due_at, reason) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (delivery, attempt) DO UPDATE SET
                    attempts = excluded.attempts, due_at = excluded.due_at, reason = excluded.reason
                WHERE retries.state = 'planned'
                """,
                [
                    record.delivery, record.facts.attempts, consequences.plannedRetries, due,
                    bounce.verdict.reason.rawValue,
                ])
        }
        if consequences.suppresses {
            try database.suppress(
                record.recipient, reason: .hardBounce, source: "bounce", at: at, until: consequences.suppressedUntil)
        }
        if consequences.raisesAlarm, !isSecondOfSending { try raiseAlarm(bounce) }
    }

    /// A mail counts once, however often it is sent again.
    func raiseAlarm(_ bounce: Finding.Bounce) throws {
        let reason = bounce.verdict.reason.rawValue
        let isCounted = try Bool.fetchOne(
            database.cachedStatement(sql: Self.alarmedQuery), arguments: [record.delivery, reason, record.attempt])
        try execute(
            """
            INSERT INTO alarms (campaign, reason, domain, count, first_at, last_at, diagnostic)
            VALUES ($1, $2, $3, 1, $4, $4, $5)
            ON CONFLICT (campaign, reason, domain) DO UPDATE SET
                count = alarms.count + $6, last_at = excluded.last_at, diagnostic = excluded.diagnostic
            """,
            [
                record.campaign, reason, record.domain, at, String(bounce.diagnostic.prefix(500)),
                isCounted == true ? 0 : 1,
            ])
    }

    static let alarmedQuery = """
        SELECT EXISTS (SELECT 1 FROM events
            WHERE delivery = $1 AND kind = 'bounce' AND reason = $2 AND attempt < $3 AND kind NOT IN ('open', 'click'))
        """

    func insertBounce(_ bounce: Finding.Bounce, _ consequences: BounceConsequences) throws {
        try execute(
            """
            INSERT INTO events
                (at, kind, message, copy, delivery, contact, status, reason, class, diagnostic, rule, remote, trust, attempt)
            VALUES ($1, 'bounce', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            [
                at, record.message, record.copy, record.delivery, record.contact,
                bounce.verdict.status?.description, bounce.verdict.reason.rawValue, consequences.bounceClass.rawValue,
                String(bounce.diagnostic.prefix(Self.textLimit)), bounce.verdict.rule, bounce.remote, trust.rawValue,
                record.attempt,
            ])
        try database.count(
            DomainEvent(
                kind: .bounce, domain: record.domain, at: at, bounceClass: consequences.bounceClass,
                reason: bounce.verdict.reason))
    }
}
