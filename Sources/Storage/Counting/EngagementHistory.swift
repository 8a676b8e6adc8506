// Signs of engagement as the events have them.

internal import Engagement
internal import GRDB
internal import Words

/// What a contact, or a copy, has told of engagement: each sign with its weight, which falls with the number of the open of
/// its copy or of the click of its link. They are numbered as they happened.
struct EngagementHistory {
    private(set) var signs: [(weight: Double, at: Int64)] = []
    private(set) var opens = 0
    private(set) var clicks = 0
    private var opensOfCopies: [Int64: Int] = [:]
    private var clicksOfLinks: [[Int64]: Int] = [:]

    /// Signs that are looked at. The weight of the thousandth open of a mail is nothing.
    private static let limit = 10_000

    init(ofCopy copy: Int64, rule: EngagementRule, in database: Database) throws {
        try self.init("copy", copy, rule, database)
    }

    init(ofContact contact: Int64, rule: EngagementRule, in database: Database) throws {
        try self.init("contact", contact, rule, database)
    }

    private init(_ column: String, _ value: Int64, _ rule: EngagementRule, _ database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                SELECT kind, copy, link, at FROM events
                WHERE \(column) = $1 AND (kind IN ('open', 'click') AND \(Database.isCounted) OR kind = 'reply')
                ORDER BY at, event LIMIT $2
                """)
        let rows = try Row.fetchCursor(statement, arguments: [value, Self.limit])
        while let row = try rows.next() {
            try add(row[0], copy: row[1], link: row[2] ?? 0, at: row[3], by: rule)
        }
    }

    private mutating func add(_ kind: EventKind, copy: Int64, link: Int64, at: Int64, by rule: EngagementRule) {
        switch kind {
        case .open:
            opens += 1
            opensOfCopies[copy, default: 0] += 1
            signs.append((rule.weight(ofOpen: opensOfCopies[copy] ?? 1), at))
        case .click:
            clicks += 1
            clicksOfLinks[[copy, link], default: 0] += 1
            signs.append((rule.weight(ofClick: clicksOfLinks[[copy, link]] ?? 1), at))
        default: signs.append((rule.reply, at))
        }
    }

    /// Returns the key that its signs add up to.
    func key(by rule: EngagementRule) -> EngagementKey {
        var key = EngagementKey()
        for sign in signs { key.add(weight: sign.weight, at: sign.at, by: rule) }
        return key
    }
}
