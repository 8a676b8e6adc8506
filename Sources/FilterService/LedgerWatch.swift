package import Logging
internal import ServiceLifecycle
package import Spool
internal import Tools

/// Says once a minute that a filter's spool has no ledger: mail leaves tracked, and nobody sees it.
package struct LedgerWatch: Service {
    private let ledger: SpoolJob
    private let logger: Logger

    private static let pause = Duration.seconds(60)

    package init(ledger: SpoolJob, logger: Logger) { (self.ledger, self.logger) = (ledger, logger) }

    package func run() async throws {
        try await JobThread.run(grace: .zero) { stop in
            while stop.wait(for: Self.pause) != .stopped {
                // A spool that can't be asked says what is wrong elsewhere.
                if (try? ledger.isTaken()) == false {
                    logger.warning(
                        "this spool has no ledger: what leaves waits in its journal; run `serve` with the job `ledger`")
                }
            }
        }
    }
}
