internal import NIOCore
internal import Synchronization

/// Asks one question for all who ask at once, and again for nobody within a second: whoever monitors us costs the database nothing.
final class HealthCheck: Sendable {
    private struct State {
        /// The last answer, and until when it holds; of a question that is on its way, until when it is waited for.
        var answer = false
        var end = NIODeadline.distantPast
        var isAsking = false
        var waiting: [EventLoopPromise<Bool>] = []
    }

    private let state = Mutex(State())
    private let now: @Sendable () -> NIODeadline

    /// The time that an answer may take, and for which it holds.
    private static let time = TimeAmount.seconds(1)

    init(now: @escaping @Sendable () -> NIODeadline = { .now() }) { self.now = now }

    /// Returns the answer: false where there is none in time.
    ///
    /// - Parameter ask: Called where neither an answer nor a question is there.
    func answer(on loop: any EventLoop, ask: () -> EventLoopFuture<Bool>) -> EventLoopFuture<Bool> {
        let now = now()
        let promise = loop.makePromise(of: Bool.self)
        let isFirst = state.withLock { state in
            let isOver = now >= state.end
            if state.isAsking == isOver {
                // Known still; or it has hung for a second already, and nobody waits for it any more. In a turn of its own: a
                // client may send a thousand such requests at once, and each answer begins with the next of them.
                let answer = !isOver && state.answer
                loop.execute { promise.succeed(answer) }
                return false
            }
            if isOver {
                state.isAsking = true
                state.end = now + Self.time
            }
            state.waiting.append(promise)
            let timeout = loop.scheduleTask(in: state.end - now) { promise.succeed(false) }
            promise.futureResult.whenComplete { _ in timeout.cancel() }
            return isOver
        }
        if isFirst { ask().whenComplete { self.tell((try? $0.get()) ?? false) } }
        return promise.futureResult
    }

    private func tell(_ answer: Bool) {
        let waiting = state.withLock { state in
            defer { state = State(answer: answer, end: now() + Self.time) }
            return state.waiting
        }
        for promise in waiting { promise.succeed(answer) }
    }
}
