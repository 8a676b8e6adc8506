internal import Tools

/// One file of a log, read up to a place.
struct OpenLog: ~Copyable {
    private let handle: LogFileHandle
    private(set) var offset: Int64
    /// The file's first bytes and those before the place, as `LogPosition` has the hashes of.
    private var head: [UInt8]
    private var tail: [UInt8]

    /// What comes next in the file.
    enum Piece {
        /// Whole lines, or the beginning of one that is longer than all that is read at once.
        case lines([UInt8])
        /// No line, or none that is whole yet.
        case nothing
        /// The file has been cut, and perhaps written anew: the place is none any more.
        case cut
    }

    /// The file behind a position in it, whose fingerprints may not be right.
    init(_ handle: consuming LogFileHandle, at offset: Int64) throws(LogFollowingError) {
        let length = Int(min(offset, Int64(Fingerprint.length)))
        // Into variables first: a throw then finds nothing of `self` to undo.
        let head = try handle.read(length, at: 0)
        let tail = try handle.read(length, at: offset - Int64(length))
        self.handle = handle
        (self.head, self.tail) = (head, tail)
        self.offset = offset
    }

    /// Returns whether what was before the position's place is what stands there.
    func matches(_ position: LogPosition) -> Bool {
        offset == position.offset && head.count == position.fingerprintLength
            && tail.count == position.fingerprintLength && Fingerprint.hash(head) == position.head
            && Fingerprint.hash(tail) == position.tail
    }

    func status() throws(LogFollowingError) -> FileStatus { try handle.status() }

    func position() throws(LogFollowingError) -> LogPosition {
        let status = try handle.status()
        return LogPosition(
            device: status.device, inode: status.inode, offset: offset, modified: status.modified,
            head: Fingerprint.hash(head), tail: Fingerprint.hash(tail))
    }

    /// Reads on; what it gives is then behind the place.
    mutating func next(limit: Int) throws(LogFollowingError) -> Piece {
        var bytes = try handle.read(tail.count + limit, at: offset - Int64(tail.count))
        // In the same call, so that nothing of a file that was cut in between passes for the old one's.
        guard bytes.starts(with: tail) else { return .cut }
        bytes.removeFirst(tail.count)
        if let end = bytes.lastIndex(of: 0x0A) {
            bytes.removeSubrange((end + 1)...)
        } else if bytes.count < limit {
            return .nothing
        }
        advance(over: bytes)
        return .lines(bytes)
    }

    /// Returns the line that nobody has finished, and nobody will.
    mutating func rest() throws(LogFollowingError) -> [UInt8] {
        let bytes = try handle.read(65_536, at: offset)
        advance(over: bytes)
        return bytes
    }

    private mutating func advance(over bytes: [UInt8]) {
        offset += Int64(bytes.count)
        if head.count < Fingerprint.length { head += bytes.prefix(Fingerprint.length - head.count) }
        tail = Array((tail.suffix(Fingerprint.length) + bytes.suffix(Fingerprint.length)).suffix(Fingerprint.length))
    }
}
