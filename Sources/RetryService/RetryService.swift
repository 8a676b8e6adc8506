// The job that sends again what is due, and keeps the spool of copies within its bounds.

internal import Bounces
internal import Foundation
package import Logging
package import Resending
internal import ServiceLifecycle
internal import Synchronization

/// Looks for due retries every few seconds, on a thread of its own: the database and the submission block.
package struct RetryService: Service {
    private let sender: RetrySender
    private let spool: CopySpool
    private let policy: RetryPolicy
    private let logger: Logger

    private static let pause = 5.0
    private static let sweepSeconds = 3600.0

    package init(sender: RetrySender, spool: CopySpool, policy: RetryPolicy, logger: Logger) {
        self.sender = sender
        self.spool = spool
        self.policy = policy
        self.logger = logger
    }

    package func run() async throws {
        let stop = Stop()
        await withGracefulShutdownHandler {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    work(until: stop)
                    continuation.resume()
                }
            }
        } onGracefulShutdown: {
            stop.set()
        }
    }

    private func work(until stop: Stop) {
        var nextSweep = Date()
        repeat {
            if Date() >= nextSweep {
                sweep()
                nextSweep = Date() + Self.sweepSeconds
            }
            guard !isQuiet() else { continue }
            do {
                while try sender.sendDue({ stop.isSet }) > 0, !stop.isSet {}
            } catch {
                logger.warning("retries wait until the database answers: \(error)")
            }
        } while !stop.wait(seconds: Self.pause)
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

/// Told once; whoever waits wakes up at once.
private final class Stop: Sendable {
    private let flag = Atomic(false)
    private let signal = DispatchSemaphore(value: 0)

    var isSet: Bool { flag.load(ordering: .relaxed) }

    func set() {
        flag.store(true, ordering: .relaxed)
        signal.signal()
    }

    /// Whether it was told within the time.
    func wait(seconds: Double) -> Bool {
        isSet || signal.wait(timeout: .now() + seconds) == .success
    }
}
