// Notices on their way: gathered into batches, leased, handed over, sent. A trigger on `copies` plans them.
//
// A mail leaves once at most. `handed` is written before the MTA is given the mail, and what was left in that state without a
// word is not sent again. A webhook is told once at least, each time under the same identifier.

internal import GRDB
internal import Words

/// What became of a batch.
package enum NoticeOutcome: String, Sendable {
    case sent, failed
    /// It was handed over, and the answer never came: it may have arrived, and is not sent again.
    case uncertain
}

extension Store {
    /// Makes batches of the notices that are due: one for each, or a digest for each target. Those that nobody wants any more,
    /// by a method that is not at hand, or of what is no news, are dropped.
    ///
    /// - Parameter now: milliseconds since 1970.
    /// - Returns: how many were dropped for want of their method.
    package func gatherNotices(
        methods: Set<NotificationPreference.Method>, now: Int64
    ) throws(StorageError) -> Int {
        // Most of the time nothing is due: then there is nothing to write.
        guard try read({ try $0.hasDueNotices(now) }) else { return 0 }
        return try writer.perform { database in
            let rows = try Row.fetchAll(
                database.cachedStatement(sql: Self.due), arguments: [now, Self.gatheredAtOnce])
            var digests: [DigestKey: Int64] = [:]
            var dropped = 0
            for row in rows {
                let copy: Int64 = try row[0]
                let openedAt: Int64 = try row[2] ?? now
                guard openedAt > now - Self.newsLimit,
                    let wanted = try Row.fetchOne(
                        database.cachedStatement(sql: Self.wanted), arguments: [try row[1] as Int64]),
                    let method = try NotificationPreference.Method(rawValue: wanted[0])
                else {
                    try database.dropNotice(copy)
                    continue
                }
                guard methods.contains(method) else {
                    try database.dropNotice(copy)
                    dropped += 1
                    continue
                }
                let key = try DigestKey(method: method, target: wanted[1])
                let isDigest = try wanted[2] as String != "none"
                let batch = try (isDigest ? digests[key] : nil) ?? database.insertBatch(method, key.target, at: now)
                if isDigest { digests[key] = batch }
                try database.cachedStatement(sql: "UPDATE notices SET batch = $1 WHERE copy = $2")
                    .execute(arguments: [batch, copy])
            }
            return dropped
        }
    }

    private struct DigestKey: Hashable {
        let method: NotificationPreference.Method
        let target: String
    }

    /// Milliseconds after which an opening is no news: newer rules may find a person behind what was opened a year ago. More
    /// than a digest and a weekend's outage take.
    private static let newsLimit: Int64 = 7 * 86_400_000

    /// Notices of one transaction, and so of a digest. What is more comes in the next.
    private static let gatheredAtOnce = 500

    static let due = """
        SELECT n.copy, c.message,
            (SELECT MIN(e.at) FROM events e
                WHERE e.copy = n.copy AND e.kind IN ('open', 'click') AND \(Database.isCounted))
        FROM notices n
        JOIN copies c ON c.copy = n.copy
        WHERE n.batch IS NULL AND n.due_at <= $1
        ORDER BY n.due_at, n.copy LIMIT $2
        """

    /// One message at a time: joined to many, the view is made of all messages first.
    static let wanted = "SELECT method, target, digest FROM wanted_notices WHERE message = $1"

