// A thread for a job that blocks: nothing of it runs on the cooperative pool.

internal import Foundation
internal import ServiceLifecycle

package enum JobThread {
    /// Runs `work` on a thread of its own and returns when it has: `work` looks at `stop`, which is told on graceful shutdown.
    ///
    /// - Parameter grace: how long a stop waits for what is in hand. Beyond, the job's leases see to it.
    package static func run(
        grace: Duration, _ work: @escaping @Sendable (_ stop: StopSignal) -> Void
    ) async throws(StopSignalError) {
        let stop = try StopSignal()
        await withGracefulShutdownHandler {
            await withCheckedContinuation { continuation in
                let end = Once { continuation.resume() }
                Thread.detachNewThread {
                    work(stop)
                    end.run()
                }
                Thread.detachNewThread {
                    stop.waitForEver()
                    Thread.sleep(forTimeInterval: grace / .seconds(1))
                    end.run()
                }
            }
        } onGracefulShutdown: {
            stop.stop()
        }
    }
}
