// A TCP connection with plain blocking calls: bytes out, lines and bytes in, and nothing in between that could mend them.

import Foundation
package import Glibc

package struct SocketError: Error, CustomStringConvertible {
    package let description: String

    /// What could not be done, and the system's last word on it.
    package init(_ what: String) { description = "\(what): \(String(cString: strerror(errno)))" }
}

package final class Socket {
    package let descriptor: Int32
    /// What has come; from `start` on, it is unread.
    private var buffer: [UInt8] = []
    private var start = 0

    /// Connects to a port on loopback. Reading and writing give up after the timeout.
    package convenience init(port: Int, timeout: Int = 60) throws {
        self.init(owning: socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0), timeout: timeout)
        var address = Self.loopback(port: port)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        // `deinit` closes, though this throws. A second close would hit another's descriptor.
        guard result == 0 else { throw SocketError("port \(port)") }
    }

    /// A connection that `accept` gave.
    package convenience init(accepted: Int32) { self.init(owning: accepted, timeout: 60) }

    private init(owning descriptor: Int32, timeout: Int) {
        self.descriptor = descriptor
        var limit = timeval(tv_sec: timeout, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    package func write(_ bytes: some Collection<UInt8>) throws {
        let bytes = Array(bytes)
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                let rest = UnsafeRawBufferPointer(rebasing: $0[sent...])
                return send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw SocketError("write") }
            sent += count
        }
    }

    /// Says that nothing more comes.
    package func endWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// A line without its ending; nil at the end of the connection.
    package func readLine() throws -> String? {
        try readLineBytes().map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: ["\r", "\n"]) }
    }

    /// A line with its ending, as it came; nil at the end of the connection.
    package func readLineBytes() throws -> [UInt8]? {
        var searched = 0
        while true {
            if let end = buffer[(start + searched)...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                return Array(buffer[start...end])
            }
            searched = buffer.count - start
            guard try fill() else { return nil }
        }
    }

    /// So many bytes, or all up to the end of the connection.
    package func read(_ count: Int = .max) throws -> [UInt8] {
        while buffer.count - start < count, try fill() {}
        let end = count < buffer.count - start ? start + count : buffer.count
        defer { start = end }
        return Array(buffer[start..<end])
    }

    /// Takes nothing more, and waits until the other side has hung up; for a minute at most.
    package func waitForEnd() {
        // Linux's POLLRDHUP, which Glibc's module does not have.
        var state = pollfd(fd: descriptor, events: 0x2000, revents: 0)
        while poll(&state, 1, 60_000) < 0, errno == EINTR {}
    }

    /// False at the end of the connection.
    private func fill() throws -> Bool {
        buffer.removeFirst(start)
        start = 0
        var chunk = [UInt8](repeating: 0, count: 65536)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        guard count >= 0 else { throw SocketError("read") }
        buffer += chunk[..<count]
        return count > 0
    }
}

// MARK: - Descriptors

extension Socket {
    /// A port that nobody listens on, as the system gives it.
    package static func freePort() throws -> Int {
        let descriptor = try bound(SOCK_STREAM, port: 0)
        defer { close(descriptor) }
        return port(of: descriptor)
    }

    /// A descriptor bound to a port of loopback; to any that is free where the port is zero.
    package static func bound(_ kind: __socket_type, port: Int, address: UInt32 = 0x7F00_0001) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(kind.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = loopback(port: port, address: address)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            let error = SocketError("bind to port \(port)")
            close(descriptor)
            throw error
        }
        return descriptor
    }

    /// A descriptor that listens on a port of loopback; on any that is free where the port is zero.
    package static func listening(port: Int) throws -> Int32 {
        let descriptor = try bound(SOCK_STREAM, port: port)
        guard listen(descriptor, 64) == 0 else {
            let error = SocketError("listen on port \(port)")
            close(descriptor)
            throw error
        }
        return descriptor
    }

    /// Waits for somebody to connect; nil when the listening socket was shut down.
    package static func accept(on listener: Int32) -> Int32? {
        while true {
            let accepted = Glibc.accept(listener, nil, nil)
            if accepted >= 0 {
                // Not for the programs that tests start.
                _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
                return accepted
            }
            // Somebody who has gone again is no reason to end.
            guard errno == EINTR || errno == ECONNABORTED else { return nil }
        }
    }

    package static func port(of descriptor: Int32) -> Int {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &size) }
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    private static func loopback(port: Int, address: UInt32 = 0x7F00_0001) -> sockaddr_in {
        var result = sockaddr_in()
        result.sin_family = sa_family_t(AF_INET)
        result.sin_port = UInt16(port).bigEndian
        result.sin_addr.s_addr = address.bigEndian
        return result
    }
}
