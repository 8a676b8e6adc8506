// What the file system knows of a file, beside its content.

internal import Glibc

/// Tells files apart, and older ones from newer ones.
package struct FileStatus: Sendable, Equatable {
    package var device: UInt64
    package var inode: UInt64
    package var size: Int64
    /// Bytes of the disk: a small file takes a whole block of it.
    package var spaceTaken: Int64
    /// The time of the last writing: nanoseconds since 1970, UTC.
    package var modified: Int64
    /// The time of the last change, be it of the name or the owner: nanoseconds since 1970, UTC.
    package var changed: Int64
    private var mode: mode_t

    init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        spaceTaken = max(size, Int64(status.st_blocks) * 512)
        modified = Self.nanoseconds(status.st_mtim)
        changed = Self.nanoseconds(status.st_ctim)
        mode = status.st_mode
    }

    /// Returns a time that fits: whoever names a file's time may name the year 2400, and 64 bits end in 2262.
    private static func nanoseconds(_ time: timespec) -> Int64 {
        let seconds = min(max(Int64(time.tv_sec), -4_000_000_000), 9_000_000_000)
        return seconds * 1_000_000_000 + Int64(time.tv_nsec)
    }

    package var isRegularFile: Bool { mode & S_IFMT == S_IFREG }
    package var isFolder: Bool { mode & S_IFMT == S_IFDIR }

    /// Who may do what, as chmod(1) takes it.
    package var permissions: UInt32 { mode & 0o777 }

    package func isSameFile(as other: FileStatus) -> Bool { device == other.device && inode == other.inode }

    /// How long ago it was written to last, by the system's clock.
    package var age: Duration { .nanoseconds(WallClock.nanoseconds() - modified) }
}
