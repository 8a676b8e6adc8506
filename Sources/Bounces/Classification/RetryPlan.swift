/// The plan of when to send again after a soft bounce: the delays before each further attempt.
package struct RetryPlan: Sendable, Equatable {
    /// Seconds from the bounce to the next sending, attempt by attempt.
    package var delays: [Int]

    package init(delays: [Int]) {
        self.delays = delays
    }

    /// Returns the seconds to wait before the given attempt (the first is 1), or nil when the plan is used up.
    ///
    /// Each delay is lengthened by up to a tenth, by `random` in 0..<1, so that what bounced together is not sent again
    /// together.
    package func delay(attempt: Int, random: Double) -> Int? {
        guard attempt >= 1, attempt <= delays.count else { return nil }
        let delay = delays[attempt - 1]
        return delay + Int(Double(delay) / 10 * random)
    }

    /// The plans by the names that `ReasonPolicy` and the configuration use.
    package static let named: [String: RetryPlan] = [
        "none": RetryPlan(delays: []),
        "once": RetryPlan(delays: [4 * hour]),
        "minutes": RetryPlan(delays: [5 * minute, 15 * minute, 30 * minute, hour, 4 * hour]),
        "unavailable": RetryPlan(delays: [15 * minute, hour, 4 * hour, 12 * hour, day]),
        "hours": RetryPlan(delays: [4 * hour, 12 * hour, day, 2 * day]),
        "days": RetryPlan(delays: [day, 3 * day, 7 * day]),
        "mailbox_full": RetryPlan(delays: [4 * hour, 12 * hour, day, 2 * day, 4 * day]),
    ]

    private static let minute = 60
    private static let hour = 60 * minute
    private static let day = 24 * hour
}
