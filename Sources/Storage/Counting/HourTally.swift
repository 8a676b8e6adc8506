internal import GRDB

/// What one transaction changes for a campaign's hours.
struct HourTally {
    /// By their beginnings.
    private var hours: [Int64: HitCounts] = [:]

    /// Milliseconds.
    static let hour: Int64 = 3_600_000

    /// Adds what has happened, or has not after all, at a time.
    mutating func add(_ counts: HitCounts, at time: Int64) {
        hours[time - time % Self.hour, default: HitCounts()] += counts
    }

    mutating func add(_ other: HourTally) {
        for (hour, counts) in other.hours { hours[hour, default: HitCounts()] += counts }
    }

    func write(to database: Database, campaign: Int64) throws {
        for (hour, counts) in hours where counts != HitCounts() {
            try database.cachedStatement(
                sql: """
                    INSERT INTO campaign_hours (campaign, hour, opens, machine_opens, clicks, machine_clicks)
                    VALUES ($1, $2, $3, $4, $5, $6)
                    ON CONFLICT (campaign, hour) DO UPDATE SET
                        opens = campaign_hours.opens + excluded.opens,
                        machine_opens = campaign_hours.machine_opens + excluded.machine_opens,
                        clicks = campaign_hours.clicks + excluded.clicks,
                        machine_clicks = campaign_hours.machine_clicks + excluded.machine_clicks
                    """
            ).execute(arguments: [
                campaign, hour, counts.opens, counts.machineOpens, counts.clicks, counts.machineClicks,
            ])
            if counts.takesBack { try removeIfEmpty(hour, of: campaign, in: database) }
        }
    }

    private func removeIfEmpty(_ hour: Int64, of campaign: Int64, in database: Database) throws {
        try database.cachedStatement(
            sql: """
                DELETE FROM campaign_hours
                WHERE campaign = $1 AND hour = $2 AND (opens, machine_opens, clicks, machine_clicks) = (0, 0, 0, 0)
                """
        ).execute(arguments: [campaign, hour])
    }
}
