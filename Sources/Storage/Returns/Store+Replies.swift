// Replies that are seen on their way to somebody, and not taken out of a mailbox.

package import Bounces
internal import GRDB
internal import Sealing

extension Store {
    /// Counts a reply. When this returns, it is on disk. The same reply again, this way or from the mailbox, has no effect.
    ///
    /// - Parameter now: milliseconds since 1970.
    /// - Returns: what has changed; nil where nothing of ours is answered.
    package func count(_ reply: ReplyHeader, now: Int64) throws(StorageError) -> Settlement.Effect? {
        try writer.perform { [rules] database in
            guard let record = try DeliveryRecord.find(reply.answered, answeredBy: reply.author, in: database),
                !record.isErased
            else { return nil }
            return try EventWriter(database: database, record: record, trust: .named, rules: rules, at: now)
                .writeReply(messageID: reply.messageID)
        }
    }
}

extension Database {
    /// Notes a reply; false where it was noted before.
    ///
    /// - Parameter messageID: the reply's own.
    func isNewReply(_ messageID: String, at now: Int64) throws -> Bool {
        try cachedStatement(
            sql: """
                INSERT INTO returned_mails (digest, at, kind, outcome) VALUES ($1, $2, 'reply_id', 'settled')
                ON CONFLICT DO NOTHING
                """
        ).execute(arguments: [try Digest.sha256(Array("reply \(messageID)".utf8)), now])
        guard changesCount > 0 else { return false }
        try forgetReturnedMails(before: now - Store.memory)
        return true
    }
}
