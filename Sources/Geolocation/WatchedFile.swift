internal import Glibc
internal import Synchronization
internal import Words

/// A database made from a file. `WatchedFile` asks it from one thread at a time.
protocol FileDatabase: AnyObject, Sendable {
    init(path: String) throws(GeolocationError)
    func place(of address: String) -> Place?
}

/// A database whose file may be replaced while we run, as its updater does by renaming another over it. The new one is opened
/// at the next question; a broken one leaves the old in force.
final class WatchedFile<Database: FileDatabase>: Sendable {
    private let path: String
    private let state: Mutex<State>

    private struct State {
        var database: Database
        var identity: [Int]
        var nextLook: Int
    }

    /// Seconds between two looks at the file.
    private static var pause: Int { 60 }

    init(path: String) throws(GeolocationError) {
        self.path = path
        let identity = Self.identity(of: path)
        let database = try Database(path: path)
        state = Mutex(State(database: database, identity: identity, nextLook: Self.seconds() + Self.pause))
    }

    /// - Parameter now: seconds of a clock that only goes forward.
    func place(of address: String, now: Int = WatchedFile.seconds()) -> Place? {
        state.withLock { state in
            if now >= state.nextLook { look(into: &state, now: now) }
            return state.database.place(of: address)
        }
    }

    private func look(into state: inout State, now: Int) {
        state.nextLook = now + Self.pause
        let identity = Self.identity(of: path)
        guard identity != state.identity, let newer = try? Database(path: path) else { return }
        state.database = newer
        state.identity = identity
    }

    private static func identity(of path: String) -> [Int] {
        var status = stat()
        guard stat(path, &status) == 0 else { return [] }
        return [Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    }

    static func seconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec
    }
}
