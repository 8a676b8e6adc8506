internal import Foundation
internal import Synchronization
internal import Tools

/// Sends what is due: each item is leased, handed over, told of in the log and written down.
package struct QueueSender<Queue: SendingQueue>: Sendable {
    private let queue: Queue
    /// Between two tries to write something down.
    private let pause: TimeInterval

    /// How often what has left is to be written down: if it were not, its lease would end, and it would be sent again.
    private static var tries: Int { 10 }

    package init(_ queue: Queue) { self.init(queue, pause: 1) }

    init(_ queue: Queue, pause: TimeInterval) {
        self.queue = queue
        self.pause = pause
    }

    /// Sends what may go now, as many at once as the queue says. Blocks.
    ///
    /// - Throws: what the ledger does. What was not yet in hand then is left to another turn.
    @discardableResult
    package func sendDue(_ isStopping: @escaping @Sendable () -> Bool = { false }) throws -> SendingTurn {
        let (due, waiting) = try queue.due()
        let course = Mutex(Course(turn: SendingTurn(waiting: waiting)))
        onThreads(min(queue.width, due.count)) {
            while !isStopping(), let candidate = course.withLock({ $0.next(of: due, in: queue) }) {
                do {
                    guard let (outcome, reply) = try send(candidate, isStopping) else { continue }
                    course.withLock { $0.add(outcome, at: queue.place(of: candidate), reply: reply) }
                } catch {
                    course.withLock { $0.failure = error }
                }
            }
        }
        let end = course.withLock { $0 }
        if let failure = end.failure { throw failure }
        return end.turn
    }

    /// Sends one, due or not. False where it is over, or another process has it.
    package func send(_ candidate: Queue.Candidate) throws -> Bool { try send(candidate) { false } != nil }

    private func send(
        _ candidate: Queue.Candidate, _ isStopping: () -> Bool
    ) throws -> (outcome: SendingOutcome, reply: String)? {
        guard let item = try queue.lease(candidate) else { return nil }
        let (outcome, reply) = hand(item)
        queue.tell(outcome, of: item, reply: reply)
        try record(outcome, of: item, reply, isStopping)
        return (outcome, reply)
    }

    private func hand(_ item: Queue.Item) -> (SendingOutcome, String) {
        do throws(Unsent) { return (.sent, try queue.hand(item)) } catch { return (error.outcome, error.reason) }
    }

    /// Writes down what became of an item: what has left though the ledger is busy, and what has no lease until it is written down or
    /// the process stops.
    private func record(
        _ outcome: SendingOutcome, of item: Queue.Item, _ reply: String, _ isStopping: () -> Bool
    ) throws {
        var left = queue.isLeased ? (outcome.hasLeft ? Self.tries : 1) : Int.max
        while true {
            do { return try queue.record(outcome, of: item, reply: reply) } catch {
                left -= 1
                if left == 0 || !queue.isLeased && isStopping() { throw error }
                queue.tell(notRecorded: error)
            }
            Thread.sleep(forTimeInterval: pause)
        }
    }

    /// Runs `work` on so many threads, and returns when all have ended.
    private func onThreads(_ count: Int, _ work: @escaping @Sendable () -> Void) {
        let running = DispatchGroup()
        for _ in 0..<count {
            running.enter()
            JobThread.start {
                work()
                running.leave()
            }
        }
        running.wait()
    }
}

/// How far a turn has come.
private struct Course: Sendable {
    var turn: SendingTurn
    var failure: (any Error)?
    private var index = 0
    /// Where nothing more is to be tried in this turn: it has patience with each place but once.
    private var away: Set<String> = []

    init(turn: SendingTurn) { self.turn = turn }

    mutating func next<Queue: SendingQueue>(of due: [Queue.Candidate], in queue: Queue) -> Queue.Candidate? {
        while failure == nil, index < due.count {
            defer { index += 1 }
            if !away.contains(queue.place(of: due[index])) { return due[index] }
        }
        return nil
    }

    mutating func add(_ outcome: SendingOutcome, at place: String, reply: String) {
        turn.count += 1
        if outcome.leavesPlace { away.insert(place) }
        if outcome == .serverAway { turn.serverAway = reply }
    }
}
