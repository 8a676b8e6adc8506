// Where a server of ours listens, and who listens there already.

internal import Glibc

/// A socket in the file system, or a port of this machine: `unix:/path`, `127.0.0.1:2424` or `[::1]:2424`.
package enum ListenAddress: Sendable, Hashable {
    case unix(path: String)
    case port(host: String, port: UInt16, family: Family = .any)

    /// The addresses that a host's name may stand for.
    package enum Family: Sendable { case any, ipv4, ipv6 }

    package init(_ text: String) throws(ListenAddressError) {
        if text.hasPrefix("unix:") {
            try self.init(path: text.dropFirst(5))
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            throw ListenAddressError(reason: "not an address")
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]"), host.contains(":") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            throw ListenAddressError(reason: "an IPv6 address needs brackets")
        } else if host.hasPrefix("[") {
            throw ListenAddressError(reason: "only an IPv6 address has brackets")
        }
        guard !host.isEmpty, !host.utf8.contains(0) else { throw ListenAddressError(reason: "the host is missing") }
        self = .port(host: String(host), port: port)
    }

    /// Takes the path of a socket in the file system.
    package init(path: Substring) throws(ListenAddressError) {
        guard path.hasPrefix("/"), !path.utf8.contains(0) else {
            throw ListenAddressError(reason: "the path must be absolute")
        }
        // `sun_path` has 108 bytes, one of them for the NUL (unix(7)).
        guard path.utf8.count < 108 else { throw ListenAddressError(reason: "the path is longer than 107 bytes") }
        self = .unix(path: String(path))
    }
}

extension ListenAddress: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unix(let path): "unix:\(path)"
        case .port(let host, let port, _): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        }
    }
}

/// Why a text is no address to listen at.
package struct ListenAddressError: Error, Equatable {
    package let reason: String
}

/// Why an address that is good can't be listened at here and now.
package enum ListenError: Error, Equatable {
    /// Another process listens there already.
    case inUse
    case failed(reason: String)

    init(code: CInt) { self = code == EADDRINUSE ? .inUse : .failed(reason: String(cString: strerror(code))) }

    package var reason: String {
        switch self {
        case .inUse: String(cString: strerror(EADDRINUSE))
        case .failed(let reason): reason
        }
    }
}

extension ListenAddress {
    /// Removes a socket that nobody answers: a killed process left it behind. Anything else at the path is not ours to remove.
    package func removeStaleSocket() throws(ListenError) {
        guard case .unix(let path) = self else { return }
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw .failed(reason: "there is something there that is no socket; it was left alone")
        }
        switch try connect() {
        case ECONNREFUSED: guard unlink(path) == 0 else { throw ListenError(code: errno) }
        case ENOENT: break
        case 0, EAGAIN: throw .inUse
        case let code: throw ListenError(code: code)
        }
    }

    /// Removes the socket from the file system.
    package func removeFile() {
        if case .unix(let path) = self { unlink(path) }
    }

    /// Lets the group use the socket, and nobody else: whoever is to connect is made a member of it. The group is the folder's
    /// where that has the set-group-ID bit, so that it need not be ours, which may read more.
    package func restrict() throws(ListenError) {
        if case .unix(let path) = self, chmod(path, 0o660) != 0 { throw ListenError(code: errno) }
    }

    /// Connects and hangs up, so that whoever waits for a connection here looks up; false where nobody does.
    package func knock() -> Bool {
        let code = try? connect()
        return code == 0 || code == EAGAIN
    }

    /// Connects and hangs up: 0, or why it failed.
    private func connect() throws(ListenError) -> CInt {
        var result: CInt = 0
        let socket = try withSocket { (socket, name, length) throws(ListenError) in
            guard Glibc.connect(socket, name, length) != 0 else { return }
            result = errno
            guard result == EINPROGRESS else { return }
            var wait = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
            poll(&wait, 1, 1000)
            var size = socklen_t(MemoryLayout.size(ofValue: result))
            getsockopt(socket, SOL_SOCKET, SO_ERROR, &result, &size)
        }
        close(socket)
        return result
    }

    /// Makes a socket of this address' family, and calls `body` with it and the address itself.
    ///
    /// - Returns: The socket, which is the caller's. Where `body` throws, it is closed.
    func withSocket(
        _ body: (CInt, UnsafePointer<sockaddr>, socklen_t) throws(ListenError) -> Void
    ) throws(ListenError) -> CInt {
        switch self {
        case .unix(let path):
            var name = sockaddr_un()
            name.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8) }
            return try withUnsafePointer(to: &name) { (name) throws(ListenError) in
                try name.withMemoryRebound(to: sockaddr.self, capacity: 1) { (name) throws(ListenError) in
                    try Self.makeSocket(name, socklen_t(MemoryLayout<sockaddr_un>.size), body)
                }
            }
        case .port(let host, let port, let family):
            var hints = addrinfo()
            hints.ai_family = family.number
            hints.ai_flags = AI_PASSIVE
            hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
            var found: UnsafeMutablePointer<addrinfo>?
            let code = getaddrinfo(host, String(port), &hints, &found)
            guard code == 0, let found, let name = found.pointee.ai_addr else {
                throw .failed(reason: String(cString: gai_strerror(code)))
            }
            defer { freeaddrinfo(found) }
            return try Self.makeSocket(name, found.pointee.ai_addrlen, body)
        }
    }

    private static func makeSocket(
        _ name: UnsafePointer<sockaddr>, _ length: socklen_t,
        _ body: (CInt, UnsafePointer<sockaddr>, socklen_t) throws(ListenError) -> Void
    ) throws(ListenError) -> CInt {
        let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        let socket = socket(CInt(name.pointee.sa_family), CInt(kind), 0)
        guard socket >= 0 else { throw ListenError(code: errno) }
        do {
            try body(socket, name, length)
        } catch {
            close(socket)
            throw error
        }
        return socket
    }
}

extension ListenAddress.Family {
    fileprivate var number: CInt {
        switch self {
        case .any: AF_UNSPEC
        case .ipv4: AF_INET
        case .ipv6: AF_INET6
        }
    }
}
