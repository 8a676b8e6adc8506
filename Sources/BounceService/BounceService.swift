// The job that takes in what comes back, from as many sources as are configured: each blocks on a thread of its own.

package import Logging
package import Mailbox
internal import ServiceLifecycle
internal import Tools

/// Runs intakes until the process is to stop; a mail in hand is finished first.
package struct BounceService: Service {
    private let intakes: [any Intake]

    package init(intakes: [any Intake]) { self.intakes = intakes }

    package func run() async throws {
        try await withThrowingTaskGroup { group in
            for intake in intakes { group.addTask { try await JobThread.run(grace: nil) { intake.run(until: $0) } } }
            // Without a source there is nothing to do, and no reason to end the process.
            group.addTask { try? await gracefulShutdown() }
            try await group.waitForAll()
        }
    }

    /// Makes what intakes are to be given: it writes their troubles to the log.
    package static func report(to logger: Logger) -> MailboxEventHandler {
        let log = IntakeLog(logger: logger)
        return { log.add($0) }
    }

    /// Makes what the Maildir's intake is to be given as well.
    package static func reportRoom(to logger: Logger) -> @Sendable (_ source: String, _ count: Int) -> Void {
        { source, count in
            logger.warning("\(source): taken mails have more than 1 GiB: removed, oldest first, mails=\(count)")
        }
    }
}
