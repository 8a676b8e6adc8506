internal import GRDB
internal import Tracking

/// What one transaction changes for a copy, and what the database knows around it.
struct CopyTally {
    let copy: Int64
    let message: Int64
    let campaign: Int64?
    /// The message's destinations.
    let list: Int64?
    /// The only delivery and its contact, where the copy went to one recipient.
    let delivery: Int64?
    let contact: Int64?
    /// The recipient's domain.
    let domain: String?
    /// What decides how much may be kept of its hits.
    private let sender: String
    private let stream: String?
    private let ownPrivacy: PrivacyMode?
    private let sentAt: Int64
    private let deliveredAt: Int64?
    private let linkCount: Int?

    /// Before this transaction.
    let before: HitCounts
    private(set) var change = HitCounts()
    private var firstOpenedAt: Int64?
    private var lastOpenedAt: Int64?
    /// The latest new hit.
    private var lastHitAt: Int64?
    /// The latest that has become a person's.
    private var lastCountedAt: Int64?
    /// Whether a verdict was changed: then times are read from the events anew.
    private(set) var isRejudged = false

    /// The copy's hits in `knownRange`, in the order in which they became events.
    private(set) var known: [KnownHit] = []
    private var knownRange: ClosedRange<Int64>?

    /// A copy's hits that one verdict looks at, at most: more of them are no person's.
    private static let companyLimit = 100

