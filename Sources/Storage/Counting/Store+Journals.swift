// How far journals are folded, and what can't be.

internal import GRDB
package import Journal
internal import Synchronization

extension JournalReader {
    /// Reads a batch, with the database's errors.
    func batch(after position: JournalPosition, limit: Int, upTo last: Int64 = .max) throws(StorageError) -> Batch {
        do { return try read(after: position, limit: limit, upTo: last) } catch { throw .journal(error) }
    }
}

extension Store {
    /// Looks for the record that the database refuses, of a batch that has one: figures never stop for one record.
    ///
    /// - Returns: how many records to try next. Where it was one alone, that is set aside, and the journal goes on behind it.
    func narrow(_ batch: JournalReader.Batch, of journal: JournalReader, _ reason: String) throws(StorageError) -> Int {
        guard batch.entries.count <= 1, let end = batch.ends.first else { return max(1, batch.entries.count / 2) }
        let start = batch.start
        let file: String
        do { file = try journal.setAside(from: start, to: end) } catch { throw .journal(error) }
        try writer.perform { database in
            guard try database.position(ofJournal: journal.identity) <= start else { return }
            try database.setPosition(end, ofJournal: journal.identity)
        }
        setAside.withLock { $0.append((file, reason)) }
        return 1
    }

    /// Goes on behind what is gone of a journal, as the database is older than that: the segments that were passed over; nil where
    /// none are missing.
    package func passGap(of journal: JournalReader) throws(StorageError) -> ClosedRange<Int64>? {
        let position = try foldedPosition(of: journal)
        do {
            _ = try journal.read(after: position, limit: 1)
            return nil
        } catch .gap(_, let last, let end) {
            let next = JournalPosition(segment: end + 1, offset: 0)
            try writer.perform { try $0.setPosition(next, ofJournal: journal.identity) }
            return last + 1...end
        } catch {
            throw .journal(error)
        }
    }

    /// Returns what has been set aside since this was last asked: the record's file, and why.
    package func takeSetAside() -> [(file: String, reason: String)] {
        setAside.withLock { files in
            defer { files = [] }
            return files
        }
    }
}

extension Database {
    func position(ofJournal identity: String) throws -> JournalPosition {
        let row = try Row.fetchOne(
            cachedStatement(sql: "SELECT segment, position FROM journals WHERE journal = $1"), arguments: [identity])
        return try row.map { try JournalPosition(segment: $0["segment"], offset: $0["position"]) } ?? .start
    }

    func setPosition(_ position: JournalPosition, ofJournal identity: String) throws {
        try cachedStatement(
            sql: """
                INSERT INTO journals (journal, segment, position) VALUES ($1, $2, $3)
                ON CONFLICT (journal) DO UPDATE SET segment = excluded.segment, position = excluded.position
                """
        ).execute(arguments: [identity, position.segment, position.offset])
    }
}
