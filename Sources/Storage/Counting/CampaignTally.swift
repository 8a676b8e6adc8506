internal import GRDB

/// What one transaction changes for a campaign.
struct CampaignTally {
    /// Copies that are opened, and that are clicked.
    private var opened = 0
    private var clicked = 0
    private var machineOpens = 0
    private var machineClicks = 0
    private var hours = HourTally()
    /// By recipients' domains. Whose a look at a shared copy is, nobody knows; and who was erased has none.
    private var domains: [String: DomainTally] = [:]

    /// A copy counts once as opened, by an open or by a click, and once as clicked.
    mutating func add(_ copy: CopyTally) {
        opened += (copy.after.isOpened ? 1 : 0) - (copy.before.isOpened ? 1 : 0)
        clicked += (copy.after.isClicked ? 1 : 0) - (copy.before.isClicked ? 1 : 0)
        machineOpens += copy.change.machineOpens
        machineClicks += copy.change.machineClicks
        hours.add(copy.hours)
        if let domain = copy.domain, !domain.isEmpty { domains[domain, default: DomainTally()].add(copy) }
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
        try hours.write(to: database, campaign: campaign)
        for (domain, tally) in domains { try tally.write(to: database, campaign: campaign, domain: domain) }
    }
}
