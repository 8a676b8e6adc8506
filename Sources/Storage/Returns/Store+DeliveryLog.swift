// What the MTA's log says of our deliveries, and how far it is read: together, or not at all.

package import Bounces
internal import Foundation
internal import GRDB
internal import MTALog
internal import Synchronization
internal import Tracking
internal import Words

extension Store {
    /// Returns where a log is to be read on.
    package func storedLog(_ source: String) throws(StorageError) -> StoredLog {
        try read { database in
            let position = try database.position(ofLog: source)
            let rows = try Row.fetchAll(
                database, sql: "SELECT queue_id, state FROM logged_messages WHERE source = $1", arguments: [source])
            let messages = try rows.compactMap { row in
                try QueuedMessage(queueID: row[0], bytes: Array(row[1] as Data))
            }
            return StoredLog(position: position, messages: messages)
        }
    }

    /// Writes down what a piece of a log came to. Its position is stored with the last of it: after whatever failure the rest
    /// follows, and nothing twice.
    ///
    /// - Parameter random: in 0..<1, for the jitter of retries.
    /// - Returns: What has changed; nil where somebody else has read the log on from the same place.
    package func advance(
        _ progress: LogProgress, policy: BouncePolicy, random: @escaping @Sendable () -> Double
    ) throws(StorageError) -> [Settlement.Effect]? {
        var effects: [Settlement.Effect]? = []
        // What the log speaks of has left before.
        try foldSendings()
        // Not half of the time: who follows a log must not fall behind it.
        try Turns.take(restingAtMost: 2) { () throws(StorageError) -> Bool in
            let part = try advanceSome(
                progress, within: .milliseconds(Self.advanceTime), policy: policy, random: random)
            if let part { effects? += part.effects } else { effects = nil }
            return part?.isLast == false
        }
        return effects
    }

    /// Milliseconds of one transaction after which it takes no more statuses: each may judge a thousand hits again, which others
    /// have sent.
    private static let advanceTime = 25

    /// Writes down as many of a piece's statuses as there is time for, and one at least; nil where somebody else has read on.
    func advanceSome(
        _ progress: LogProgress, within time: Duration, policy: BouncePolicy, random: @escaping @Sendable () -> Double
    ) throws(StorageError) -> (effects: [Settlement.Effect], isLast: Bool)? {
        try writer.perform { [rules, keys = retryKeys.withLock(\.self)] database in
            guard try database.position(ofLog: progress.source) == progress.start else { return nil }
            let start = ContinuousClock.now
            let known = try database.writtenStatuses(ofLog: progress.source)
            var done = known
            var effects: [Settlement.Effect] = []
            for status in progress.statuses.dropFirst(known) {
                if done > known, ContinuousClock.now - start > time {
                    try database.setWrittenStatuses(done, ofLog: progress.source)
                    return (effects, false)
                }
                done += 1
                let oldest = status.at - Int64(policy.validDays) * BouncePolicy.day
                guard let record = try DeliveryRecord.find(status, oldest: oldest, in: database) else { continue }
                // syslog's times are whole seconds: nothing is delivered before it was sent.
                let writer = EventWriter(
                    database: database, record: record, trust: .sealed, rules: rules,
                    at: max(status.at, record.sentAt))
                if let effect = try writer.write(status, policy: policy, random: random) { effects.append(effect) }
            }
            try database.sealRetries(keys)
            try database.write(progress)
            // The piece may be shorter than the one that was begun, where that was long.
            try database.setWrittenStatuses(done - progress.statuses.count, ofLog: progress.source)
            return (effects, true)
        }
    }
}

extension Database {
    fileprivate func position(ofLog source: String) throws -> String? {
        try String.fetchOne(
            cachedStatement(sql: "SELECT position FROM logs WHERE source = $1"), arguments: [source])
    }

