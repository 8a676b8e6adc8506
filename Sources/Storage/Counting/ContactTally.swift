internal import Engagement
internal import GRDB

/// What one transaction changes for a contact.
struct ContactTally {
    private let contact: Int64
    private let rule: EngagementRule
    private var engagement: EngagementKey
    private var opens = 0
    private var clicks = 0
    private var replies = 0
    private var lastActivityAt: Int64?
    /// The latest sign that was taken back with nothing of its copy after it.
    private var lastTakenBackAt: Int64?

    init(contact: Int64, rule: EngagementRule, in database: Database) throws {
        self.contact = contact
        self.rule = rule
        let statement = try database.cachedStatement(sql: "SELECT engagement FROM contacts WHERE contact = $1")
        engagement = EngagementKey(value: try Double.fetchOne(statement, arguments: [contact]))
    }

    mutating func addOpen(_ number: Int, at time: Int64) {
        opens += 1
        add(weight: rule.weight(ofOpen: number), at: time)
    }

    mutating func addClick(_ number: Int, at time: Int64) {
        clicks += 1
        add(weight: rule.weight(ofClick: number), at: time)
    }

    mutating func addReply(at time: Int64) {
        replies += 1
        add(weight: rule.reply, at: time)
    }

    private mutating func add(weight: Double, at time: Int64) {
        engagement.add(weight: weight, at: time, by: rule)
        lastActivityAt = max(lastActivityAt ?? time, time)
    }

    /// What a copy has told of the contact, told anew.
    mutating func replace(_ old: EngagementHistory, by new: EngagementHistory) {
        opens += new.opens - old.opens
        clicks += new.clicks - old.clicks
        for sign in old.signs { engagement.remove(weight: sign.weight, at: sign.at, by: rule) }
        for sign in new.signs { engagement.add(weight: sign.weight, at: sign.at, by: rule) }
        let (oldLast, newLast) = (old.signs.lazy.map(\.at).max() ?? .min, new.signs.lazy.map(\.at).max() ?? .min)
        if newLast > oldLast { lastActivityAt = max(lastActivityAt ?? newLast, newLast) }
        if newLast < oldLast { lastTakenBackAt = max(lastTakenBackAt ?? oldLast, oldLast) }
    }

    func write(to database: Database) throws {
        // Of signs that are all taken back nothing is left, not even what rounding leaves.
        try database.cachedStatement(
            sql: """
                UPDATE contacts SET
                    opens = opens + $1, clicks = clicks + $2, replies = replies + $3,
                    engagement = CASE WHEN opens + $1 + clicks + $2 + replies + $3 > 0 THEN $4 END,
                    last_activity_at = CASE WHEN last_activity_at > $5 THEN last_activity_at ELSE COALESCE($5, last_activity_at) END
                WHERE contact = $6
                """
        ).execute(arguments: [opens, clicks, replies, engagement.value, lastActivityAt, contact])
        if let lastTakenBackAt { try writeLastActivity(lastTakenBackAt, to: database) }
    }

    /// Where the contact's last activity was taken back, from the events that are kept; those that are not are older than any
    /// verdict that changes. And from the last of them: behind more hits of machines it stays as it was.
    private func writeLastActivity(_ takenBackAt: Int64, to database: Database) throws {
        try database.cachedStatement(
            sql: """
                UPDATE contacts SET last_activity_at = COALESCE(
                    (SELECT MAX(at) FROM (SELECT at, kind, actor, is_repeat FROM events WHERE contact = $1 ORDER BY at DESC LIMIT 5000)
                        WHERE kind IN ('open', 'click') AND \(Database.isCounted) OR kind = 'reply'),
                    CASE WHEN opens + clicks + replies > 0 THEN last_activity_at END)
                WHERE contact = $1 AND last_activity_at = $2
                """
        ).execute(arguments: [contact, takenBackAt])
    }
}