    /// Nil where there is no such copy.
    init?(copy: Int64, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                SELECT c.message, m.campaign, m.destinations, c.delivery, d.contact, a.address, m.sent_at,
                    CASE WHEN c.delivery IS NULL
                        THEN (SELECT MIN(logged_at) FROM deliveries WHERE message = c.message AND copy = c.copy)
                        ELSE d.logged_at END,
                    t.links, c.opens, c.machine_opens, c.clicks, c.machine_clicks, m.sender, m.stream
                FROM copies c
                JOIN messages m ON m.message = c.message
                LEFT JOIN destinations t ON t.list = m.destinations
                LEFT JOIN deliveries d ON d.delivery = c.delivery
                LEFT JOIN contacts a ON a.contact = d.contact
                WHERE c.copy = $1
                """)
        guard let row = try Row.fetchOne(statement, arguments: [copy]) else { return nil }
        self.copy = copy
        message = row[0]
        campaign = row[1]
        list = row[2]
        delivery = row[3]
        contact = row[4]
        domain = (row[5] as String?)?.split(separator: "@").last.map(String.init)
        sentAt = row[6]
        deliveredAt = row[7]
        linkCount = row[8]
        before = HitCounts(opens: row[9], machineOpens: row[10], clicks: row[11], machineClicks: row[12])
        sender = row[13]
        stream = row[14]
        ownPrivacy = try database.ownPrivacyMode(message: message, copy: copy)
    }

    /// How much may be kept of its hits.
    func privacy(by policy: PrivacyPolicy) -> PrivacyMode {
        policy.mode(sender: sender, list: stream, contact: ownPrivacy)
    }

    var after: HitCounts { before + change }

    // MARK: Judging

    /// What is known around a time, and the places in `known` of the hits that it names.
    mutating func context(
        around time: Int64, window: Int64, in database: Database
    ) throws -> (context: HitContext, indices: [Int]) {
        let range = time - window...time + window
        try learn(range, in: database)
        let indices = known.indices.filter { range.contains(known[$0].hit.at) }.suffix(Self.companyLimit)
        var context = self.context
        context.recent = indices.map { known[$0].hit }
        return (context, Array(indices))
    }

    /// The same without hits around.
    var context: HitContext {
        var context = HitContext(sentAt: sentAt, deliveredAt: deliveredAt)
        context.isShared = delivery == nil
        context.linkCount = linkCount
        return context
    }

    /// Events are written as they come, so that the table always has what this transaction has added.
    private mutating func learn(_ range: ClosedRange<Int64>, in database: Database) throws {
        guard let old = knownRange, old.contains(range.lowerBound) else {
            known = try hits(in: range, in: database)
            knownRange = range
            return
        }
        guard range.upperBound > old.upperBound else { return }
        // Time goes on, and as a rule nothing has come from it yet but what was added here.
        let later = try hits(in: old.upperBound + 1...range.upperBound, in: database)
            .filter { hit in !known.contains { $0.event == hit.event } }
        if !later.isEmpty { known = (known + later).sorted { $0.event < $1.event } }
        knownRange = old.lowerBound...range.upperBound
    }

    private func hits(in range: ClosedRange<Int64>, in database: Database) throws -> [KnownHit] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT \(KnownHit.columns) FROM events
                WHERE copy = $1 AND at BETWEEN $2 AND $3 AND kind IN ('open', 'click')
                ORDER BY at DESC LIMIT $4
                """)
        return try Row.fetchAll(
            statement, arguments: [copy, range.lowerBound, range.upperBound, Self.companyLimit]
        ).map(KnownHit.init).sorted { $0.event < $1.event }
    }

    // MARK: Counting

    mutating func add(_ known: KnownHit) {
        self.known.append(known)
        change.add(known.hit)
        lastHitAt = max(lastHitAt ?? known.hit.at, known.hit.at)
        noteCounted(known.hit)
        guard known.hit.kind != .click, known.hit.verdict.actor != .machine else { return }
        firstOpenedAt = min(firstOpenedAt ?? known.hit.at, known.hit.at)
        lastOpenedAt = max(lastOpenedAt ?? known.hit.at, known.hit.at)
    }

    /// Another verdict on a hit that was counted before.
    mutating func replace(_ old: JudgedHit, by new: JudgedHit) {
        change.add(old, -1)
        change.add(new)
        noteCounted(new)
        isRejudged = true
    }

    private mutating func noteCounted(_ hit: JudgedHit) {
        if hit.verdict.actor != .machine { lastCountedAt = max(lastCountedAt ?? hit.at, hit.at) }
    }

    mutating func setVerdict(_ verdict: Actor.Verdict, ofKnown index: Int) { known[index].hit.verdict = verdict }

    /// - Parameter window: how far apart hits may be of which one changes the verdict on the other.
    func write(to database: Database, window: Int64) throws {
        for (table, column, key) in [("copies", "copy", copy), ("messages", "message", message)] {
            try database.cachedStatement(
                sql: """
                    UPDATE \(table) SET
                        opens = opens + $1, machine_opens = machine_opens + $2,
                        clicks = clicks + $3, machine_clicks = machine_clicks + $4,
                        first_opened_at = CASE WHEN first_opened_at < $5 THEN first_opened_at ELSE COALESCE($5, first_opened_at) END,
                        last_opened_at = CASE WHEN last_opened_at > $6 THEN last_opened_at ELSE COALESCE($6, last_opened_at) END
                    WHERE \(column) = $7
                    """
            ).execute(arguments: [
                change.opens, change.machineOpens, change.clicks, change.machineClicks, firstOpenedAt, lastOpenedAt,
                key,
            ])
        }
        if isRejudged { try writeOpenTimes(to: database) }
        guard let contact, let delivery else { return }
        if let at = lastCountedAt, change.opens + change.clicks > 0 {
            try database.clearSoftBounces(of: contact, delivery: delivery, openedAt: at, window: window)
        } else if let at = lastHitAt, isRejudged, !after.isOpened {
            try database.restoreSoftBounces(of: contact, delivery: delivery, takenBackAt: at, window: window)
        }
    }

    /// From the events that are kept; those that are not are older than any verdict that changes.
    private func writeOpenTimes(to database: Database) throws {
        let opens = "FROM events WHERE copy = $1 AND kind = 'open' AND actor <> 'machine'"
        try database.cachedStatement(
            sql: """
                UPDATE copies SET
                    first_opened_at = CASE WHEN opens = (SELECT COUNT(*) \(opens)) THEN (SELECT MIN(at) \(opens)) ELSE first_opened_at END,
                    last_opened_at = COALESCE((SELECT MAX(at) \(opens)), CASE WHEN opens > 0 THEN last_opened_at END)
                WHERE copy = $1
                """
        ).execute(arguments: [copy])
        try database.cachedStatement(
            sql: """
                UPDATE messages SET
                    first_opened_at = (SELECT MIN(first_opened_at) FROM copies WHERE message = $1),
                    last_opened_at = (SELECT MAX(last_opened_at) FROM copies WHERE message = $1)
                WHERE message = $1
                """
        ).execute(arguments: [message])
    }
}
