// The suppression list, as commands and the bounce processor change it. Each change leaves a row in
// `suppression_changes`, by triggers: whoever writes, the CRM among them, is written down.

internal import GRDB
package import Words

extension Store {
    /// Adds suppressions, or replaces those of the same address, scope and reason; all of them or none.
    package func suppress(_ suppressions: [Suppression]) throws(StorageError) {
        try writer.perform { database in
            for suppression in suppressions { try database.insert(suppression) }
        }
    }

    /// Removes an address's suppressions; how many there were.
    ///
    /// - Parameters:
    ///   - hashes: what the address is called once it is erased.
    ///   - scope: nil for all.
    ///   - reason: nil for all.
    package func unsuppress(
        _ address: String, hashes: [String] = [], scope: String?, reason: Suppression.Reason?
    ) throws(StorageError) -> Int {
        try writer.perform { database in
            let names = Self.names(of: address, hashes: hashes)
            let statement = try database.cachedStatement(
                sql: """
                    DELETE FROM suppressions
                    WHERE address = $1 AND scope = COALESCE($2, scope) AND reason = COALESCE($3, reason)
                    """)
            return try names.reduce(0) { count, name in
                try statement.execute(arguments: [name, scope, reason?.rawValue])
                return count + database.changesCount
            }
        }
    }

    /// Returns a page of the list by address, beginning behind `address`; at most `limit` rows.
    package func suppressions(after address: String, limit: Int) throws(StorageError) -> [Suppression] {
        try read { database in
            // Whole addresses only: a page must not end between two rows of one.
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(Suppression.columns) FROM suppressions
                    WHERE suppressions.address > $1 AND address <= COALESCE(
                        (SELECT address FROM suppressions WHERE address > $1 ORDER BY address LIMIT 1 OFFSET $2),
                        (SELECT MAX(address) FROM suppressions))
                    ORDER BY suppressions.address, suppressions.scope, suppressions.reason
                    """,
                arguments: [address, limit - 1]
            ).map(Suppression.init)
        }
    }

    /// Returns all suppressions of an address and of its domain, ended ones too.
    ///
    /// - Parameter hashes: what the address is called once it is erased.
    package func suppressions(of address: String, hashes: [String] = []) throws(StorageError) -> [Suppression] {
        try read { try $0.suppressions(of: Contact.normalised(address), hashes: hashes) }
    }

    private static func names(of address: String, hashes: [String]) -> [String] {
        [Contact.normalised(address)] + hashes.map { Erasure.prefix + $0 }
    }
}

extension Suppression {
    /// The columns that `init` reads. What others have written may be anything, and whoever is suppressed stays so: an end that
    /// can't be read is none.
    static let columns = """
        CAST(address AS TEXT) AS address, CAST(scope AS TEXT) AS scope, reason, CAST(source AS TEXT) AS source,
        CASE typeof(since) WHEN 'integer' THEN since ELSE 0 END AS since,
        CASE typeof(until) WHEN 'integer' THEN until END AS until
        """

    /// A reason that is not known counts as one that somebody gave.
    init(_ row: Row) throws {
        try self.init(
            address: row["address"], scope: row["scope"],
            reason: Reason(rawValue: row["reason"] as String? ?? "") ?? .manual, source: row["source"],
            since: row["since"], until: row["until"])
    }
}

extension Database {
    /// Suppressions of an address, of what it is called once it is erased, and of its domain.
    func suppressions(of address: String, hashes: [String]) throws -> [Suppression] {
        let statement = try cachedStatement(
            sql: "SELECT \(Suppression.columns) FROM suppressions WHERE suppressions.address = $1")
        // Its domain last: of who was erased that is what is told, and leaves no trace.
        let names =
            [address] + hashes.map { Erasure.prefix + $0 } + [Suppression.domain(of: address)].compactMap(\.self)
        return try names.flatMap { name in
            try Row.fetchAll(statement, arguments: [name]).map(Suppression.init)
        }
    }

    func insert(_ suppression: Suppression) throws {
        try suppress(
            suppression.address, scope: suppression.scope, reason: suppression.reason,
            source: suppression.source, at: suppression.since, until: suppression.until)
    }

    /// A suppression for ever is not shortened by one that ends.
    func suppress(
        _ address: String, scope: String = Suppression.everything, reason: Suppression.Reason, source: String,
        at: Int64,
        until: Int64?
    ) throws {
        try cachedStatement(
            sql: """
                INSERT INTO suppressions (address, scope, reason, source, since, until) VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (address, scope, reason) DO UPDATE SET source = excluded.source, until = excluded.until
                WHERE suppressions.until IS NOT NULL
                    AND (excluded.until IS NULL OR excluded.until > suppressions.until)
                """
        ).execute(arguments: [Contact.normalised(address), scope, reason.rawValue, source, at, until])
    }
}
