internal import GRDB
internal import Words

/// What one transaction changes for a link of a message, and for the same URL in its campaign.
struct LinkTally {
    private let message: Int64
    private let campaign: Int64?
    private let list: Int64?
    private let link: Int
    private var clicks = 0
    private var uniqueClicks = 0
    private var firstAt = Int64.max
    private var lastAt = Int64.min
    /// The first and the last click that was taken back.
    private var takenBack: ClosedRange<Int64>?

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

    mutating func takeBack(at: Int64, isLast: Bool) {
        clicks -= 1
        if isLast { uniqueClicks -= 1 }
        takenBack = min(takenBack?.lowerBound ?? at, at)...max(takenBack?.upperBound ?? at, at)
    }

    /// - Parameter withMessage: false where the message is one person's, and nothing is to be kept of that.
    func write(to database: Database, withMessage: Bool = true) throws {
        if withMessage { try writeRow(to: database) }
        if let campaign, let url = try url(in: database) { try write(url, of: campaign, to: database) }
    }

    private func writeRow(to database: Database) throws {
        if lastAt != .min { try insertRow(in: database) }
        try database.cachedStatement(
            sql: """
                UPDATE links SET clicks = clicks + $1, unique_clicks = unique_clicks + $2
                WHERE message = $3 AND link = $4
                """
        ).execute(arguments: [clicks, uniqueClicks, message, link])
        if let takenBack { try writeTimes(takenBack, to: database) }
    }

    private func insertRow(in database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO links (message, link, clicks, unique_clicks, first_clicked_at, last_clicked_at)
                VALUES ($1, $2, 0, 0, $3, $4)
                ON CONFLICT (message, link) DO UPDATE SET
                    first_clicked_at = CASE WHEN links.first_clicked_at < excluded.first_clicked_at
                        THEN links.first_clicked_at ELSE excluded.first_clicked_at END,
                    last_clicked_at = CASE WHEN links.last_clicked_at > excluded.last_clicked_at
                        THEN links.last_clicked_at ELSE excluded.last_clicked_at END
                """
        ).execute(arguments: [message, link, firstAt, lastAt])
    }

    /// Where the first or last click was taken back, from the events that are kept: those that are not are older than any verdict
    /// that changes.
    private func writeTimes(_ takenBack: ClosedRange<Int64>, to database: Database) throws {
        try database.cachedStatement(sql: "DELETE FROM links WHERE message = $1 AND link = $2 AND clicks <= 0")
            .execute(arguments: [message, link])
        try database.cachedStatement(sql: Self.timesUpdate)
            .execute(arguments: [takenBack.lowerBound, message, link, takenBack.upperBound])
    }

    static let timesUpdate = """
        UPDATE links SET
            first_clicked_at = CASE WHEN first_clicked_at = $1
                THEN COALESCE((SELECT MIN(at) \(clicks)), first_clicked_at) ELSE first_clicked_at END,
            last_clicked_at = CASE WHEN last_clicked_at = $4
                THEN COALESCE((SELECT MAX(at) \(clicks)), last_clicked_at) ELSE last_clicked_at END
        WHERE message = $2 AND link = $3
        """
    private static let clicks =
        "FROM events WHERE message = $2 AND link = $3 AND kind = 'click' AND \(Database.isCounted)"

    private func url(in database: Database) throws -> String? {
        let statement = try database.cachedStatement(sql: "SELECT urls FROM destinations WHERE list = $1")
        guard let list, let json = try String.fetchOne(statement, arguments: [list]),
            let urls = JSONArray.decode(Array(json.utf8)), urls.indices.contains(link)
        else { return nil }
        return String(decoding: urls[link], as: UTF8.self)
    }

    private func write(_ url: String, of campaign: Int64, to database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO campaign_links (campaign, url, clicks, unique_clicks) VALUES ($1, $2, $3, $4)
                ON CONFLICT (campaign, url) DO UPDATE SET
                    clicks = campaign_links.clicks + excluded.clicks,
                    unique_clicks = campaign_links.unique_clicks + excluded.unique_clicks
                """
        ).execute(arguments: [campaign, url, clicks, uniqueClicks])
        if takenBack != nil {
            try database.cachedStatement(
                sql: "DELETE FROM campaign_links WHERE campaign = $1 AND url = $2 AND clicks <= 0"
            ).execute(arguments: [campaign, url])
        }
    }
}
