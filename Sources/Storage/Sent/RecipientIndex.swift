// What the filter asks of a recipient beside suppressions, on a connection of its own, which waits for no writer.

internal import GRDB
internal import Words

package final class RecipientIndex: Sendable {
    private let database: DatabaseQueue

    package init(path: String) throws(StorageError) { database = try Store.open(path, isReadOnly: true) }

    /// Whether a contact wants nothing kept of what it does: then nothing is put into its mail. Blocks the calling thread.
    package func isUntracked(_ address: String) throws(StorageError) -> Bool {
        try read("SELECT privacy = 'off' FROM contacts WHERE address = $1", [Contact.normalised(address)])
    }

    /// Returns whether this copy is on its way from the spool in just this envelope.
    package func isLeaving(_ copy: Int64, from sender: String, to recipient: String) throws(StorageError) -> Bool {
        try read(
            "SELECT 1 FROM split_copies WHERE copy = $1 AND sender = $2 AND recipient = $3", [copy, sender, recipient])
    }

    private func read(_ sql: String, _ arguments: StatementArguments) throws(StorageError) -> Bool {
        try database.snapshot { try Bool.fetchOne($0.cachedStatement(sql: sql), arguments: arguments) ?? false }
    }
}
