// A thread for a job that blocks: nothing of it runs on the cooperative pool.

internal import Foundation
internal import ServiceLifecycle

package enum JobThread {
    /// Runs `work` on a thread of its own and returns when it has: `work` looks at `stop`, which is told on graceful shutdown.
    ///
    /// - Parameter grace: seconds that a stop waits for what is in hand. Beyond, the job's leases see to it.
    package static func run(grace: Double, _ work: @escaping @Sendable (_ stop: Stop) -> Void) async {
        let stop = Stop()
        await withGracefulShutdownHandler {
            await withCheckedContinuation { continuation in
                let end = Once { continuation.resume() }
                Thread.detachNewThread {
                    work(stop)
                    end.run()
                }
                Thread.detachNewThread {
                    stop.wait()
                    Thread.sleep(forTimeInterval: grace)
                    end.run()
                }
            }
        } onGracefulShutdown: {
            stop.set()
        }
    }
}
