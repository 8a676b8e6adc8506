// Brings the journal's hits into the database: judged, counted, once.

internal import GRDB
package import Journal
internal import Words

extension Store {
    /// What a fold did.
    package struct FoldResult: Sendable {
        /// Hits taken from the journal.
        package var hits = 0
        /// Hits whose copy the database does not know: it was restored from an older state.
        package var strays = 0
        /// Bytes of the journal that could not be read.
        package var damagedBytes = 0

        package init() {}
    }

    /// Hits of one transaction: enough to share a flush, few enough that a message that waits its turn does not notice.
    private static let foldSize = 500
    /// Milliseconds of one transaction after which no more are taken: what others have sent must not decide how long it lasts.
    private static let foldTime = 30

    /// Folds everything that is in the journal now. Safe in several processes at once: the position is read and written in the
    /// transaction that counts, so each hit counts exactly once. Blocks the calling thread; others get their turns.
    @discardableResult
    package func fold(_ journal: JournalReader) throws -> FoldResult {
        // What comes while this folds may come faster: then there would be no end.
        let newest = try journal.newestSegment()
        var total = FoldResult()
        try Turns.take {
            let (result, isDone) = try writer.perform { [rules, reach] in
                try $0.fold(
                    journal, limit: Self.foldSize, within: .milliseconds(Self.foldTime), upTo: newest,
                    Tally(rules, reach: reach))
            }
            total.hits += result.hits
            total.strays += result.strays
            total.damagedBytes += result.damagedBytes
            return !isDone
        }
        return total
    }

    /// Returns how far a journal is folded; its segments before that can go.
    package func foldedPosition(of journal: JournalReader) throws(StorageError) -> JournalPosition {
        try read { try $0.position(ofJournal: journal.identity) }
    }
}

extension Database {
    fileprivate func fold(
        _ journal: JournalReader, limit: Int, within time: Duration, upTo newest: Int64, _ empty: Tally
    ) throws -> (result: Store.FoldResult, isDone: Bool) {
        let start = ContinuousClock.now
        let old = try position(ofJournal: journal.identity)
        var position = old
        var isDone = false
        var tally = empty
        var result = Store.FoldResult()
        repeat {
            let batch = try journal.read(after: position, limit: limit - result.hits, upTo: newest)
            (position, isDone) = (batch.position, batch.isLast)
            for (hit, end) in zip(batch.hits, batch.ends) {
                try fold(hit, into: &tally, &result)
                result.hits += 1
                // One with damage in it is taken whole: so that is told once.
                if batch.damagedBytes == 0, ContinuousClock.now - start > time {
                    (position, isDone) = (end, false)
                    break
                }
            }
            result.damagedBytes += batch.damagedBytes
        } while !isDone && result.hits < limit && ContinuousClock.now - start < time
        guard position != old else { return (result, true) }
        try tally.write(to: self)
        try cachedStatement(
            sql: """
                INSERT INTO journals (journal, segment, position) VALUES ($1, $2, $3)
                ON CONFLICT (journal) DO UPDATE SET segment = excluded.segment, position = excluded.position
                """
        ).execute(arguments: [journal.identity, position.segment, position.offset])
        result.strays += tally.strays
        return (result, isDone)
    }

    private func fold(_ hit: Hit, into tally: inout Tally, _ result: inout Store.FoldResult) throws {
        switch hit.act {
        case .open, .click: try tally.add(hit, in: self)
        case .unsubscribe(let token, let request):
            if try !unsubscribe(token, request, at: hit.at, rules: tally.rules) { result.strays += 1 }
        }
    }

    fileprivate func position(ofJournal identity: String) throws -> JournalPosition {
        let row = try Row.fetchOne(
            cachedStatement(sql: "SELECT segment, position FROM journals WHERE journal = $1"), arguments: [identity])
        return try row.map { try JournalPosition(segment: $0["segment"], offset: $0["position"]) } ?? .start
    }
}
