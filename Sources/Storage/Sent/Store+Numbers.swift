// Numbers of messages, copies and deliveries: one sequence, given away in runs.

internal import GRDB
internal import Journal
package import Words

extension Store {
    /// Gives away so many numbers: nobody else has them or will have them.
    package func reserveNumbers(_ count: Int) throws(StorageError) -> Range<Int64> {
        let end = try writer.perform { database in
            try Int64.fetchOne(
                database, sql: "UPDATE identifiers SET next = next + $1 WHERE name = 'mail' RETURNING next",
                arguments: [count])
        }
        guard let end else { throw .failed(reason: "the table `identifiers` has lost its row") }
        return end - Int64(count)..<end
    }

    /// Returns the number that is given away next.
    package func nextNumber() throws(StorageError) -> Int64 {
        try read {
            try Int64.fetchOne($0.cachedStatement(sql: "SELECT next FROM identifiers WHERE name = 'mail'")) ?? 0
        }
    }

    /// Gives away no number up to one that is in use: after a backup was restored.
    package func raiseNumbers(above highest: Int64) throws(StorageError) {
        try writer.perform {
            try $0.execute(
                sql: "UPDATE identifiers SET next = $1 WHERE name = 'mail' AND next < $1", arguments: [highest + 1])
        }
    }

    /// Numbers for a message with so many recipients and copies, for who has no spool.
    package func reserveNumbers(recipients: Int, copies: Int = 1) throws(StorageError) -> MessageNumbers {
        let count = MessageNumbers.count(recipients: recipients, copies: copies)
        return MessageNumbers(from: try reserveNumbers(count).lowerBound, copies: copies)
    }

    /// Writes a sending down without a journal. When this returns, it is on disk.
    package func record(_ sending: Sending, as numbers: MessageNumbers) throws(StorageError) {
        let journaled: JournaledSending
        do { journaled = try JournaledSending(sending, as: numbers) } catch { throw .failed(reason: "\(error)") }
        try writer.perform { [rules] database in
            _ = try SendingWriter(database: database, rules: rules, list: { _ in nil }).write(journaled)
        }
    }
}
