// When what failed is tried again.

/// The pauses before the next tries: 1 s, then twice the one before, up to 60 s.
enum RetryPause {
    static func next(after pause: Duration?) -> Duration { pause.map { min($0 * 2, .seconds(60)) } ?? .seconds(1) }
}

/// Remembers which of many things have failed, and when each is tried again.
struct FailedTries<Key: Hashable> {
    private struct Failure {
        var pause: Duration
        var due: ContinuousClock.Instant
    }

    private var failures: [Key: Failure] = [:]

    func isDue(_ key: Key, now: ContinuousClock.Instant) -> Bool { failures[key].map { $0.due <= now } ?? true }

    /// The earliest time at which something is due.
    var nextDue: ContinuousClock.Instant? { failures.values.map(\.due).min() }

    /// Plans the next try, and returns the pause before it.
    mutating func failed(_ key: Key, now: ContinuousClock.Instant) -> Duration {
        let pause = RetryPause.next(after: failures[key]?.pause)
        failures[key] = Failure(pause: pause, due: now + pause)
        return pause
    }

    mutating func succeeded(_ key: Key) { failures[key] = nil }

    /// Forgets what is no longer there.
    mutating func keep(only keys: Set<Key>) { failures = failures.filter { keys.contains($0.key) } }
}
