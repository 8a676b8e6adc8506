// An intake at work.

import Foundation
import Mailbox
import Tools

/// Runs a blocking loop on a thread of its own; told to stop, and waited for, when it goes out of sight.
final class Running {
    private let signal: StopSignal
    private let end = DispatchSemaphore(value: 0)
    private var hasEnded = false

    init(_ run: @escaping @Sendable (StopSignal) -> Void) throws {
        let signal = try StopSignal()
        let end = end
        self.signal = signal
        Thread.detachNewThread {
            run(signal)
            end.signal()
        }
    }

    deinit { _ = stop() }

    func tellToStop() { signal.stop() }

    /// Waits for the end, 30 seconds at most, and returns how long it took.
    @discardableResult
    func stop() -> Duration {
        let clock = ContinuousClock()
        let start = clock.now
        signal.stop()
        if !hasEnded { hasEnded = end.wait(timeout: .now() + 30) == .success }
        return hasEnded ? start.duration(to: clock.now) : .seconds(30)
    }
}
