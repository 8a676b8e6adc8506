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
        modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
        changed = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
        mode = status.st_mode
    }

    package var isRegularFile: Bool { mode & S_IFMT == S_IFREG }
    package var isFolder: Bool { mode & S_IFMT == S_IFDIR }

    /// Who may do what, as chmod(1) takes it.
    package var permissions: UInt32 { mode & 0o777 }

    package func isSameFile(as other: FileStatus) -> Bool { device == other.device && inode == other.inode }

    /// How long ago it was written to last, by the system's clock.
    package var age: Duration { .nanoseconds(WallClock.nanoseconds() - modified) }
}
