// The filter as a job of the process: libmilter on threads of its own, started and stopped with the rest.

package import Logging
package import Milter
package import Sealing
internal import ServiceLifecycle
package import Spool
package import Tools
package import Tracking

/// Rewrites outgoing mail. The milter path is synchronous: libmilter gives each connection a thread, and blocking is legal there.
package struct FilterService: Service {
    private let server: MilterServer

    /// The time that a stop waits for the messages that have begun.
    private static let grace = Duration.seconds(30)

    /// Starts to listen; connections wait until `run`.
    ///
    /// - Parameters:
    ///   - spool: where a copy of each message is kept for retries; nil for none.
    ///   - splitSpool: where copies lie on their way to recipients of their own, for `SendingService` to send.
    package init(
        listen: ListenAddress, policy: FilterPolicy, keys: KeyRing, ledger: any FilterLedger, spool: CopySpool?,
        splitSpool: SplitSpool, logger: Logger
    ) throws(MilterError) {
        let filter = Filter(
            policy: policy, keys: keys, ledger: ledger, spool: spool, splitSpool: splitSpool,
            log: MailLog(logger: logger), now: WallClock.now)
        server = try MilterServer(
            listen: listen, whenStopping: policy.onFailure == .accept ? .accept : .tempfail,
            answersRecipients: policy.onSuppressed == .refuse
        ) {
            FilterSession(filter, capabilities: $0)
        }
    }

    /// Serves until the process is to stop; returns when the messages in flight are finished.
    package func run() async throws {
        let server = self.server
        // It sleeps in libmilter for the life of the process.
        try await JobThread.run {
            try server.run()
        } endedBy: {
            server.stop(grace: Self.grace)
        }
    }
}
