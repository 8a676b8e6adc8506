// Replies that are seen on their way to somebody, and not taken out of a mailbox.

internal import Bounces
internal import GRDB
internal import Sealing
internal import Words

extension Database {
    /// Counts a reply; nil where nothing of ours is answered. The same reply again, this way or from the mailbox, has no effect.
    func count(_ reply: ReplyHeader, at now: Int64, _ rules: CountingRules) throws -> Settlement.Effect? {
        guard let record = try DeliveryRecord.find(reply.answered, answeredBy: reply.author, in: self),
            !record.isErased
        else { return nil }
        return try EventWriter(database: self, record: record, trust: .named, rules: rules, at: now)
            .writeReply(messageID: reply.messageID)
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
