// The module's calls on files and folders, each return code translated where it is called.

internal import Glibc

/// Owns an open file.
struct File: ~Copyable {
    let path: String
    private let descriptor: CInt

    init(opening path: String, flags: CInt, mode: mode_t = 0) throws(MailboxError) {
        // A FIFO among the files must not hang us; for a regular file O_NONBLOCK means nothing.
        let descriptor = open(path, flags | O_CLOEXEC | O_NONBLOCK, mode)
        guard descriptor >= 0 else { throw .system(call: "open", path: path, code: errno) }
        self.path = path
        self.descriptor = descriptor
    }

    /// Standard input, as a descriptor of our own.
    init(standardInput path: String) throws(MailboxError) {
        let descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
        guard descriptor >= 0 else { throw .system(call: "dup", path: path, code: errno) }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// A file to read; nil where there is none.
    static func existing(_ path: String) throws(MailboxError) -> File? {
        do {
            return try File(opening: path, flags: O_RDONLY)
        } catch .system(_, _, ENOENT) {
            return nil
        }
    }

    /// The next bytes, at most `count`; none at the end.
    func read(_ count: Int) throws(MailboxError) -> [UInt8] {
        while true {
            var code: CInt = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                let result = Glibc.read(descriptor, buffer.baseAddress, count)
                if result < 0 { code = errno }
                filled = max(0, result)
            }
            if code == EINTR { continue }
            guard code == 0 else { throw .system(call: "read", path: path, code: code) }
            return bytes
        }
    }

    /// All bytes, but not many more than `limit`, whatever the file's size.
    func readAll(limit: Int) throws(MailboxError) -> [UInt8] {
        let size = Int(clamping: try status().st_size)
        // One more than expected, so that the end is met in the same call.
        var bytes = try read(min(size, limit) + 1)
        while !bytes.isEmpty, bytes.count <= limit {
            let more = try read(1 << 16)
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }

    func write(_ bytes: [UInt8]) throws(MailboxError) {
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

    /// Waits until the content, or a folder's names, are on disk.
    func flush() throws(MailboxError) {
        guard fsync(descriptor) == 0 else { throw failure(of: "sync") }
    }

    func status() throws(MailboxError) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(of: "stat") }
        return status
    }

    private func failure(of call: String) -> MailboxError { .system(call: call, path: path, code: errno) }
}
