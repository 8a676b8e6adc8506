internal import Foundation
internal import Synchronization

/// Told once; whoever waits wakes up at once.
package final class Stop: Sendable {
    private let isTold = Mutex(false)
    private let waiting = NSCondition()

    package var isSet: Bool { isTold.withLock { $0 } }

    func set() {
        isTold.withLock { $0 = true }
        waiting.lock()
        waiting.broadcast()
        waiting.unlock()
    }

    func wait() { while !wait(seconds: 3600) {} }

    /// Whether it was told within the time.
    package func wait(seconds: Double) -> Bool {
        let end = Date() + seconds
        waiting.lock()
        defer { waiting.unlock() }
        while !isSet, waiting.wait(until: end) {}
        return isSet
    }
}
