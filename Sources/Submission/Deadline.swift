/// When something must be over.
struct Deadline {
    private let end: ContinuousClock.Instant

    init(after patience: Duration) { end = ContinuousClock.now + patience }

    /// Zero and less when it's over.
    var left: Duration { end - ContinuousClock.now }
    var millisecondsLeft: Int { Int(left / .milliseconds(1)) }

    func sooner(_ patience: Duration) -> Deadline {
        left < patience ? self : Deadline(after: patience)
    }
}
