import ServiceLifecycleTestKit
import Synchronization
import Testing
import Tools

@Suite struct JobThreadTests {
    private struct Failure: Error {}

    @Test func itReturnsWhenTheWorkHas() async throws {
        let isDone = Mutex(false)
        try await JobThread.run(grace: nil) { _ in isDone.withLock { $0 = true } }
        #expect(isDone.withLock { $0 })
    }

    @Test func aShutdownGivesTheSignal() async throws {
        try await testGracefulShutdown { trigger in
            async let job: Void = JobThread.run(grace: nil) { $0.waitForEver() }
            trigger.triggerGracefulShutdown()
            try await job
        }
    }

    /// Work that looks at no signal is left behind.
    @Test func aShutdownWaitsNoLongerThanItsGrace() async throws {
        let never = try StopSignal()
        try await testGracefulShutdown { trigger in
            async let job: Void = JobThread.run(grace: .zero) { _ in never.waitForEver() }
            trigger.triggerGracefulShutdown()
            try await job
        }
        never.stop()
    }

    @Test func whatTheWorkThrowsIsThrown() async throws {
        await #expect(throws: Failure.self) {
            try await JobThread.run {
                throw Failure()
            } endedBy: {
            }
        }
    }

    @Test func aShutdownCallsWhatEndsTheWork() async throws {
        let end = try StopSignal()
        try await testGracefulShutdown { trigger in
            async let job: Void = JobThread.run {
                end.waitForEver()
            } endedBy: {
                end.stop()
            }
            trigger.triggerGracefulShutdown()
            try await job
        }
    }
}
