// The listening socket, and how a client that it accepts gets to its worker.

internal import Glibc
internal import NIOCore
internal import NIOPosix

enum Listener {
    private static let backlog: CInt = 1024

    /// Takes the address, and accepts nobody until the channel reads. Blocks.
    static func bind(
        _ address: ListenAddress, group: MultiThreadedEventLoopGroup, workers: [NIOLoopBound<Worker>]
    ) throws -> any Channel {
        // One socket, whose clients go round the loops. A socket for each loop (SO_REUSEPORT) is no faster, and would let a
        // second tracker take the same port without a word.
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: backlog)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.autoRead, value: false)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            // A client may close its side as soon as it has asked.
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let worker = workers.first(where: { $0.eventLoop === channel.eventLoop }) else { return }
                    try channel.pipeline.syncOperations.addHandler(Connection(worker: worker.value))
                }
            }
        switch address {
        case .port(let host, let port):
            return try bootstrap.bind(host: host, port: port).wait()
        case .socket(let path):
            guard !isAnswering(path, group: group) else { throw IOError(errnoCode: EADDRINUSE, reason: "bind") }
            let channel = try bootstrap.bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).wait()
            // For the HTTP server in front of us, which is in its group: the folder's where that has the set-group-ID bit.
            guard chmod(path, 0o660) == 0 else { throw IOError(errnoCode: errno, reason: "chmod") }
            return channel
        }
    }

    /// Whether somebody listens on a local socket; where nobody does, its file is left over from a process that was killed.
    private static func isAnswering(_ path: String, group: MultiThreadedEventLoopGroup) -> Bool {
        guard let channel = try? ClientBootstrap(group: group).connect(unixDomainSocketPath: path).wait() else {
            return false
        }
        channel.close(promise: nil)
        return true
    }
}
