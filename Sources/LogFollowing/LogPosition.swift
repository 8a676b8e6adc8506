/// The place up to which a log has been read: all lines before it, in this file and in those before it.
///
/// As files are renamed, copied and cut, and inodes are used again, it says not only where it is but what is there:
/// a hash of the file's first bytes, and of those right before the place.
package struct LogPosition: Sendable, Equatable {
    package var device: UInt64
    package var inode: UInt64
    /// Bytes from the file's beginning.
    package var offset: Int64
    /// The time when the file had been written to last, as of the last look; nanoseconds since 1970. Tells which files
    /// are newer, where the file itself is gone.
    package var modified: Int64
    /// The hash of the first bytes before `offset`, `Fingerprint.length` at most.
    var head: UInt64
    /// The hash of the last bytes before `offset`, `Fingerprint.length` at most.
    var tail: UInt64

    /// The number of bytes that each fingerprint is of.
    var fingerprintLength: Int { Int(min(offset, Int64(Fingerprint.length))) }
}

extension LogPosition {
    /// The position as a column holds it: `1:2049:131:58245:1795579200000000000:cbf29ce484222325:84222325cbf29ce4`.
    package var text: String {
        let numbers = ["1", "\(device)", "\(inode)", "\(offset)", "\(modified)"]
        return (numbers + [head, tail].map { String($0, radix: 16) }).joined(separator: ":")
    }

    /// Reads a position; nil for what this version has not written.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 7, parts[0] == "1", let device = UInt64(parts[1]), let inode = UInt64(parts[2]),
            let offset = Int64(parts[3]), offset >= 0, let modified = Int64(parts[4]),
            let head = UInt64(parts[5], radix: 16), let tail = UInt64(parts[6], radix: 16)
        else { return nil }
        self.init(device: device, inode: inode, offset: offset, modified: modified, head: head, tail: tail)
    }
}

enum Fingerprint {
    /// About two lines: with their times and queue ids no two files have the same.
    static let length = 256

    /// Makes an FNV-1a of 64 bits (Fowler, Noll, Vo). Against chance, not malice: who could forge it can write the log.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
