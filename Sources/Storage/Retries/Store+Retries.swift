// Planned second sendings: leased, sent, cancelled.

package import Bounces
internal import GRDB
internal import Tracking

extension Store {
    /// Retries that are due, the oldest first; and cancels those that are due and no longer wanted: something has arrived
    /// meanwhile, or the address is suppressed.
    ///
    /// - Parameter now: milliseconds since 1970.
    package func dueRetries(now: Int64, limit: Int) throws(StorageError) -> [RetryCandidate] {
        try writer.perform { database in
            try database.execute(sql: Self.cancelRetries, arguments: [now, now])
            try database.execute(sql: Self.endProven, arguments: [now])
            return try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT r.retry, a.address FROM retries r
                        JOIN deliveries d ON d.delivery = r.delivery
                        JOIN contacts a ON a.contact = d.contact
                        WHERE r.state IN ('planned', 'leased') AND r.due_at <= $1
                            AND (r.state = 'planned' OR r.leased_until < $1)
                        ORDER BY r.due_at LIMIT $2
                        """),
                arguments: [now, limit]
            ).map { try RetryCandidate(retry: $0[0], recipient: $0[1]) }
        }
    }

    /// The condition of the index `retries_by_due_at`, in its words: SQLite uses it only where it finds them.
    private static let isOpen = "state IN ('planned', 'leased')"

    static let cancelRetries = """
        UPDATE retries SET state = 'cancelled'
        WHERE \(isOpen) AND state = 'planned' AND due_at <= $1 AND EXISTS (
            SELECT 1 FROM deliveries d JOIN contacts a ON a.contact = d.contact
            WHERE d.delivery = retries.delivery AND (d.state <> 'soft_bounced' OR EXISTS (
                SELECT 1 FROM suppressions s
                WHERE s.address IN (a.address, substr(a.address, length(rtrim(a.address, replace(a.address, '@', '')))))
                    AND s.scope = 'all' AND (s.until IS NULL OR s.until > $2))))
        """

    /// A lease that ended without a word, of a sending that something has come back of: it was sent.
    static let endProven = """
        UPDATE retries SET state = 'sent'
        WHERE \(isOpen) AND state = 'leased' AND leased_until < $1 AND EXISTS (
            SELECT 1 FROM deliveries d WHERE d.delivery = retries.delivery AND d.state <> 'sent')
        """

    /// Leases a retry, due or not, unless it is over or another process has it: until the lease ends nobody else gets it, and
    /// its sending counts from now on. Nil where there is none to be had.
    ///
    /// A lease that ended without a word is to be had again: whether that mail left, nobody knows.
    package func leaseRetry(
        _ retry: Int64, for process: String, now: Int64, seconds: Int
    ) throws(StorageError) -> DueRetry? {
        try writer.perform { database in
            try database.cachedStatement(
                sql: """
                    UPDATE retries SET state = 'leased', leased_by = $1, leased_until = $2
                    WHERE retry = $3 AND (state = 'planned' OR state = 'leased' AND leased_until < $4)
                        AND EXISTS (SELECT 1 FROM deliveries d WHERE d.delivery = retries.delivery
                            AND d.state IN ('soft_bounced', 'sent'))
                    """
            ).execute(arguments: [process, now + Int64(seconds) * 1000, retry, now])
            guard database.changesCount > 0 else { return nil }
            return try Row.fetchOne(
                database,
                sql: """
                    SELECT r.retry, r.delivery, d.copy, m.queue_id, COALESCE(d.recipient, a.address), m.sender, r.attempt,
                        r.attempts, r.reason, r.tries, r.leased_by
                    FROM retries r
                    JOIN deliveries d ON d.delivery = r.delivery
                    JOIN messages m ON m.message = d.message
                    JOIN contacts a ON a.contact = d.contact
                    WHERE r.retry = $1
                    """,
                arguments: [retry]
            ).map(DueRetry.init)
        }
    }

    /// The MTA has taken it.
    package func retrySent(_ retry: DueRetry, reply: String) throws(StorageError) {
        try writer.perform { try $0.end(retry, state: .sent, reply: reply) }
    }

    /// It cannot be sent, now or later.
    package func retryFailed(_ retry: DueRetry, reply: String) throws(StorageError) {
        try writer.perform { try $0.end(retry, state: .failed, reply: reply) }
    }

    /// The MTA has refused it for good: that is a bounce of this sending, which we have seen ourselves.
    package func retryRefused(
        _ retry: DueRetry, _ verdict: Verdict, reply: String, at now: Int64, policy: BouncePolicy, random: Double
    ) throws(StorageError) {
        try writer.perform { [rules] database in
            try database.end(retry, state: .sent, reply: reply)
            guard let record = try DeliveryRecord.find(delivery: retry.delivery, in: database), !record.isErased
            else { return }
            let writer = EventWriter(
                database: database, record: record, trust: .sealed, rules: rules, at: now)
            let bounce = Finding.Bounce(verdict: verdict, diagnostic: reply)
            _ = try writer.writeBounce(bounce, policy: policy, random: random)
        }
    }

    /// Its copy can't be read any more: that is a bounce, and our fault.
    package func retryLost(_ retry: DueRetry, reason: String, at now: Int64) throws(StorageError) {
        try writer.perform { [rules] database in
            try database.end(retry, state: .failed, reply: reason)
            guard database.changesCount > 0 else { return }
            try EventWriter.writeLost(delivery: retry.delivery, reason, rules, at: now, in: database)
        }
    }

    /// It did not leave now: it is due again later.
    package func postpone(_ retry: DueRetry, until due: Int64, reply: String) throws(StorageError) {
        try writer.perform { database in
            try database.cachedStatement(
                sql: """
                    UPDATE retries SET state = 'planned', due_at = $1, reply = $2, leased_by = NULL, leased_until = NULL
                    WHERE retry = $3 AND state = 'leased' AND leased_by = $4
                    """
            ).execute(arguments: [due, reply, retry.retry, retry.leasedBy])
        }
    }

    /// Cancels a planned retry; false where there is none, or it is under way.
    package func cancelRetry(_ retry: Int64) throws(StorageError) -> Bool {
        try writer.perform { database in
            try database.cachedStatement(
                sql: "UPDATE retries SET state = 'cancelled' WHERE retry = $1 AND state = 'planned'"
            ).execute(arguments: [retry])
            return database.changesCount > 0
        }
    }

    /// Retries by when they are due; `all` shows those too that are over.
    package func retries(all: Bool, limit: Int) throws(StorageError) -> [PlannedRetry] {
        try read { database in
            let open = all ? "" : "WHERE state IN ('planned', 'leased')"
            return try Row.fetchAll(
                database, sql: "SELECT * FROM crm_retries \(open) ORDER BY due_at, retry LIMIT $1", arguments: [limit]
            ).map { row in
                try PlannedRetry(
                    retry: row["retry"], delivery: row["delivery"], recipient: row["recipient"],
                    attempt: row["attempt"], attempts: row["attempts"], dueAt: row["due_at"] ?? "beyond all dates",
                    state: row["state"],
                    reason: row["reason"])
            }
        }
    }
}

extension DueRetry {
    init(_ row: Row) throws {
        retry = try row[0]
        delivery = try row[1]
        copy = try row[2]
        queueID = try row[3]
        recipient = try row[4]
        sender = try row[5]
        attempt = try row[6]
        attempts = try row[7]
        reason = try row[8]
        tries = try row[9]
        leasedBy = try row[10]
    }
}

extension Database {
    /// Only who holds the lease has a say.
    fileprivate func end(_ retry: DueRetry, state: RetryState, reply: String) throws {
        try cachedStatement(
            sql: "UPDATE retries SET state = $1, reply = $2 WHERE retry = $3 AND state = 'leased' AND leased_by = $4"
        ).execute(arguments: [state, reply, retry.retry, retry.leasedBy])
    }

    func cancelRetries(of delivery: Int64) throws {
        try cachedStatement(
            sql: "UPDATE retries SET state = 'cancelled' WHERE delivery = $1 AND state = 'planned'"
        ).execute(arguments: [delivery])
    }

    /// The contact is alive: its soft bounces no longer add up, and what is planned for the delivery is not needed.
    func clearSoftBounces(of contact: Int64, delivery: Int64) throws {
        try cachedStatement(
            sql: "UPDATE contacts SET soft_bounces = 0, soft_since = NULL WHERE contact = $1 AND soft_bounces > 0"
        ).execute(arguments: [contact])
        try cancelRetries(of: delivery)
    }

    /// A mail that left after the first soft bounce, and that nothing has come back of for days, has arrived: what bounced
    /// before it does not add up with what bounces now. Whether there was something to forget.
    func forgetCuredSoftBounces(of contact: Int64, at now: Int64) throws -> Bool {
        try cachedStatement(
            sql: """
                UPDATE contacts SET soft_bounces = 0, soft_since = NULL
                WHERE contact = $1 AND soft_bounces > 0 AND EXISTS (
                    SELECT 1 FROM deliveries d JOIN messages m ON m.message = d.message
                    WHERE d.contact = contacts.contact AND d.state IN ('sent', 'delivered')
                        AND m.sent_at > contacts.soft_since AND m.sent_at < $2)
                """
        ).execute(arguments: [contact, now - 5 * BouncePolicy.day])
        return changesCount > 0
    }
}
