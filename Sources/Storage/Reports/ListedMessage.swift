internal import GRDB
internal import Words

/// A message in a list, as `crm_messages` has it.
package struct ListedMessage: Sendable {
    /// Our number.
    package let message: Int64
    package let messageID: String
    package let queueID: String
    package let sender: String
    package let subject: String
    package let campaign: String?
    package let sentAt: String
    /// The first of those that it was written to.
    package let recipient: String
    /// How many it was sent to.
    package let recipients: Int
    package let indicator: String
    package let opens: Int
    package let clicks: Int
    package let replies: Int
    package let bounces: Int

    /// What one of `crm_messages` may be.
    package enum Indicator: String, Sendable, CaseIterable {
        case sent, opened, clicked, bounced, suppressed
        case notOpened = "not_opened"
    }
}

/// Which messages are listed: those to which all applies that is said.
package struct MessageFilter: Sendable {
    package var sender: String?
    package var campaign: String?
    package var indicator: ListedMessage.Indicator?

    /// - Parameter sender: an address, or all of a domain (`@shop.example`).
    package init(sender: String? = nil, campaign: String? = nil, indicator: ListedMessage.Indicator? = nil) {
        self.sender = sender.map(Contact.normalised)
        self.campaign = campaign
        self.indicator = indicator
    }
}

extension Store {
    /// Returns a page of messages, the newest first.
    ///
    /// - Parameter before: the number of the last message of the page before; nil for the first page.
    package func messages(
        _ filter: MessageFilter, limit: Int, before: Int64? = nil
    ) throws(StorageError) -> [ListedMessage] {
        let (sql, arguments) = filter.query(before: before ?? .max, limit: limit)
        return try read { database in
            try Row.fetchAll(database, sql: sql, arguments: StatementArguments(arguments)).map(ListedMessage.init)
        }
    }
}

extension MessageFilter {
    /// Messages are read from the newest on, those of a campaign by its index: nothing is sorted.
    func query(before: Int64, limit: Int) -> (sql: String, arguments: [DatabaseValue]) {
        var conditions: [String] = []
        var arguments: [DatabaseValue] = []
        func add(_ value: some DatabaseValueConvertible, _ condition: (String) -> String) {
            arguments.append(value.databaseValue)
            conditions.append(condition("$\(arguments.count)"))
        }
        add(before) { "message < \($0)" }
        if let sender, sender.hasPrefix("@") {
            add(sender) { "substr(lower(sender), -length(\($0))) = \($0)" }
        } else if let sender {
            add(sender) { "lower(sender) = \($0)" }
        }
        if let campaign { add(campaign) { "campaign = \($0)" } }
        if let indicator { add(indicator.rawValue) { "indicator = \($0)" } }
        arguments.append(limit.databaseValue)
        let sql = """
            SELECT \(ListedMessage.columns) FROM crm_messages v WHERE \(conditions.joined(separator: " AND "))
            ORDER BY message DESC LIMIT $\(arguments.count)
            """
        return (sql, arguments)
    }
}

extension ListedMessage {
    /// Of `crm_messages v`.
    static let columns = """
        v.*, (SELECT a.address FROM deliveries d JOIN contacts a ON a.contact = d.contact
            WHERE d.message = v.message ORDER BY d.delivery LIMIT 1) AS recipient
        """

    init(_ row: Row) throws {
        message = try row["message"]
        messageID = try row["message_id"]
        queueID = try row["queue_id"]
        sender = try row["sender"]
        subject = try row["subject"]
        campaign = try row["campaign"]
        sentAt = try row["sent_at"]
        recipient = try row["recipient"] ?? ""
        recipients = try row["recipients"]
        indicator = try row["indicator"]
        opens = try row["opens"]
        clicks = try row["clicks"]
        replies = try row["replies"]
        bounces = try row["bounces"]
    }
}
