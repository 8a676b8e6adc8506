internal import GRDB
internal import Tracking

/// What one transaction adds to a copy, its message and its contact.
struct CopyTally {
    let copy: Int64
    let message: Int64
    let campaign: Int64?
    /// The message's destinations.
    let list: Int64?
    /// The only delivery and its contact, where the copy went to one recipient.
    let delivery: Int64?
    let contact: Int64?
    /// Opens and clicks that were not machines', before this transaction.
    let opensBefore: Int
    let clicksBefore: Int
    /// The only delivery's.
    private let state: String?

    private(set) var opens = 0
    private(set) var machineOpens = 0
    private(set) var clicks = 0
    private(set) var machineClicks = 0
    private var firstOpenedAt: Int64?
    private var lastOpenedAt: Int64?
    private var lastActivityAt: Int64?

    /// Nil where there is no such copy.
    init?(copy: Int64, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                SELECT c.message, m.campaign, m.destinations, c.delivery, d.contact, c.opens, c.clicks, d.state
                FROM copies c
                JOIN messages m ON m.message = c.message
                LEFT JOIN deliveries d ON d.delivery = c.delivery
                WHERE c.copy = $1
                """)
        guard let row = try Row.fetchOne(statement, arguments: [copy]) else { return nil }
        self.copy = copy
        message = row[0]
        campaign = row[1]
        list = row[2]
        delivery = row[3]
        contact = row[4]
        opensBefore = row[5]
        clicksBefore = row[6]
        state = row[7]
    }

    mutating func addOpen(at: Int64, by actor: Actor) {
        guard actor != .machine else { return machineOpens += 1 }
        opens += 1
        firstOpenedAt = min(firstOpenedAt ?? at, at)
        lastOpenedAt = max(lastOpenedAt ?? at, at)
        lastActivityAt = max(lastActivityAt ?? at, at)
    }

    mutating func addClick(at: Int64, by actor: Actor) {
        guard actor != .machine else { return machineClicks += 1 }
        clicks += 1
        lastActivityAt = max(lastActivityAt ?? at, at)
    }

    func write(to database: Database) throws {
        for (table, key) in [("copies", copy), ("messages", message)] {
            let column = table == "copies" ? "copy" : "message"
            try database.cachedStatement(
                sql: """
                    UPDATE \(table) SET
                        opens = opens + $1, machine_opens = machine_opens + $2,
                        clicks = clicks + $3, machine_clicks = machine_clicks + $4,
                        first_opened_at = CASE WHEN first_opened_at < $5 THEN first_opened_at ELSE COALESCE($5, first_opened_at) END,
                        last_opened_at = CASE WHEN last_opened_at > $6 THEN last_opened_at ELSE COALESCE($6, last_opened_at) END
                    WHERE \(column) = $7
                    """
            ).execute(arguments: [opens, machineOpens, clicks, machineClicks, firstOpenedAt, lastOpenedAt, key])
        }
        if let contact, let delivery, opens + clicks > 0 {
            try database.cachedStatement(
                sql: """
                    UPDATE contacts SET
                        opens = opens + $1, clicks = clicks + $2,
                        last_activity_at = CASE WHEN last_activity_at > $3 THEN last_activity_at ELSE $3 END
                    WHERE contact = $4
                    """
            ).execute(arguments: [opens, clicks, lastActivityAt, contact])
            // What was opened has arrived, whatever a report said.
            if state == "soft_bounced" {
                try database.cachedStatement(sql: "UPDATE deliveries SET state = 'delivered' WHERE delivery = $1")
                    .execute(arguments: [delivery])
            }
            try database.clearSoftBounces(of: contact, delivery: delivery)
        }
    }
}
