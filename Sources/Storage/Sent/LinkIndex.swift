// What a link points to. The tracker's only question to the database.

internal import GRDB
internal import Journal
internal import Synchronization
internal import Words

/// Destinations by copy and link number, read on a connection of its own, which waits for no writer, with a cache of
/// what was asked of late. What has just left, or left while the database is away, is read from the journal.
package final class LinkIndex: Sendable {
    private let file: NearFile
    private let unfolded: UnfoldedSendings?
    private let lists = Mutex(RecentCache<Int64, [[UInt8]]>(capacity: listLimit))
    private static let listLimit = 2_000
    /// How often erasing a contact had changed lists when `lists` was last emptied.
    private let erasures = Mutex(Int64(0))
    /// Copies refer to lists; one list serves a whole campaign.
    private let copies = Mutex(RecentCache<Int64, Int64>(capacity: 100_000))

    /// - Parameter sendings: the folder of their journal.
    package init(path: String, sendings: String? = nil) {
        file = NearFile(path: path)
        unfolded = sendings.map { UnfoldedSendings(folder: $0) }
    }

    /// Returns what is known without asking the database; nil means: ask.
    package func cached(copy: Int64, link: Int) -> [UInt8]? {
        guard let list = copies.withLock({ $0[copy] }), let urls = lists.withLock({ $0[list] }) else { return nil }
        return urls.indices.contains(link) ? urls[link] : nil
    }

    /// Returns the destination, or nil where there is no such copy or link. Blocks the calling thread.
    package func destination(copy: Int64, link: Int) throws(StorageError) -> [UInt8]? {
        let urls: [[UInt8]]? = try answer(
            on: copy,
            inDatabase: { database -> [[UInt8]]? in
                guard let list = try list(of: copy, in: database) else { return nil }
                return try self.urls(of: list, in: database) ?? []
            },
            orJournal: { $0.links?.content.flatMap(JSONArray.decode) ?? [] })
        guard let urls, urls.indices.contains(link) else { return nil }
        return urls[link]
    }

    /// Returns the subscription that a copy belongs to; nil where there is no such copy, or it has several recipients. Blocks the
    /// calling thread.
    package func subscription(copy: Int64) throws(StorageError) -> Subscription? {
        try answer(
            on: copy, inDatabase: { try $0.subscription(copy: copy) },
            orJournal: { Subscription(of: copy, in: $0) })
    }

    /// Asks the database, and where that knows nothing of a copy, or does not answer, the journal; nil where neither has it.
    private func answer<Value>(
        on copy: Int64, inDatabase: (Database) throws -> Value?, orJournal: (JournaledSending) -> Value?
    ) throws(StorageError) -> Value? {
        var (failure, folded): (StorageError?, JournalPosition?)
        do throws(StorageError) {
            let (value, position) = try file.read { database in
                let value = try inDatabase(database)
                return try (value, value == nil ? unfolded.flatMap { try $0.folded(in: database) } : nil)
            }
            if let value { return value }
            folded = position
        } catch {
            failure = error
        }
        let journaled: JournaledSending?
        do { journaled = try unfolded?.sending(ofCopy: copy, after: folded) } catch { throw failure ?? .journal(error) }
        if let journaled { return orJournal(journaled) }
        if let failure { throw failure }
        return nil
    }

    /// Forgets what erasing a contact, by another process perhaps, has changed since the last time. Blocks the calling thread.
    package func forgetErased() throws(StorageError) {
        // Within the read: no old list can come in again behind it.
        try file.read { database in
            let statement = try database.cachedStatement(sql: "SELECT value FROM settings WHERE name = $1")
            let count = try Int64.fetchOne(statement, arguments: [Erasure.counter]) ?? 0
            let isNew = erasures.withLock { known in
                defer { known = count }
                return known != count
            }
            if isNew { lists.withLock { $0 = RecentCache(capacity: Self.listLimit) } }
        }
    }

    /// Returns whether the database answers. Blocks the calling thread.
    package func isAnswering() -> Bool {
        (try? file.read { try Int64.fetchOne($0, sql: "SELECT next FROM identifiers WHERE name = 'mail'") }) != nil
    }

    private func list(of copy: Int64, in database: Database) throws -> Int64? {
        if let list = copies.withLock({ $0[copy] }) { return list }
        let statement = try database.cachedStatement(
            sql: "SELECT m.destinations FROM copies c JOIN messages m ON m.message = c.message WHERE c.copy = $1")
        guard let list = try Int64.fetchOne(statement, arguments: [copy]) else { return nil }
        copies.withLock { $0[copy] = list }
        return list
    }

    private func urls(of list: Int64, in database: Database) throws -> [[UInt8]]? {
        if let urls = lists.withLock({ $0[list] }) { return urls }
        let statement = try database.cachedStatement(sql: "SELECT urls FROM destinations WHERE list = $1")
        guard let json = try String.fetchOne(statement, arguments: [list]),
            let urls = JSONArray.decode(Array(json.utf8))
        else {
            return nil
        }
        lists.withLock { $0[list] = urls }
        return urls
    }
}

extension UnfoldedSendings {
    /// Returns how far the database has the journal; nil while there is none.
    fileprivate func folded(in database: Database) throws -> JournalPosition? {
        try identity().map { try database.position(ofJournal: $0) }
    }
}
