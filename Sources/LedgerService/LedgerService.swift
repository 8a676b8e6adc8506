// The job that brings the spool's journals into the database, within a second of what happens. The front page of this module.
//
// A spool has one ledger. It folds the journal of sendings, then that of hits (`Storage/Sent/Store+Sendings.swift`,
// `Storage/Counting/Fold.swift`), fetches numbers for the filter (`Spool/NumberBlock.swift`), and removes segments an hour after they
// are folded (`FoldedJournal`). While the database is away, filter and tracker go on with journal and numbers; `LedgerLog` says so.

internal import Journal
package import Logging
internal import ServiceLifecycle
package import Spool
package import Storage
internal import Tools

/// Folds for as long as the process runs.
package struct LedgerService: Service {
    private let store: Store
    private let numbers: NumberBlock
    private let sendings: FoldedJournal
    private let hits: FoldedJournal
    private let log: LedgerLog
    /// Held for the life of the process.
    private let owner: SpoolOwner

    private static let pause = Duration.milliseconds(250)
    /// The time that a stop waits for the step in hand.
    private static let grace = Duration.seconds(10)

    /// - Parameters:
    ///   - spool: its folder.
    ///   - sendings: the folder of their journal, which the store follows.
    ///   - hits: the folder of theirs.
    /// - Throws: `LedgerInUse` where the spool has a ledger.
    package init(
        store: Store, numbers: NumberBlock, spool: String, sendings: String, hits: String, logger: Logger
    ) throws {
        guard let owner = try SpoolOwner.patiently(SpoolJob.ledger(of: spool).take) else {
            throw LedgerInUse(spool: spool)
        }
        self.owner = owner
        self.store = store
        self.numbers = numbers
        self.sendings = FoldedJournal(folder: sendings)
        self.hits = FoldedJournal(folder: hits)
        log = LedgerLog(logger: logger)
    }

    /// Has the numbers that the filter needs be there before it serves. Where the database does not answer, they come later.
    package func fetchingNumbers() -> LedgerService {
        do { try fetchNumbers() } catch { log.away(error) }
        return self
    }

    package func run() async throws {
        // The database blocks, so it has a thread of its own.
        try await JobThread.run(grace: Self.grace) { work(until: $0) }
    }

    private func work(until stop: StopSignal) {
        var trouble = LedgerTrouble(log: log)
        repeat {
            trouble.note { try fetchNumbers() }
            trouble.note { try fold() }
            trouble.endTurn()
            for (file, reason) in store.takeSetAside() { log.setAside(file, reason) }
        } while stop.wait(for: Self.pause) != .stopped
        // All who write journals have stopped before: what they left is not to wait for the next start.
        trouble.note { try fold() }
    }

    private func fetchNumbers() throws {
        try numbers.check(offered: store.nextNumber())
        try numbers.refill(now: WallClock.now()) { try store.reserveNumbers($0) }
    }

    private func fold() throws {
        var damagedBytes = try store.foldSendings()
        try sendings.removeSegments(foldedIn: store)
        if let reader = try hits.reader() {
            let result = try store.fold(reader)
            damagedBytes += result.damagedBytes
            if result.strays > 0 { log.strays(result.strays) }
            try hits.removeSegments(foldedIn: store)
        }
        if damagedBytes > 0 { log.damaged(damagedBytes) }
    }
}

/// The spool has a ledger already.
package struct LedgerInUse: Error, CustomStringConvertible {
    let spool: String
    package var description: String {
        "\(spool): another process runs the ledger of this spool: stop that one, or give this one another `spool`"
    }
}
