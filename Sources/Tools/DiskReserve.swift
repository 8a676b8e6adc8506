internal import Glibc

/// What is to stay free of a disk, for all else that writes there. Looks at the disk once a second at most.
package struct DiskReserve: Sendable {
    private let bytes: Int64
    private let percent: Int64
    private var isKept = true
    private var nextLook: ContinuousClock.Instant?

    /// - Parameter percent: of the disk; what is more of the two is kept.
    package init(bytes: Int64, percent: Int64 = 0) { (self.bytes, self.percent) = (bytes, percent) }

    /// Whether so much is free where a path lies. A disk that can't be asked is written to: that says what is wrong.
    package mutating func isKept(at path: String) -> Bool {
        if bytes == 0, percent == 0 { return true }
        let now = ContinuousClock.now
        if let nextLook, now < nextLook { return isKept }
        nextLook = now + .seconds(1)
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return true }
        let block = Int64(status.f_frsize)
        let (free, size) = (Int64(status.f_bavail) * block, Int64(status.f_blocks) * block)
        isKept = free >= max(bytes, size / 100 * percent)
        return isKept
    }
}
