// What is kept for a time only: events, and in them what tells of a person. A few rows at a time, so that a message that waits
// its turn does not notice.

internal import GRDB
internal import Words

/// How far along the events, by time, something has come.
package struct EventPlace: Sendable, Equatable {
    let at: Int64
    let event: Int64

    package static let start = EventPlace(at: .min, event: .min)
}

/// What of an event may have a shorter life than the event.
package enum EventDetail: Sendable {
    /// Address, agent and network of a hit, and what it has in common with its repeats.
    case address
    /// The network of a hit whose address is not kept, and what it has in common with its repeats: they stay only while verdicts
    /// on bursts may change.
    case strayNetwork

    fileprivate var condition: String {
        switch self {
        case .address: "(ip IS NOT NULL OR user_agent IS NOT NULL OR network IS NOT NULL OR likeness IS NOT NULL)"
        case .strayNetwork: "(ip IS NULL AND (network IS NOT NULL OR likeness IS NOT NULL))"
        }
    }
}

extension Store {
    /// Deletes some of the events before a time, the oldest first; how many. What they counted for stays in the counters.
    ///
    /// Those of a delivery whose retry is under way stay until that is over: they say what bounced already.
    package func deleteEvents(before limit: Int64, atMost count: Int) throws(StorageError) -> Int {
        try writer.perform { database in
            let deleted = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        DELETE FROM events WHERE event IN (
                            SELECT e.event FROM events e
                            WHERE e.at < $1 AND e.kind NOT IN ('complaint', 'unsubscribe', 'reply')
                                AND NOT EXISTS (
                                    SELECT 1 FROM retries r
                                    WHERE r.delivery = e.delivery AND r.state IN ('planned', 'leased'))
                            ORDER BY e.at LIMIT $2)
                        RETURNING message, kind, copy, is_repeat
                        """), arguments: [limit, count])
            let hits = try deleted.filter { try [.open, .click].contains($0[1] as EventKind) }
            let events = try hits.filter { try $0[3] == false }
            for (message, events) in try Dictionary(grouping: events, by: { try $0[0] as Int64 }) {
                try database.cachedStatement(
                    sql: "UPDATE messages SET eventless = eventless + $1 WHERE message = $2"
                ).execute(arguments: [events.count, message])
            }
            for (copy, hits) in try Dictionary(grouping: hits, by: { try $0[2] as Int64 }) {
                try database.cachedStatement(sql: "UPDATE copies SET events = events - $1 WHERE copy = $2")
                    .execute(arguments: [hits.count, copy])
            }
            return deleted.count
        }
    }

    /// Deletes some of the sums of recipient domains before a time, the oldest first; how many.
    package func deleteDomainDays(before limit: Int64, atMost count: Int) throws(StorageError) -> Int {
        try writer.perform { database in
            try database.cachedStatement(
                sql: """
                    DELETE FROM domain_days WHERE (day, domain, event, class, reason) IN (
                        SELECT day, domain, event, class, reason FROM domain_days
                        WHERE day < date($1 / 1000, 'unixepoch') ORDER BY day LIMIT $2)
                    """
            ).execute(arguments: [limit, count])
            return database.changesCount
        }
    }

    /// Drops a detail of events before a time, looking at some of them.
    ///
    /// - Parameter place: behind what was looked at before.
    /// - Returns: how far that was and how many had something to drop. Fewer than `count` looked at is the end for now.
    package func drop(
        _ detail: EventDetail, before limit: Int64, after place: EventPlace, atMost count: Int
    ) throws(StorageError) -> (place: EventPlace, looked: Int, dropped: Int) {
        try writer.perform { database in
            let rows = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT at, event, \(detail.condition) FROM events
                        WHERE (at, event) > ($1, $2) AND at < $3 AND kind NOT IN ('complaint', 'unsubscribe', 'reply')
                        ORDER BY at, event LIMIT $4
                        """), arguments: [place.at, place.event, limit, count])
            var dropped = 0
            for row in rows where try row[2] {
                try database.cachedStatement(
                    sql:
                        "UPDATE events SET ip = NULL, user_agent = NULL, network = NULL, likeness = NULL WHERE event = $1"
                ).execute(arguments: [try row[1] as Int64])
                dropped += 1
            }
            let end = try rows.last.map { try EventPlace(at: $0[0], event: $0[1]) } ?? place
            return (end, rows.count, dropped)
        }
    }
}
