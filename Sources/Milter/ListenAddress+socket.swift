// The sockets around libmilter's own: to find out beforehand why listening would fail, and to wake its listener.

private import Glibc

extension ListenAddress {
    /// Makes sure that this address can be listened on, and removes a socket that a killed process left behind.
    ///
    /// libmilter says no more than that it failed; so the same is tried here first, where `errno` can be read.
    func prepare() throws(MilterError) {
        if case .unix(let path) = self {
            try removeStaleSocket(at: path)
        }
        let reason = try withSocket { (socket, address, length) -> Int32 in
            var on: Int32 = 1
            setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout.size(ofValue: on)))
            return bind(socket, address, length) == 0 ? 0 : errno
        }
        switch reason {
        case 0: if case .unix(let path) = self { unlink(path) }
        case EADDRINUSE: throw .inUse(description)
        default: throw failure(reason)
        }
    }

    /// Lets the group use the socket, and nobody else: the MTA is made a member of it. The group is the folder's where that has
    /// the set-group-ID bit, so that it need not be ours, which may read more.
    func restrict() throws(MilterError) {
        if case .unix(let path) = self, chmod(path, 0o660) != 0 { throw failure(errno) }
    }

    /// Connects and hangs up, so that whoever waits for a connection here looks up; false where nobody does.
    func knock() -> Bool {
        (try? withSocket { socket, address, length in connect(socket, address, length) == 0 }) ?? false
    }

    /// Removes the socket from the file system.
    func remove() {
        if case .unix(let path) = self { unlink(path) }
    }

    /// Removes a socket that nobody answers, which is a leftover. Anything else at the path is not ours to remove.
    private func removeStaleSocket(at path: String) throws(MilterError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw .cannotListen(description, reason: "there is something there that is no socket; it was left alone")
        }
        let answer = try withSocket { (socket, address, length) -> Int32 in
            connect(socket, address, length) == 0 ? 0 : errno
        }
        switch answer {
        case ECONNREFUSED: guard unlink(path) == 0 else { throw failure(errno) }
        case ENOENT: break
        case 0, EAGAIN: throw .inUse(description)
        default: throw failure(answer)
        }
    }

    private func failure(_ code: Int32) -> MilterError {
        .cannotListen(description, reason: String(cString: strerror(code)))
    }

    /// Calls `body` with a new socket of this address' family and the address itself; closes the socket afterwards.
    private func withSocket<R>(
        _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> R
    ) throws(MilterError) -> R {
        switch self {
        case .unix(let path):
            try withSocket(AF_UNIX) { socket in
                var address = sockaddr_un()
                address.sun_family = sa_family_t(AF_UNIX)
                withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
                return withUnsafePointer(to: &address) {
                    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        body(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                    }
                }
            }
        case .inet(let port, let host):
            try withSocket(AF_INET, port, host, body)
        case .inet6(let port, let host):
            try withSocket(AF_INET6, port, host, body)
        }
    }

    private func withSocket<R>(
        _ family: Int32, _ port: UInt16, _ host: String, _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> R
    ) throws(MilterError) -> R {
        var hints = addrinfo()
        hints.ai_family = family
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &found)
        guard code == 0, let found, let address = found.pointee.ai_addr else {
            throw .cannotListen(description, reason: String(cString: gai_strerror(code)))
        }
        defer { freeaddrinfo(found) }
        return try withSocket(family) { body($0, address, found.pointee.ai_addrlen) }
    }

    private func withSocket<R>(_ family: Int32, _ body: (Int32) -> R) throws(MilterError) -> R {
        let socket = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw failure(errno) }
        defer { close(socket) }
        return body(socket)
    }
}
