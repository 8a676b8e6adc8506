import Journal
import Testing

@testable import LedgerService

/// A segment goes an hour after it was folded, and not before.
@Suite struct FoldedMarksTests {
    private func position(_ segment: Int64) -> JournalPosition { JournalPosition(segment: segment, offset: 9) }

    @Test func whatWasFoldedAnHourAgoGoes() {
        var marks = FoldedMarks()
        let start = ContinuousClock.now
        func told(_ seconds: Int, _ segment: Int64) -> Int64? {
            marks.add(position(segment), at: start + .seconds(seconds))?.segment
        }
        #expect(told(0, 1) == nil)
        #expect(told(30, 2) == nil, "the next mark is a minute later")
        #expect(told(60, 3) == nil)
        #expect(told(3_599, 9) == nil)
        #expect(told(3_600, 9) == 1)
        #expect(told(3_601, 9) == nil, "once")
        #expect(told(3_660, 9) == 3)
        // Turned off for a day: all that was folded before is old enough.
        #expect(told(90_000, 50) == 9)
    }

    @Test func theyAreWeighedNowAndThen() {
        var marks = FoldedMarks()
        let start = ContinuousClock.now
        #expect(
            [0, 1, 9, 10, 11, 21].map { marks.isToBeWeighed(at: start + .seconds($0)) } == [
                true, false, false, true, false, true,
            ])
    }
}
