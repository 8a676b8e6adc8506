// A log that is a file, followed over its rotations.

package import Tools

/// Reads a log's lines as they come, over all that logrotate and people do to it: renamed and made anew, copied and
/// cut, packed when it is old.
///
/// The log is a chain of files, `maillog.2`, `maillog.1`, `maillog`: each is read to its end, then the next from its
/// beginning. One that was renamed may still be written to for a moment, until its writer has heard of it.
package struct LogFile: ~Copyable {
    private let folder: LogFolder
    private let settings: Settings
    private var current: OpenLog?
    /// Where to begin; until the file is open.
    private var stored: LogPosition?
    private var isAfterGap = false
    /// The file is done, but its writer may not know yet.
    private(set) var isWaitingForWriter = false

    package struct Settings: Sendable {
        /// How long a file that was renamed must have been left alone.
        package var grace: Duration
        /// How often to look, whatever inotify says: it can overflow, and knows nothing of other hosts' writing.
        package var lookInterval: Duration
        /// Bytes read at once; a line that is longer comes in pieces.
        package var batchSize: Int

        package init(grace: Duration = .seconds(1), lookInterval: Duration = .seconds(5), batchSize: Int = 1 << 18) {
            self.grace = grace
            self.lookInterval = lookInterval
            self.batchSize = batchSize
        }
    }

    /// - Parameters:
    ///   - path: The file need not be there yet.
    ///   - position: Where the last batch ended whose effects were stored; nil at the first time, which begins with the
    ///     file's first line.
    package init(path: String, from position: LogPosition? = nil, settings: Settings = Settings()) {
        folder = LogFolder(path: path)
        stored = position
        self.settings = settings
    }

    /// Returns the next lines, waiting until there are any; nil when told to stop. Blocks: for a thread of its own.
    package mutating func next(until stop: StopSignal) throws(LogFollowingError) -> LogBatch? {
        // Before the first look, so that nothing is written unseen between the two.
        let watch = LogWatch(folder: folder.folder)
        while !stop.isStopped {
            if let batch = try read() { return batch }
            let pause = isWaitingForWriter ? min(settings.grace, settings.lookInterval) : settings.lookInterval
            if !watch.wait(for: pause, or: stop) { return nil }
        }
        return nil
    }

    /// Returns the lines that are there now; nil for none. Where there was no position to begin with, the first batch has no
    /// lines: its position is where the log begins for us.
    package mutating func read() throws(LogFollowingError) -> LogBatch? {
        isWaitingForWriter = false
        while true {
            if current == nil {
                let isFirst = stored == nil
                current = try open()
                if current == nil { return nil }
                if isFirst { return try batch(of: []) }
            }
            // Before it is read: what is written later is seen by the next look.
            let successor = try successor()
            switch try current?.next(limit: settings.batchSize) ?? .nothing {
            case .lines(let bytes): return try batch(of: bytes)
            case .cut: current = try recover()
            case .nothing:
                guard let successor else { return nil }
                // A writer that was killed leaves half a line.
                if let rest = try current?.rest(), !rest.isEmpty { return try batch(of: rest) }
                guard try goOn(to: successor) else { return nil }
            }
        }
    }

    private mutating func batch(of bytes: [UInt8]) throws(LogFollowingError) -> LogBatch? {
        guard let position = try current?.position() else { return nil }
        var lines: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            lines.append(start..<end)
            start = end + 1
        }
        defer { isAfterGap = false }
        return LogBatch(bytes: bytes, lines: lines, position: position, isAfterGap: isAfterGap)
    }

    // MARK: The chain of files

    /// Returns the file to read after the open one; nil where that is the newest, or may still be written to.
    private mutating func successor() throws(LogFollowingError) -> LogFolder.Member? {
        guard let newest = try OpenFile<LogFollowingError>.status(of: folder.path), let status = try current?.status(),
            !newest.isSameFile(as: status)
        else { return nil }
        guard status.age >= settings.grace else {
            isWaitingForWriter = true
            return nil
        }
        let rotated = try folder.rotated()
        let place = rotated.firstIndex { $0.status.isSameFile(as: status) }
        // Without a name any more: removed, or packed.
        let next = place.map { $0 + 1 } ?? rotated.firstIndex { $0.status.modified > status.modified }
        if let next, next < rotated.count { return rotated[next] }
        return LogFolder.Member(path: folder.path, status: newest)
    }

    /// Returns false where it was renamed in between: then the next look knows better.
    private mutating func goOn(to successor: LogFolder.Member) throws(LogFollowingError) -> Bool {
        guard let next = try open(successor, at: 0), try next.status().isSameFile(as: successor.status) else {
            return false
        }
        current = consume next
        return true
    }

    /// Opens the log where the last process stopped reading.
    private mutating func open() throws(LogFollowingError) -> OpenLog? {
        guard let position = stored else { return try openFirst() }
        // A file that is renamed or packed in this moment is found by another look.
        for _ in 0..<3 {
            if let found = try find(position, among: try members().reversed()) {
                stored = nil
                return found
            }
        }
        // It is gone, and with it perhaps lines. What was written since begins with the oldest that is newer.
        let members = try members()
        guard let next = members.first(where: { $0.status.modified > position.modified }) ?? members.last,
            let log = try open(next, at: 0)
        else { return nil }
        (stored, isAfterGap) = (nil, true)
        return log
    }

    /// Returns all files of the log, the oldest first.
    private func members() throws(LogFollowingError) -> [LogFolder.Member] {
        let newest = try OpenFile<LogFollowingError>.status(of: folder.path).map {
            LogFolder.Member(path: folder.path, status: $0)
        }
        return try folder.rotated() + (newest.map { [$0] } ?? [])
    }

    private mutating func openFirst() throws(LogFollowingError) -> OpenLog? {
        guard let handle = try LogFileHandle.open(folder.path) else { return nil }
        return try OpenLog(handle, at: 0)
    }

    /// After the open file was cut: what was in it and not yet read may be in a copy.
    private func recover() throws(LogFollowingError) -> OpenLog? {
        guard let position = try current?.position() else { return nil }
        if let copy = try find(position, among: try folder.rotated().reversed()) { return copy }
        guard let handle = try LogFileHandle.open(folder.path) else { return nil }
        return try OpenLog(handle, at: 0)
    }

    /// The file that a position speaks of: the same one, or else a copy of it, packed or not; both with the same bytes
    /// before the place.
    private func find(
        _ position: LogPosition, among members: [LogFolder.Member]
    ) throws(LogFollowingError) -> OpenLog? {
        for member in members where member.isSameFile(as: position) {
            if let log = try open(member, at: position.offset), log.matches(position) { return log }
        }
        // Of a file of which nothing was read yet, any other would be a copy.
        guard position.offset > 0 else { return nil }
        for member in members where !member.isSameFile(as: position) {
            // Packers keep the time; so what is older need not be unpacked.
            if member.packing != nil, member.status.modified / 1_000_000_000 < position.modified / 1_000_000_000 {
                continue
            }
            if let log = try open(member, at: position.offset), log.matches(position) { return log }
        }
        return nil
    }

    private func open(_ member: LogFolder.Member, at offset: Int64) throws(LogFollowingError) -> OpenLog? {
        let handle =
            if let packing = member.packing { try LogFileHandle.unpacked(member.path, packing) } else {
                try LogFileHandle.open(member.path)
            }
        guard let handle else { return nil }
        return try OpenLog(handle, at: offset)
    }
}

extension LogFolder.Member {
    func isSameFile(as position: LogPosition) -> Bool {
        (status.device, status.inode) == (position.device, position.inode)
    }
}
