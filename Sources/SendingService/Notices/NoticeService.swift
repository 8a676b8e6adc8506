// The job that tells senders of first opens.

internal import Jobs
package import Logging
internal import ServiceLifecycle
internal import Stopping
internal import Storage

/// Looks for what is due every few seconds, on two threads of its own, so that mails do not wait for slow webhooks.
package struct NoticeService: Service {
    private let sender: NoticeSender
    private let log: NoticeLog

    private static let pause = Duration.seconds(5)
    /// How long a stop waits for what is in hand. Beyond, its lease sees to it.
    private static let grace = Duration.seconds(20)

    package init(sender: NoticeSender, logger: Logger) {
        self.sender = sender
        log = NoticeLog(logger: logger)
    }

    package func run() async throws {
        async let mails: Void = JobThread.run(grace: Self.grace) { work(.mail, until: $0) }
        async let webhooks: Void = JobThread.run(grace: Self.grace) { work(.webhook, until: $0) }
        _ = try await (mails, webhooks)
    }

    private func work(_ method: NotificationPreference.Method, until stop: StopSignal) {
        repeat {
            do { try sender.sendDue(method, isStopping: { stop.isStopped }) } catch { log.databaseFails(error) }
        } while stop.wait(for: Self.pause) != .stopped
    }
}
