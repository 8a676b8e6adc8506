// Planned second sendings: leased, sent, cancelled.

internal import GRDB
internal import Tracking

extension Store {
    /// Leases retries that are due: until the lease ends no other process gets them. A lease that ended without a word
    /// is due again.
    ///
    /// - Parameters:
    ///   - process: who leases, for people.
    ///   - now: milliseconds since 1970.
    ///   - seconds: how long the lease lasts.
    ///   - domainLimit: retries to one recipient domain at a time; the others wait for the next turn.
    package func leaseRetries(
        for process: String, now: Int64, seconds: Int, limit: Int, domainLimit: Int
    ) throws(StorageError) -> [DueRetry] {
        try writer.perform { database in
            // More than are taken, so that one domain with a long queue does not stand before all others.
            let due = try Row.fetchAll(
                database.cachedStatement(sql: Self.dueRetries), arguments: [now, limit * 10]
            ).map(DueRetry.init)
            var domains: [Substring: Int] = [:]
            var leased: [DueRetry] = []
            for retry in due where leased.count < limit {
                let domain = retry.recipient.split(separator: "@").last ?? ""
                guard domains[domain, default: 0] < domainLimit else { continue }
                domains[domain, default: 0] += 1
                leased.append(retry)
                try database.cachedStatement(
                    sql: "UPDATE retries SET state = 'leased', leased_by = $1, leased_until = $2 WHERE retry = $3"
                ).execute(arguments: [process, now + Int64(seconds) * 1000, retry.retry])
            }
            return leased
        }
    }

    /// Leases one retry whenever it is due, unless it is over or another process has it. Nil where that is so.
    package func leaseRetry(
        _ retry: Int64, for process: String, now: Int64, seconds: Int
    ) throws(StorageError) -> DueRetry? {
        try writer.perform { database in
            try database.cachedStatement(
                sql: """
                    UPDATE retries SET state = 'leased', leased_by = $1, leased_until = $2
                    WHERE retry = $3 AND (state = 'planned' OR state = 'leased' AND leased_until < $4)
                    """
            ).execute(arguments: [process, now + Int64(seconds) * 1000, retry, now])
            guard database.changesCount > 0 else { return nil }
            return try Row.fetchOne(database, sql: Self.retries + "WHERE r.retry = $1", arguments: [retry])
                .map(DueRetry.init)
        }
    }

    private static let retries = """
        SELECT r.retry, r.delivery, d.copy, m.queue_id, a.address, m.sender, r.attempt, r.attempts, r.reason
        FROM retries r
        JOIN deliveries d ON d.delivery = r.delivery
        JOIN messages m ON m.message = d.message
        JOIN contacts a ON a.contact = d.contact

        """

    private static let dueRetries =
        retries + """
            WHERE r.state IN ('planned', 'leased') AND r.due_at <= $1
                AND (r.state = 'planned' OR r.leased_until < $1)
            ORDER BY r.due_at LIMIT $2
            """

    /// The MTA has taken it. A trigger puts the delivery on its way again.
    package func retrySent(_ retry: DueRetry, reply: String, at now: Int64) throws(StorageError) {
        try end(retry, state: "sent", reply: reply, at: now)
    }

    /// It cannot be sent, now or later.
    package func retryFailed(_ retry: DueRetry, reply: String, at now: Int64) throws(StorageError) {
        try end(retry, state: "failed", reply: reply, at: now)
    }

    private func end(_ retry: DueRetry, state: String, reply: String, at now: Int64) throws(StorageError) {
        try writer.perform { database in
            try database.cachedStatement(sql: "UPDATE retries SET state = $1, reply = $2 WHERE retry = $3")
                .execute(arguments: [state, reply, retry.retry])
            try database.cachedStatement(
                sql: """
                    INSERT INTO events (at, kind, message, copy, delivery, contact, status, reason, attempt)
                    SELECT $1, 'retry', d.message, d.copy, d.delivery, d.contact, $2, $3, $4
                    FROM deliveries d WHERE d.delivery = $5
                    """
            ).execute(arguments: [now, state, retry.reason, retry.attempt, retry.delivery])
        }
    }

    /// The MTA did not take it now: it is due again later.
    package func postpone(_ retry: DueRetry, until due: Int64, reply: String) throws(StorageError) {
        try writer.perform { database in
            try database.cachedStatement(
                sql: """
                    UPDATE retries SET state = 'planned', due_at = $1, reply = $2, leased_by = NULL, leased_until = NULL
                    WHERE retry = $3 AND state = 'leased'
                    """
            ).execute(arguments: [due, reply, retry.retry])
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
                PlannedRetry(
                    retry: row["retry"], delivery: row["delivery"], recipient: row["recipient"],
                    attempt: row["attempt"], attempts: row["attempts"], dueAt: row["due_at"], state: row["state"],
                    reason: row["reason"])
            }
        }
    }
}

extension DueRetry {
    fileprivate init(_ row: Row) {
        retry = row[0]
        delivery = row[1]
        copy = row[2]
        queueID = row[3]
        recipient = row[4]
        sender = row[5]
        attempt = row[6]
        attempts = row[7]
        reason = row[8]
    }
}

extension Database {
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
}
