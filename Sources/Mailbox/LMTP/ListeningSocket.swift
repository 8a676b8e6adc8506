// The socket that the MTA connects to.

internal import Glibc
internal import Tools

/// Owns a listening socket, and its file where it has one.
final class ListeningSocket: Sendable {
    let address: ListenAddress
    private let socket: BoundSocket

    private static let backlog: CInt = 64

    init(_ address: ListenAddress) throws(MailboxError) {
        do { socket = try BoundSocket(address) } catch { throw MailboxError(error, at: address) }
        self.address = address
        guard listen(socket.descriptor, Self.backlog) == 0 else {
            throw .cannotListen(address.description, reason: String(cString: strerror(errno)))
        }
    }

    deinit { address.removeFile() }

    var descriptor: CInt { socket.descriptor }

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

    /// Returns the next connection, which is there or about to come. The caller owns the descriptor.
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

extension MailboxError {
    fileprivate init(_ error: ListenError, at address: ListenAddress) {
        self =
            switch error {
            case .inUse: .inUse(address.description)
            case .failed(let reason): .cannotListen(address.description, reason: reason)
            }
    }
}

extension ListenAddress {
    /// - Parameter text: `unix:/path`, `127.0.0.1:2424` or `[::1]:2424`.
    init(lmtp text: String) throws(MailboxError) {
        do { try self.init(text) } catch { throw .badAddress(text, reason: error.reason) }
    }
}
