// Hits that are one event: each keeps its row, for judging sees them all, and the first of them is the event.

internal import GRDB
internal import Judging
internal import Words

/// Where a hit stands among those like it.
enum RepeatPlace {
    case alone
    /// A repeat of this event.
    case repeating(Int64)
    /// It came late: others that are events would be its repeats.
    case moving

    var isRepeat: Bool { if case .repeating = self { true } else { false } }
    /// Whether all others stay what they are.
    var movesNone: Bool { if case .moving = self { false } else { true } }
}

extension Database {
    /// Of a row of `events`: whether it is in rates and scores.
    static let isCounted = "is_repeat = 0 AND actor IN ('human', 'proxy')"

    /// Where a new hit stands. Events of one actor that are alike are never within the time of one another, so that few are read.
    func place(
        of hit: JudgedHit, likeness: Int64, copy: Int64, _ repeats: HitRepeats
    ) throws -> RepeatPlace {
        let time = repeats.time(of: hit.kind)
        let events = try Row.fetchAll(
            cachedStatement(
                sql: """
                    SELECT event, at FROM events
                    WHERE copy = $1 AND likeness = $2 AND is_repeat = 0 AND at BETWEEN $3 AND $4 AND actor = $5
                    ORDER BY at DESC, event DESC
                    """),
            arguments: [copy, likeness, hit.at - time, hit.at + time, hit.verdict.actor])
        for event in events where try event[1] <= hit.at { return .repeating(try event[0]) }
        return events.isEmpty ? .alone : .moving
    }

    /// The event has happened once more.
    func addRepeat(of event: Int64, at time: Int64) throws {
        try cachedStatement(
            sql: "UPDATE events SET count = count + 1, last_at = MAX(COALESCE(last_at, at), $1) WHERE event = $2"
        ).execute(arguments: [time, event])
    }

    /// Groups the hits of a copy that are alike anew, where some of them, from a time on, are new or another's now.
    ///
    /// - Returns: those that were events and are none any more, or the other way round; as they were.
    func regroup(_ likeness: Int64, of copy: Int64, from start: Int64, _ repeats: HitRepeats) throws -> [KnownHit] {
        let rows = try Row.fetchAll(
            cachedStatement(
                sql: """
                    SELECT \(KnownHit.columns), count, last_at FROM events
                    WHERE copy = $1 AND likeness = $2 AND is_repeat IN (0, 1) AND at >= $3
                    ORDER BY at, event
                    """), arguments: [copy, likeness, start - repeats.lookTime]
        ).map { try (hit: KnownHit($0), count: $0[10] as Int, lastAt: $0[11] as Int64?) }
        // What an event from before these was repeated by stays so.
        var actors: Set<Actor> = []
        let members = rows.filter { row in
            if row.hit.hit.at >= start || !row.hit.isRepeat { actors.insert(row.hit.hit.verdict.actor) }
            return actors.contains(row.hit.hit.verdict.actor)
        }
        let firsts = repeats.firsts(
            of: members.map { row in
                let hit = row.hit.hit
                return HitRepeats.Hit(at: hit.at, kind: hit.kind, actor: hit.verdict.actor, likeness: likeness)
            })
        var counts = [Int](repeating: 0, count: members.count)
        var lasts = [Int64?](repeating: nil, count: members.count)
        for (index, first) in firsts.enumerated() {
            counts[first] += 1
            if first != index { lasts[first] = members[index].hit.hit.at }
        }
        var moved: [KnownHit] = []
        for (index, first) in firsts.enumerated() {
            let (hit, count, lastAt) = members[index]
            let isRepeat = first != index
            let newCount = max(counts[index], 1)
            if hit.isRepeat != isRepeat { moved.append(hit) }
            guard hit.isRepeat != isRepeat || newCount != count || lasts[index] != lastAt else { continue }
            try cachedStatement(sql: "UPDATE events SET is_repeat = $1, count = $2, last_at = $3 WHERE event = $4")
                .execute(arguments: [isRepeat, newCount, lasts[index], hit.event])
        }
        return moved
    }
}
