// Storage is the ledger: what was sent, what came back, what follows. The front page of this module.
//
// In go the journals of sendings (`Sent/Store+Sendings.swift`) and of hits (`Counting/Fold.swift`), findings of returned mails and
// statuses of the MTA's log (`Returns/`); sendings always first, as the others refer to them. Out come what the filter and the
// tracker ask at once (`RecipientIndex`, `LinkIndex`, which open the file to read), what is due (`Retries/`, `Notices/`), and
// figures (`Reports/`, and the views of `Schema/` for the CRM); what a course over time shows is summed where it is counted
// (`HourTally`, `DomainEvent`). What a report says and what follows from a bounce is for Bounces to decide, and who has looked at
// a mail for the judge: Storage tells them what it knows, and writes down what they say. Begin to read with `EventWriter`.
//
// A delivery is in one of seven states. A mail that leaves makes it `sent`, or `suppressed` where the filter has dropped the
// recipient. What happens then leads to these; a dot stands where the state stays:
//
//     by                     sent        deferred    delivered   soft        hard        complained  suppressed
//     sealed deferred        deferred    ·           ·           ·           ·           ·           ·
//     sealed delivered       delivered   delivered   ·           delivered   ·           ·           ·
//     sealed soft bounce     soft        soft        soft        ·           ·           ·           ·
//     sealed hard bounce     hard        hard        hard        hard        ·           ·           ·
//     sealed complaint       complained  complained  complained  complained  complained  ·           complained
//     named deferred         deferred    ·           ·           ·           ·           ·           ·
//     named delivered        delivered   ·           ·           ·           ·           ·           ·
//     named soft bounce      soft        ·           ·           ·           ·           ·           ·
//     named hard bounce      hard        ·           ·           ·           ·           ·           ·
//     named complaint        complained  ·           ·           ·           ·           ·           ·
//     reply                  ·           ·           ·           delivered   ·           ·           ·
//     hit                    ·           ·           ·           delivered   ·           ·           ·
//     hit taken back         ·           ·           soft        ·           ·           ·           ·
//     retry leased           ·           ·           ·           sent        ·           ·           ·
//     retry not sent         soft        ·           ·           ·           ·           ·           ·
//     copy lost              soft        soft        ·           ·           ·           ·           ·
//
// The same where the state is what a report says that is only named (`is_named`): whatever is believed stands above it.
//
//     by                     deferred    delivered   soft        hard        complained
//     sealed deferred        ·           deferred    deferred    deferred    deferred
//     sealed delivered       delivered   ·           delivered   delivered   delivered
//     sealed soft bounce     soft        soft        ·           soft        soft
//     sealed hard bounce     hard        hard        hard        ·           hard
//     sealed complaint       complained  complained  complained  complained  ·
//     named deferred         ·           ·           ·           ·           ·
//     named delivered        delivered   ·           delivered   ·           ·
//     named soft bounce      soft        soft        ·           ·           ·
//     named hard bounce      hard        hard        hard        ·           ·
//     named complaint        complained  complained  complained  complained  ·
//     reply                  ·           ·           delivered   delivered   ·
//     hit                    ·           ·           delivered   delivered   ·
//     retry leased           ·           ·           sent        ·           ·
//     copy lost              soft        soft        ·           soft        soft
//
// `sealed` is a report with our seal, the MTA's log, and a server's refusal of what we hand over ourselves; `named`, a report that
// only knows the Message-ID and the recipient, and says nothing of a mail that somebody has looked at. Not even what is sealed
// counts when it comes too late: of an earlier sending than the last, or of a failure before something has proved the delivery. A
// `reply` comes from the mailbox or past the filter. A `hit` is a person's, or their provider's for them, on a copy that only this
// recipient has, and is taken back where a later one shows that it was a machine's: then what it has cleared is put back. A retry
// is leased by our sender or the CRM, which writes to `retries`; that it is a sending, or was none (it is planned again, or failed),
// triggers make of it: `retry_leased`, `retry_not_sent`. Triggers alone count states into messages and campaigns:
// `delivery_state_changed`. A `copy lost` is one that can't be read from the spool any more (`EventWriter+LostCopies.swift`). Unsubscribing, automatic replies and feedback that accuses nobody change no state.

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
    private let currentRules: Mutex<CountingRules>
    let reach = AddressReach()
    /// What seals the retries that the CRM sends; nil where it sends none.
    let retryKeys = Mutex<KeyRing?>(nil)
    /// The journal of sendings, which is folded before what refers to them.
    let sendings = Mutex(SendingsSource())
    /// Records that the database refused, and that nobody has been told of yet.
    let setAside = Mutex<[(file: String, reason: String)]>([])

    var rules: CountingRules { currentRules.withLock { $0 } }

    /// Opens the database, making it and its tables where they are missing.
    package init(path: String, rules: CountingRules = CountingRules()) throws(StorageError) {
        self.path = path
        currentRules = Mutex(rules)
        Self.makeFile(path)
        database = try Self.open(path, isReadOnly: false)
        writer = Writer(database, Checkpointer(path: path))
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
        // Whoever reads beside the writers waits for none, and has a mail or a client waiting. A writer has three seconds of
        // short pauses: SQLite's own grow to a tenth of a second, in which the turns that another process
        // leaves while it folds (see `fold`) come and go unseen.
        configuration.busyMode = .callback { tries in
            usleep(1_000)
            return tries < (isReadOnly ? 50 : 3_000)
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
