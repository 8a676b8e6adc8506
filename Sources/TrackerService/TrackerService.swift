// The tracker: pixels and links over HTTP, each hit on disk before its answer. The front page of this module.
//
// Requests come in; a pixel, a redirect or a page for unsubscribing goes out, and a `Hit` into the journal. It counts
// and judges nothing while a client waits, and writes to no database: `LedgerService` brings the journal there within a second.
//
// In the order of a request: `Listener` and `ClientConnection` (bytes in), `HeadReader` and `RequestParser`, `Endpoint`
// (what the URL names), `Route` (what is to be done: opens the token), `Destinations` (where a link leads, from the
// cache or by `BlockingCalls`), `Worker` (hands the hits of one turn of the loop to `Journal/Journal.swift`, and has
// them answered once they are on disk: `ClientConnection+Answers.swift`), `Response`. `Unsubscribing/` has the page.

internal import Glibc
package import Journal
package import Logging
internal import NIOCore
internal import NIOPosix
package import Sealing
internal import ServiceLifecycle
internal import Tools
package import Words

/// Answers for pixels and links.
///
/// Each event loop has a `Worker`; each client a `ClientConnection` on one of them. A hit goes to the `Journal`, whose flush is
/// shared by all that came meanwhile; only then is it answered. The database is asked for destinations alone, and only those
/// that the cache doesn't hold.
package struct TrackerService: Service {
    /// The address where it listens, as the system tells it: with the port that was chosen where 0 was asked for.
    package let address: String
    /// The port; nil for a local socket.
    package let port: Int?

    private let listener: any Channel
    private let socket: ListenAddress
    private let group: MultiThreadedEventLoopGroup
    private let workers: [NIOLoopBound<Worker>]
    private let tools: Worker.Tools

    /// Takes the address; clients are served from `run` on.
    ///
    /// The journal is the tracker's from now on: it's closed when `run` ends.
    ///
    /// - Parameter trustedProxies: Whose word is taken for who the client is (`X-Forwarded-For`).
    package init(
        listen: String, keys: KeyRing, journal: Journal, destinations: any Destinations, trustedProxies: [Network],
        limits: TrackerLimits = TrackerLimits(), threads: Int = System.coreCount, logger: Logger
    ) throws(TrackerError) {
        let address = try ListenAddress(tracker: listen)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
        let tools = Worker.Tools(
            keys: keys, journal: journal, calls: BlockingCalls(destinations), trusted: trustedProxies, limits: limits,
            unrecorded: UnrecordedHits(logger: logger))
        do {
            workers = try group.makeIterator().map { loop in
                try loop.submit {
                    NIOLoopBound(
                        Worker(loop: loop, tools: tools, connectionLimit: max(1, limits.connections / threads)),
                        eventLoop: loop)
                }.wait()
            }
            listener = try Listener.bind(address, group: group, workers: workers)
        } catch {
            group.shutdownGracefully { _ in }
            throw .cannotListen(address: listen, reason: Self.reason(of: error))
        }
        self.group = group
        self.tools = tools
        port = listener.localAddress?.port
        socket = address
        self.address = listen
    }

    /// Checks whether an address can be one to listen at, without listening.
    package static func check(listen address: String) throws(TrackerError) { _ = try ListenAddress(tracker: address) }

    private static func reason(of error: any Error) -> String {
        switch error {
        case let error as ListenError: error.reason
        case let error as IOError: String(cString: strerror(error.errnoCode))
        default: "\(error)"
        }
    }

    package func run() async throws {
        try await listener.setOption(.autoRead, value: true).get()
        let loop = group.next()
        let forgetting = loop.scheduleRepeatedTask(initialDelay: .zero, delay: .milliseconds(500)) { [tools] _ in
            tools.calls.forgetErased(on: loop)
        }
        try? await gracefulShutdown()
        forgetting.cancel()
        await stop()
    }

    /// Takes no more connections, finishes the answers in flight, and lets go of everything.
    private func stop() async {
        try? await listener.close()
        socket.removeFile()
        for worker in workers {
            try? await worker.eventLoop.flatSubmit { worker.value.drain() }.get()
        }
        await tools.calls.stop()
        await close(tools.journal)
        try? await group.shutdownGracefully()
    }

    /// Waits for the disk on a thread that may.
    private func close(_ journal: Journal) async {
        try? await NIOThreadPool.singleton.runIfActive { journal.close() }
    }
}

extension ListenAddress {
    /// - Parameter text: `127.0.0.1:8780`, `[::]:8780`, `localhost:8780` or `unix:/path`.
    init(tracker text: String) throws(TrackerError) {
        do { try self.init(text) } catch { throw .badAddress(text) }
    }
}