    /// Returns how many of the statuses behind a log's position are written down.
    fileprivate func writtenStatuses(ofLog source: String) throws -> Int {
        try Int.fetchOne(
            cachedStatement(sql: "SELECT statuses FROM log_pieces WHERE source = $1"), arguments: [source]) ?? 0
    }

    fileprivate func setWrittenStatuses(_ count: Int, ofLog source: String) throws {
        let sql =
            count > 0
            ? "INSERT INTO log_pieces (source, statuses) VALUES ($1, $2) ON CONFLICT (source) DO UPDATE SET statuses = $2"
            : "DELETE FROM log_pieces WHERE source = $1 AND $2 = 0"
        try cachedStatement(sql: sql).execute(arguments: [source, max(0, count)])
    }

    fileprivate func write(_ progress: LogProgress) throws {
        let insert = try cachedStatement(
            sql: """
                INSERT INTO logged_messages (source, queue_id, state) VALUES ($1, $2, $3)
                ON CONFLICT (source, queue_id) DO UPDATE SET state = excluded.state
                """)
        for var message in progress.kept {
            try keepContacts(of: &message)
            try insert.execute(arguments: [progress.source, message.queueID, Data(message.bytes)])
        }
        let delete = try cachedStatement(sql: "DELETE FROM logged_messages WHERE source = $1 AND queue_id = $2")
        for queueID in progress.forgotten { try delete.execute(arguments: [progress.source, queueID]) }
        try cachedStatement(
            sql: """
                INSERT INTO logs (source, position) VALUES ($1, $2)
                ON CONFLICT (source) DO UPDATE SET position = excluded.position
                """
        ).execute(arguments: [progress.source, progress.end])
    }
}

extension Database {
    /// Of recipients who are no contacts nothing is kept: other people's, and those who are erased, whom the follower may still know.
    ///
    /// Except of a message of ours that a filter has given back under another queue id: until the log has said which that was,
    /// nobody knows who those were before aliases.
    private func keepContacts(of message: inout QueuedMessage) throws {
        let (queueID, messageID) = (message.queueID, message.isLinked ? nil : message.messageID)
        var isUnlinked: Bool?
        try message.keepRecipients { addresses in
            if try addresses.contains(where: isContact) { return true }
            let answer = try isUnlinked ?? isUnlinkedOfOurs(messageID, queueID)
            isUnlinked = answer
            return answer
        }
    }

    private func isContact(_ address: String) throws -> Bool {
        try Bool.fetchOne(
            cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM contacts WHERE address = $1)"),
            arguments: [Contact.normalised(address)]) == true
    }

    private func isUnlinkedOfOurs(_ messageID: String?, _ queueID: String) throws -> Bool {
        guard let messageID else { return false }
        return try Bool.fetchOne(
            cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM messages WHERE message_id = $1 AND queue_id <> $2)"),
            arguments: [messageID, queueID]) == true
    }
}

extension EventWriter {
    /// Returns nil where nothing follows.
    fileprivate func write(
        _ status: DeliveryStatus, policy: BouncePolicy, random: () -> Double
    ) throws -> Settlement.Effect? {
        let account = Account(status: status.status, diagnostic: status.reply, remote: status.remote?.name)
        // What was said is read where something follows from it.
        func bounce() -> Finding.Bounce {
            Finding.Bounce(
                logged: status.reply, status: status.status, command: status.command, remote: status.remote?.name,
                recipient: status.recipient, senders: [record.sender, policy.returnPath].compactMap(\.self),
                classifier: policy.classifier)
        }
        switch status.state {
        case .deferred:
            return try writeDeferred(account, isRetold: status.isRetold, because: bounce().verdict.reason)
        case .delivered: return try writeDelivered(account, isLogged: true)
        case .bounced, .expired:
            // There was a later sending, which there is only after a bounce of this one.
            guard record.attempt == record.facts.attempts else { return nil }
            return try writeBounce(bounce(), policy: policy, random: random())
        }
    }
}
