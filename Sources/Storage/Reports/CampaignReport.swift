internal import GRDB

/// `report campaign`: the figures of `crm_campaigns`.
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
    package let createdAt: String
    /// The most clicked ones; empty where all campaigns are listed.
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

    /// In which order campaigns are listed: a column of theirs.
    package enum Order: String, Sendable, CaseIterable {
        case newest
        case campaign
        case sent
        case openRate = "open_rate"
        case clickRate = "click_rate"
        case bounceRate = "bounce_rate"
        case unsubscribeRate = "unsubscribe_rate"

        fileprivate var sql: String {
            switch self {
            case .newest: "created_at DESC, campaign"
            case .campaign: "campaign"
            default: "\(rawValue) DESC, sent DESC, campaign"
            }
        }
    }
}

extension Store {
    /// Links and alarms that a campaign's report names.
    private static let topLinks = 10

    /// Returns nil where there is no such campaign.
    package func campaignReport(_ name: String) throws(StorageError) -> CampaignReport? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM crm_campaigns WHERE campaign = $1", arguments: [name]).map {
                try CampaignReport($0, in: database, links: Self.topLinks)
            }
        }
    }

    /// Returns all campaigns, without their links.
    package func campaignReports(by order: CampaignReport.Order = .newest) throws(StorageError) -> [CampaignReport] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM crm_campaigns ORDER BY \(order.sql)").map {
                try CampaignReport($0, in: database, links: 0)
            }
        }
    }

    static let topLinksOfCampaign = """
        SELECT url, clicks, unique_clicks FROM crm_campaign_links WHERE campaign = $1
        ORDER BY clicks DESC, unique_clicks DESC, url LIMIT $2
        """
}

extension CampaignReport {
    fileprivate init(_ row: Row, in database: Database, links: Int) throws {
        campaign = try row["campaign"]
        sent = try row["sent"]
        delivered = try row["delivered"]
        opened = try row["opened"]
        clicked = try row["clicked"]
        hardBounced = try row["hard_bounced"]
        softBounced = try row["soft_bounced"]
        unsubscribed = try row["unsubscribed"]
        complained = try row["complained"]
        replied = try row["replied"]
        openRate = try row["open_rate"]
        clickRate = try row["click_rate"]
        bounceRate = try row["bounce_rate"]
        unsubscribeRate = try row["unsubscribe_rate"]
        machineOpens = try row["machine_opens"]
        machineClicks = try row["machine_clicks"]
        createdAt = try row["created_at"]
        guard links > 0 else {
            (topLinks, alarms) = ([], [])
            return
        }
        topLinks = try Row.fetchAll(database, sql: Store.topLinksOfCampaign, arguments: [campaign, links]).map {
            try LinkFigures(url: $0["url"], clicks: $0["clicks"], uniqueClicks: $0["unique_clicks"], clickedAt: [])
        }
        alarms = try Row.fetchAll(
            database,
            sql: "SELECT * FROM crm_alarms WHERE campaign = $1 ORDER BY count DESC, reason, domain LIMIT $2",
            arguments: [campaign, links]
        ).map {
            try Alarm(
                reason: $0["reason"], domain: $0["domain"], count: $0["count"], lastAt: $0["last_at"],
                diagnostic: $0["diagnostic"])
        }
    }
}
