import Bounces
import Spool
import Synchronization
import Words

@testable import SendingService

/// The ledger of split copies in memory.
final class MemorySplits: SplitLedger {
    /// What has been told of a copy.
    enum End: Equatable {
        case sent
        case refused(Reason)
        case lost(String)
        case postponed(until: Int64)
    }

    /// What has been told it, and what it is to answer.
    struct Book: Sendable {
        var due: [DueSplitCopy] = []
        var handed: [Int64] = []
        var ends: [Int64: End] = [:]
        /// It does not answer.
        var isAway = false
        /// A server may not be given anything.
        var isClosed = false
        /// So many notes it does not take.
        var refusals = 0
    }

    private let state = Mutex(Book())

    var book: Book { state.withLock { $0 } }
    func change(_ change: (inout Book) -> Void) { state.withLock { change(&$0) } }

    /// Has a copy be due.
    func add(_ copy: Int64, tries: Int = 0, queuedAt: Int64, wasHanded: Bool = false) {
        let split = SplitCopy(
            copy: copy, queueID: "4XyZ", sender: "b+token@bounce.example", recipient: "bob@home.example",
            reporting: "", queuedAt: queuedAt)
        let due = DueSplitCopy(split: split, tries: tries, wasHanded: wasHanded)
        change { $0.due.append(due) }
    }

    func takeOverSplit(now: Int64) throws -> [DueSplitCopy] { book.due.filter(\.wasHanded) }

    func dueSplit(now: Int64, limit: Int) throws -> [DueSplitCopy] {
        if book.isAway { throw Away() }
        return book.due.filter { book.ends[$0.split.copy] == nil }
    }

    func splitHanded(_ copy: Int64) throws -> Bool {
        if book.isClosed { throw Away() }
        change { $0.handed.append(copy) }
        return true
    }

    func splitSent(_ copy: Int64) throws { try end(copy, .sent) }
    func splitRefused(_ copy: Int64, _ verdict: Verdict, reply: String, at now: Int64) throws {
        try end(copy, .refused(verdict.reason))
    }
    func splitLost(_ copy: Int64, reason: String, at now: Int64) throws { try end(copy, .lost(reason)) }
    func postponeSplit(_ copy: Int64, until due: Int64) throws { try end(copy, .postponed(until: due)) }
    func waitingSplit(among copies: [Int64]) throws -> Set<Int64> {
        Set(book.due.map(\.split.copy)).intersection(copies)
    }

    private func end(_ copy: Int64, _ end: End) throws {
        try state.withLock { book throws in
            if book.refusals > 0 {
                book.refusals -= 1
                throw Away()
            }
            book.ends[copy] = end
        }
    }
}