    /// Batches that are due, first those that were tried least: one that its target can't take holds up no other. Webhooks that are switched off, and what was handed over and left so, come to
    /// their end here.
    package func dueNoticeBatches(
        _ method: NotificationPreference.Method, now: Int64, limit: Int
    ) throws(StorageError) -> (due: [NoticeCandidate], uncertain: [Int64]) {
        guard
            try read({
                try Bool.fetchOne(
                    $0.cachedStatement(
                        sql: "SELECT EXISTS (SELECT 1 FROM notice_batches WHERE \(Self.isDue))"),
                    arguments: [method.rawValue, now]) == true
            })
        else { return ([], []) }
        return try writer.perform { database in
            try database.execute(sql: Self.cancelUnwanted)
            let uncertain = try Int64.fetchAll(
                database.cachedStatement(sql: Self.endUncertain), arguments: [method.rawValue, now])
            let due = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT batch, target FROM notice_batches WHERE \(Self.isDue)
                            AND (state = 'planned' OR state = 'leased' AND leased_until < $2)
                        ORDER BY tries, due_at, batch LIMIT $3
                        """),
                arguments: [method.rawValue, now, limit]
            ).map { try NoticeCandidate(batch: $0[0], target: $0[1]) }
            return (due, uncertain)
        }
    }

    /// The condition of the index `notice_batches_by_due_at`, in its words: SQLite uses it only where it finds them.
    private static let isOpen = "state IN ('planned', 'leased', 'handed')"
    private static let isDue = "method = $1 AND due_at <= $2 AND \(isOpen)"

    static let cancelUnwanted = """
        UPDATE notice_batches SET state = 'cancelled'
        WHERE method = 'webhook' AND \(isOpen) AND state = 'planned' AND NOT EXISTS (
            SELECT 1 FROM notification_preferences p
            WHERE p.method = 'webhook' AND p.target = notice_batches.target)
        """

    static let endUncertain = """
        UPDATE notice_batches SET state = 'uncertain'
        WHERE \(isDue) AND state = 'handed' AND leased_until < $2 RETURNING batch
        """

    static let postponeOthers = """
        UPDATE notice_batches SET due_at = $1
        WHERE method = $2 AND target = $3 AND \(isOpen) AND state = 'planned' AND due_at < $1
        """

    /// Leases a batch: until the lease ends nobody else gets it. Nil where it is over, or another process has it.
    package func leaseNoticeBatch(
        _ batch: Int64, for process: String, now: Int64, seconds: Int
    ) throws(StorageError) -> NoticeBatch? {
        try writer.perform { database in
            let row = try Row.fetchOne(
                database.cachedStatement(
                    sql: """
                        UPDATE notice_batches SET
                            state = 'leased', leased_by = $1, leased_until = $2, tries = tries + 1
                        WHERE batch = $3 AND (state = 'planned' OR state = 'leased' AND leased_until < $4)
                        RETURNING method, target, created_at, tries
                        """),
                arguments: [process, now + Int64(seconds) * 1000, batch, now])
            guard let row, let method = try NotificationPreference.Method(rawValue: row[0]) else { return nil }
            let notices = try database.notices(of: batch)
            guard !notices.isEmpty else {
                try database.cachedStatement(sql: "UPDATE notice_batches SET state = 'cancelled' WHERE batch = $1")
                    .execute(arguments: [batch])
                return nil
            }
            return try NoticeBatch(
                batch: batch, method: method, target: row[1], createdAt: row[2], tries: row[3], notices: notices,
                leasedBy: process)
        }
    }

    /// The MTA is about to be given it. False where the lease was lost.
    package func noticesHanded(_ batch: NoticeBatch) throws(StorageError) -> Bool {
        try writer.perform { database in
            try database.cachedStatement(
                sql:
                    "UPDATE notice_batches SET state = 'handed' WHERE batch = $1 AND state = 'leased' AND leased_by = $2"
            ).execute(arguments: [batch.batch, batch.leasedBy])
            return database.changesCount > 0
        }
    }

    package func noticesEnded(
        _ batch: NoticeBatch, _ outcome: NoticeOutcome, reply: String
    ) throws(StorageError) {
        try writer.perform { database in
            try database.cachedStatement(
                sql: """
                    UPDATE notice_batches SET state = $1, reply = $2
                    WHERE batch = $3 AND state IN ('leased', 'handed') AND leased_by = $4
                    """
            ).execute(arguments: [outcome.rawValue, reply, batch.batch, batch.leasedBy])
        }
    }

    /// It was not taken now: it is due again later, and what else waits for the same target waits with it.
    package func postponeNotices(
        _ batch: NoticeBatch, until due: Int64, reply: String
    ) throws(StorageError) {
        try writer.perform { database in
            try database.cachedStatement(
                sql: """
                    UPDATE notice_batches SET
                        state = 'planned', due_at = $1, reply = $2, leased_by = NULL, leased_until = NULL
                    WHERE batch = $3 AND state IN ('leased', 'handed') AND leased_by = $4
                    """
            ).execute(arguments: [due, reply, batch.batch, batch.leasedBy])
            try database.cachedStatement(sql: Self.postponeOthers)
                .execute(arguments: [due, batch.method.rawValue, batch.target])
        }
    }

    /// Returns how often the target has not taken what waits for it, all in all.
    package func failures(ofTargetOf batch: NoticeBatch) throws(StorageError) -> Int {
        try read { database in
            try Int.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT SUM(tries) FROM notice_batches
                        WHERE method = $1 AND target = $2 AND \(Self.isOpen)
                        """),
                arguments: [batch.method.rawValue, batch.target]) ?? batch.tries
        }
    }
}

