import Testing
import Tools

@Suite struct SteadyClockTests {
    static let clocks: [(earlier: Int64, seconds: Int, wall: Int64, told: Int64)] = [
        (.min, 0, 5_000, 5_000), (5_000, 2, 7_000, 7_000), (5_000, 2, 9_000, 9_000), (5_000, 2, 1_000, 7_000),
    ]

    /// Set forward it goes with the wall's; set back it goes on.
    @Test(arguments: clocks) func neverGoesBack(earlier: Int64, seconds: Int, wall: Int64, told: Int64) {
        #expect(SteadyClock.time(after: earlier, elapsed: .seconds(seconds), wall: wall) == told)
    }
}
