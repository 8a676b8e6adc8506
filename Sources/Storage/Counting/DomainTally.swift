internal import GRDB

/// What one transaction changes for a recipient domain in a campaign.
struct DomainTally {
    /// Copies that are opened, and that are clicked.
    private var opened = 0
    private var clicked = 0

    /// A copy counts once as opened, by an open or by a click, and once as clicked.
    mutating func add(_ copy: CopyTally) {
        opened += (copy.after.isOpened ? 1 : 0) - (copy.before.isOpened ? 1 : 0)
        clicked += (copy.after.isClicked ? 1 : 0) - (copy.before.isClicked ? 1 : 0)
    }

    func write(to database: Database, campaign: Int64, domain: String) throws {
        if opened == 0, clicked == 0 { return }
        try database.cachedStatement(
            sql: """
                UPDATE campaign_domains SET opened = opened + $1, clicked = clicked + $2
                WHERE campaign = $3 AND domain = $4
                """
        ).execute(arguments: [opened, clicked, campaign, domain])
    }
}
