// Brings the scores of all contacts to the configured weights, where those have changed.

package import Logging
internal import ServiceLifecycle
package import Storage
internal import Tools

/// Runs once after the start, in the background; what it has not finished goes on with the next start.
package struct ScoreService: Service {
    private let store: Store
    private let logger: Logger

    private static let pause = Duration.seconds(1)
    /// The time that a stop waits for the step in hand.
    private static let grace = Duration.seconds(10)

    package init(store: Store, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    package func run() async throws {
        try await JobThread.run(grace: Self.grace) { stop in
            makeScores(until: stop)
            // A service that ends would end the process.
            stop.waitForEver()
        }
    }

    private func makeScores(until stop: StopSignal) {
        var isAway = false
        var tenth: Int64 = 0
        repeat {
            do {
                return try store.makeScores { progress in
                    let reached = 10 * progress.contacts / max(1, progress.total)
                    if reached > tenth { logger.info("scores are being made anew: done=\(reached * 10)%") }
                    tenth = reached
                    return !stop.isStopped
                }
            } catch {
                if !isAway { logger.warning("scores are made anew once the database answers: \(error)") }
                isAway = true
            }
        } while stop.wait(for: Self.pause) != .stopped
    }
}
