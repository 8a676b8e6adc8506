// The time of day for what waits in the database.

internal import Synchronization

/// The wall's time, which never goes back while the process lives: what is due in ten seconds is due in ten seconds, though
/// somebody sets the clock back by a year.
package enum SteadyClock {
    private static let last = Mutex((time: Int64.min, at: ContinuousClock.now))

    /// Milliseconds since 1970, UTC.
    package static func now() -> Int64 {
        last.withLock { last in
            let now = ContinuousClock.now
            let wall = WallClock.now()
            last = (time(after: last.time, elapsed: now - last.at, wall: wall), now)
            return last.time
        }
    }

    /// What is told where the wall's clock says `wall`, and `earlier` was told some time ago; `.min` where nothing was.
    package static func time(after earlier: Int64, elapsed: Duration, wall: Int64) -> Int64 {
        earlier == .min ? wall : max(wall, earlier + Int64(elapsed / .milliseconds(1)))
    }
}
