// The write-ahead log goes into the database beside the writer, not in its turn.

internal import Dispatch
internal import GRDB
private import GRDBSQLite
internal import Synchronization

/// Copies the write-ahead log into the database.
///
/// SQLite alone does so within the commit that makes the log long: thousands of pages, a flush, and whoever waits for the writer
/// waits for them. Here a second connection copies them while the writer goes on, and only the few that are new since then are
/// left for a commit, after which the log begins anew. It is opened for that: most programs write too little to need it.
final class Checkpointer: Sendable {
    private let path: String
    private let queue = DispatchQueue(label: "checkpoints")
    private let progress = Mutex(Progress())

    private struct Progress {
        /// Pages of the log that are in the database.
        var copied = 0
        var isUnderWay = false
    }

    /// Pages, of 4 KB: many of those that a transaction of hits changes are changed again soon, and copied once.
    private static let longLog = 4_000

    /// - Parameter path: the database's.
    init(path: String) { self.path = path }

    /// Takes over from SQLite on a connection that writes. It must not outlive this object.
    func serve(_ connection: Database) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_wal_hook(
            connection.sqliteConnection,
            { context, connection, _, pages in
                guard let context else { return SQLITE_OK }
                Unmanaged<Checkpointer>.fromOpaque(context).takeUnretainedValue().committed(connection, Int(pages))
                return SQLITE_OK
            }, context)
    }

    private func committed(_ connection: OpaquePointer?, _ pages: Int) {
        guard pages >= Self.longLog else { return }
        enum Step { case nothing, here, beside }
        let step = progress.withLock { progress in
            if progress.isUnderWay { return Step.nothing }
            if pages < progress.copied { progress.copied = 0 }
            // An eighth: the longer the log, the more; so it has an end, however busy the writer is.
            if pages - progress.copied < pages / 8 { return .here }
            progress.isUnderWay = true
            return .beside
        }
        switch step {
        case .nothing: return
        // A reader in an old snapshot may keep it from the end: the next commit tries again.
        case .here: sqlite3_wal_checkpoint_v2(connection, "main", SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        case .beside:
            queue.async { [self] in
                let copied = try? Store.open(path, isReadOnly: false).writeWithoutTransaction {
                    try $0.checkpoint(.passive).checkpointedFrameCount
                }
                progress.withLock { $0 = Progress(copied: copied ?? 0) }
            }
        }
    }
}
