// The database as a whole: opening, schema, and the parts that read and write it.

internal import Dispatch
internal import GRDB
internal import Glibc
internal import Sealing
internal import Synchronization

/// The embedded database. One `Store` a process and database.
///
/// SQLite in WAL mode with `synchronous=FULL`: a commit is on disk when it returns, and readers never wait for writers. What
/// is in that log goes into the database beside the writer (`Checkpointer`).
package final class Store: Sendable {
    let path: String
    let database: DatabaseQueue
    let writer: Writer
    let identifiers: Identifiers
    let rows = RowCache()
    private let currentRules: Mutex<CountingRules>
    let reach = AddressReach()
    /// What seals the retries that the CRM sends; nil where it sends none.
    let retryKeys = Mutex<KeyRing?>(nil)

    var rules: CountingRules { currentRules.withLock { $0 } }

    /// Opens the database, making it and its tables where they are missing.
    package init(path: String, rules: CountingRules = CountingRules()) throws(StorageError) {
        self.path = path
        currentRules = Mutex(rules)
        Self.makeFile(path)
        database = try Self.open(path, isReadOnly: false)
        writer = Writer(database, Checkpointer(path: path))
        identifiers = Identifiers(writer)
        do {
            if try database.read(Schema.isNewer) { throw StorageError.newerSchema(path: path) }
            try Schema.migrate(database)
        } catch let error as StorageError {
            throw error
        } catch {
            throw .cannotOpen(path: path, reason: StorageError(error).description)
        }
    }

    /// Whether a file is a database that this version can open, changing nothing.
    package static func examine(path: String) throws(StorageError) {
        let database = try open(path, isReadOnly: true)
        if try database.snapshot(Schema.isNewer) { throw .newerSchema(path: path) }
    }

    /// What is judged from now on is judged by these.
    package func setRules(_ rules: CountingRules) { currentRules.withLock { $0 = rules } }

    /// Addresses of people are in it: the group may read it where the umask lets it, others never.
    private static func makeFile(_ path: String) {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o660)
        if descriptor >= 0 { close(descriptor) }
    }

    static func open(_ path: String, isReadOnly: Bool) throws(StorageError) -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        // A higher one is refused to who is not root, and the dispatch library says so for each thread.
        configuration.qos = .default
        // Three seconds of short pauses. SQLite's own grow to a tenth of a second, in which the turns that another process
        // leaves while it folds (see `fold`) come and go unseen.
        configuration.busyMode = .callback { tries in
            usleep(1_000)
            return tries < 3_000
        }
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            if isReadOnly { return }
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            // What is deleted is overwritten: addresses of people are in it.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            // 8 MB: a transaction of hits on as many copies changes thousands of pages, which SQLite's 2 MB make it write,
            // forget and read again.
            try database.execute(sql: "PRAGMA cache_size = -8000")
        }
        do {
            return try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw .cannotOpen(path: path, reason: StorageError(error).description)
        }
    }

    /// Reads within one snapshot. Blocks the calling thread.
    func read<Value>(_ work: (Database) throws -> Value) throws(StorageError) -> Value {
        try database.snapshot(work)
    }
}

extension DatabaseQueue {
    /// Reads within one snapshot, with our errors. Blocks the calling thread.
    func snapshot<Value>(_ work: (Database) throws -> Value) throws(StorageError) -> Value {
        do { return try read(work) } catch { throw StorageError(error) }
    }
}
