// What became of attempts at delivery, as the MTA's log and reports tell it.

internal import Bounces
internal import GRDB

extension EventWriter {
    /// What was said of an attempt at delivery.
    struct Account {
        var status: String?
        var diagnostic: String?
        var remote: String?
    }

    /// The MTA goes on trying: an event each time that it has tried.
    func writeDeferred(_ account: Account, isRetold: Bool = false) throws -> Settlement.Effect {
        var effect = effect("deferred")
        if isRetold, try past().deferredNow {
            effect.isKnown = true
            return effect
        }
        try insertEvent("deferred", account)
        // What has come to its end is not open again by what was said before.
        guard ["sent", "deferred"].contains(record.state), record.attempt == record.facts.attempts else {
            return effect
        }
        try setState("deferred", status: account.status)
        return effect
    }

    /// Once for each sending, whoever tells of it. The log knows the time best; a report only when it came.
    func writeDelivered(_ account: Account, isLogged: Bool = false) throws -> Settlement.Effect {
        var effect = effect("delivered")
        let isFresh = record.state == "sent" && record.attempt == record.facts.attempts
        let past = isFresh ? Past() : try past()
        effect.isKnown = past.delivered
        if !effect.isKnown { try insertEvent("delivered", account) }
        let isNewState = !effect.isKnown && !past.bouncedLater && Self.isOpen(record.state)
        if isNewState || isLogged && !past.logged {
            try execute(
                """
                UPDATE deliveries SET state = $1, last_status = COALESCE($2, last_status),
                    delivered_at = $3, logged_at = COALESCE(logged_at, $4)
                WHERE delivery = $5
                """,
                [
                    isNewState ? "delivered" : record.state, isNewState ? account.status : nil, at,
                    isLogged ? at : nil, record.delivery,
                ])
            if isLogged { try noteDelivery() }
        }
        if !past.bouncedLater, record.hasSoftBounces || !isFresh || record.attempt > 1 {
            try database.clearSoftBounces(of: record.contact, delivery: record.delivery)
            try database.keepSoftBouncesCleared(of: record.delivery)
        }
        return effect
    }

    /// Hits are judged by it. Of a copy that several share the first delivery counts: the others change nothing.
    private func noteDelivery() throws {
        if !record.isOnlyOfCopy {
            try execute(
                "UPDATE copies SET logged_at = $1 WHERE copy = $2 AND COALESCE(logged_at, $1 + 1) > $1",
                [at, record.copy])
            guard database.changesCount > 0 else { return }
        }
        try database.deliveryBecameKnown(copy: record.copy, rules)
    }

    /// States that a delivery takes to its end.
    private static func isOpen(_ state: String) -> Bool { ["sent", "deferred", "soft_bounced"].contains(state) }

    /// What is written down already.
    private struct Past {
        /// A delay at this very time.
        var deferredNow = false
        /// This sending's delivery, by whatever source; and by the log.
        var delivered = false
        var logged = false
        /// A bounce after this: whoever took it then gave it back.
        var bouncedLater = false
    }

    private func past() throws -> Past {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: Self.pastQuery),
            arguments: [record.delivery, at, record.attempt])
        guard let row else { return Past() }
        return Past(deferredNow: row[0], delivered: row[1], logged: row[3], bouncedLater: row[2])
    }

    /// Each found by the index of the delivery's own events.
    static let pastQuery = """
        SELECT
            EXISTS (SELECT 1 FROM events WHERE \(own) AND kind = 'deferred' AND at = $2),
            EXISTS (SELECT 1 FROM events WHERE \(own) AND kind = 'delivered' AND COALESCE(attempt, $3) = $3),
            EXISTS (SELECT 1 FROM events WHERE \(own) AND kind = 'bounce' AND attempt >= $3 AND at > $2),
            (SELECT logged_at IS NOT NULL FROM deliveries WHERE delivery = $1)
        """
    private static let own = "delivery = $1 AND kind NOT IN ('open', 'click')"

    private func insertEvent(_ kind: String, _ account: Account) throws {
        try execute(
            """
            INSERT INTO events (at, kind, message, copy, delivery, contact, status, diagnostic, remote, trust, attempt)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            [
                at, kind, record.message, record.copy, record.delivery, record.contact, account.status,
                account.diagnostic.map { String($0.prefix(Self.textLimit)) }, account.remote, trust.rawValue,
                record.attempt,
            ])
    }
}
