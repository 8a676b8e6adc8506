import Foundation

/// Accepts connections on a port of loopback and hands each to a script, on a thread of its own, until it goes out of sight.
package final class LoopbackServer: Sendable {
    package let port: Int
    private let listener: Int32

    /// - Parameter script: the connection ends when it returns; what it throws only ends it.
    package init(_ script: @escaping @Sendable (Socket) throws -> Void) throws {
        listener = try Socket.listening(port: 0)
        port = Socket.port(of: listener)
        let listener = listener
        Thread.detachNewThread {
            while let connection = Socket.accept(on: listener) {
                Thread.detachNewThread { try? script(Socket(accepted: connection)) }
            }
            close(listener)
        }
    }

    /// Wakes the thread, which then closes.
    deinit { shutdown(listener, Int32(SHUT_RDWR)) }
}