extension Database {
    fileprivate func hasDueNotices(_ now: Int64) throws -> Bool {
        try Bool.fetchOne(
            cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM notices WHERE batch IS NULL AND due_at <= $1)"),
            arguments: [now]) == true
    }

    fileprivate func dropNotice(_ copy: Int64) throws {
        try cachedStatement(sql: "DELETE FROM notices WHERE copy = $1").execute(arguments: [copy])
    }

    fileprivate func insertBatch(_ method: NotificationPreference.Method, _ target: String, at now: Int64) throws
        -> Int64
    {
        try cachedStatement(
            sql: "INSERT INTO notice_batches (method, target, created_at, due_at) VALUES ($1, $2, $3, $3)"
        ).execute(arguments: [method.rawValue, target, now])
        return lastInsertedRowID
    }

    fileprivate func notices(of batch: Int64) throws -> [Notice] {
        try Row.fetchAll(
            cachedStatement(
                sql: """
                    SELECT n.copy, m.message, m.message_id, m.queue_id, m.sender, m.subject, g.name, m.sent_at,
                        COALESCE(d.recipient, a.address), m.recipients, c.opens, COALESCE(c.first_opened_at, m.sent_at)
                    FROM notices n
                    JOIN copies c ON c.copy = n.copy
                    JOIN messages m ON m.message = c.message
                    LEFT JOIN campaigns g ON g.campaign = m.campaign
                    LEFT JOIN deliveries d ON d.delivery = c.delivery
                    LEFT JOIN contacts a ON a.contact = d.contact
                    WHERE n.batch = $1 ORDER BY n.copy
                    """),
            arguments: [batch]
        ).map { row in
            var notice = try Notice(
                message: row[1], messageID: row[2], queueID: row[3], sender: row[4], subject: row[5], campaign: row[6],
                sentAt: row[7], recipient: row[8], recipients: row[9], event: row[10] > 0 ? .open : .click, at: row[11])
            try addFirstEvent(of: row[0], to: &notice)
            return notice
        }
    }

    /// What is kept of the event that proves the opening. Where images were loaded that is an open, though a click came
    /// before it.
    private func addFirstEvent(of copy: Int64, to notice: inout Notice) throws {
        let row = try Row.fetchOne(
            cachedStatement(
                sql: """
                    SELECT e.at, e.actor, e.country, e.region, e.city, e.user_agent,
                        (SELECT u.url FROM crm_links u WHERE u.message = e.message AND u.link = e.link)
                    FROM events e
                    WHERE e.copy = $1 AND e.kind = $2 AND \(Database.isCounted) ORDER BY e.at, e.event LIMIT 1
                    """),
            arguments: [copy, notice.event.rawValue])
        guard let row else { return }
        notice.at = try row[0]
        notice.actor = try row[1] as Actor == .proxy ? .proxy : .human
        notice.country = try row[2]
        notice.region = try row[3]
        notice.city = try row[4]
        notice.userAgent = try row[5]
        notice.url = try row[6]
    }
}
