// How blocking loops are told to end.

internal import Glibc

/// Tells loops to end; once given, it stays.
///
/// A loop that waits for a socket waits for this in the same `poll`, so it ends at once and not at the next timeout.
package final class StopSignal: Sendable {
    /// A byte in it that nobody reads wakes all who wait for it.
    private let pipe: Pipe

    package var descriptor: CInt { pipe.reading }

    package init() throws(SystemCallError) {
        pipe = try Pipe()
        _ = fcntl(pipe.writing, F_SETFL, O_NONBLOCK)
    }

    /// Ends the loops. Safe in a signal handler.
    package func stop() {
        var byte: UInt8 = 1
        // Fails only where the pipe is full: then it was given before.
        _ = write(pipe.writing, &byte, 1)
    }

    package var isStopped: Bool { wait(for: .zero) == .stopped }

    /// Why a wait ended.
    package enum Wake: Sendable, Equatable {
        case stopped
        /// The descriptor is ready, or broken, which the next call on it will tell.
        case ready
        case timedOut
    }

    /// Waits for the signal, so long at most.
    @discardableResult
    package func wait(for time: Duration) -> Wake { wait(until: .now + time) }

    package func waitForEver() { while wait(for: .seconds(86_400)) != .stopped {} }

    @discardableResult
    package func wait(until deadline: ContinuousClock.Instant) -> Wake { wait(until: deadline, descriptor: -1) }

    /// Waits for the signal or a descriptor.
    ///
    /// - Parameter isHeeded: false for who has to finish something first, and waits for the descriptor alone.
    package func wait(
        until deadline: ContinuousClock.Instant, descriptor other: CInt, events: CInt = POLLIN, isHeeded: Bool = true
    ) -> Wake {
        // What is negative is not looked at (poll(2)).
        var waits = [
            pollfd(fd: isHeeded ? descriptor : -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: other, events: Int16(events), revents: 0),
        ]
        while true {
            let left = max(.zero, ContinuousClock.now.duration(to: deadline))
            let count = poll(&waits, 2, left.pollMilliseconds)
            if count > 0 { return waits[0].revents != 0 ? .stopped : .ready }
            // Interrupted, or a wait longer than poll takes.
            if ContinuousClock.now >= deadline { return .timedOut }
        }
    }
}

extension Duration {
    /// Rounded up, so that a wait never ends early; at most a day.
    fileprivate var pollMilliseconds: CInt {
        let (seconds, attoseconds) = components
        guard seconds < 86_400 else { return 86_400_000 }
        return CInt(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
