// One thing that came back for one delivery: its event, and all that follows from it.

internal import Bounces
internal import GRDB
internal import Words

/// Writes into the transaction that is open.
struct EventWriter {
    let database: Database
    let record: DeliveryRecord
    let trust: Trust
    let rules: CountingRules
    /// Milliseconds since 1970, UTC.
    let at: Int64

    func write(_ finding: Finding, policy: BouncePolicy, random: Double) throws -> Settlement.Effect {
        if let effect = try lateEffect(finding) { return effect }
        switch finding.event {
        case .bounce(let bounce): return try writeBounce(bounce, policy: policy, random: random)
        case .deferred(let status):
            return try hasRoom(for: "deferred") ? writeDeferred(Account(status: status)) : knownEffect("deferred")
        case .delivered(let status): return try writeDelivered(Account(status: status))
        case .complaint(let feedbackType): return try writeComplaint(feedbackType)
        case .feedback(let type):
            guard try hasRoom(for: "feedback") else { return knownEffect("feedback") }
            try insertEvent("feedback", reason: type)
            return effect("feedback")
        case .unsubscribe: return try writeUnsubscribe(source: "mail", fromEverything: false)
        case .autoReply(let isGone):
            guard try hasRoom(for: "auto_reply") else { return knownEffect("auto_reply") }
            // A soft sign against the address, for people to see: what a text says suppresses nobody.
            try insertEvent("auto_reply", reason: isGone ? Reason.mailboxDisabled.rawValue : nil)
            return effect("auto_reply")
        case .reply(let messageID, _): return try writeReply(messageID: messageID)
        }
    }

    /// That of a report which comes after another sending, or after what proves the delivery: nothing follows, and it is no news.
    private func lateEffect(_ finding: Finding) throws -> Settlement.Effect? {
        let event: String
        switch finding.event {
        case .bounce: event = "bounce"
        case .deferred: event = "deferred"
        case .delivered: event = "delivered"
        case .complaint, .feedback, .unsubscribe, .autoReply, .reply: return nil
        }
        let sending = try finding.attempt.sending(of: record, in: database) ?? record.attempt
        guard
            try sending < record.facts.attempts
                || event != "delivered" && finding.attempt.isDisproved(of: record, trust: trust, in: database)
        else { return nil }
        var effect = knownEffect(event)
        effect.lateAttempt = sending
        return effect
    }

    /// Whether anything follows. What is only named counts where nothing better is known.
    var decides: Bool { trust == .sealed || !record.isProven }

    /// What is believed stands above what is only named, be it the end of a delivery.
    func isOpen(to trust: Trust, _ states: [String]) -> Bool {
        states.contains(record.state) || trust == .sealed && record.isStateNamed
    }

    // MARK: Bounces

