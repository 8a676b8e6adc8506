// What is done to the ledger and the folders beside the day's work. The front page of this module.
//
// What was kept long enough goes (`RetentionService`, whose steps are in `Retention`), and scores follow the weights
// that are configured (`ScoreService`). Both take little at a time: mail comes first.

package import Logging
package import Mailbox
internal import ServiceLifecycle
package import Storage
internal import Tools

/// Looks once an hour, and takes a few rows at a time with pauses between: mail on its way out comes first.
package struct RetentionService: Service {
    private let retention: Retention
    private let logger: Logger

    private static let pause = Duration.seconds(3600)
    /// How long a stop waits for the step in hand.
    private static let grace = Duration.seconds(10)

    /// - Parameter people: the Maildir of mails that people should look at.
    package init(store: Store, people: Maildir, policy: RetentionPolicy, logger: Logger) {
        retention = Retention(store: store, people: people, policy: policy)
        self.logger = logger
    }

    package func run() async throws {
        try await JobThread.run(grace: Self.grace) { stop in
            var retention = self.retention
            repeat { finish(&retention, until: stop) } while stop.wait(for: Self.pause) != .stopped
        }
    }

    private func finish(_ retention: inout Retention, until stop: StopSignal) {
        retention.begin(now: WallClock.now())
        var isOver = false
        while !isOver {
            do {
                let pause = try retention.step()
                isOver = pause.map { stop.wait(for: $0) == .stopped } ?? true
            } catch {
                logger.warning("something that is too old stays until the next hour: \(error)")
            }
        }
        let result = retention.result
        guard result != Retention.Result() else { return }
        logger.info(
            "kept long enough and gone: events=\(result.events) addresses=\(result.details) mails=\(result.mails)")
        guard result.mailsForRoom > 0 else { return }
        logger.warning(
            "the folder for people has more than retention.people_size: removed, oldest first, mails=\(result.mailsForRoom)"
        )
    }
}
