// Whether an address may be sent to: the filter's question at each recipient.

internal import GRDB
internal import Tracking

/// Suppressions by address, read on a connection of its own, which waits for no writer: one look-up in one index.
package final class SuppressionIndex: Sendable {
    private let database: DatabaseQueue

    package init(path: String) throws(StorageError) {
        database = try Store.open(path, isReadOnly: true)
    }

    /// What stands against sending to an address now; empty for nearly all. Blocks the calling thread.
    ///
    /// - Parameter now: milliseconds since 1970.
    package func suppressions(of address: String, now: Int64) throws(StorageError) -> [Suppression] {
        do {
            return try database.read { database in
                let statement = try database.cachedStatement(
                    sql: """
                        SELECT address, scope, reason, source, since, until FROM suppressions
                        WHERE address = $1 AND (until IS NULL OR until > $2)
                        """)
                return try Row.fetchAll(statement, arguments: [Contact.normalised(address), now])
                    .compactMap(Suppression.init)
            }
        } catch {
            throw StorageError(error)
        }
    }
}
