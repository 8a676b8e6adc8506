// Copies on their way through the spool: held, released, handed over, gone.

package import Bounces
internal import GRDB
internal import Tracking

extension Store {
    /// Milliseconds that copies are held where the MTA keeps the connection open and shows nothing.
    package static let splitPatience: Int64 = 10_000

    /// The MTA has the message: its copies may go.
    package func releaseSplit(message: Int64, now: Int64) throws(StorageError) {
        try writer.perform { database in
            try database.cachedStatement(
                sql: "UPDATE split_copies SET state = 'ready', due_at = $1 WHERE message = $2 AND state = 'held'"
            ).execute(arguments: [now, message])
        }
    }

    /// The MTA does not have the message, and its client will bring it again: its copies stay here.
    package func withdrawSplit(message: Int64) throws(StorageError) {
        try writer.perform { database in
            try database.cachedStatement(sql: "DELETE FROM split_copies WHERE message = $1 AND state = 'held'")
                .execute(arguments: [message])
        }
    }

    /// Returns what a process has left that is no more: all of it may go from now on.
    ///
    /// - Returns: those of which nobody knows how far they came: held or handed.
    package func takeOverSplit(now: Int64) throws(StorageError) -> [DueSplitCopy] {
        try writer.perform { database in
            let unsure = try Row.fetchAll(database, sql: Self.splitCopies + " WHERE s.state <> 'ready' ORDER BY s.copy")
                .map(DueSplitCopy.init)
            // What waits longer than anything does was written before the clock was set back.
            try database.execute(
                sql: "UPDATE split_copies SET state = 'ready', due_at = $1 WHERE state <> 'ready' OR due_at > $2",
                arguments: [now, now + 3_600_000])
            return unsure
        }
    }

    /// Copies that may go now, the oldest first. What is handed is somebody's already.
    package func dueSplit(now: Int64, limit: Int) throws(StorageError) -> [DueSplitCopy] {
        try read { database in
            try Row.fetchAll(
                database.cachedStatement(
                    sql: Self.splitCopies
                        + " WHERE s.due_at <= $1 AND s.state <> 'handed' ORDER BY s.due_at, s.copy LIMIT $2"),
                arguments: [now, limit]
            ).map(DueSplitCopy.init)
        }
    }

    /// A server is about to be given it. False where it is no longer to be sent.
    package func splitHanded(_ copy: Int64) throws(StorageError) -> Bool {
        try writer.perform { database in
            try database.cachedStatement(
                sql: "UPDATE split_copies SET state = 'handed' WHERE copy = $1 AND state <> 'handed'"
            ).execute(arguments: [copy])
            return database.changesCount > 0
        }
    }

    /// It has left.
    package func splitSent(_ copy: Int64) throws(StorageError) {
        try writer.perform { try $0.endSplit(copy) }
    }

    /// It did not leave now.
    package func postponeSplit(_ copy: Int64, until due: Int64) throws(StorageError) {
        try writer.perform { database in
            try database.cachedStatement(
                sql: "UPDATE split_copies SET state = 'ready', due_at = $1, tries = tries + 1 WHERE copy = $2"
            ).execute(arguments: [due, copy])
        }
    }

    /// The server has refused it for good: that is a bounce, which we have seen ourselves.
    package func splitRefused(
        _ copy: Int64, _ verdict: Verdict, reply: String, at now: Int64, policy: BouncePolicy, random: Double
    ) throws(StorageError) {
        try writer.perform { [rules] database in
            try database.endSplit(copy)
            guard let delivery = try database.delivery(ofCopy: copy),
                let record = try DeliveryRecord.find(delivery: delivery, in: database),
                !record.isErased
            else { return }
            let writer = EventWriter(database: database, record: record, trust: .sealed, rules: rules, at: now)
            let bounce = Finding.Bounce(verdict: verdict, diagnostic: reply)
            _ = try writer.writeBounce(bounce, policy: policy, random: random)
        }
    }

    /// It can't be read any more: that is a bounce, and our fault.
    package func splitLost(_ copy: Int64, reason: String, at now: Int64) throws(StorageError) {
        try writer.perform { [rules] database in
            try database.endSplit(copy)
            guard database.changesCount > 0, let delivery = try database.delivery(ofCopy: copy) else { return }
            try EventWriter.writeLost(delivery: delivery, reason, rules, at: now, in: database)
        }
    }

    /// A copy passes the filter: the MTA's log tells of it under this queue id.
    package func splitPassed(_ copy: Int64, queueID: String, now: Int64) throws(StorageError) {
        try writer.perform { database in
            try database.cachedStatement(
                sql: """
                    INSERT INTO retry_queue_ids (queue_id, at, delivery, attempt)
                    SELECT $1, $2, d.delivery, d.attempts
                    FROM copies c JOIN deliveries d ON d.delivery = c.delivery
                    WHERE c.copy = $3
                    ON CONFLICT (queue_id, delivery) DO UPDATE SET attempt = excluded.attempt, at = excluded.at
                    """
            ).execute(arguments: [queueID, now, copy])
        }
    }

    /// Returns which of these copies are still to leave.
    package func waitingSplit(among copies: [Int64]) throws(StorageError) -> Set<Int64> {
        try read { database in
            let statement = try database.makeStatement(sql: "SELECT 1 FROM split_copies WHERE copy = $1")
            return Set(try copies.filter { try Row.fetchOne(statement, arguments: [$0]) != nil })
        }
    }

    private static let splitCopies = """
        SELECT s.copy, s.sender, s.recipient, s.reporting, s.message, m.queue_id, s.queued_at, s.tries, s.state = 'handed'
        FROM split_copies s JOIN messages m ON m.message = s.message
        """
}

extension DueSplitCopy {
    fileprivate init(_ row: Row) throws {
        split = try SplitCopy(copy: row[0], sender: row[1], recipient: row[2], reporting: row[3])
        message = try row[4]
        queueID = try row[5]
        queuedAt = try row[6]
        tries = try row[7]
        wasHanded = try row[8]
    }
}

extension Database {
    func insert(_ copy: SplitCopy, of message: SentMessage, as number: Int64) throws {
        try cachedStatement(
            sql: """
                INSERT INTO split_copies (copy, message, sender, recipient, reporting, due_at, queued_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """
        ).execute(arguments: [
            copy.copy, number, copy.sender, copy.recipient, copy.reporting, message.sentAt + Store.splitPatience,
            message.sentAt,
        ])
    }

    fileprivate func delivery(ofCopy copy: Int64) throws -> Int64? {
        try Int64.fetchOne(self, sql: "SELECT delivery FROM copies WHERE copy = $1", arguments: [copy])
    }

    fileprivate func endSplit(_ copy: Int64) throws {
        try cachedStatement(sql: "DELETE FROM split_copies WHERE copy = $1").execute(arguments: [copy])
    }
}
