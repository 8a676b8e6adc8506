// What was opened has arrived, whatever a report said; until the opens turn out to be a scanner's.

internal import GRDB

extension Database {
    /// A person's hit clears the contact's soft bounces and those of the delivery, and cancels its retry.
    ///
    /// - Parameters:
    ///   - time: the hit's.
    ///   - window: how long after it another may take it back.
    func clearSoftBounces(of contact: Int64, delivery: Int64, openedAt time: Int64, window: Int64) throws {
        // The day is for hits of other copies that are counted late.
        try cachedStatement(
            sql: "DELETE FROM cleared_soft_bounces WHERE at < $1 OR delivery = $2 AND at < $3"
        ).execute(arguments: [time - 86_400_000, delivery, time - window])
        // A burst may clear twice, when something bounces meanwhile: then both are put back.
        try cachedStatement(
            sql: """
                INSERT INTO cleared_soft_bounces (delivery, at, was_bounced, retry, soft_bounces, soft_since)
                SELECT d.delivery, $1, d.state = 'soft_bounced', r.retry, c.soft_bounces, c.soft_since
                FROM deliveries d JOIN contacts c ON c.contact = d.contact
                LEFT JOIN retries r ON r.delivery = d.delivery AND r.state = 'planned'
                WHERE d.delivery = $2 AND (d.state = 'soft_bounced' OR r.retry IS NOT NULL OR c.soft_bounces > 0)
                ORDER BY r.retry DESC LIMIT 1
                ON CONFLICT (delivery) DO UPDATE SET at = excluded.at,
                    was_bounced = excluded.was_bounced OR cleared_soft_bounces.was_bounced,
                    retry = COALESCE(excluded.retry, cleared_soft_bounces.retry),
                    soft_bounces = excluded.soft_bounces + cleared_soft_bounces.soft_bounces,
                    soft_since = COALESCE(cleared_soft_bounces.soft_since, excluded.soft_since)
                """
        ).execute(arguments: [time, delivery])
        try cachedStatement(
            sql: """
                UPDATE deliveries SET state = 'delivered'
                WHERE delivery = $1 AND (state = 'soft_bounced' OR state = 'hard_bounced' AND is_named)
                """
        ).execute(arguments: [delivery])
        try clearSoftBounces(of: contact, delivery: delivery)
    }

    /// No person has opened it after all.
    ///
    /// - Parameter time: of the hit that shows it.
    func restoreSoftBounces(of contact: Int64, delivery: Int64, takenBackAt time: Int64, window: Int64) throws {
        let cleared = try Row.fetchOne(
            cachedStatement(
                sql: """
                    DELETE FROM cleared_soft_bounces WHERE delivery = $1 AND at >= $2
                    RETURNING was_bounced, retry, soft_bounces, soft_since
                    """), arguments: [delivery, time - window])
        guard let cleared else { return }
        try cachedStatement(
            sql: """
                UPDATE contacts SET soft_bounces = soft_bounces + $1, soft_since = COALESCE($2, soft_since)
                WHERE contact = $3
                """
        ).execute(arguments: [try cleared[2] as Int64, cleared[3] as Int64?, contact])
        guard try cleared[0] as Bool else { return }
        try cachedStatement(
            sql: "UPDATE deliveries SET state = 'soft_bounced' WHERE delivery = $1 AND state = 'delivered'"
        ).execute(arguments: [delivery])
        // Something else has become of it.
        guard changesCount > 0 else { return }
        try cachedStatement(
            sql: "UPDATE retries SET state = 'planned' WHERE retry = $1 AND state = 'cancelled'"
        ).execute(arguments: [try cleared[1] as Int64?])
    }

    /// It has arrived, by other signs than its hits: no burst puts its soft bounces back.
    func keepSoftBouncesCleared(of delivery: Int64) throws {
        try cachedStatement(sql: "DELETE FROM cleared_soft_bounces WHERE delivery = $1").execute(arguments: [delivery])
    }
}
