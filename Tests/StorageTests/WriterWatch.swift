import GRDB
import Synchronization

@testable import Storage

/// Counts what each of a store's transactions does: a bound that no clock is needed for.
final class WriterWatch: TransactionObserver, Sendable {
    private struct State {
        var rows: [Int] = []
        var current = 0
        var statements = 0
    }

    private let state = Mutex(State())

    /// Rows that each transaction has changed.
    var rows: [Int] { state.withLock { $0.rows } }
    var mostRows: Int { rows.max() ?? 0 }
    /// Statements since the watch began.
    var statements: Int { state.withLock { $0.statements } }

    /// Watches while `body` runs.
    static func watch(_ store: Store, _ body: () throws -> Void) throws -> WriterWatch {
        let watch = WriterWatch()
        store.database.inDatabase { database in
            database.add(transactionObserver: watch)
            database.trace { _ in watch.state.withLock { $0.statements += 1 } }
        }
        defer {
            store.database.inDatabase { database in
                database.remove(transactionObserver: watch)
                database.trace(options: [])
            }
        }
        try body()
        return watch
    }

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
    func databaseDidChange(with event: DatabaseEvent) { state.withLock { $0.current += 1 } }
    func databaseDidRollback(_ database: Database) { state.withLock { $0.current = 0 } }
    func databaseDidCommit(_ database: Database) {
        state.withLock {
            $0.rows.append($0.current)
            $0.current = 0
        }
    }
}

extension Store {
    /// For tests of very many transactions: what a power cut would leave is not theirs.
    func stopFlushing() throws { try database.inDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") } }
}
