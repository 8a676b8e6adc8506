// The socket that the MTA connects to.

internal import Glibc

/// Owns a listening socket, and its file where it has one.
final class ListeningSocket: Sendable {
    let address: ListenAddress
    let descriptor: CInt

    private static let backlog: CInt = 64

    /// Listens, having removed a socket that a killed process left behind. To a file its group may connect, which is its folder's
    /// where that has the set-group-ID bit.
    init(_ address: ListenAddress) throws(MailboxError) {
        if case .unix(let path) = address { try address.removeStaleSocket(at: path) }
        self.address = address
        descriptor = try address.withSocket { (socket, name, length) throws(MailboxError) in
            var on: CInt = 1
            // A restart must not wait until the system has forgotten the last process' connections.
            setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout.size(ofValue: on)))
            guard bind(socket, name, length) == 0 else { throw address.failure(errno) }
            if case .unix(let path) = address, chmod(path, 0o660) != 0 { throw address.failure(errno) }
            guard listen(socket, Self.backlog) == 0 else { throw address.failure(errno) }
        }
    }

    deinit {
        close(descriptor)
        if case .unix(let path) = address { unlink(path) }
    }

    /// The port, where 0 was asked for.
    var port: UInt16? {
        guard case .port = address else { return nil }
        var name = sockaddr_storage()
        var length = socklen_t(MemoryLayout.size(ofValue: name))
        let code = withUnsafeMutablePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard code == 0 else { return nil }
        // Both families have it at the same place.
        return withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { UInt16(bigEndian: $0.pointee.sin_port) }
        }
    }

    /// What became of an attempt to accept a connection.
    enum Accepted {
        case connection(CInt)
        /// The client has gone again.
        case nobody
        /// Out of descriptors or memory, as a rule.
        case failed(code: CInt)
    }

    /// The next connection, which is there or about to come. The caller owns the descriptor.
    func accept() -> Accepted {
        let socket = Glibc.accept(descriptor, nil, nil)
        if socket >= 0 {
            // Not to be inherited; `accept4` would do it at once, but Swift's Glibc lacks it.
            _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
            return .connection(socket)
        }
        switch errno {
        case EAGAIN, EINTR, ECONNABORTED, EPROTO: return .nobody
        case let code: return .failed(code: code)
        }
    }
}

extension ListenAddress {
    /// A socket that nobody answers is a leftover. Anything else at the path is not ours to remove.
    fileprivate func removeStaleSocket(at path: String) throws(MailboxError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw .cannotListen(description, reason: "there is something there that is no socket; it was left alone")
        }
        var answer: CInt = 0
        let probe = try withSocket { (socket, name, length) throws(MailboxError) in
            answer = connect(socket, name, length) == 0 ? 0 : errno
        }
        close(probe)
        switch answer {
        case ECONNREFUSED: guard unlink(path) == 0 else { throw failure(errno) }
        case ENOENT: break
        case 0, EAGAIN: throw .inUse(description)
        default: throw failure(answer)
        }
    }

    fileprivate func failure(_ code: CInt) -> MailboxError {
        code == EADDRINUSE ? .inUse(description) : .cannotListen(description, reason: String(cString: strerror(code)))
    }

    /// Makes a socket of this address' family, and calls `body` with it and the address itself.
    ///
    /// - Returns: The socket, which is the caller's. Where `body` throws, it is closed.
    fileprivate func withSocket(
        _ body: (CInt, UnsafePointer<sockaddr>, socklen_t) throws(MailboxError) -> Void
    ) throws(MailboxError) -> CInt {
        switch self {
        case .unix(let path):
            var name = sockaddr_un()
            name.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8) }
            return try withUnsafePointer(to: &name) { (name) throws(MailboxError) in
                try name.withMemoryRebound(to: sockaddr.self, capacity: 1) { (name) throws(MailboxError) in
                    try makeSocket(name, socklen_t(MemoryLayout<sockaddr_un>.size), body)
                }
            }
        case .port(let host, let port):
            var hints = addrinfo()
            hints.ai_flags = AI_PASSIVE
            hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
            var found: UnsafeMutablePointer<addrinfo>?
            let code = getaddrinfo(host, String(port), &hints, &found)
            guard code == 0, let found, let name = found.pointee.ai_addr else {
                throw .cannotListen(description, reason: String(cString: gai_strerror(code)))
            }
            defer { freeaddrinfo(found) }
            return try makeSocket(name, found.pointee.ai_addrlen, body)
        }
    }

    private func makeSocket(
        _ name: UnsafePointer<sockaddr>, _ length: socklen_t,
        _ body: (CInt, UnsafePointer<sockaddr>, socklen_t) throws(MailboxError) -> Void
    ) throws(MailboxError) -> CInt {
        let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        let socket = socket(CInt(name.pointee.sa_family), CInt(kind), 0)
        guard socket >= 0 else { throw failure(errno) }
        do {
            try body(socket, name, length)
        } catch {
            close(socket)
            throw error
        }
        return socket
    }
}
