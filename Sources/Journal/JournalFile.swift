// The journal's system calls, each return code translated where it is called.

internal import Glibc

/// Owns an open file.
struct JournalFile: ~Copyable {
    let path: String
    private let descriptor: CInt

    init(opening path: String, flags: CInt) throws(JournalError) {
        let descriptor = open(path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(call: "open", path: path, code: errno) }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Writes all of the bytes, or throws with some of them written.
    func write(_ bytes: [UInt8], at offset: Int64) throws(JournalError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
                return pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset) + written)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure(of: "write") }
            written += count
        }
    }

    /// At most `count` bytes; fewer only at the file's end.
    func read(_ count: Int, at offset: Int64) throws(JournalError) -> [UInt8] {
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

    func size() throws(JournalError) -> Int64 {
        let end = lseek(descriptor, 0, SEEK_END)
        guard end >= 0 else { throw failure(of: "seek") }
        return Int64(end)
    }

    func truncate(to size: Int64) throws(JournalError) {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw failure(of: "truncate") }
    }

    /// Waits until the content is on disk, and what is needed to find it.
    func flush() throws(JournalError) {
        guard fdatasync(descriptor) == 0 else { throw failure(of: "sync") }
    }

    /// False where another process holds the lock. Held until the file is closed, so a killed process leaves none behind.
    func lock() throws(JournalError) -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw failure(of: "lock") }
        return false
    }

    private func failure(of call: String) -> JournalError { .system(call: call, path: path, code: errno) }
}
