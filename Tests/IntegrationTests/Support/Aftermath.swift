// What mails that came back have left behind.

/// All rows that they change, but for times, and the mails in the folder for people.
struct Aftermath {
    /// By table.
    private let rows: [String: [String]]
    /// File names, which are the mails' digests.
    private let kept: [String]

    private static let queries = [
        "events":
            "kind, delivery, copy, status, reason, class, rule, remote, trust, attempt FROM events ORDER BY event",
        "mails": "digest, kind, outcome FROM returned_mails ORDER BY digest",
        "deliveries": "delivery, state, last_status, bounce_class, bounce_reason, attempts FROM deliveries ORDER BY 1",
        "suppressions": "address, scope, reason, source, until FROM suppressions ORDER BY 1, 2, 3",
        "suppression changes": "action, address, scope, reason, source FROM suppression_changes ORDER BY change",
        "retries": "delivery, attempt, attempts, state, reason FROM retries ORDER BY retry",
        "contacts": "address, soft_bounces, replies FROM contacts ORDER BY address",
        "alarms": "campaign, reason, domain, count FROM alarms ORDER BY 1, 2, 3",
        "campaigns":
            "name, delivered, hard_bounced, soft_bounced, unsubscribed, complained, replied FROM campaigns ORDER BY 1",
    ]

    init(of sandbox: Sandbox) throws {
        rows = try Self.queries.mapValues { try sandbox.query("SELECT \($0)") }
        kept = try sandbox.people.waiting()
    }

    /// Of each table, the first row that the other lacks or has too much.
    func differences(from other: Aftermath) -> [String] {
        let tables = Self.queries.keys.sorted().compactMap { table in
            Self.difference(table, rows[table] ?? [], other.rows[table] ?? [])
        }
        return tables + [Self.difference("kept", kept, other.kept)].compactMap(\.self)
    }

    private static func difference(_ name: String, _ ours: [String], _ theirs: [String]) -> String? {
        guard ours != theirs else { return nil }
        let place = zip(ours, theirs).enumerated().first { $1.0 != $1.1 }?.offset ?? min(ours.count, theirs.count)
        let rows = [ours, theirs].map { $0.count > place ? $0[place] : "none" }
        return "\(name) \(place): \(rows[0]) and not \(rows[1])"
    }
}
