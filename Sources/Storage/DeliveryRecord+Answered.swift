// Which delivery a reply answers.

internal import Bounces
internal import GRDB
internal import Tracking

extension DeliveryRecord {
    /// The delivery that is answered: of the first of the messages that is ours and went to the author, or to somebody for
    /// whom the author may answer. Who sent a message is never its replier.
    ///
    /// - Parameter messageIDs: with their angle brackets, the nearest first.
    static func find(
        _ messageIDs: [String], answeredBy author: String, in database: Database
    ) throws -> DeliveryRecord? {
        let author = Contact.normalised(author)
        for messageID in messageIDs {
            if let delivery = try database.delivery(of: messageID, to: author)
                ?? database.delivery(of: messageID, toOneLike: author)
            {
                return try find(delivery: delivery, in: database)
            }
        }
        return nil
    }

    // CROSS JOIN: from the message, or the few that have its Message-ID. See DeliveryRecord.

    static let ofRecipient = """
        SELECT d.delivery FROM messages m CROSS JOIN contacts a CROSS JOIN deliveries d
        WHERE m.message_id = $1 AND a.address = $2 AND lower(m.sender) <> $2
            AND d.message = m.message AND d.contact = a.contact
        ORDER BY m.message DESC, d.delivery LIMIT 1
        """

    /// The recipients among whom a colleague of the author is sought.
    static let ofRecipients = """
        SELECT d.delivery, a.address FROM messages m CROSS JOIN deliveries d CROSS JOIN contacts a
        WHERE m.message_id = $1 AND lower(m.sender) <> $2
            AND d.message = m.message AND a.contact = d.contact
        ORDER BY m.message DESC, d.delivery LIMIT 1000
        """
}

extension Database {
    fileprivate func delivery(of messageID: String, to author: String) throws -> Int64? {
        try Int64.fetchOne(cachedStatement(sql: DeliveryRecord.ofRecipient), arguments: [messageID, author])
    }

    fileprivate func delivery(of messageID: String, toOneLike author: String) throws -> Int64? {
        let rows = try Row.fetchAll(
            cachedStatement(sql: DeliveryRecord.ofRecipients), arguments: [messageID, author])
        let row =
            rows.first { Replier.isSameMailbox(author, $0[1]) } ?? rows.first { Replier.isColleague(author, $0[1]) }
        return row?[0]
    }
}
