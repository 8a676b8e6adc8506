// A network that breaks at the worst moment.

import Glibc
import Peers
import Synchronization

/// Passes bytes on to a port of loopback, until the client says something that the connection is cut at.
final class CuttingProxy {
    private let server: LoopbackServer
    private let cuts = Cuts()
    var port: Int { server.port }
    /// How often a connection was cut.
    var count: Int { cuts.value.load(ordering: .relaxed) }

    private final class Cuts: Sendable {
        let value = Atomic(0)
    }

    /// - Parameters:
    ///   - text: What is not passed on, but ends the connection.
    ///   - limit: How often.
    init(to port: Int, cutAt text: String, limit: Int) throws {
        server = try LoopbackServer { [cuts] client in
            let upstream = try Socket(port: port)
            defer { withExtendedLifetime(upstream) {} }
            var waits = [client, upstream].map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
            var piece = [UInt8](repeating: 0, count: 1 << 16)
            while poll(&waits, 2, 60_000) > 0 {
                for (from, to) in [(0, 1), (1, 0)] where waits[from].revents != 0 {
                    let count = recv(waits[from].fd, &piece, piece.count, 0)
                    guard count > 0 else { return }
                    let said = String(decoding: piece[..<count], as: UTF8.self)
                    if from == 0, said.contains(text), cuts.value.load(ordering: .relaxed) < limit {
                        cuts.value.add(1, ordering: .relaxed)
                        return
                    }
                    guard send(waits[to].fd, piece, count, CInt(MSG_NOSIGNAL)) == count else { return }
                }
            }
        }
    }
}
