import Foundation
import Testing

@testable import Storage

@Suite struct TurnsTests {
    @Test func afterEachStepARestAsLong() {
        let clock = ContinuousClock()
        var steps: [(start: ContinuousClock.Instant, end: ContinuousClock.Instant)] = []
        Turns.take {
            let start = clock.now
            usleep(30_000)
            steps.append((start, clock.now))
            return steps.count < 3
        }
        #expect(steps.count == 3)
        for (before, after) in zip(steps, steps.dropFirst()) {
            #expect(after.start - before.end >= (before.end - before.start) - .milliseconds(1))
        }
    }
}
