// All that the database has of one address.

internal import GRDB
internal import Words

/// A row of what is kept of a contact.
package struct ContactRecord: Sendable {
    package enum Value: Sendable, Equatable {
        case none
        case int(Int64)
        case double(Double)
        case text(String)
    }

    /// `contact`, `delivery`, `event`, `suppression`, `suppression_change`, `retry`.
    package let kind: String
    /// In the columns' order.
    package let fields: [(name: String, value: Value)]
}

extension Store {
    /// Calls `body` for each row that is kept of an address, in one snapshot: what it would be told that asks. Blocks the calling
    /// thread.
    ///
    /// - Parameter hashes: what the address is called once it is erased.
    package func export(
        _ address: String, hashes: [String], _ body: (ContactRecord) throws -> Void
    ) throws(StorageError) {
        let address = Contact.normalised(address)
        try read { database in
            for (kind, sql) in Self.exports {
                let rows = try Row.fetchCursor(database, sql: sql, arguments: [address])
                while let row = try rows.next() { try body(ContactRecord(kind, row)) }
            }
            for name in [address] + hashes.map({ Erasure.prefix + $0 }) {
                for (kind, sql) in Self.suppressionExports {
                    let rows = try Row.fetchCursor(database, sql: sql, arguments: [name])
                    while let row = try rows.next() { try body(ContactRecord(kind, row)) }
                }
            }
        }
    }

    private static func time(_ column: String) -> String {
        "strftime('%Y-%m-%dT%H:%M:%fZ', \(column) / 1000.0, 'unixepoch')"
    }

    private static let exports = [
        (
            "contact",
            """
            SELECT c.address, c.sends, c.opens, c.clicks, c.replies, \(time("c.last_activity_at")) AS last_activity_at,
                c.soft_bounces, \(time("c.soft_since")) AS soft_since, COALESCE(c.privacy, 'full') AS privacy, v.score
            FROM contacts c JOIN crm_contacts v ON v.address = c.address WHERE c.address = $1
            """
        ),
        (
            "delivery",
            """
            SELECT d.delivery, d.message, m.message_id, m.queue_id, m.sender, m.subject, g.name AS campaign,
                COALESCE(d.recipient, a.address) AS recipient, d.state, \(time("m.sent_at")) AS sent_at,
                \(time("d.delivered_at")) AS delivered_at, d.last_status, d.bounce_class, d.bounce_reason, d.attempts,
                o.opens, o.machine_opens, o.clicks, o.machine_clicks, \(time("o.first_opened_at")) AS first_opened_at,
                \(time("o.last_opened_at")) AS last_opened_at
            FROM deliveries d JOIN contacts a ON a.contact = d.contact JOIN messages m ON m.message = d.message
            LEFT JOIN campaigns g ON g.campaign = m.campaign LEFT JOIN copies o ON o.copy = d.copy AND o.delivery = d.delivery
            WHERE a.address = $1 ORDER BY d.delivery
            """
        ),
        (
            "event",
            """
            SELECT e.event AS number, \(time("e.at")) AS at, e.kind AS event, e.count, \(time("e.last_at")) AS last_at,
                e.message, e.delivery,
                json_extract(t.urls, '$[' || e.link || ']') AS url, e.status, e.class, e.reason, e.diagnostic, e.rule,
                e.remote, e.trust, e.attempt, e.ip, e.country, e.region, e.city, e.user_agent, e.actor, e.actor_reason,
                e.count, \(time("COALESCE(e.last_at, e.at)")) AS last_at, e.is_repeat
            FROM events e JOIN contacts a ON a.contact = e.contact JOIN messages m ON m.message = e.message
            LEFT JOIN destinations t ON t.list = m.destinations
            WHERE a.address = $1 ORDER BY e.at, e.event
            """
        ),
        (
            "retry",
            """
            SELECT r.retry, r.delivery, r.attempt, r.attempts, \(time("r.due_at")) AS due_at, r.state, r.reason, r.tries, r.reply
            FROM retries r JOIN deliveries d ON d.delivery = r.delivery JOIN contacts a ON a.contact = d.contact
            WHERE a.address = $1 ORDER BY r.retry
            """
        ),
    ]

    private static let suppressionExports = [
        (
            "suppression",
            """
            SELECT address, scope, reason, source, \(time("since")) AS since, \(time("until")) AS until
            FROM suppressions WHERE address = $1 ORDER BY scope, reason
            """
        ),
        (
            "suppression_change",
            """
            SELECT change, \(time("at")) AS at, action, address, scope, reason, source, \(time("until")) AS until
            FROM suppression_changes WHERE address = $1 ORDER BY change
            """
        ),
    ]
}

extension ContactRecord {
    fileprivate init(_ kind: String, _ row: Row) {
        self.kind = kind
        fields = row.map { name, value in
            let value: Value =
                switch value.storage {
                case .null, .blob: .none
                case .int64(let number): .int(number)
                case .double(let number): .double(number)
                case .string(let text): .text(text)
                }
            return (name, value)
        }
    }
}