    /// One bounce counts for each sending, whoever tells of it first; a hard one overrides a soft one, and what we sealed what
    /// anybody can write.
    func writeBounce(_ bounce: Finding.Bounce, policy: BouncePolicy, random: Double) throws -> Settlement.Effect {
        var effect = effect("bounce")
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
        }
        try insertBounce(bounce, consequences)
        guard decides else { return effect }
        if consequences.bounceClass != .none, isOpen(to: trust, ["sent", "deferred", "delivered", "soft_bounced"]) {
            try setBounced(consequences.bounceClass, bounce.verdict)
        }
        try follow(consequences, bounce, isSecondOfSending: known.contains { $0.trust == .sealed })
        return effect
    }

    func setBounced(_ bounceClass: BounceClass, _ verdict: Verdict) throws {
        try setState(
            bounceClass == .hard ? "hard_bounced" : "soft_bounced", status: verdict.status?.description)
        try execute(
            "UPDATE deliveries SET bounce_class = $1, bounce_reason = $2 WHERE delivery = $3",
            [bounceClass.rawValue, verdict.reason.rawValue, record.delivery])
    }

    /// The bounces of this sending that are written down already.
    private func known() throws -> [(event: Int64, bounceClass: BounceClass, trust: Trust)] {
        try Row.fetchAll(
            database.cachedStatement(sql: Self.bouncesQuery), arguments: [record.delivery, record.attempt]
        ).map { try ($0[0], BounceClass(rawValue: $0[1]) ?? .none, Trust(rawValue: $0[2]) ?? .named) }
    }

    static let bouncesQuery = """
        SELECT event, class, trust FROM events
        WHERE delivery = $1 AND kind = 'bounce' AND attempt = $2 AND kind NOT IN ('open', 'click')
        """

    /// - Parameter isSecondOfSending: one that is believed as much has been followed already.
    private func follow(
        _ consequences: BounceConsequences, _ bounce: Finding.Bounce, isSecondOfSending: Bool
    ) throws {
        if consequences.bounceClass == .hard, trust == .sealed { try database.cancelRetries(of: record.delivery) }
        // Each message counts once, however often it is sent again. What anybody can write must not add up to something hard.
        if consequences.bounceClass == .soft, !isSecondOfSending, record.facts.attempts == 1, trust == .sealed {
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
                record.recipient, reason: "hard_bounce", source: "bounce", at: at, until: consequences.suppressedUntil)
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
    }

    /// Characters of a diagnostic that are kept.
    static let textLimit = 1000

    // MARK: People

    private func writeComplaint(_ feedbackType: String?) throws -> Settlement.Effect {
        let effect = try writeOnce(
            "complaint", campaignColumn: "complained", suppression: "complaint", reason: feedbackType)
        if decides { try setState("complained", status: nil) }
        return effect
    }

    /// A reply counts once for a delivery, and the same reply once for all, whichever way it comes.
    ///
    /// - Parameter messageID: the reply's own; nil where it has none.
    func writeReply(messageID: String?) throws -> Settlement.Effect {
        if let messageID, try !database.isNewReply(messageID, at: at) {
            var effect = effect("reply")
            effect.isKnown = true
            return effect
        }
        let effect = try writeOnce("reply", campaignColumn: "replied", suppression: nil)
        // What was answered has arrived, whatever a report said.
        if record.state == "soft_bounced" || record.state == "hard_bounced" && record.isStateNamed {
            try setState("delivered", status: nil)
        }
        try database.clearSoftBounces(of: record.contact, delivery: record.delivery)
        try database.keepSoftBouncesCleared(of: record.delivery)
        guard !effect.isKnown else { return effect }
        try execute("UPDATE messages SET replies = replies + 1 WHERE message = $1", [record.message])
        var contact = try ContactTally(contact: record.contact, rule: rules.engagement, in: database)
        contact.addReply(at: at)
        try contact.write(to: database)
        return effect
    }

    /// An event that counts once for a delivery. What it suppresses is suppressed once it is believed, be it told before.
    func writeOnce(
        _ event: String, campaignColumn: String, suppression: String?, reason: String? = nil
    ) throws -> Settlement.Effect {
        var effect = effect(event)
        let known = try Row.fetchOne(
            database.cachedStatement(sql: Self.onceQuery), arguments: [record.delivery, event])
        effect.isKnown = known != nil
        if let known {
            guard trust == .sealed, try known[1] == Trust.named.rawValue else { return effect }
            try execute("UPDATE events SET trust = $1 WHERE event = $2", [trust.rawValue, try known[0] as Int64])
        } else {
            try insertEvent(event, reason: reason)
            try execute(
                "UPDATE campaigns SET \(campaignColumn) = \(campaignColumn) + 1 WHERE campaign = $1", [record.campaign])
        }
        if let suppression, trust == .sealed {
            try database.suppress(record.recipient, reason: suppression, source: "mail", at: at, until: nil)
            try database.cancelRetries(of: record.delivery)
        }
        return effect
    }

    static let onceQuery = """
        SELECT event, trust FROM events WHERE delivery = $1 AND kind = $2 AND kind NOT IN ('open', 'click') LIMIT 1
        """

    // MARK: Bounds

    /// Events of a kind that are kept of a delivery where anybody can write them and each is one more: delays as reports tell
    /// them, feedback that accuses nobody, automatic replies. More of them say nothing that is not known.
    static let keptOfKind = 20

    private func hasRoom(for kind: String) throws -> Bool {
        let kept = try Int.fetchOne(
            database.cachedStatement(sql: Self.keptQuery), arguments: [record.delivery, kind, Self.keptOfKind])
        return kept ?? 0 < Self.keptOfKind
    }

    static let keptQuery = """
        SELECT COUNT(*) FROM (
            SELECT 1 FROM events WHERE delivery = $1 AND kind = $2 AND kind NOT IN ('open', 'click') LIMIT $3)
        """

    /// What changes nothing.
    private func knownEffect(_ event: String) -> Settlement.Effect {
        var effect = effect(event)
        effect.isKnown = true
        return effect
    }

    // MARK: Rows

    private func insertEvent(_ kind: String, status: String? = nil, reason: String? = nil) throws {
        try execute(
            """
            INSERT INTO events (at, kind, message, copy, delivery, contact, status, reason, trust)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [at, kind, record.message, record.copy, record.delivery, record.contact, status, reason, trust.rawValue])
    }

    /// Triggers keep the counters of the message and campaign with it.
    func setState(_ state: String, status: String?) throws {
        try execute(
            "UPDATE deliveries SET state = $1, is_named = $2, last_status = COALESCE($3, last_status) WHERE delivery = $4",
            [state, trust == .named, status, record.delivery])
    }

    func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    func effect(_ event: String) -> Settlement.Effect {
        Settlement.Effect(
            queueID: record.queueID, recipient: record.recipient, delivery: record.delivery, event: event, trust: trust)
    }
}
