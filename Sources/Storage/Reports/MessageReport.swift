internal import GRDB
package import Words

/// `report message`, without its timeline.
package struct MessageReport: Sendable {
    /// Our number.
    package let message: Int64
    package let messageID: String
    package let queueID: String
    package let sender: String
    package let subject: String
    package let campaign: String?
    package let leftAlone: String?
    package let sentAt: String
    package let indicator: String
    package let opens: Int
    package let machineOpens: Int
    package let firstOpenedAt: String?
    package let lastOpenedAt: String?
    package let clicks: Int
    package let machineClicks: Int
    package let replies: Int
    /// Recipients whose delivery has bounced.
    package let bounces: Int
    package let recipients: [Recipient]
    /// As they stand in the mail.
    package let links: [LinkFigures]
    /// How many messages have the Message-ID or queue id that was asked for, this one among them.
    package internal(set) var namesakes = 1
    /// The newest of them; none where this is the only one.
    package internal(set) var newest: [ListedMessage] = []

    package struct Recipient: Sendable {
        package let delivery: Int64
        package let address: String
        package let state: DeliveryState
        package let indicator: String
        package let deliveredAt: String?
        package let opens: Int
        package let machineOpens: Int
        package let clicks: Int
        package let firstOpenedAt: String?
        package let lastStatus: String?
        package let bounceClass: String?
        package let bounceReason: String?
        package let attempts: Int
    }
}

extension Store {
    /// - Parameters:
    ///   - reference: a Message-ID with or without its angle brackets, a queue id, or our number. Of several messages the report
    ///     is the newest's: queue ids come again, and there are mailers that give all their mails one Message-ID. Nil where there
    ///     is none.
    ///   - limit: how many of several are listed.
    package func messageReport(_ reference: String, limit: Int = 1000) throws(StorageError)
        -> MessageReport?
    {
        try read { database in
            let number = try Int64.fetchOne(
                database, sql: Self.messageByReference, arguments: [reference, Int64(reference) ?? 0])
            guard
                var report = try Row.fetchOne(
                    database, sql: "SELECT * FROM crm_messages WHERE message = $1", arguments: [number]
                ).map({ try MessageReport($0, in: database) })
            else { return nil }
            let namesakes =
                try Int.fetchOne(database, sql: Self.namesakes("COUNT(*)"), arguments: [reference]) ?? 0
            if namesakes > 1 {
                report.namesakes = namesakes
                report.newest = try Row.fetchAll(
                    database, sql: Self.listedNamesakes, arguments: [reference, limit]
                ).map(ListedMessage.init)
            }
            return report
        }
    }

    private static let listedNamesakes = """
        SELECT \(ListedMessage.columns) FROM crm_messages v
        WHERE message IN (\(namesakes("message")) ORDER BY message DESC LIMIT $2)
        ORDER BY message DESC
        """

    private static func namesakes(_ columns: String) -> String {
        """
        SELECT \(columns) FROM (
            SELECT message FROM messages WHERE message_id IN ($1, '<' || $1 || '>')
            UNION SELECT message FROM messages WHERE queue_id = $1
        ) AS v
        """
    }

    /// One search each: a condition with OR is one that SQLite may answer by reading all messages, the newest first.
    static let messageByReference = """
        SELECT MAX(message) FROM (
            SELECT message FROM messages WHERE message_id IN ($1, '<' || $1 || '>')
            UNION ALL SELECT message FROM messages WHERE queue_id = $1
            UNION ALL SELECT message FROM messages WHERE message = $2
        ) AS v
        """
}

extension MessageReport {
    fileprivate init(_ row: Row, in database: Database) throws {
        message = try row["message"]
        messageID = try row["message_id"]
        queueID = try row["queue_id"]
        sender = try row["sender"]
        subject = try row["subject"]
        campaign = try row["campaign"]
        leftAlone = try row["left_alone"]
        sentAt = try row["sent_at"]
        indicator = try row["indicator"]
        opens = try row["opens"]
        machineOpens = try row["machine_opens"]
        firstOpenedAt = try row["first_opened_at"]
        lastOpenedAt = try row["last_opened_at"]
        clicks = try row["clicks"]
        machineClicks = try row["machine_clicks"]
        replies = try row["replies"]
        bounces = try row["bounces"]
        recipients = try Row.fetchAll(
            database, sql: "SELECT * FROM crm_deliveries WHERE message = $1 ORDER BY delivery", arguments: [message]
        ).map(Recipient.init)
        let times = try Self.clickTimes(of: message, in: database)
        links = try Row.fetchAll(
            database, sql: "SELECT * FROM crm_links WHERE message = $1 ORDER BY link", arguments: [message]
        ).map {
            let url: String = try $0["url"]
            return LinkFigures(
                url: url, clicks: try $0["clicks"], uniqueClicks: try $0["unique_clicks"], clickedAt: times[url] ?? [])
        }
    }

    /// Returns when people clicked each URL.
    private static func clickTimes(of message: Int64, in database: Database) throws -> [String: [String]] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT url, at FROM crm_timeline WHERE message = $1 AND event = 'click' AND actor IN ('human', 'proxy') ORDER BY at
                """,
            arguments: [message])
        var times: [String: [String]] = [:]
        while let row = try rows.next() { try times[row["url"] ?? "", default: []].append(row["at"]) }
        return times
    }
}

extension MessageReport.Recipient {
    fileprivate init(_ row: Row) throws {
        delivery = try row["delivery"]
        address = try row["recipient"]
        state = try row["state"]
        indicator = try row["indicator"]
        deliveredAt = try row["delivered_at"]
        opens = try row["opens"]
        machineOpens = try row["machine_opens"]
        clicks = try row["clicks"]
        firstOpenedAt = try row["first_opened_at"]
        lastStatus = try row["last_status"]
        bounceClass = try row["bounce_class"]
        bounceReason = try row["bounce_reason"]
        attempts = try row["attempts"]
    }
}
