// inotify: the system tells when files arrive in a folder.

internal import Glibc

/// Becomes readable when something arrives in a folder.
///
/// It says only that, not what: whoever waits looks at the folder itself, so a lost message (the queue of the system can
/// overflow) costs no more than a later look.
struct FolderWatch: ~Copyable {
    let descriptor: CInt

    /// - Throws: where the folder is missing, or the user's share of watches is used up.
    init(_ path: String) throws(MailboxError) {
        let descriptor = inotify_init1(CInt(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { throw .system(call: "inotify_init", path: path, code: errno) }
        // Renamed to here, linked to here (qmail's way), or written in place.
        let events = UInt32(IN_MOVED_TO | IN_CREATE | IN_CLOSE_WRITE | IN_ONLYDIR)
        guard inotify_add_watch(descriptor, path, events) >= 0 else {
            let code = errno
            close(descriptor)
            throw .system(call: "watch", path: path, code: code)
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Forgets what has been told so far. False where the folder is gone: then there is nothing to wait for any more.
    func drain() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        var isThere = true
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return isThere }
            var offset = 0
            let headSize = MemoryLayout<inotify_event>.size
            while offset + headSize <= count {
                let event = buffer.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self) }
                if event.mask & UInt32(IN_IGNORED) != 0 { isThere = false }
                offset += headSize + Int(event.len)
            }
        }
    }
}
