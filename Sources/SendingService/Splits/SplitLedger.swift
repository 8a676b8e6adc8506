package import Bounces
package import Journal
package import Spool

/// What the sender of split copies asks of the ledger, and tells it. It asks for no lease: there is one such sender to a spool.
package protocol SplitLedger: Sendable {
    /// Lets all go that a process before this one has left; returns those of which nobody knows how far they came.
    func takeOverSplit(now: Int64) throws -> [DueSplitCopy]
    /// Returns what may go now, the oldest first.
    func dueSplit(now: Int64, limit: Int) throws -> [DueSplitCopy]
    /// Notes that a server is about to be given it; false where it is no longer to be sent.
    func splitHanded(_ copy: Int64) throws -> Bool
    /// Notes that it has left.
    func splitSent(_ copy: Int64) throws
    /// Writes down the bounce that a refusal is.
    func splitRefused(_ copy: Int64, _ verdict: Verdict, reply: String, at now: Int64) throws
    /// Writes down the bounce of a copy that can't be read any more.
    func splitLost(_ copy: Int64, reason: String, at now: Int64) throws
    /// Has it be due again later.
    func postponeSplit(_ copy: Int64, until due: Int64) throws
    /// Returns which of these are still to leave.
    func waitingSplit(among copies: [Int64]) throws -> Set<Int64>
}

/// The spool as the sender's ledger: a copy's place in it says how far it has come, and what becomes of it otherwise is in the journal,
/// before the spool forgets it.
package struct SplitSpoolLedger: SplitLedger {
    private let spool: SplitSpool
    private let journal: Journal

    package init(spool: SplitSpool, journal: Journal) { (self.spool, self.journal) = (spool, journal) }

    package func takeOverSplit(now: Int64) throws -> [DueSplitCopy] { try spool.takeOver(now: now) }
    package func dueSplit(now: Int64, limit: Int) throws -> [DueSplitCopy] { try spool.due(now: now, limit: limit) }
    package func splitHanded(_ copy: Int64) throws -> Bool { try spool.hand(copy) }
    package func splitSent(_ copy: Int64) throws { try spool.end(copy) }

    package func splitRefused(_ copy: Int64, _ verdict: Verdict, reply: String, at now: Int64) throws {
        try journal.append(.splitEnd(.refused(copy: copy, verdict, reply: reply, at: now)))
        try spool.end(copy)
    }

    package func splitLost(_ copy: Int64, reason: String, at now: Int64) throws {
        try journal.append(.splitEnd(.lost(copy: copy, reason: reason, at: now)))
        try spool.end(copy)
    }

    package func postponeSplit(_ copy: Int64, until due: Int64) throws { try spool.postpone(copy, until: due) }
    package func waitingSplit(among copies: [Int64]) -> Set<Int64> { spool.waiting(among: copies) }
}
