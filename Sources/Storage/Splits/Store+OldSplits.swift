// Split copies that a version before 6 has left in the database, on their way into the spool.

internal import GRDB
package import Words

extension Store {
    /// Returns split copies whose rows are here, and which of them were certain to go and in no server's hands.
    package func oldSplitCopies() throws(StorageError) -> (copies: [SplitCopy], sure: Set<Int64>) {
        let rows = try read {
            try Row.fetchAll(
                $0,
                sql: """
                    SELECT s.copy, m.queue_id, s.sender, s.recipient, s.reporting, s.queued_at, s.state = 'ready'
                    FROM split_copies s JOIN messages m ON m.message = s.message
                    """
            ).map { row in
                try (
                    copy: SplitCopy(
                        copy: row[0], queueID: row[1], sender: row[2], recipient: row[3], reporting: row[4],
                        queuedAt: row[5]), isSure: row[6] as Bool
                )
            }
        }
        return (rows.map(\.copy), Set(rows.filter(\.isSure).map(\.copy.copy)))
    }

    /// Forgets them, as the spool has them.
    package func forgetOldSplitCopies() throws(StorageError) {
        try writer.perform { try $0.execute(sql: "DELETE FROM split_copies") }
    }
}
