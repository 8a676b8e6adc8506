// Which delivery a reply answers.

internal import Bounces
internal import GRDB
internal import Words

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

    /// Returns the delivery of a copy that is answered: to the author, or to somebody for whom the author may answer.
    static func find(copy: Int64, answeredBy author: String, in database: Database) throws -> DeliveryRecord? {
        let author = Contact.normalised(author)
        let rows = try Row.fetchAll(database.cachedStatement(sql: ofCopy), arguments: [copy])
        guard let delivery = try rows.delivery(answeredBy: author) else { return nil }
        return try find(delivery: delivery, in: database)
    }

    // CROSS JOIN: from the message, or the few that have its Message-ID. See DeliveryRecord.

    static let ofRecipient = """
        SELECT d.delivery, a.address, m.sender FROM messages m CROSS JOIN contacts a CROSS JOIN deliveries d
        WHERE m.message_id = $1 AND a.address = $2 AND lower(m.sender) <> $2
            AND d.message = m.message AND d.contact = a.contact
        ORDER BY m.message DESC, d.delivery LIMIT 1
        """

    /// The recipients among whom a colleague of the author is sought.
    static let ofRecipients = """
        SELECT d.delivery, a.address, m.sender FROM messages m CROSS JOIN deliveries d CROSS JOIN contacts a
        WHERE m.message_id = $1 AND lower(m.sender) <> $2
            AND d.message = m.message AND a.contact = d.contact
        ORDER BY m.message DESC, d.delivery LIMIT 1000
        """

    /// The one recipient of a copy, or those who share it.
    static let ofCopy = """
        SELECT d.delivery, a.address, m.sender FROM copies c CROSS JOIN messages m CROSS JOIN deliveries d CROSS JOIN contacts a
        WHERE c.copy = $1 AND m.message = c.message AND d.delivery = c.delivery AND a.contact = d.contact
        UNION ALL
        SELECT d.delivery, a.address, m.sender FROM copies c CROSS JOIN messages m CROSS JOIN deliveries d CROSS JOIN contacts a
        WHERE c.copy = $1 AND c.delivery IS NULL AND m.message = c.message AND d.message = c.message AND d.copy = c.copy
            AND a.contact = d.contact
        LIMIT 1000
        """
}

extension Database {
    fileprivate func delivery(of messageID: String, to author: String) throws -> Int64? {
        try Row.fetchAll(cachedStatement(sql: DeliveryRecord.ofRecipient), arguments: [messageID, author])
            .delivery(answeredBy: author)
    }

    fileprivate func delivery(of messageID: String, toOneLike author: String) throws -> Int64? {
        try Row.fetchAll(cachedStatement(sql: DeliveryRecord.ofRecipients), arguments: [messageID, author])
            .delivery(answeredBy: author)
    }
}

/// Rows of a delivery, its recipient and its message's sender.
extension [Row] {
    /// The author's own delivery before that of another for whom they may answer. Who sent the message is never its replier, under
    /// whatever extension.
    fileprivate func delivery(answeredBy author: String) throws -> Int64? {
        let rows = try filter { row in
            let sender = Contact.normalised(try row[2])
            return author != sender && !Replier.isSameMailbox(author, sender)
        }
        let row =
            try rows.first { try $0[1] == author } ?? rows.first { try Replier.isSameMailbox(author, $0[1]) }
            ?? rows.first { try Replier.isColleague(author, $0[1]) }
        return try row?[0]
    }
}
