// Verdicts that change after the hit: a delivery's time became known, or the rules are newer.

internal import GRDB
internal import Tracking

extension Store {
    /// How far `rejudge` has come.
    package struct Rejudging: Sendable {
        /// Events looked at, of how many.
        package var events: Int64 = 0
        package var total: Int64 = 0
        /// Hits that were judged again, and those whose verdict is another now.
        package var judged = 0
        package var changed = 0

        package init() {}
    }

    /// Judges what is kept by the rules of this store: hits that older rules have judged, or all of them (the lists of agents
    /// and networks may be newer). Counters and scores follow. Blocks the calling thread; safe while hits come in, and
    /// others get their turns.
    ///
    /// - Parameter progress: called now and then.
    package func rejudge(all: Bool, progress: (Rejudging) -> Void) throws -> Rejudging {
        var result = Rejudging()
        result.total = try read { try Int64.fetchOne($0, sql: "SELECT COALESCE(MAX(event), 0) FROM events") ?? 0 }
        guard result.total > 0 else { return result }
        try Turns.take {
            let start = result.events
            let end = min(start + Self.stride, result.total)
            let (judged, changed) = try writer.perform { [rules, reach] in
                try $0.rejudge(events: start + 1...end, all: all, rules, reach)
            }
            result.events = end
            result.judged += judged
            result.changed += changed
            progress(result)
            return end < result.total
        }
        return result
    }

    /// Events of one transaction: few enough that a message that waits its turn does not notice.
    private static let stride: Int64 = 500
}

extension Database {
    /// The copy's delivery has a time now: what came before it, or at once after it, was no person's.
    func deliveryBecameKnown(copy: Int64, _ rules: CountingRules) throws {
        let hits = try hits(of: copy)
        guard !hits.isEmpty else { return }
        // To how many an address came is in its signs already.
        var tally = Tally(rules, reach: AddressReach())
        _ = try tally.rejudge(copy, hits: hits, in: self)
        try tally.write(to: self)
    }

    /// Judges the copies that have a hit among these events, each with all of its hits and once.
    fileprivate func rejudge(
        events: ClosedRange<Int64>, all: Bool, _ rules: CountingRules, _ reach: AddressReach
    ) throws -> (judged: Int, changed: Int) {
        let version = rules.judge.rules.version
        let copies = try Int64.fetchAll(
            cachedStatement(
                sql: """
                    SELECT DISTINCT e.copy FROM events e
                    WHERE e.event BETWEEN $1 AND $2 AND e.kind IN ('open', 'click') AND (
                        e.rules IS NULL OR e.rules < $3 OR $4 AND NOT EXISTS (
                            SELECT 1 FROM events f
                            WHERE f.copy = e.copy AND f.event < $1 AND f.kind IN ('open', 'click')))
                    """), arguments: [events.lowerBound, events.upperBound, version, all])
        var tally = Tally(rules, reach: reach)
        var (judged, changed) = (0, 0)
        for copy in copies {
            let hits = try hits(of: copy)
            judged += hits.count
            changed += try tally.rejudge(copy, hits: hits, in: self) { try reread($0, by: rules) }
            try cachedStatement(
                sql: "UPDATE events SET rules = $1 WHERE copy = $2 AND kind IN ('open', 'click')"
            ).execute(arguments: [version, copy])
        }
        try tally.write(to: self)
        return (judged, changed)
    }

    /// A copy's hits; of those beyond the limit, which are no person's, the last.
    private func hits(of copy: Int64) throws -> [KnownHit] {
        try Row.fetchAll(
            cachedStatement(
                sql: """
                    SELECT \(KnownHit.columns) FROM events WHERE copy = $1 AND kind IN ('open', 'click')
                    ORDER BY at DESC LIMIT 1000
                    """), arguments: [copy]
        ).map(KnownHit.init).sorted { $0.event < $1.event }
    }

    private func reread(_ known: KnownHit, by rules: CountingRules) throws -> JudgedHit {
        let row = try Row.fetchOne(
            cachedStatement(sql: "SELECT user_agent, ip FROM events WHERE event = $1"), arguments: [known.event])
        let agent: String? = row?[0]
        guard let agent else { return known.hit }
        let address: String = row?[1] ?? ""
        let hit = rules.judge.reread(known.hit, agent: Array(agent.utf8), address: Array(address.utf8))
        try cachedStatement(sql: "UPDATE events SET signs = $1, network = $2 WHERE event = $3")
            .execute(arguments: [hit.signs.rawValue, hit.network?.rawValue, known.event])
        return hit
    }
}
