internal import GRDB
internal import Judging

/// A copy's hits around those of one transaction: of a copy that several share, the hits from one network.
///
/// Of the hits around a time the nearest are enough (see `JudgeRules.window`): so judging takes no longer, however many there
/// are. They are read once, and again where the transaction comes to a time around which they are not known.
struct KnownHits {
    private let copy: Int64
    /// Whose hits are company to each other: all, or those from one network.
    private let company: Company
    private let rules: JudgeRules
    /// In the order of time, of one time in that in which they became events.
    private var hits: [KnownHit] = []
    /// Nothing is missing from `hits` that is between these times.
    private var known: (after: Int64, before: Int64)?

    enum Company {
        case all
        case network(SourceNetwork?)
    }

    /// Milliseconds after a hit for which others are read ahead: as a rule there are none.
    private static let lookahead: Int64 = 3_600_000

    init(copy: Int64, company: Company, rules: JudgeRules) {
        self.copy = copy
        self.company = company
        self.rules = rules
    }

    /// Returns the hits around a time that have a part in what is judged there.
    mutating func around(_ time: Int64, in database: Database) throws -> ArraySlice<KnownHit> {
        if !isKnown(around: time) { try read(around: time, in: database) }
        let middle = index(after: time)
        let first = max(index(after: time - rules.window - 1), middle - rules.manyLooks)
        let last = min(index(after: time + rules.window), middle + rules.manyLooks)
        return hits[first..<last]
    }

    /// Adds a hit that has become an event, at a time around which the others are known.
    mutating func add(_ hit: KnownHit) { hits.insert(hit, at: index(after: hit.hit.at)) }

    /// Takes over what has become of a hit, where it is one of these.
    mutating func update(_ hit: KnownHit) {
        var index = index(after: hit.hit.at - 1)
        while hits.indices.contains(index), hits[index].hit.at == hit.hit.at {
            if hits[index].event == hit.event { hits[index] = hit }
            index += 1
        }
    }

    private func isKnown(around time: Int64) -> Bool {
        guard let known, known.after < time, time < known.before else { return false }
        let middle = index(after: time)
        return (known.after < time - rules.window || middle >= rules.manyLooks)
            && (known.before > time + rules.window || hits.count - middle >= rules.manyLooks)
    }

    /// Returns the place behind all hits up to a time.
    private func index(after time: Int64) -> Int {
        var low = 0
        var high = hits.count
        while low < high {
            let middle = (low + high) / 2
            if hits[middle].hit.at <= time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: Reading

    /// Twice as many as are asked for, so that not each hit of many asks anew.
    private var limit: Int { 2 * rules.manyLooks }

    private mutating func read(around time: Int64, in database: Database) throws {
        let (start, end) = (time - rules.window - 1, time + Self.lookahead)
        let before = try read("at > $2 AND at <= $3", "DESC", start, time, in: database)
        let after = try read("at > $2 AND at <= $3", "ASC", time, end, in: database)
        hits = before.reversed() + after
        // What is as old as the last that was read may be missing in part: it is no nearer than those.
        known = (
            after: before.count < limit ? start : before.last?.hit.at ?? start,
            before: after.count < limit ? end + 1 : after.last?.hit.at ?? end + 1
        )
    }

    private func read(
        _ times: String, _ order: String, _ start: Int64, _ end: Int64, in database: Database
    ) throws -> [KnownHit] {
        let statement = try database.cachedStatement(sql: Self.selection(of: company, times, order))
        var arguments: StatementArguments = [copy, start, end]
        if case .network(let network) = company { arguments += [network?.rawValue] }
        arguments += [limit]
        return try Row.fetchAll(statement, arguments: arguments).map(KnownHit.init)
    }

    private static func selection(of company: Company, _ times: String, _ order: String) -> String {
        let condition =
            switch company {
            case .all: ""
            case .network: "AND delivery IS NULL AND network IS $4"
            }
        return """
            SELECT \(KnownHit.columns) FROM events
            WHERE copy = $1 AND \(times) AND kind IN ('open', 'click') \(condition)
            ORDER BY at \(order), event \(order) LIMIT $5
            """
    }
}
