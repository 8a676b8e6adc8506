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
        case .deferred(let status, let reason):
            guard try hasRoom(for: .deferred) else { return knownEffect(.deferred) }
            return try writeDeferred(Account(status: status), because: reason)
        case .delivered(let status): return try writeDelivered(Account(status: status))
        case .complaint(let feedbackType): return try writeComplaint(feedbackType)
        case .feedback(let type):
            guard try hasRoom(for: .feedback) else { return knownEffect(.feedback) }
            try insertEvent(.feedback, reason: type)
            return effect(.feedback)
        case .unsubscribe: return try writeUnsubscribe(source: "mail", fromEverything: false)
        case .autoReply(let isGone):
            guard try hasRoom(for: .autoReply) else { return knownEffect(.autoReply) }
            // A soft sign against the address, for people to see: what a text says suppresses nobody.
            try insertEvent(.autoReply, reason: isGone ? Reason.mailboxDisabled.rawValue : nil)
            return effect(.autoReply)
        case .reply(let messageID, _): return try writeReply(messageID: messageID)
        }
    }

    /// That of a report which comes after another sending, or after what proves the delivery: nothing follows, and it is no news.
    private func lateEffect(_ finding: Finding) throws -> Settlement.Effect? {
        let event = finding.event.kind
        guard [.bounce, .deferred, .delivered].contains(event) else { return nil }
        let sending = try finding.attempt.sending(of: record, in: database) ?? record.attempt
        guard
            try sending < record.facts.attempts
                || event != .delivered && finding.attempt.isDisproved(of: record, trust: trust, in: database)
        else { return nil }
        var effect = knownEffect(event)
        effect.lateAttempt = sending
        return effect
    }

    /// Whether anything follows. What is only named counts where nothing better is known.
    var decides: Bool { trust == .sealed || !record.isProven }

    /// What is believed stands above what is only named, be it the end of a delivery.
    func isOpen(to trust: Trust, _ states: [DeliveryState]) -> Bool {
        states.contains(record.state) || trust == .sealed && record.isStateNamed
    }

    // MARK: Bounds

    /// Characters of a diagnostic that are kept.
    static let textLimit = 1000

    /// Events of a kind that are kept of a delivery where anybody can write them and each is one more: delays as reports tell
    /// them, feedback that accuses nobody, automatic replies. More of them say nothing that is not known.
    static let keptOfKind = 20

    private func hasRoom(for kind: EventKind) throws -> Bool {
        let kept = try Int.fetchOne(
            database.cachedStatement(sql: Self.keptQuery), arguments: [record.delivery, kind, Self.keptOfKind])
        return kept ?? 0 < Self.keptOfKind
    }

    static let keptQuery = """
        SELECT COUNT(*) FROM (
            SELECT 1 FROM events WHERE delivery = $1 AND kind = $2 AND kind NOT IN ('open', 'click') LIMIT $3)
        """

    /// What changes nothing.
    private func knownEffect(_ event: EventKind) -> Settlement.Effect {
        var effect = effect(event)
        effect.isKnown = true
        return effect
    }

    // MARK: Rows

    func insertEvent(_ kind: EventKind, status: String? = nil, reason: String? = nil) throws {
        try execute(
            """
            INSERT INTO events (at, kind, message, copy, delivery, contact, status, reason, trust)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [at, kind, record.message, record.copy, record.delivery, record.contact, status, reason, trust.rawValue])
    }

    /// Triggers keep the counters of the message and campaign with it.
    func setState(_ state: DeliveryState, status: String?) throws {
        try execute(
            "UPDATE deliveries SET state = $1, is_named = $2, last_status = COALESCE($3, last_status) WHERE delivery = $4",
            [state, trust == .named, status, record.delivery])
    }

    func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    func effect(_ event: EventKind) -> Settlement.Effect {
        Settlement.Effect(
            queueID: record.queueID, recipient: record.recipient, delivery: record.delivery, event: event, trust: trust)
    }
}
