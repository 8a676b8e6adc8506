internal import GRDB
internal import Synchronization

/// The database's file as the filter and the tracker have it: opened to read, when it is first asked.
///
/// It waits for no writer. Once open it goes on answering when the file has gone; while there is none yet, every question fails.
final class NearFile: Sendable {
    private let path: String
    private let opened = Mutex<DatabaseQueue?>(nil)

    init(path: String) { self.path = path }

    /// Reads within one snapshot. Blocks the calling thread.
    func read<Value>(_ work: (Database) throws -> Value) throws(StorageError) -> Value { try database().snapshot(work) }

    private func database() throws(StorageError) -> DatabaseQueue {
        try opened.withLock { opened throws(StorageError) in
            if let opened { return opened }
            let database = try Store.open(path, isReadOnly: true)
            opened = database
            return database
        }
    }
}
