// The listening socket, and how a client that it accepts gets to its worker.

internal import NIOCore
internal import NIOPosix
internal import Tools

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
                    try channel.pipeline.syncOperations.addHandler(ClientConnection(worker: worker.value))
                }
            }
        switch address {
        case .port(let host, let port, _):
            return try bootstrap.bind(host: host, port: Int(port)).wait()
        case .unix(let path):
            try address.removeStaleSocket()
            let channel = try bootstrap.bind(unixDomainSocketPath: path).wait()
            try address.restrict()
            return channel
        }
    }
}
