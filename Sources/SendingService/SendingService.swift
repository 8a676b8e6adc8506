// What leaves by ourselves: second sendings, split copies, notices. The front page of this module.
//
// Which are due comes from the ledger, the bytes of copies from the spool, those of notices from `NoticeMail` and
// `NoticeJSON`; what became of each goes back to the ledger, and into the mail log. Begin with `QueueSender`, which sends
// what is due in one turn, and `SendingOutcome`, which says what follows where something is not taken. Each kind is a
// `SendingQueue` in a folder of its own.

internal import ServiceLifecycle
internal import Tools

/// Sends what one queue has due, turn after turn, on a thread of its own: the ledger and the submission block.
package struct SendingService<Queue: SendingQueue>: Service {
    private let queue: Queue

    private static var sweepInterval: Duration { .seconds(300) }
    /// How long a stop waits for the submissions in hand. Beyond, their leases see to it.
    private static var grace: Duration { .seconds(20) }

    package init(_ queue: Queue) { self.queue = queue }

    package func run() async throws {
        try await JobThread.run(grace: Self.grace) { work(until: $0) }
    }

    private func work(until stop: StopSignal) {
        let sender = QueueSender(queue)
        var nextSweep = ContinuousClock.now
        var pause = queue.pacing.idle
        repeat {
            if ContinuousClock.now >= nextSweep {
                queue.sweep()
                nextSweep = .now + Self.sweepInterval
            }
            guard !queue.isResting else { continue }
            do {
                let turn = try sender.sendDue { stop.isStopped }
                pause = queue.pacing.pause(after: turn, last: pause)
                if let reason = turn.serverAway { queue.tell(serverAway: reason, nextTryIn: pause) }
            } catch {
                pause = queue.pacing.pause(after: nil, last: pause)
                queue.tell(ledgerAway: error)
            }
        } while stop.wait(for: pause) != .stopped
    }
}
