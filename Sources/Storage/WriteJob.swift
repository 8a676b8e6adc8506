internal import Dispatch
internal import GRDB
internal import Synchronization

/// One caller's part of a transaction. It is either done, or given up before it began: never both.
final class WriteJob: Sendable {
    private enum State {
        case waiting, begun, abandoned
        case ended(StorageError?)
    }

    let work: @Sendable (Database) throws -> Void
    private let state = Mutex(State.waiting)
    /// Entered until the end. Not a semaphore: on Linux that waits by the wall's clock, and a group by how long it is.
    private let ended = DispatchGroup()

    init(_ work: @escaping @Sendable (Database) throws -> Void) {
        self.work = work
        ended.enter()
    }

    /// Takes the job into a transaction. False where its caller has gone on without it.
    func begin() -> Bool {
        state.withLock { state in
            guard case .waiting = state else { return false }
            state = .begun
            return true
        }
    }

    func end(with error: StorageError?) {
        state.withLock { $0 = .ended(error) }
        ended.leave()
    }

    /// Waits for the end, or gives the job up if it has not begun in time. One that has begun is waited for: what it
    /// writes must not appear behind the back of a caller who thinks that it failed.
    func wait(seconds: Int) throws(StorageError) {
        if ended.wait(timeout: .now() + .seconds(seconds)) == .timedOut {
            let isAbandoned = state.withLock { state in
                guard case .waiting = state else { return false }
                state = .abandoned
                return true
            }
            if isAbandoned {
                // Nobody will end it, and a group must not go while it is entered.
                ended.leave()
                throw .timedOut(seconds: seconds)
            }
            ended.wait()
        }
        if case .ended(let error?) = state.withLock({ $0 }) { throw error }
    }
}
