// Which sending a report speaks of, and whether it is over.

internal import Bounces
internal import GRDB

extension Finding.Attempt {
    /// Returns the sending that is meant: that of the queue id, or else the latest that was under way by then. Nil where nothing
    /// tells: a clock may be wrong by years.
    func sending(of record: DeliveryRecord, in database: Database) throws -> Int? {
        if let queueID, let sending = try Self.sending(ofQueueID: queueID, record, in: database) { return sending }
        guard let at, record.facts.attempts > 1 else { return nil }
        return try Int.fetchOne(
            database.cachedStatement(sql: Self.sendingByTime),
            arguments: [record.sentAt, record.delivery, at + Self.clockTolerance])
    }

    /// Whether something has proved since that the mail arrived: a look at it, a click, an answer; or the log of who reports. A
    /// time from before it was sent is a wrong clock's, and tells nothing.
    func isDisproved(of record: DeliveryRecord, trust: Trust, in database: Database) throws -> Bool {
        guard let at, at > record.sentAt - Self.clockTolerance else { return false }
        if record.isHit, try database.holds(Self.hitSince, [record.copy, at]) { return true }
        if try database.holds(Self.replySince, [record.delivery, at, trust.rawValue]) { return true }
        // Of another host's failure ours, which has handed the mail on, knows nothing.
        guard let queueID, try Self.sending(ofQueueID: queueID, record, in: database) != nil else { return false }
        return try database.holds("SELECT $1 < logged_at FROM deliveries WHERE delivery = $2", [at, record.delivery])
    }

    private static func sending(
        ofQueueID queueID: String, _ record: DeliveryRecord, in database: Database
    ) throws -> Int? {
        let retry = try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT attempt FROM retry_queue_ids WHERE queue_id = $1 AND delivery = $2"),
            arguments: [queueID, record.delivery])
        return retry ?? (queueID == record.queueID ? 1 : nil)
    }

    /// Milliseconds that the clock of who reports may be behind ours. Sendings are further apart.
    private static let clockTolerance: Int64 = 60_000

    /// A retry is known to have left by the filter that saw it pass, or by who sent it.
    static let sendingByTime = """
        SELECT MAX(attempt) FROM (
            SELECT 1 AS attempt, $1 AS at
            UNION ALL SELECT attempt, at FROM retry_queue_ids WHERE delivery = $2
            UNION ALL SELECT attempt + 1, at FROM events
                WHERE delivery = $2 AND kind = 'retry' AND status = 'sent' AND kind NOT IN ('open', 'click')
        ) AS s WHERE at <= $3
        """
    static let hitSince = """
        SELECT EXISTS (SELECT 1 FROM events
            WHERE copy = $1 AND at > $2 AND kind IN ('open', 'click') AND actor IN ('human', 'proxy'))
        """
    static let replySince = """
        SELECT EXISTS (SELECT 1 FROM events
            WHERE delivery = $1 AND kind = 'reply' AND at > $2 AND kind NOT IN ('open', 'click')
                AND (COALESCE(trust, 'sealed') = 'sealed' OR $3 = 'named'))
        """
}

extension Database {
    fileprivate func holds(_ sql: String, _ arguments: StatementArguments) throws -> Bool {
        try Bool.fetchOne(cachedStatement(sql: sql), arguments: arguments) == true
    }
}
