// A log as it is read: a file, or what was packed in one.

internal import Tools

/// Owns a log that is open for reading.
struct LogFileHandle: ~Copyable {
    private let file: OpenFile<LogFollowingError>
    /// Of one that was packed: the packed file, by which it is known.
    private let identity: FileStatus?

    init(_ file: consuming OpenFile<LogFollowingError>, identity: FileStatus? = nil) {
        self.file = file
        self.identity = identity
    }

    /// Returns nil where there is none.
    static func open(_ path: String) throws(LogFollowingError) -> LogFileHandle? {
        guard let file = try OpenFile<LogFollowingError>.existing(path) else { return nil }
        return LogFileHandle(file)
    }

    /// At most `count` bytes; fewer only at the file's end.
    func read(_ count: Int, at offset: Int64) throws(LogFollowingError) -> [UInt8] {
        try file.read(count, at: offset)
    }

    func status() throws(LogFollowingError) -> FileStatus { if let identity { identity } else { try file.status() } }
}
