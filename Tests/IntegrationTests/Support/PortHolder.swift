// A port that somebody else has.

import Foundation

/// Listens on a port of loopback and never answers.
final class PortHolder {
    let port: Int
    private let descriptor: Int32

    /// - Parameter port: zero for any that is free.
    init(port: Int) throws {
        self.port = port == 0 ? try Socket.freePort() : port
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = Socket.loopback(port: self.port)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0, listen(descriptor, 8) == 0 else { throw SocketError("port \(self.port)") }
    }

    deinit { close(descriptor) }
}
