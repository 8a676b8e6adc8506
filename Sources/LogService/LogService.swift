// The job that follows the MTA's log. The front page of this module.
//
// Lines of the log come in, events and states of deliveries go into the database. `LogService`, below, runs a
// `LogFollower` on a thread of its own, and again after whatever fails. The follower goes from `LogFollowing` (lines
// and a position) by `MTALog` (lines to statuses) to `Storage/Returns/Store+DeliveryLog.swift`, which finds
// whose delivery it is and stores the events, and the position with the last of them. `LogSource` is a file or the journal, `UnreadableLines` notices
// that a log is none of an MTA's.

package import Bounces
package import Logging
internal import ServiceLifecycle
package import Storage
internal import Tools
internal import Tracking
internal import Words

/// Runs a follower until the process is to stop, and again after whatever fails.
package struct LogService: Service {
    private let follower: LogFollower
    private let logger: Logger

    private static let pause = Duration.seconds(5)

    /// - Parameter bounced: told of each bounce that nobody had told of before. What the log says of the others needs no second line.
    package init(
        _ source: LogSource, store: Store, policy: BouncePolicy, logger: Logger,
        bounced: @escaping @Sendable (Settlement.Effect) -> Void
    ) {
        let name = source.name
        follower = LogFollower(source, store: store, policy: policy) { event in
            switch event {
            case .missing: logger.warning("\(name): the MTA's log is not there yet; waiting for it")
            case .gap: logger.warning("\(name): the file that was read last is gone; deliveries may be missing")
            case .unreadable(let lines):
                logger.warning(
                    "\(name): the last \(lines) lines were none that an MTA's log has; deliveries are not known from it"
                )
            case .changed(let effect): if effect.event == .bounce, !effect.isKnown { bounced(effect) }
            }
        }
        self.logger = logger
    }

    package func run() async throws {
        try await JobThread.run(grace: nil) { work(until: $0) }
    }

    private func work(until stop: StopSignal) {
        var told = ""
        var follower = follower
        while !stop.isStopped {
            do {
                try follower.follow(until: stop)
            } catch {
                // Once, however long it lasts.
                if "\(error)" != told { logger.warning("the MTA's log is not read: \(error)") }
                told = "\(error)"
                stop.wait(for: Self.pause)
            }
        }
    }
}
