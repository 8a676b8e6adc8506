// The spool's system calls on one file, each return code translated where it is called.

internal import Glibc

/// Owns an open file, or folder.
struct SpoolFile: ~Copyable {
    private let path: String
    private let descriptor: CInt

    init(opening path: String, flags: CInt) throws(SpoolError) {
        let descriptor = open(path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(call: "open", path: path, code: errno) }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Writes all of the bytes, or throws with some of them written.
    func write(_ bytes: [UInt8]) throws(SpoolError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
                return Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure(of: "write") }
            written += count
        }
    }

    /// When this returns, what was written is on disk; of a folder, the names that are in it.
    func flush() throws(SpoolError) {
        guard fsync(descriptor) == 0 else { throw failure(of: "fsync") }
    }

    /// All of the file, which must be no larger than `limit`.
    func read(limit: Int) throws(SpoolError) -> [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(of: "stat") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .damaged(path: path, reason: "not a regular file") }
        guard status.st_size <= limit else {
            throw .damaged(path: path, reason: "\(status.st_size) bytes, more than the largest copy has")
        }
        // A file of the spool never grows: it is renamed to its name when it's whole.
        return try read(Int(status.st_size))
    }

    /// False where another holds the lock. Held until the file is closed, so a killed process leaves none behind.
    func lock() throws(SpoolError) -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw failure(of: "lock") }
        return false
    }

    /// So many bytes; fewer only at the file's end.
    private func read(_ count: Int) throws(SpoolError) -> [UInt8] {
        var code: CInt = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let rest = UnsafeMutableBufferPointer(rebasing: buffer[filled..<count])
                let result = Glibc.read(descriptor, rest.baseAddress, rest.count)
                if result < 0 && errno == EINTR { continue }
                if result < 0 { code = errno }
                if result <= 0 { break }
                filled += result
            }
        }
        guard code == 0 else { throw .system(call: "read", path: path, code: code) }
        return bytes
    }

    private func failure(of call: String) -> SpoolError { .system(call: call, path: path, code: errno) }
}
