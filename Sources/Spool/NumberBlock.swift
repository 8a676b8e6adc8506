// Numbers that nothing else has, taken without the database.

internal import Glibc
internal import Synchronization
internal import Tools

/// The numbers that a spool may still give to messages, copies and deliveries.
///
/// They lie in a file: what is given out is first taken out of it, so that after a crash some are lost and none is given twice. The
/// ledger fetches more from the database when half of them are gone; until then it may be away. Safe in several processes.
package final class NumberBlock: Sendable {
    private let folder: Folder<SpoolError>
    private let free = Mutex<Range<Int64>>(0..<0)

    private static let name = "numbers"
    /// Numbers taken out of the file at a time: its flush is shared by some thousand messages.
    private static let stride: Int64 = 10_000
    /// Numbers that a spool has at least when it has fetched some.
    private static let least: Int64 = 1_000_000
    /// Milliseconds for which they last at the highest rate so far.
    private static let reach: Int64 = 4 * 3_600_000

    /// - Parameter folder: the spool's own.
    package init(folder: String) { self.folder = Folder(path: folder) }

    /// Returns the first of so many numbers.
    ///
    /// - Throws: `SpoolError.noNumbers` where the ledger has fetched none for too long.
    package func take(_ count: Int) throws(SpoolError) -> Int64 {
        let count = Int64(count)
        return try free.withLock { free throws(SpoolError) in
            if free.upperBound - free.lowerBound < count { free = try advance(count) }
            defer { free = free.lowerBound + count..<free.upperBound }
            return free.lowerBound
        }
    }

    /// Takes numbers out of the file.
    private func advance(_ count: Int64) throws(SpoolError) -> Range<Int64> {
        try change { (state) throws(SpoolError) in
            guard let taken = state.take(count, orAsManyAs: Self.stride) else { throw .noNumbers(path: folder.path) }
            return taken
        }
    }

    /// Fetches numbers where less than half of what is wanted is left.
    ///
    /// - Parameters:
    ///   - now: milliseconds since 1970.
    ///   - reserve: has the database give away so many numbers, and returns them.
    /// - Throws: `SpoolError.numbersWentBack` where they are lower than what the spool has seen: then none is taken.
    package func refill(now: Int64, from reserve: (Int) throws -> Range<Int64>) throws {
        let state = try state()
        guard state.left < max(state.wanted, Self.least) / 2 else { return }
        let wanted = state.wanted(now: now, reach: Self.reach, least: Self.least)
        let range = try reserve(Int(wanted))
        try change { (state) throws(SpoolError) in
            try check(offered: range.lowerBound, against: state)
            state.add(range, wanted: wanted, now: now)
        }
    }

    /// Looks whether what the database would give away next is new to this spool.
    ///
    /// - Throws: `SpoolError.numbersWentBack` where it is not: a backup was restored.
    package func check(offered next: Int64) throws(SpoolError) {
        try check(offered: next, against: state())
    }

    private func check(offered next: Int64, against state: NumberState) throws(SpoolError) {
        guard next > state.highest else {
            throw .numbersWentBack(path: folder.path, offered: next, seen: state.highest)
        }
    }

    /// Returns the highest number that this spool was ever given; 0 where it has none.
    package func highest() throws(SpoolError) -> Int64 { try state().highest }

    // MARK: The file

    private func state() throws(SpoolError) -> NumberState {
        guard let file = try SpoolFile.existing("\(folder.path)/\(Self.name)") else { return NumberState() }
        guard let state = NumberState(String(decoding: try file.read(limit: 1 << 10), as: UTF8.self)) else {
            throw .damaged(path: file.path, reason: "no numbers")
        }
        return state
    }

    /// Changes the file as a whole, while nobody else does. When this returns, it is on disk.
    private func change<Value>(_ change: (inout NumberState) throws(SpoolError) -> Value) throws(SpoolError) -> Value {
        try folder.create()
        let lock = try SpoolFile(opening: "\(folder.path)/\(Self.name).lock", flags: O_RDWR | O_CREAT)
        try lock.waitForLock()
        var state = try state()
        let value = try change(&state)
        try folder.replace(Self.name, with: Array(state.text.utf8))
        return value
    }
}
