// The job that lets go of what was kept long enough.

internal import Dispatch
internal import Foundation
package import Logging
package import Mailbox
internal import ServiceLifecycle
package import Storage

/// Looks once an hour, and takes a few rows at a time with pauses between: mail on its way out comes first.
package struct RetentionService: Service {
    private let logger: Logger
    private let retention: Retention
    /// The database blocks, so it has a thread of its own.
    private let queue = DispatchQueue(label: "retention")

    private static let pause = Duration.seconds(3600)

    /// - Parameter people: the Maildir of mails that people should look at.
    package init(store: Store, people: Maildir, policy: RetentionPolicy, logger: Logger) {
        self.logger = logger
        retention = Retention(store: store, people: people, policy: policy)
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var retention = self.retention
            while !Task.isCancelled {
                retention.begin(now: Int64(Date().timeIntervalSince1970 * 1000))
                do {
                    try await finish(&retention)
                } catch {
                    logger.warning("what is too old stays until the next hour: \(error)")
                }
                tell(retention.result)
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    private func finish(_ retention: inout Retention) async throws {
        while !Task.isCancelled {
            let begun = retention
            let pause: Duration?
            (retention, pause) = try await withCheckedThrowingContinuation { continuation in
                queue.async {
                    continuation.resume(
                        with: Swift.Result {
                            var retention = begun
                            let pause = try retention.step()
                            return (retention, pause)
                        })
                }
            }
            guard let pause else { return }
            try? await Task.sleep(for: pause)
        }
    }

    private func tell(_ result: Retention.Result) {
        guard result != Retention.Result() else { return }
        logger.info(
            "kept long enough and gone: events=\(result.events) addresses=\(result.details) mails=\(result.mails)")
    }
}
