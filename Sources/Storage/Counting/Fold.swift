// Brings the journal's hits into the database: judged, counted, once.

internal import GRDB
package import Journal
internal import Words

extension Store {
    /// What a fold did.
    package struct FoldResult: Sendable {
        /// Hits taken from the journal.
        package var hits = 0
        /// Hits whose copy the database does not know: it was restored from an older state. They wait for it.
        package var strays = 0
        /// Bytes of the journal that could not be read.
        package var damagedBytes = 0

        package init() {}
    }

    /// Hits of one transaction: enough to share a flush, few enough that whoever waits his turn does not notice.
    private static let foldSize = 500
    /// The time of one transaction after which no more are taken: what others have sent must not decide how long it lasts.
    fileprivate static let foldTime = Duration.milliseconds(30)

    /// Folds everything that is in the journal now, and the sendings that it refers to before. Safe in several processes at once: the
    /// position is read and written in the transaction that counts, so each hit counts exactly once. Blocks the calling thread;
    /// others get their turns.
    @discardableResult
    package func fold(_ journal: JournalReader) throws(StorageError) -> FoldResult {
        // What comes while this folds may come faster: then there would be no end.
        let newest: Int64
        do { newest = try journal.newestSegment() } catch { throw .journal(error) }
        var total = FoldResult()
        var limit = Self.foldSize
        // Mail waits for the database no more: a quarter is enough for who else writes there, and has seconds.
        try Turns.take(share: 0.25) { () throws(StorageError) -> Bool in
            let position = try foldedPosition(of: journal)
            let batch = try journal.batch(after: position, limit: limit, upTo: newest)
            guard batch.position != position else { return false }
            // Whatever these are hits on was in its journal before they were in theirs.
            total.damagedBytes += try foldSendings()
            do throws(StorageError) {
                let part = try writer.perform { [rules, reach] in
                    try $0.fold(batch, of: journal, from: position, Tally(rules, reach: reach))
                }
                total.hits += part.hits
                total.strays += part.strays
                total.damagedBytes += part.damagedBytes
                limit = Self.foldSize
                return !(part.isWhole && batch.isLast)
            } catch .refused(let reason) {
                limit = try narrow(batch, of: journal, reason)
                return true
            }
        }
        return total
    }

    /// Returns how far a journal is folded; its segments before that can go.
    package func foldedPosition(of journal: JournalReader) throws(StorageError) -> JournalPosition {
        try read { try $0.position(ofJournal: journal.identity) }
    }
}

/// What came of a batch.
private struct CountedPart: Sendable {
    var hits = 0
    var strays = 0
    var damagedBytes = 0
    /// Whether all of it is counted.
    var isWhole = false
}

extension Database {
    fileprivate func fold(
        _ batch: JournalReader.Batch, of journal: JournalReader, from start: JournalPosition, _ empty: Tally
    ) throws -> CountedPart {
        var part = CountedPart()
        // Another process has folded it meanwhile.
        guard try position(ofJournal: journal.identity) == start else { return part }
        let clock = ContinuousClock.now
        var tally = empty
        var end = batch.position
        for (entry, place) in zip(batch.entries, batch.ends) {
            guard case .hit(let hit) = entry else { throw StorageError.refused(reason: "no hit among hits") }
            if try !fold(hit, into: &tally) {
                try keepWaiting(hit)
                part.strays += 1
            }
            part.hits += 1
            if ContinuousClock.now - clock > Store.foldTime, place != batch.ends.last {
                end = place
                break
            }
        }
        try tally.write(to: self)
        try setPosition(end, ofJournal: journal.identity)
        part.isWhole = end == batch.position
        if part.isWhole { part.damagedBytes = batch.damagedBytes }
        return part
    }

    /// Counts a hit; false where its copy is not known.
    func fold(_ hit: Hit, into tally: inout Tally) throws -> Bool {
        switch hit.act {
        case .open, .click: try tally.add(hit, in: self)
        case .unsubscribe(let token, let request): try unsubscribe(token, request, at: hit.at, rules: tally.rules)
        }
    }
}
