import Foundation
import Testing
import Tools

@Suite struct WallClockTests {
    /// An hour is far more than any machine needs between two lines.
    @Test func itTellsMillisecondsSince1970() {
        let expected = Date().timeIntervalSince1970 * 1000
        #expect(abs(Double(WallClock.now()) - expected) < 3_600_000)
        #expect(abs(Double(WallClock.nanoseconds()) / 1_000_000 - expected) < 3_600_000)
        #expect(abs(SteadyClock.now() - WallClock.now()) < 3_600_000)
    }

    @Test func aProcessIsNamedByItsMachineAndNumber() {
        #expect(ThisProcess.name.hasSuffix(":\(ProcessInfo.processInfo.processIdentifier)"))
        #expect(ThisProcess.name.hasPrefix(ThisProcess.hostName ?? "localhost"))
    }
}
