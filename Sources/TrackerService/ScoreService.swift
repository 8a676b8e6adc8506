// Brings the scores of all contacts to the configured weights, where those have changed.

package import Logging
internal import NIOPosix
internal import ServiceLifecycle
package import Storage

/// Runs once after the start, in the background; what it has not finished goes on with the next start.
package struct ScoreService: Service {
    private let store: Store
    private let logger: Logger

    package init(store: Store, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    package func run() async throws {
        let thread = NIOThreadPool(numberOfThreads: 1)
        thread.start()
        await cancelWhenGracefulShutdown {
            await makeScores(on: thread)
            // A service that ends would end the process.
            while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        }
        try await thread.shutdownGracefully()
    }

    /// The database blocks, so it has a thread of its own.
    private func makeScores(on thread: NIOThreadPool) async {
        do {
            try await thread.runIfActive { try store.beginScores() }
            var tenth: Int64 = 0
            while !Task.isCancelled, let progress = try await thread.runIfActive({ try store.makeSomeScores() }) {
                let reached = 10 * progress.contacts / max(1, progress.total)
                if reached > tenth { logger.info("scores are being made anew: done=\(reached * 10)%") }
                tenth = reached
            }
        } catch {
            logger.warning("scores are not made anew, which the next start tries again: \(error)")
        }
    }
}
