import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import TrackerService

@Suite struct HealthCheckTests {
    private let loop = EmbeddedEventLoop()
    private let time = Time()

    private final class Time: Sendable {
        let now = Mutex(NIODeadline.uptimeNanoseconds(0))
        func pass(_ time: TimeAmount) { now.withLock { $0 = $0 + time } }
    }

    private func check() -> HealthCheck { HealthCheck { [time] in time.now.withLock { $0 } } }

    @Test func allWhoAskAtOnceHaveOneQuestion() throws {
        let check = check()
        let question = loop.makePromise(of: Bool.self)
        var asked = 0
        let answers = (0..<32).map { _ in
            check.answer(on: loop) {
                asked += 1
                return question.futureResult
            }
        }
        question.succeed(true)
        loop.run()
        #expect(try answers.map { try $0.wait() } == Array(repeating: true, count: 32))
        #expect(asked == 1)
    }

    @Test func anAnswerHoldsForASecond() throws {
        let check = check()
        var asked = 0
        func ask(_ answer: Bool) throws -> Bool {
            let future = check.answer(on: loop) {
                asked += 1
                return loop.makeSucceededFuture(answer)
            }
            loop.run()
            return try future.wait()
        }
        #expect(try ask(true))
        time.pass(.milliseconds(999))
        #expect(try ask(false))
        time.pass(.milliseconds(1))
        #expect(try !ask(false))
        #expect(asked == 2)
    }

    /// A database that hangs is no healthy one, and nobody waits for it twice; what it says in the end counts.
    @Test func noAnswerInTimeIsOne() throws {
        let check = check()
        let question = loop.makePromise(of: Bool.self)
        let first = check.answer(on: loop) { question.futureResult }
        time.pass(.seconds(1))
        loop.advanceTime(by: .seconds(1))
        #expect(try !first.wait())
        let second = check.answer(on: loop) { loop.makeSucceededFuture(true) }
        loop.run()
        #expect(try !second.wait())
        question.succeed(true)
        loop.run()
        let third = check.answer(on: loop) { loop.makeSucceededFuture(false) }
        loop.run()
        #expect(try third.wait())
    }

    @Test func aQuestionThatFailsIsAnsweredNo() throws {
        let answer = check().answer(on: loop) { loop.makeFailedFuture(ChannelError.eof) }
        loop.run()
        #expect(try !answer.wait())
    }
}
