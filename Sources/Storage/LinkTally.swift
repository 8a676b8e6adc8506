internal import GRDB

/// What one transaction adds to a link of a message, and to the same URL in its campaign.
struct LinkTally {
    private let message: Int64
    private let campaign: Int64?
    private let list: Int64?
    private let link: Int
    private var clicks = 0
    private var uniqueClicks = 0
    private var firstAt = Int64.max
    private var lastAt = Int64.min

    init(copy: CopyTally, link: Int) {
        message = copy.message
        campaign = copy.campaign
        list = copy.list
        self.link = link
    }

    mutating func add(at: Int64, isFirst: Bool) {
        clicks += 1
        if isFirst { uniqueClicks += 1 }
        firstAt = min(firstAt, at)
        lastAt = max(lastAt, at)
    }

    func write(to database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO links (message, link, clicks, unique_clicks, first_clicked_at, last_clicked_at)
                VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (message, link) DO UPDATE SET
                    clicks = links.clicks + excluded.clicks, unique_clicks = links.unique_clicks + excluded.unique_clicks,
                    first_clicked_at = CASE WHEN links.first_clicked_at < excluded.first_clicked_at
                        THEN links.first_clicked_at ELSE excluded.first_clicked_at END,
                    last_clicked_at = CASE WHEN links.last_clicked_at > excluded.last_clicked_at
                        THEN links.last_clicked_at ELSE excluded.last_clicked_at END
                """
        ).execute(arguments: [message, link, clicks, uniqueClicks, firstAt, lastAt])
        guard let campaign, let list else { return }
        let statement = try database.cachedStatement(sql: "SELECT urls FROM destinations WHERE list = $1")
        guard let json = try String.fetchOne(statement, arguments: [list]),
            let urls = JSONArray.decode(Array(json.utf8)),
            urls.indices.contains(link)
        else { return }
        try database.cachedStatement(
            sql: """
                INSERT INTO campaign_links (campaign, url, clicks, unique_clicks) VALUES ($1, $2, $3, $4)
                ON CONFLICT (campaign, url) DO UPDATE SET
                    clicks = campaign_links.clicks + excluded.clicks,
                    unique_clicks = campaign_links.unique_clicks + excluded.unique_clicks
                """
        ).execute(arguments: [campaign, String(decoding: urls[link], as: UTF8.self), clicks, uniqueClicks])
    }
}
