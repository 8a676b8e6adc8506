// A delivery as the rules of bounces see it, found by what a report says of it.

internal import Bounces
internal import GRDB
internal import MTALog
internal import Words

struct DeliveryRecord {
    let delivery: Int64
    let message: Int64
    let copy: Int64
    let contact: Int64
    /// Zero where the message belongs to none.
    let campaign: Int64
    let queueID: String
    let recipient: String
    /// The envelope sender as the sender gave it.
    let sender: String
    let state: DeliveryState
    let sentAt: Int64
    /// The list or stream that the message names.
    let stream: String?
    /// Whether the copy went to nobody else.
    let isOnlyOfCopy: Bool
    let facts: DeliveryFacts
    /// Whether the state is what a report says that is only named.
    let isStateNamed: Bool
    /// Whether somebody has opened the recipient's own copy, or clicked in it.
    let isHit: Bool
    /// Whether the contact has soft bounces that a sign of life clears.
    let hasSoftBounces: Bool
    /// The sending that is spoken of: the latest, unless a queue id tells that it is another.
    private(set) var attempt: Int
    /// Whether what became of it is known by more than a name: by a seal, the MTA's log or a hit.
    var isProven: Bool { isHit || state != .sent && !isStateNamed }
    /// The recipient's.
    var domain: String { Contact.domain(of: recipient) }
    /// Its contact was erased: nothing that comes back of it is written down.
    var isErased: Bool { recipient == Erasure.name }

    private init(_ row: Row) throws {
        delivery = try row[0]
        message = try row[1]
        copy = try row[2]
        contact = try row[3]
        campaign = try row[4]
        queueID = try row[5]
        recipient = try row[6]
        state = try row[7]
        sentAt = try row[8]
        let attempts: Int = try row[9]
        // The message's own first bounce is counted with the contact by the time of its second.
        let softBounces: Int = try row[10]
        hasSoftBounces = softBounces > 0
        attempt = attempts
        facts = try DeliveryFacts(
            attempts: attempts, softBounces: max(0, softBounces - (attempts > 1 ? 1 : 0)), softSince: row[11])
        isOnlyOfCopy = try row[12]
        stream = try row[13]
        isStateNamed = try row[14]
        isHit = try row[15]
        sender = try row[16]
    }

    private static let selection = """
        SELECT d.delivery, d.message, d.copy, d.contact, COALESCE(m.campaign, 0), m.queue_id, a.address, d.state, m.sent_at,
            d.attempts, a.soft_bounces, a.soft_since, c.delivery IS NOT NULL, m.stream,
            d.is_named, c.delivery IS NOT NULL AND c.opens + c.clicks > 0, m.sender
        """

    private static let columns =
        selection + """

            FROM deliveries d
            JOIN copies c ON c.copy = d.copy
            JOIN messages m ON m.message = d.message
            JOIN contacts a ON a.contact = d.contact

            """

    /// Returns the copy's delivery to one of the addresses. A copy with one recipient needs no address: a mailbox may have
    /// forwarded the mail to another, which is then the one that the report names.
    static func find(copy: Int64, addresses: [String], in database: Database) throws -> DeliveryRecord? {
        let message = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT message FROM copies WHERE copy = $1"), arguments: [copy])
        guard let message else { return nil }
        for address in addresses {
            let sql = columns + "WHERE d.message = $1 AND d.copy = $2 AND a.address = $3"
            let arguments: StatementArguments = [message, copy, Contact.normalised(address)]
            if let row = try Row.fetchOne(database.cachedStatement(sql: sql), arguments: arguments) {
                return try DeliveryRecord(row)
            }
        }
        let sql = columns + "WHERE d.delivery = (SELECT delivery FROM copies WHERE copy = $1)"
        return try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [copy]).map(DeliveryRecord.init)
    }

    /// Returns the newest delivery of a message with this Message-ID to one of the addresses.
    static func find(messageID: String, addresses: [String], in database: Database) throws -> DeliveryRecord? {
        let sql = columns + "WHERE m.message_id = $1 AND a.address = $2 ORDER BY d.delivery DESC LIMIT 1"
        for address in addresses {
            let arguments: StatementArguments = [messageID, Contact.normalised(address)]
            if let row = try Row.fetchOne(database.cachedStatement(sql: sql), arguments: arguments) {
                return try DeliveryRecord(row)
            }
        }
        return nil
    }

    /// The delivery that a line of the MTA's log speaks of: by the queue id that it had first, else by the line's own.
    ///
    /// - Parameter oldest: Milliseconds since 1970: who left before that is not meant.
    static func find(_ status: DeliveryStatus, oldest: Int64, in database: Database) throws -> DeliveryRecord? {
        let recipient = Contact.normalised(status.recipient)
        let original = status.originalRecipient.map(Contact.normalised) ?? recipient
        for queueID in status.queueID == status.loggedQueueID
            ? [status.queueID] : [status.queueID, status.loggedQueueID]
        {
            let arguments: StatementArguments = [queueID, oldest, status.at + clockTolerance, original, recipient]
            if let row = try Row.fetchOne(database.cachedStatement(sql: byFirstSending), arguments: arguments) {
                var record = try DeliveryRecord(row)
                record.attempt = 1
                return record
            }
            if let row = try Row.fetchOne(database.cachedStatement(sql: byRetry), arguments: arguments) {
                var record = try DeliveryRecord(row)
                record.attempt = try row[17]
                return record
            }
        }
        return nil
    }

    /// Milliseconds that the clock of the log's host may be behind ours: a delivery does not come before its message.
    private static let clockTolerance: Int64 = 60_000

    // CROSS JOIN, here and below: from the queue id to the one contact's delivery. SQLite goes in the order of its tables;
    // left to itself it would look through all that the contact ever got.
    // QUIRK: Postfix's short queue ids come again, as inodes do. The newest message that had left by then is meant.
    static let byFirstSending =
        selection + """

            FROM messages m CROSS JOIN contacts a CROSS JOIN deliveries d
            JOIN copies c ON c.copy = d.copy
            WHERE m.queue_id = $1 AND m.sent_at BETWEEN $2 AND $3 AND a.address IN ($4, $5)
                AND d.message = m.message AND d.contact = a.contact
            ORDER BY m.sent_at DESC, a.address = $4 DESC LIMIT 1
            """

    static let byRetry =
        selection + """
            , r.attempt
            FROM retry_queue_ids r CROSS JOIN contacts a
            JOIN deliveries d ON d.delivery = r.delivery AND d.contact = a.contact
            JOIN copies c ON c.copy = d.copy
            JOIN messages m ON m.message = d.message
            WHERE r.queue_id = $1 AND r.at BETWEEN $2 AND $3 AND a.address IN ($4, $5)
            ORDER BY r.at DESC, a.address = $4 DESC LIMIT 1
            """

    static func find(delivery: Int64, in database: Database) throws -> DeliveryRecord? {
        let sql = columns + "WHERE d.delivery = $1"
        return try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [delivery]).map(DeliveryRecord.init)
    }
}
