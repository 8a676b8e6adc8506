import Glibc
import Testing
import Tools

@Suite struct StopSignalTests {
    @Test func itStaysGiven() throws {
        let stop = try StopSignal()
        #expect(!stop.isStopped)
        stop.stop()
        stop.stop()
        #expect(stop.isStopped && stop.isStopped)
        #expect(stop.wait(for: .seconds(3600)) == .stopped)
    }

    @Test func aWaitThatIsOverIsTold() throws {
        #expect(try StopSignal().wait(for: .zero) == .timedOut)
    }

    /// Whoever must finish something first heeds only the descriptor.
    @Test func theDescriptorIsWaitedForToo() throws {
        let stop = try StopSignal()
        let other = try StopSignal()
        other.stop()
        let never = ContinuousClock.now + .seconds(3600)
        #expect(stop.wait(until: never, descriptor: other.descriptor) == .ready)
        stop.stop()
        #expect(stop.wait(until: never, descriptor: other.descriptor) == .stopped)
        #expect(stop.wait(until: never, descriptor: other.descriptor, isHeeded: false) == .ready)
    }
}
