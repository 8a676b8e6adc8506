// The figures, as values: what `report` prints and what the CRM reads in the views, from the same views.

internal import GRDB

/// A link's clicks, of a message or of a campaign.
package struct LinkFigures: Sendable {
    package let url: String
    package let clicks: Int
    package let uniqueClicks: Int
    /// When it was clicked, in order; empty for a campaign.
    package let clickedAt: [String]
}

/// `report campaign`.
package struct CampaignReport: Sendable {
    package let campaign: String
    package let sent: Int
    package let delivered: Int
    package let opened: Int
    package let clicked: Int
    package let hardBounced: Int
    package let softBounced: Int
    package let unsubscribed: Int
    package let complained: Int
    package let replied: Int
    package let openRate: Double
    package let clickRate: Double
    package let bounceRate: Double
    package let unsubscribeRate: Double
    package let machineOpens: Int
    package let machineClicks: Int
    package let topLinks: [LinkFigures]
    /// What stands against the sender's side, the most frequent first.
    package let alarms: [Alarm]

    /// Refusals that are our side's fault, of one recipient domain.
    package struct Alarm: Sendable {
        package let reason: String
        package let domain: String
        package let count: Int
        package let lastAt: String
        /// The text of the last one.
        package let diagnostic: String
    }
}

/// `report message`.
package struct MessageReport: Sendable {
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
    package let recipients: [Recipient]
    package let links: [LinkFigures]
    package let timeline: [TimelineEntry]

    package struct Recipient: Sendable {
        package let address: String
        package let state: String
        package let indicator: String
        package let opens: Int
        package let clicks: Int
        package let firstOpenedAt: String?
        package let lastStatus: String?
        package let bounceClass: String?
        package let bounceReason: String?
        package let attempts: Int
    }
}

/// One event of a timeline.
package struct TimelineEntry: Sendable {
    package let at: String
    package let event: String
    package let contact: String?
    package let url: String?
    package let ip: String?
    package let userAgent: String?
    package let actor: String?
    package let actorReason: String?
    package let status: String?
    package let reason: String?
}

extension Store {
    /// Links that a campaign's report names.
    private static let topLinks = 10

    /// Nil where there is no such campaign.
    package func campaignReport(_ name: String) throws(StorageError) -> CampaignReport? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM crm_campaigns WHERE campaign = $1", arguments: [name]).map {
                try CampaignReport($0, in: database, links: Self.topLinks)
            }
        }
    }

    /// All campaigns, the newest first, without their links.
    package func campaignReports() throws(StorageError) -> [CampaignReport] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM crm_campaigns ORDER BY created_at DESC, campaign").map {
                try CampaignReport($0, in: database, links: 0)
            }
        }
    }

    /// - Parameter reference: a Message-ID with or without its angle brackets, a queue id, or our number. The newest message
    ///   wins: queue ids come again. Nil where there is none.
    package func messageReport(_ reference: String) throws(StorageError) -> MessageReport? {
        try read { database in
            let number = try Int64.fetchOne(
                database,
                sql: """
                    SELECT message FROM messages
                    WHERE message_id IN ($1, '<' || $1 || '>') OR queue_id = $1 OR message = $2
                    ORDER BY message DESC LIMIT 1
                    """,
                arguments: [reference, Int64(reference) ?? 0])
            guard let number else { return nil }
            return try Row.fetchOne(database, sql: "SELECT * FROM crm_messages WHERE message = $1", arguments: [number])
                .map {
                    try MessageReport($0, number: number, in: database)
                }
        }
    }
}

extension CampaignReport {
    fileprivate init(_ row: Row, in database: Database, links: Int) throws {
        campaign = row["campaign"]
        sent = row["sent"]
        delivered = row["delivered"]
        opened = row["opened"]
        clicked = row["clicked"]
        hardBounced = row["hard_bounced"]
        softBounced = row["soft_bounced"]
        unsubscribed = row["unsubscribed"]
        complained = row["complained"]
        replied = row["replied"]
        openRate = row["open_rate"]
        clickRate = row["click_rate"]
        bounceRate = row["bounce_rate"]
        unsubscribeRate = row["unsubscribe_rate"]
        machineOpens = row["machine_opens"]
        machineClicks = row["machine_clicks"]
        topLinks = try Row.fetchAll(
            database,
            sql: """
                SELECT * FROM crm_campaign_links WHERE campaign = $1
                ORDER BY unique_clicks DESC, clicks DESC, url LIMIT $2
                """,
            arguments: [campaign, links]
        ).map { LinkFigures(url: $0["url"], clicks: $0["clicks"], uniqueClicks: $0["unique_clicks"], clickedAt: []) }
        alarms = try Row.fetchAll(
            database,
            sql: """
                SELECT * FROM crm_alarms WHERE campaign = $1 ORDER BY count DESC, reason, domain LIMIT $2
                """,
            arguments: [campaign, links]
        ).map {
            Alarm(
                reason: $0["reason"], domain: $0["domain"], count: $0["count"], lastAt: $0["last_at"],
                diagnostic: $0["diagnostic"])
        }
    }
}

extension MessageReport {
    fileprivate init(_ row: Row, number: Int64, in database: Database) throws {
        messageID = row["message_id"]
        queueID = row["queue_id"]
        sender = row["sender"]
        subject = row["subject"]
        campaign = row["campaign"]
        leftAlone = row["left_alone"]
        sentAt = row["sent_at"]
        indicator = row["indicator"]
        opens = row["opens"]
        machineOpens = row["machine_opens"]
        firstOpenedAt = row["first_opened_at"]
        lastOpenedAt = row["last_opened_at"]
        clicks = row["clicks"]
        recipients = try Row.fetchAll(
            database, sql: "SELECT * FROM crm_deliveries WHERE message = $1 ORDER BY delivery", arguments: [number]
        ).map {
            Recipient(
                address: $0["recipient"], state: $0["state"], indicator: $0["indicator"], opens: $0["opens"],
                clicks: $0["clicks"], firstOpenedAt: $0["first_opened_at"], lastStatus: $0["last_status"],
                bounceClass: $0["bounce_class"], bounceReason: $0["bounce_reason"], attempts: $0["attempts"])
        }
        let entries = try Row.fetchAll(
            database, sql: "SELECT * FROM crm_timeline WHERE message = $1 ORDER BY at", arguments: [number]
        ).map(TimelineEntry.init)
        timeline = entries
        links = try Row.fetchAll(
            database, sql: "SELECT * FROM crm_links WHERE message = $1 ORDER BY link", arguments: [number]
        ).map { row in
            let url: String = row["url"]
            let clicks = entries.filter { $0.event == "click" && $0.url == url && $0.actor != "machine" }
            return LinkFigures(
                url: url, clicks: row["clicks"], uniqueClicks: row["unique_clicks"], clickedAt: clicks.map(\.at))
        }
    }
}

extension TimelineEntry {
    fileprivate init(_ row: Row) {
        at = row["at"]
        event = row["event"]
        contact = row["contact"]
        url = row["url"]
        ip = row["ip"]
        userAgent = row["user_agent"]
        actor = row["actor"]
        actorReason = row["actor_reason"]
        status = row["status"]
        reason = row["reason"]
    }
}
