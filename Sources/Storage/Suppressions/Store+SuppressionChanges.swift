// Suppressions by the thousand, and what became of them.

internal import GRDB
package import Words

extension Store {
    /// Adds suppressions as `suppress` does and counts what came of them; all of them or none.
    package func suppressCounting(_ suppressions: [Suppression]) throws(StorageError) -> SuppressionTally {
        try writer.perform { database in
            var tally = SuppressionTally()
            for suppression in suppressions {
                if try database.insertIfNew(suppression) {
                    tally.added += 1
                } else {
                    try database.insert(suppression)
                    if database.changesCount > 0 { tally.renewed += 1 } else { tally.unchanged += 1 }
                }
            }
            return tally
        }
    }

    /// Returns a page of what became of suppressions, in order, beginning behind a change.
    ///
    /// - Parameter address: nil for all.
    package func suppressionChanges(
        of address: String?, after change: Int64, limit: Int
    ) throws(StorageError) -> [SuppressionChange] {
        let columns = """
            SELECT change, at, action, address, scope, reason, CAST(source AS TEXT) AS source,
                CASE typeof(until) WHEN 'integer' THEN until END AS until
            FROM suppression_changes
            """
        return try read { database in
            let rows =
                if let address {
                    try Row.fetchAll(
                        database, sql: columns + " WHERE change > $1 AND address = $2 ORDER BY change LIMIT $3",
                        arguments: [change, Contact.normalised(address), limit])
                } else {
                    try Row.fetchAll(
                        database, sql: columns + " WHERE change > $1 ORDER BY change LIMIT $2",
                        arguments: [change, limit])
                }
            return try rows.map(SuppressionChange.init)
        }
    }
}

extension SuppressionChange {
    fileprivate init(_ row: Row) throws {
        try self.init(
            change: row["change"], at: row["at"], action: row["action"], address: row["address"], scope: row["scope"],
            reason: row["reason"], source: row["source"], until: row["until"])
    }
}

extension Database {
    /// Returns whether there was none of this address, scope and reason.
    fileprivate func insertIfNew(_ suppression: Suppression) throws -> Bool {
        try cachedStatement(
            sql: """
                INSERT INTO suppressions (address, scope, reason, source, since, until) VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (address, scope, reason) DO NOTHING
                """
        ).execute(arguments: [
            Contact.normalised(suppression.address), suppression.scope, suppression.reason.rawValue, suppression.source,
            suppression.since, suppression.until,
        ])
        return changesCount > 0
    }
}
