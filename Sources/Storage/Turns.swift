internal import Glibc

/// Work of many transactions.
enum Turns {
    /// Takes step after step, until one says that it was the last, and rests after each for as long as it took, a minute at
    /// most.
    ///
    /// So half of the time is left to others: to processes that wait for the database, which get no turn from transaction
    /// upon transaction, and to the tracker, which answers meanwhile.
    ///
    /// - Parameters:
    ///   - rest: milliseconds at most. Two are enough for who asks for the database each millisecond.
    ///   - share: of the time that a step took, for which it rests.
    static func take<Failure>(
        restingAtMost rest: Int = 60_000, share: Double = 1, _ step: () throws(Failure) -> Bool
    ) throws(Failure) {
        let clock = ContinuousClock()
        while true {
            let start = clock.now
            if try !step() { return }
            usleep(UInt32(min((clock.now - start) / .microseconds(1) * share, Double(rest) * 1_000)))
        }
    }
}
