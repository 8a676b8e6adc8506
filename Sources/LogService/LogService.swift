// The job that follows the MTA's log.

package import Bounces
package import Logging
internal import ServiceLifecycle
package import Storage
internal import Tools
internal import Tracking
import Words

/// Runs a follower until the process is to stop, and again after whatever fails.
package struct LogService: Service {
    private let follower: LogFollower
    private let logger: Logger

    private static let pause = Duration.seconds(5)

    package init(_ source: LogSource, store: Store, policy: BouncePolicy, logger: Logger) {
        let name = source.name
        follower = LogFollower(source, store: store, policy: policy) { event in
            switch event {
            case .missing: logger.warning("\(name): the MTA's log is not there yet; waiting for it")
            case .gap: logger.warning("\(name): the file that was read last is gone; deliveries may be missing")
            case .unreadable(let lines):
                logger.warning(
                    "\(name): the last \(lines) lines were none that an MTA's log has; deliveries are not known from it"
                )
            // What the MTA's log says of the others needs no second line.
            case .changed(let effect):
                if effect.event == "bounce", !effect.isKnown { logger.info("\(effect.line(source: "log").text)") }
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
