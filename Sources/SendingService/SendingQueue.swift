/// One kind of mail that leaves from here: what is due of it, how it is handed over, and who is told what became of it.
package protocol SendingQueue: Sendable {
    /// Something that is due.
    associatedtype Candidate: Sendable
    /// The same, leased to us, with all that it takes to send it.
    associatedtype Item: Sendable

    /// How many are handed over at once.
    var width: Int { get }
    var pacing: Pacing { get }
    /// Whether the ledger gives an item out again when we say nothing of it. If not, what became of it must be written down.
    var isLeased: Bool { get }
    /// Whether nothing is to leave at this time of day.
    var isResting: Bool { get }

    /// Returns what may go now, in order, and how many wait for another turn.
    func due() throws -> (candidates: [Candidate], waiting: Int)
    /// Names where a candidate goes: what is away there is away for all that go there.
    func place(of candidate: Candidate) -> String
    /// Leases a candidate, due or not; nil where it is over, or another process has it.
    func lease(_ candidate: Candidate) throws -> Item?
    /// Hands an item over, and returns what was said to it. Blocks.
    func hand(_ item: Item) throws(Unsent) -> String
    /// Tells the mail log what became of an item.
    func tell(_ outcome: SendingOutcome, of item: Item, reply: String)
    /// Tells the ledger.
    func record(_ outcome: SendingOutcome, of item: Item, reply: String) throws
    /// Puts in order what the queue has on disk.
    func sweep()

    // Troubles that are no item's own.
    func tell(notRecorded error: any Error)
    func tell(ledgerAway error: any Error)
    func tell(serverAway reason: String, nextTryIn pause: Duration)
}

extension SendingQueue {
    package var width: Int { 1 }
    package var pacing: Pacing { Pacing(idle: .seconds(5), busy: .seconds(5), longest: .seconds(5)) }
    package var isLeased: Bool { true }
    package var isResting: Bool { false }
    package func place(of candidate: Candidate) -> String { "" }
    package func sweep() {}
    /// The line of what was postponed says it.
    package func tell(serverAway reason: String, nextTryIn pause: Duration) {}
}

/// How long a queue rests between two turns.
package struct Pacing: Sendable {
    /// After a turn in which nothing was due.
    let idle: Duration
    /// After one in which something was.
    let busy: Duration
    /// After many that failed: each time it is twice as long.
    let longest: Duration

    /// - Parameter turn: nil where the ledger did not answer.
    func pause(after turn: SendingTurn?, last: Duration) -> Duration {
        guard let turn, turn.serverAway == nil else { return min(max(last * 2, .seconds(1)), longest) }
        return turn.count > 0 ? busy : idle
    }
}

/// What came of a turn.
package struct SendingTurn: Sendable, Equatable {
    /// Items that were in hand.
    package var count = 0
    /// Those that are due and wait for another turn.
    package var waiting = 0
    /// Why a server takes nothing from us, where it doesn't: no item's fault.
    package var serverAway: String?
}
