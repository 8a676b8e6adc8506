internal import GRDB
package import Words

/// One event of a timeline, as `crm_timeline` has it.
package struct TimelineEntry: Sendable, Equatable {
    package let at: String
    /// How often it happened, and when last.
    package let count: Int
    package let lastAt: String
    package let event: EventKind
    package let contact: String?
    package let message: Int64
    /// The message's.
    package let subject: String
    package let delivery: Int64?
    package let url: String?
    package let status: String?
    package let reason: String?
    package let diagnostic: String?
    package let remote: String?
    package let ip: String?
    package let country: String?
    package let region: String?
    package let city: String?
    package let userAgent: String?
    package let actor: Actor?
    package let actorReason: String?
}

/// Whose timeline it is.
package enum TimelineSubject: Sendable {
    case message(Int64)
    case contact(String)

    fileprivate var column: String {
        switch self {
        case .message: "message"
        case .contact: "contact"
        }
    }

    fileprivate var value: DatabaseValue {
        switch self {
        case .message(let number): number.databaseValue
        case .contact(let address): address.databaseValue
        }
    }
}

extension Store {
    /// Hands over the events of a message or a contact as they happened, one by one, because there may be millions.
    ///
    /// - Parameters:
    ///   - last: how many at most, the last ones; nil for all.
    ///   - body: must not use the store.
    /// - Returns: how many there are before the first of those.
    @discardableResult
    package func forEachEvent(
        of subject: TimelineSubject, last: Int? = nil, _ body: (TimelineEntry) -> Void
    ) throws(StorageError) -> Int {
        try read { database in
            let rows = try Row.fetchCursor(
                database, sql: Self.timeline(subject.column, isCut: last != nil),
                arguments: last.map { [subject.value, $0] } ?? [subject.value])
            while let row = try rows.next() { body(try TimelineEntry(row)) }
            guard let last else { return 0 }
            let count = try Int.fetchOne(
                database, sql: "SELECT COUNT(*) FROM crm_timeline WHERE \(subject.column) = $1",
                arguments: [subject.value])
            return max(0, (count ?? 0) - last)
        }
    }

    /// A mail is sent before anything else happens, be it in the same millisecond.
    static func timeline(_ column: String, isCut: Bool) -> String {
        let events = """
            SELECT v.*, v.event <> 'sent' AS rank FROM crm_timeline v WHERE v.\(column) = $1
            """
        return isCut
            ? "SELECT * FROM (\(events) ORDER BY at DESC, rank DESC LIMIT $2) AS v ORDER BY at, rank"
            : "\(events) ORDER BY at, rank"
    }
}

extension TimelineEntry {
    init(_ row: Row) throws {
        at = try row["at"]
        count = try row["count"]
        lastAt = try row["last_at"]
        event = try row["event"]
        contact = try row["contact"]
        message = try row["message"]
        subject = try row["subject"]
        delivery = try row["delivery"]
        url = try row["url"]
        status = try row["status"]
        reason = try row["reason"]
        diagnostic = try row["diagnostic"]
        remote = try row["remote"]
        ip = try row["ip"]
        country = try row["country"]
        region = try row["region"]
        city = try row["city"]
        userAgent = try row["user_agent"]
        actor = try row["actor"]
        actorReason = try row["actor_reason"]
    }
}
