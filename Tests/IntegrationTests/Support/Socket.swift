// A TCP connection with plain blocking calls: bytes out, lines and bytes in, and nothing in between that could mend them.

import Foundation
import Glibc

struct SocketError: Error, CustomStringConvertible {
    let description: String
    init(_ what: String) { description = "\(what): \(String(cString: strerror(errno)))" }
}

final class Socket {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var start = 0

    /// Connects to a port on loopback. Reading and writing give up after the timeout.
    init(port: Int, timeout: Int = 60) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var limit = timeval(tv_sec: timeout, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = Self.loopback(port: port)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        // All properties are set: `deinit` runs, and closes, though this throws. A second close would hit another's descriptor.
        guard result == 0 else { throw SocketError("port \(port)") }
    }

    /// A connection that `accept` gave.
    init(accepted: Int32) { descriptor = accepted }

    deinit { close(descriptor) }

    func write(_ bytes: some Collection<UInt8>) throws {
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

    /// How a flood ended: all was sent, the other side has hung up, or it takes nothing more.
    enum FloodEnd { case sentAll, hungUp, stuck }

    /// Sends a unit again and again, and reads what comes back unless told not to.
    func flood(_ unit: [UInt8], bytes: Int, reads: Bool) -> (sent: Int, received: Int, end: FloodEnd) {
        let units = Array(repeatElement(unit, count: 1 + 65_536 / unit.count).joined())
        var answers = [UInt8](repeating: 0, count: 65_536)
        var (sent, received) = (0, 0)
        while sent < bytes {
            var state = pollfd(fd: descriptor, events: Int16(reads ? POLLOUT | POLLIN : POLLOUT), revents: 0)
            guard poll(&state, 1, 3000) > 0 else { return (sent, received, .stuck) }
            if state.revents & Int16(POLLIN) != 0 {
                let count = recv(descriptor, &answers, answers.count, Int32(MSG_DONTWAIT))
                if count == 0 || count < 0 && errno != EAGAIN { return (sent, received, .hungUp) }
                received += max(0, count)
            } else if state.revents & Int16(POLLOUT) != 0 {
                let start = sent % unit.count
                let count = units.withUnsafeBytes {
                    send(
                        descriptor, $0.baseAddress.map { $0 + start }, $0.count - start,
                        Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
                }
                if count < 0, errno != EAGAIN { return (sent, received, .hungUp) }
                sent += max(0, count)
            } else {
                return (sent, received, .hungUp)
            }
        }
        return (sent, received, .sentAll)
    }

    /// Says that nothing more comes.
    func endWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// A line without its ending; nil at the end of the connection.
    func readLine() throws -> String? {
        try readLineBytes().map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: ["\r", "\n"]) }
    }

    /// A line with its ending, as it came; nil at the end of the connection.
    func readLineBytes() throws -> [UInt8]? {
        while true {
            if let end = buffer[start...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                return Array(buffer[start...end])
            }
            guard try fill() else { return nil }
        }
    }

    /// So many bytes, or all up to the end of the connection.
    func read(_ count: Int = .max) throws -> [UInt8] {
        while buffer.count - start < count, try fill() {}
        let end = count < buffer.count - start ? start + count : buffer.count
        defer { start = end }
        return Array(buffer[start..<end])
    }

    private func fill() throws -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65536)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        guard count >= 0 else { throw SocketError("read") }
        buffer += chunk[..<count]
        return count > 0
    }

    /// A port that nobody listens on, as the system gives it.
    static func freePort() throws -> Int {
        let descriptor = try bound(SOCK_STREAM, port: 0)
        defer { close(descriptor) }
        return port(of: descriptor)
    }

    /// A descriptor bound to a port of loopback; to any that is free where the port is zero.
    static func bound(_ kind: __socket_type, port: Int, address: UInt32 = 0x7F00_0001) throws -> Int32 {
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
    static func listening(port: Int) throws -> Int32 {
        let descriptor = try bound(SOCK_STREAM, port: port)
        guard listen(descriptor, 64) == 0 else {
            let error = SocketError("listen on port \(port)")
            close(descriptor)
            throw error
        }
        return descriptor
    }

    /// Waits for somebody to connect; nil when the listening socket was shut down.
    static func accept(on listener: Int32) -> Int32? {
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

    static func port(of descriptor: Int32) -> Int {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &size) }
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    static func loopback(port: Int, address: UInt32 = 0x7F00_0001) -> sockaddr_in {
        var result = sockaddr_in()
        result.sin_family = sa_family_t(AF_INET)
        result.sin_port = UInt16(port).bigEndian
        result.sin_addr.s_addr = address.bigEndian
        return result
    }
}
