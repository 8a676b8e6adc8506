// The calls on an open file, each return code translated where it is called.

internal import Glibc

/// Owns an open file, or folder.
package struct OpenFile<Failure: SystemFailure>: ~Copyable, Sendable {
    package let path: String
    /// For whoever passes the file on to another program.
    package let descriptor: CInt

    /// - Parameter mode: of a file that is made by this.
    package init(opening path: String, flags: CInt, mode: UInt32 = 0o600) throws(Failure) {
        // A FIFO of this name must not hang us; for a regular file O_NONBLOCK means nothing.
        let descriptor = open(path, flags | O_CLOEXEC | O_NONBLOCK, mode)
        guard descriptor >= 0 else { throw .system(call: "open", path: path, code: errno) }
        self.init(path: path, descriptor: descriptor)
    }

    /// Takes over a descriptor.
    package init(path: String, descriptor: CInt) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Opens a file to read; nil where there is none.
    package static func existing(_ path: String) throws(Failure) -> OpenFile? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        if descriptor >= 0 { return OpenFile(path: path, descriptor: descriptor) }
        guard errno == ENOENT else { throw .system(call: "open", path: path, code: errno) }
        return nil
    }

    // MARK: - Reading

    /// Reads on: at most `count` bytes; none at the end.
    package func read(_ count: Int) throws(Failure) -> [UInt8] {
        try read(count) { Glibc.read(descriptor, $0.baseAddress, $0.count) }
    }

    /// Reads at most `count` bytes; fewer only at the file's end.
    package func read(_ count: Int, at offset: Int64) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let place = off_t(offset) + bytes.count
            let piece = try read(count - bytes.count) { pread(descriptor, $0.baseAddress, $0.count, place) }
            if piece.isEmpty { break }
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
        }
        return bytes
    }

    /// Reads all bytes, but not many more than `limit`, whatever the file's size.
    package func readAll(limit: Int) throws(Failure) -> [UInt8] {
        // One more than expected, so that the end is met in the same call.
        var bytes = try read(min(Int(try status().size), limit) + 1)
        while !bytes.isEmpty, bytes.count <= limit {
            let more = try read(1 << 16)
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }

    private func read(_ count: Int, _ call: (UnsafeMutableBufferPointer<UInt8>) -> Int) throws(Failure) -> [UInt8] {
        while true {
            var code: CInt = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                let result = call(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
                if result < 0 { code = errno }
                filled = max(0, result)
            }
            if code == EINTR { continue }
            guard code == 0 else { throw .system(call: "read", path: path, code: code) }
            return bytes
        }
    }

    // MARK: - Writing

    /// Writes on: all of the bytes, or throws with some of them written.
    package func write(_ bytes: [UInt8]) throws(Failure) {
        try write(bytes) { rest, _ in Glibc.write(descriptor, rest.baseAddress, rest.count) }
    }

    /// Writes all of the bytes at a place, or throws with some of them written.
    package func write(_ bytes: [UInt8], at offset: Int64) throws(Failure) {
        try write(bytes) { pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset) + $1) }
    }

    private func write(
        _ bytes: [UInt8], _ call: (_ rest: UnsafeRawBufferPointer, _ written: Int) -> Int
    ) throws(Failure) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { call(UnsafeRawBufferPointer(rebasing: $0[written...]), written) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure(of: "write") }
            written += count
        }
    }

    package func truncate(to size: Int64) throws(Failure) {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw failure(of: "truncate") }
    }

    /// Waits until the file is on disk; of a folder, the names that are in it.
    package func flush() throws(Failure) {
        guard fsync(descriptor) == 0 else { throw failure(of: "sync") }
    }

    /// Waits until the content is on disk, and what is needed to find it: less than `flush` where the file did not grow.
    package func flushContent() throws(Failure) {
        guard fdatasync(descriptor) == 0 else { throw failure(of: "sync") }
    }

    // MARK: - The file as a whole

    /// Locks the file; false where another holds the lock. Held until the file is closed, so a killed process leaves none
    /// behind.
    package func lock() throws(Failure) -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw failure(of: "lock") }
        return false
    }

    /// Locks the file as soon as nobody else does. Blocks.
    package func waitForLock() throws(Failure) {
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw failure(of: "lock") }
        }
    }

    package func status() throws(Failure) -> FileStatus {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(of: "stat") }
        return FileStatus(status)
    }

    /// Looks at what a path stands for; nil where there is nothing.
    package static func status(of path: String) throws(Failure) -> FileStatus? {
        var status = stat()
        if stat(path, &status) == 0 { return FileStatus(status) }
        guard errno == ENOENT || errno == ENOTDIR else { throw .system(call: "stat", path: path, code: errno) }
        return nil
    }

    private func failure(of call: String) -> Failure { .system(call: call, path: path, code: errno) }
}
