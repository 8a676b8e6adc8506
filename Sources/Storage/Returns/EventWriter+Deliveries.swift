// What became of attempts at delivery, as the MTA's log and reports tell it.

internal import Bounces
internal import GRDB
internal import Words

extension EventWriter {
    /// What was said of an attempt at delivery.
    struct Account {
        var status: String?
        var diagnostic: String?
        var remote: String?
    }

    /// The MTA goes on trying: one event for what it is told again and again, which says how often.
    ///
    /// - Parameter reason: asked for where it is news.
    func writeDeferred(
        _ account: Account, isRetold: Bool = false, because reason: @autoclosure () -> Reason
    ) throws -> Settlement.Effect {
        var effect = effect(.deferred)
        if isRetold, try past().deferredNow {
            effect.isKnown = true
            return effect
        }
        if try !countDeferred(account) { try insertEvent(.deferred, account, reason: reason()) }
        // What has come to its end is not open again by what was said before.
        guard decides, isOpen(to: trust, [.sent, .deferred]), record.attempt == record.facts.attempts else {
            return effect
        }
        try setState(.deferred, status: account.status)
        return effect
    }

    /// Returns whether the same is written down of this sending already: then it was said once more.
    private func countDeferred(_ account: Account) throws -> Bool {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: Self.equalDelayQuery),
            arguments: [
                record.delivery, trust.rawValue, record.attempt, account.status,
                account.diagnostic.map { String($0.prefix(Self.textLimit)) },
            ])
        guard let row else { return false }
        let (event, first): (Int64, Int64) = try (row[0], row[1])
        try execute(
            """
            UPDATE events SET count = count + 1, at = MIN(at, $1), last_at = MAX(COALESCE(last_at, at), $1)
            WHERE event = $2
            """, [at, event])
        if at < first {
            let reason = try (row[2] as String?).flatMap(Reason.init)
            try database.count(DomainEvent(kind: .deferred, domain: record.domain, at: first, reason: reason), -1)
            try database.count(DomainEvent(kind: .deferred, domain: record.domain, at: at, reason: reason))
        }
        return true
    }

    static let equalDelayQuery = """
        SELECT event, at, reason FROM events
        WHERE \(own) AND kind = 'deferred' AND trust = $2 AND attempt = $3 AND status IS $4 AND diagnostic IS $5 LIMIT 1
        """

    /// Once for each sending, whoever tells of it. The log knows the time best; a report only when it came.
    func writeDelivered(_ account: Account, isLogged: Bool = false) throws -> Settlement.Effect {
        var effect = effect(.delivered)
        let isFresh = record.state == .sent && record.attempt == record.facts.attempts
        // A name may have been written down without a change of state.
        let past = isFresh && trust == .sealed && !record.isHit ? Past() : try past()
        effect.isKnown = past.delivered
        if !effect.isKnown {
            if past.deliveredByName { try forgetDeliveredByName() }
            try insertEvent(.delivered, account)
            if trust == .sealed { try database.forgetHostRefusal(of: record.domain) }
        }
        let isNewState =
            decides && !effect.isKnown && !past.bouncedLater
            && isOpen(to: trust, [.sent, .deferred, .softBounced])
        if isNewState || isLogged && !past.logged {
            try execute(
                """
                UPDATE deliveries SET state = $1, is_named = $2, last_status = COALESCE($3, last_status),
                    delivered_at = $4, logged_at = COALESCE(logged_at, $5)
                WHERE delivery = $6
                """,
                [
                    isNewState ? .delivered : record.state, isNewState ? trust == .named : record.isStateNamed,
                    isNewState ? account.status : nil, at, isLogged ? at : nil, record.delivery,
                ])
            if isLogged { try noteDelivery() }
        }
        // What is only named cancels nothing.
        if trust == .sealed, !past.bouncedLater, record.hasSoftBounces || !isFresh || record.attempt > 1 {
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

    /// What is written down already, by whom is believed as much.
    private struct Past {
        /// A delay at this very time, or between two that say the same.
        var deferredNow = false
        /// This sending's delivery, by whatever source; and by the log.
        var delivered = false
        var logged = false
        /// The same, by a report that is only named.
        var deliveredByName = false
        /// A bounce after this: whoever took it then gave it back.
        var bouncedLater = false
    }

    private func past() throws -> Past {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: Self.pastQuery),
            arguments: [record.delivery, at, trust.rawValue, record.attempt])
        guard let row else { return Past() }
        return try Past(
            deferredNow: row[0], delivered: row[1], logged: row[3], deliveredByName: row[4], bouncedLater: row[2])
    }

    /// The same, told by who is believed more, stands in its place.
    private func forgetDeliveredByName() throws {
        let times = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    DELETE FROM events
                    WHERE delivery = $1 AND kind = 'delivered' AND attempt = $2 AND trust = 'named' AND kind NOT IN ('open', 'click')
                    RETURNING at
                    """), arguments: [record.delivery, record.attempt])
        for at in times { try database.count(DomainEvent(kind: .delivered, domain: record.domain, at: at), -1) }
    }

    /// Each found by the index of the delivery's own events.
    static let pastQuery = """
        SELECT
            EXISTS (SELECT 1 FROM events WHERE \(own) AND kind = 'deferred' AND at <= $2 AND COALESCE(last_at, at) >= $2),
            EXISTS (SELECT 1 FROM events WHERE \(own) AND kind = 'delivered' AND \(believed) AND COALESCE(attempt, $4) = $4),
            EXISTS (SELECT 1 FROM events WHERE \(own) AND kind = 'bounce' AND \(believed) AND attempt >= $4 AND at > $2),
            (SELECT logged_at IS NOT NULL FROM deliveries WHERE delivery = $1),
            EXISTS (SELECT 1 FROM events WHERE \(own) AND kind = 'delivered' AND attempt = $4 AND trust = 'named')
        """
    private static let own = "delivery = $1 AND kind NOT IN ('open', 'click')"
    private static let believed = "(COALESCE(trust, 'sealed') = 'sealed' OR $3 = 'named')"

    private func insertEvent(_ kind: EventKind, _ account: Account, reason: Reason? = nil) throws {
        try database.count(DomainEvent(kind: kind, domain: record.domain, at: at, reason: reason))
        try execute(
            """
            INSERT INTO events
                (at, kind, message, copy, delivery, contact, status, reason, diagnostic, remote, trust, attempt)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            [
                at, kind, record.message, record.copy, record.delivery, record.contact, account.status,
                reason?.rawValue,
                account.diagnostic.map { String($0.prefix(Self.textLimit)) }, account.remote, trust.rawValue,
                record.attempt,
            ])
    }
}
