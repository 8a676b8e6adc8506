// A thread for a job that blocks: nothing of it runs on the cooperative pool.

internal import Foundation
internal import ServiceLifecycle

package enum JobThread {
    /// Runs `work` on a thread of its own and returns when it has: `work` looks at `stop`, which is told on graceful shutdown.
    ///
    /// - Parameter grace: how long a stop waits for what is in hand; nil for as long as that takes. Beyond, the job's leases see to it.
    package static func run(
        grace: Duration?, _ work: @escaping @Sendable (_ stop: StopSignal) -> Void
    ) async throws(SystemCallError) {
        let stop = try StopSignal()
        await withGracefulShutdownHandler {
            await withCheckedContinuation { continuation in
                let end = Once { continuation.resume() }
                start {
                    work(stop)
                    end.run()
                }
                guard let grace else { return }
                start {
                    stop.waitForEver()
                    Thread.sleep(forTimeInterval: grace / .seconds(1))
                    end.run()
                }
            }
        } onGracefulShutdown: {
            stop.stop()
        }
    }

    /// Runs `work`, which another call ends, on a thread of its own and returns when it has.
    package static func run(
        _ work: @escaping @Sendable () throws -> Void, endedBy stop: @escaping @Sendable () -> Void
    ) async throws {
        try await withGracefulShutdownHandler {
            try await withCheckedThrowingContinuation { continuation in
                start { continuation.resume(with: Result { try work() }) }
            }
        } onGracefulShutdown: {
            start(stop)
        }
    }

    /// Starts a thread that nobody waits for.
    package static func start(_ work: @escaping @Sendable () -> Void) { Thread.detachNewThread(work) }
}
