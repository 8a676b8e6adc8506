// The job that sends again what is due, and keeps the spool of copies within its bounds.

internal import Bounces
internal import Foundation
internal import Jobs
package import Logging
internal import ServiceLifecycle
package import Spool
internal import Stopping

/// Looks for due retries every few seconds, on a thread of its own: the database and the submission block.
package struct RetryService: Service {
    private let sender: RetrySender
    private let spool: CopySpool
    private let policy: RetryPolicy
    private let logger: Logger

    private static let pause = Duration.seconds(5)
    private static let sweepInterval = Duration.seconds(300)
    /// How long a stop waits for the submission in hand. Beyond, its lease sees to it.
    private static let grace = Duration.seconds(20)

    package init(sender: RetrySender, spool: CopySpool, policy: RetryPolicy, logger: Logger) {
        self.sender = sender
        self.spool = spool
        self.policy = policy
        self.logger = logger
    }

    package func run() async throws {
        try await JobThread.run(grace: Self.grace) { work(until: $0) }
    }

    private func work(until stop: StopSignal) {
        var nextSweep = ContinuousClock.now
        repeat {
            if ContinuousClock.now >= nextSweep {
                sweep()
                nextSweep = .now + Self.sweepInterval
            }
            guard !isQuiet() else { continue }
            do {
                try sender.sendDue { stop.isStopped }
            } catch {
                logger.warning("retries wait until the database answers: \(error)")
            }
        } while stop.wait(for: Self.pause) != .stopped
    }

    private func sweep() {
        do {
            let swept = try spool.sweep(
                maximumBytes: policy.spoolSize, olderThan: .seconds(policy.spoolDays * 86_400),
                now: Int64(Date().timeIntervalSince1970 * 1000))
            if let swept, swept.tooMany > 0 {
                logger.warning("copies removed before their time, for want of room: count=\(swept.tooMany)")
            }
        } catch {
            logger.warning("the spool of copies can't be swept: \(error)")
        }
    }

    /// By the machine's own clock, in its time zone.
    private func isQuiet() -> Bool {
        guard let quiet = policy.quietHours else { return false }
        let time = Calendar.current.dateComponents([.hour, .minute], from: Date())
        return quiet.contains(minute: (time.hour ?? 0) * 60 + (time.minute ?? 0))
    }
}
