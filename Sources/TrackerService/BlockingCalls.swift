// The tracker's questions to the database, on threads of their own: an event loop never waits for a disk.

internal import NIOCore
internal import NIOPosix
internal import Storage
internal import Words

/// Asks the database off the event loops.
final class BlockingCalls: Sendable {
    private let destinations: any Destinations
    private let lookups = NIOThreadPool(numberOfThreads: 2)
    /// Apart from `lookups`, so that neither waits for the other.
    private let checks = NIOThreadPool(numberOfThreads: 1)
    private let health = HealthCheck()

    init(_ destinations: any Destinations) {
        self.destinations = destinations
        lookups.start()
        checks.start()
    }

    func cached(_ token: ClickToken) -> [UInt8]? { destinations.cached(copy: token.copy, link: token.link) }

    func destination(_ token: ClickToken, on loop: any EventLoop) -> EventLoopFuture<[UInt8]?> {
        lookups.runIfActive(eventLoop: loop) { [destinations] in
            try destinations.destination(copy: token.copy, link: token.link)
        }
    }

    func subscription(_ token: UnsubscribeToken, on loop: any EventLoop) -> EventLoopFuture<Subscription?> {
        lookups.runIfActive(eventLoop: loop) { [destinations] in try destinations.subscription(copy: token.copy) }
    }

    /// Asks whether the database answers within a second.
    func isAnswering(on loop: any EventLoop) -> EventLoopFuture<Bool> {
        health.answer(on: loop) { [self] in checks.runIfActive(eventLoop: loop) { [self] in destinations.isAnswering() }
        }
    }

    /// Has the memory forget what was erased. Where the database does not answer, nothing was erased either.
    func forgetErased(on loop: any EventLoop) {
        _ = lookups.runIfActive(eventLoop: loop) { [destinations] in try? destinations.forgetErased() }
    }

    func stop() async {
        try? await lookups.shutdownGracefully()
        try? await checks.shutdownGracefully()
    }
}
