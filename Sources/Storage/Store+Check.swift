// Whether the database is whole: SQLite's own check, and our counters against our events.

internal import GRDB

extension Store {
    /// Returns what is wrong, a line each; empty where all is well. Reads everything: minutes on a large database.
    package func check() throws(StorageError) -> [String] {
        try read { database in
            let integrity = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
            let references = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").prefix(20).map { row in
                try "a row of \(row[0] as String? ?? "?") refers to a missing row of \(row[2] as String? ?? "?")"
            }
            let counters = try (Self.counters + Self.sums).compactMap { name, sql -> String? in
                let count = try Int.fetchOne(database, sql: sql) ?? 0
                return count == 0 ? nil : "\(count) rows of \(name) whose counters are not those of their events"
            }
            return integrity + references + counters
        }
    }

    /// Queries that count the rows whose counters are wrong.
    private static let counters = [
        ("messages", disagreements(of: "messages", key: "message", unlessGone: "<> t.eventless")),
        (
            "copies",
            disagreements(
                of: "copies", key: "copy",
                unlessGone: "> (SELECT m.eventless FROM messages m WHERE m.message = t.message)")
        ),
        (
            "copies by events",
            """
            SELECT COUNT(*) FROM copies t WHERE t.events <> (
                SELECT COUNT(*) FROM events e WHERE e.copy = t.copy AND e.kind IN ('open', 'click'))
            """
        ),
        (
            "campaigns",
            """
            SELECT COUNT(*) FROM campaigns t WHERE
                (t.opened, t.clicked) <> (
                    SELECT COUNT(CASE WHEN c.opens + c.clicks > 0 THEN 1 END), COUNT(CASE WHEN c.clicks > 0 THEN 1 END)
                    FROM messages m JOIN copies c ON c.message = m.message WHERE m.campaign = t.campaign)
                OR t.sent <> (SELECT COALESCE(SUM(m.recipients), 0) FROM messages m WHERE m.campaign = t.campaign)
            """
        ),
        (
            "messages by bounces",
            """
            SELECT COUNT(*) FROM messages t WHERE (t.bounces, t.delivered) <> (
                SELECT COUNT(CASE WHEN d.state IN ('hard_bounced', 'soft_bounced') THEN 1 END),
                    COUNT(CASE WHEN d.state IN ('delivered', 'complained') THEN 1 END)
                FROM deliveries d WHERE d.message = t.message)
            """
        ),
        (
            "campaigns by deliveries",
            """
            SELECT COUNT(*) FROM campaigns t WHERE (t.hard_bounced, t.soft_bounced, t.delivered) <> (
                SELECT COUNT(CASE WHEN d.state = 'hard_bounced' THEN 1 END),
                    COUNT(CASE WHEN d.state = 'soft_bounced' THEN 1 END),
                    COUNT(CASE WHEN d.state IN ('delivered', 'complained') THEN 1 END)
                FROM messages m JOIN deliveries d ON d.message = m.message WHERE m.campaign = t.campaign)
            """
        ),
        (
            "links",
            """
            SELECT COUNT(*) FROM links t JOIN messages m ON m.message = t.message
            LEFT JOIN (
                SELECT message, link, COUNT(*) AS clicks, COUNT(DISTINCT copy) AS unique_clicks FROM events
                WHERE kind = 'click' AND \(Database.isCounted) GROUP BY message, link
            ) e ON e.message = t.message AND e.link = t.link
            WHERE t.clicks < COALESCE(e.clicks, 0) OR t.unique_clicks < COALESCE(e.unique_clicks, 0)
                OR m.eventless = 0 AND (t.clicks, t.unique_clicks) <> (COALESCE(e.clicks, 0), COALESCE(e.unique_clicks, 0))
            """
        ),
    ]

    /// A counter is never less than its events are. Where none of the message's is gone, or never was, it is as many; and all of a
    /// message's together are as many as its events and those that are gone.
    private static func disagreements(of table: String, key: String, unlessGone: String) -> String {
        """
        SELECT COUNT(*) FROM \(table) t
        LEFT JOIN (
            SELECT \(key),
                COUNT(CASE WHEN kind = 'open' AND actor IN ('human', 'proxy') THEN 1 END) AS opens,
                COUNT(CASE WHEN kind = 'open' AND actor NOT IN ('human', 'proxy') THEN 1 END) AS machine_opens,
                COUNT(CASE WHEN kind = 'click' AND actor IN ('human', 'proxy') THEN 1 END) AS clicks,
                COUNT(CASE WHEN kind = 'click' AND actor NOT IN ('human', 'proxy') THEN 1 END) AS machine_clicks
            FROM events WHERE is_repeat = 0 GROUP BY \(key)
        ) e ON e.\(key) = t.\(key)
        WHERE t.opens < COALESCE(e.opens, 0) OR t.machine_opens < COALESCE(e.machine_opens, 0)
            OR t.clicks < COALESCE(e.clicks, 0) OR t.machine_clicks < COALESCE(e.machine_clicks, 0)
            OR t.opens + t.machine_opens + t.clicks + t.machine_clicks
                - COALESCE(e.opens + e.machine_opens + e.clicks + e.machine_clicks, 0) \(unlessGone)
        """
    }
}
