// The module's calls on files, each return code translated where it is called.

internal import Glibc
internal import Tools

/// Owns a log that is open for reading.
struct LogFileHandle: ~Copyable {
    let path: String
    private let descriptor: CInt
    /// Of one that was packed: the packed file, by which it is known.
    private let identity: FileStatus?

    /// Nil where there is none.
    static func open(_ path: String) throws(LogFollowingError) -> LogFileHandle? {
        // A FIFO of this name must not hang us; for a regular file O_NONBLOCK means nothing.
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        if descriptor >= 0 { return LogFileHandle(path: path, descriptor: descriptor, identity: nil) }
        guard errno == ENOENT else { throw .system(call: "open", path: path, code: errno) }
        return nil
    }

    init(path: String, descriptor: CInt, identity: FileStatus?) {
        self.path = path
        self.descriptor = descriptor
        self.identity = identity
    }

    deinit { close(descriptor) }

    /// At most `count` bytes; fewer only at the file's end.
    func read(_ count: Int, at offset: Int64) throws(LogFollowingError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            var code: CInt = 0
            let piece = [UInt8](unsafeUninitializedCapacity: count - bytes.count) { buffer, filled in
                let result = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset) + bytes.count)
                if result < 0 { code = errno }
                filled = max(0, result)
            }
            if code == EINTR { continue }
            guard code == 0 else { throw .system(call: "read", path: path, code: code) }
            if piece.isEmpty { break }
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
        }
        return bytes
    }

    /// Writes what a program makes of it to another open file; false where that fails.
    func unpack(by program: String, to output: CInt) -> Bool {
        ChildProcess.run(program, ["-dc"], input: descriptor, output: output)
    }

    func status() throws(LogFollowingError) -> FileStatus {
        if let identity { return identity }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(call: "stat", path: path, code: errno) }
        return FileStatus(status)
    }
}

/// What tells files apart.
struct FileStatus: Equatable {
    var device: UInt64
    var inode: UInt64
    var size: Int64
    /// Nanoseconds since 1970.
    var modified: Int64
    var isRegularFile: Bool

    init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
        isRegularFile = status.st_mode & S_IFMT == S_IFREG
    }

    /// Of a path; nil where there is nothing.
    static func of(_ path: String) throws(LogFollowingError) -> FileStatus? {
        var status = stat()
        if stat(path, &status) == 0 { return FileStatus(status) }
        guard errno == ENOENT || errno == ENOTDIR else { throw .system(call: "stat", path: path, code: errno) }
        return nil
    }

    func isSameFile(as other: FileStatus) -> Bool { device == other.device && inode == other.inode }

    /// How long ago it was written to last, by the system's clock.
    var age: Duration { .nanoseconds(WallClock.nanoseconds() - modified) }
}
