internal import GRDB

/// A bounce of whose text no rule decided.
package struct UnreadBounce: Sendable, Equatable {
    /// Milliseconds since 1970.
    package let at: Int64
    package let message: Int64
    package let diagnostic: String
    package let status: String?
    package let remote: String?
    package let recipient: String?
    package let sender: String
}

extension Store {
    /// Hands over the bounces for which codes decided, or nothing did, one by one, because there may be millions.
    ///
    /// - Parameters:
    ///   - since: milliseconds since 1970.
    ///   - body: must not use the store.
    package func forEachUnreadBounce(since: Int64, _ body: (UnreadBounce) -> Void) throws(StorageError) {
        try read { database in
            let rows = try Row.fetchCursor(database, sql: Self.unreadBounces, arguments: [since])
            while let row = try rows.next() { body(try UnreadBounce(row)) }
        }
    }

    /// By the index of events that have a diagnostic, which hits have none of.
    static let unreadBounces = """
        SELECT e.at, e.message, e.diagnostic, e.status, e.remote, c.address, m.sender
        FROM events e JOIN messages m ON m.message = e.message LEFT JOIN contacts c ON c.contact = e.contact
        WHERE e.diagnostic IS NOT NULL AND e.kind = 'bounce' AND e.at >= $1
            AND (e.reason = 'undetermined' OR e.rule = '' OR e.rule LIKE 'status: %' OR e.rule LIKE 'reply: %')
        """
}

extension UnreadBounce {
    fileprivate init(_ row: Row) throws {
        at = try row[0]
        message = try row[1]
        diagnostic = try row[2]
        status = try row[3]
        remote = try row[4]
        recipient = try row[5]
        sender = try row[6]
    }
}
