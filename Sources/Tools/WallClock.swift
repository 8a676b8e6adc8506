// The time of day, as it is stored.

internal import Glibc

/// Tells the system's time. What must not go back with it asks the `SteadyClock`.
package enum WallClock {
    /// Milliseconds since 1970, UTC.
    package static func now() -> Int64 { nanoseconds() / 1_000_000 }

    /// Nanoseconds since 1970, UTC.
    package static func nanoseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
