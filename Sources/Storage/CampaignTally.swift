internal import GRDB

/// What one transaction adds to a campaign.
struct CampaignTally {
    /// Copies that are opened, and that are clicked, for the first time.
    private var opened = 0
    private var clicked = 0
    private var machineOpens = 0
    private var machineClicks = 0

    /// A copy counts once as opened, by an open or by a click, and once as clicked.
    mutating func add(_ copy: CopyTally) {
        let engagedBefore = copy.opensBefore + copy.clicksBefore > 0
        if !engagedBefore, copy.opens + copy.clicks > 0 { opened += 1 }
        if copy.clicksBefore == 0, copy.clicks > 0 { clicked += 1 }
        machineOpens += copy.machineOpens
        machineClicks += copy.machineClicks
    }

    func write(to database: Database, campaign: Int64) throws {
        try database.cachedStatement(
            sql: """
                UPDATE campaigns SET
                    opened = opened + $1, clicked = clicked + $2,
                    machine_opens = machine_opens + $3, machine_clicks = machine_clicks + $4
                WHERE campaign = $5
                """
        ).execute(arguments: [opened, clicked, machineOpens, machineClicks, campaign])
    }
}
