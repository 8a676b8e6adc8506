// The job that takes in what comes back, from as many sources as are configured: each blocks on a thread of its own.

internal import Foundation
package import Logging
package import Mailbox
internal import ServiceLifecycle
package import Tools

/// Runs intakes until the process is to stop; a mail in hand is finished first.
package struct BounceService: Service {
    private let intakes: [any Intake]
    private let stop: StopSignal

    package init(intakes: [any Intake]) throws(StopSignalError) {
        self.intakes = intakes
        stop = try StopSignal()
    }

    package func run() async throws {
        await withGracefulShutdownHandler {
            await withTaskGroup { group in
                for intake in intakes { group.addTask { await run(intake) } }
                // Without a source there is nothing to do, and no reason to end the process.
                group.addTask { try? await gracefulShutdown() }
            }
        } onGracefulShutdown: { [stop] in
            stop.stop()
        }
    }

    private func run(_ intake: any Intake) async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [stop] in
                intake.run(until: stop)
                continuation.resume()
            }
        }
    }

    /// What intakes are to be given: it writes their troubles to the log.
    package static func report(to logger: Logger) -> MailboxEventHandler {
        let log = IntakeLog(logger: logger)
        return { log.add($0) }
    }

    /// What the Maildir's intake is to be given as well.
    package static func reportRoom(to logger: Logger) -> @Sendable (_ source: String, _ count: Int) -> Void {
        { source, count in
            logger.warning("\(source): taken mails have more than 1 GiB: removed, oldest first, mails=\(count)")
        }
    }
}
