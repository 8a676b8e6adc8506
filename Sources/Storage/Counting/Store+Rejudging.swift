// Verdicts that change after the hit: a delivery's time became known, or the rules are newer.

internal import GRDB
internal import Judging
internal import Privacy
internal import Words

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
            let (judged, changed, last) = try writer.perform { [rules, reach] in
                try $0.rejudge(events: start + 1...end, all: all, rules, reach)
            }
            result.events = last
            result.judged += judged
            result.changed += changed
            progress(result)
            return last < result.total
        }
        return result
    }

    /// Events of one transaction: few enough that a message that waits its turn does not notice.
    private static let stride: Int64 = 500
    /// Hits after which a transaction takes no more copies.
    fileprivate static let judgedAtOnce = 1_000
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
    ///
    /// - Returns: also up to which of the events: there are copies that have very many hits.
    fileprivate func rejudge(
        events: ClosedRange<Int64>, all: Bool, _ rules: CountingRules, _ reach: AddressReach
    ) throws -> (judged: Int, changed: Int, last: Int64) {
        let version = rules.judge.rules.version
        let copies = try Row.fetchAll(
            cachedStatement(
                sql: """
                    SELECT copy, MIN(event) FROM events
                    WHERE event BETWEEN $1 AND $2 AND kind IN ('open', 'click') AND (rules IS NULL OR rules < $3 OR $4)
                    GROUP BY copy ORDER BY MIN(event)
                    """), arguments: [events.lowerBound, events.upperBound, version, all])
        var tally = Tally(rules, reach: reach)
        var (judged, changed) = (0, 0)
        var last = events.upperBound
        for row in copies {
            let (copy, first): (Int64, Int64) = try (row[0], row[1])
            if judged >= Store.judgedAtOnce {
                last = first - 1
                break
            }
            if all, try hasHit(copy, before: events.lowerBound) { continue }
            let hits = try hits(of: copy)
            judged += hits.count
            changed += try tally.rejudge(copy, hits: hits, in: self) { try reread($0, of: copy, by: rules) }
            try cachedStatement(
                sql: "UPDATE events SET rules = $1 WHERE copy = $2 AND kind IN ('open', 'click')"
            ).execute(arguments: [version, copy])
        }
        try tally.write(to: self)
        return (judged, changed, last)
    }

    /// Whether a copy was judged with events before these. As a rule its first hit is also the one that became an event first.
    private func hasHit(_ copy: Int64, before event: Int64) throws -> Bool {
        try Bool.fetchOne(
            cachedStatement(
                sql: """
                    SELECT EXISTS (
                        SELECT 1 FROM events WHERE copy = $1 AND event < $2 AND kind IN ('open', 'click') ORDER BY at)
                    """), arguments: [copy, event]) == true
    }

    /// Returns a copy's hits; of those beyond the limit, which are no person's, the last.
    private func hits(of copy: Int64) throws -> [KnownHit] {
        try Row.fetchAll(
            cachedStatement(
                sql: """
                    SELECT \(KnownHit.columns) FROM events WHERE copy = $1 AND kind IN ('open', 'click')
                    ORDER BY at DESC LIMIT 1000
                    """), arguments: [copy]
        ).map(KnownHit.init).sorted { $0.event < $1.event }
    }

    private func reread(_ known: KnownHit, of copy: Int64, by rules: CountingRules) throws -> JudgedHit {
        let row = try Row.fetchOne(
            cachedStatement(sql: "SELECT user_agent, ip FROM events WHERE event = $1"), arguments: [known.event])
        let agent: String? = try row?[0]
        guard let agent else { return known.hit }
        let address = Array((try row?[1] as String? ?? "").utf8)
        // Where it was handed over is forgotten, and of a network no single address is known.
        let isNetwork = IPAddress(address).map { $0 == $0.truncated } ?? true
        var own = known.hit.signs.intersection(isNetwork ? [.submitter, .ownNetwork] : .submitter)
        if rules.judge.isOwn(address), try !isForOwnPeople(copy: copy) { own.insert(.ownNetwork) }
        let hit = rules.judge.reread(known.hit, agent: Array(agent.utf8), address: address, own: own)
        try cachedStatement(sql: "UPDATE events SET signs = $1, network = $2 WHERE event = $3")
            .execute(arguments: [hit.signs.rawValue, hit.network?.rawValue, known.event])
        return hit
    }
}
