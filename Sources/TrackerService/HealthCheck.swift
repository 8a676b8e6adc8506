internal import NIOCore
internal import Synchronization

/// Asks one question for all who ask at once, and again for nobody within a second: whoever monitors us costs the database nothing.
final class HealthCheck: Sendable {
    private enum State {
        case known(Bool, until: NIODeadline)
        /// The question is on its way; who waits for it.
        case asking(until: NIODeadline, [EventLoopPromise<Bool>])
    }

    private let state = Mutex(State.known(false, until: .distantPast))
    private let now: @Sendable () -> NIODeadline

    /// How long an answer may take, and how long it holds.
    private static let time = TimeAmount.seconds(1)

    init(now: @escaping @Sendable () -> NIODeadline = { .now() }) { self.now = now }

    /// The answer: false where there is none in time.
    ///
    /// - Parameter ask: Called where neither an answer nor a question is there.
    func answer(on loop: any EventLoop, ask: () -> EventLoopFuture<Bool>) -> EventLoopFuture<Bool> {
        let now = now()
        let promise = loop.makePromise(of: Bool.self)
        let isFirst = state.withLock { state in
            switch state {
            case .known(let answer, let end) where now < end:
                promise.succeed(answer)
                return false
            // It has hung for a second already: nobody waits for it any more.
            case .asking(let end, _) where now >= end:
                promise.succeed(false)
                return false
            case .asking(let end, let waiting):
                wait(for: promise, until: end, now, on: loop)
                state = .asking(until: end, waiting + [promise])
                return false
            case .known:
                wait(for: promise, until: now + Self.time, now, on: loop)
                state = .asking(until: now + Self.time, [promise])
                return true
            }
        }
        if isFirst { ask().whenComplete { self.settle((try? $0.get()) ?? false) } }
        return promise.futureResult
    }

    private func wait(
        for promise: EventLoopPromise<Bool>, until end: NIODeadline, _ now: NIODeadline, on loop: any EventLoop
    ) {
        let timeout = loop.scheduleTask(in: end - now) { promise.succeed(false) }
        promise.futureResult.whenComplete { _ in timeout.cancel() }
    }

    private func settle(_ answer: Bool) {
        let waiting = state.withLock { state in
            guard case .asking(_, let waiting) = state else { return [EventLoopPromise<Bool>]() }
            state = .known(answer, until: now() + Self.time)
            return waiting
        }
        for promise in waiting { promise.succeed(answer) }
    }
}
