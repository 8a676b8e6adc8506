// Hits on copies that the database does not know: it is older than they, and may come to know them.

internal import Foundation
internal import GRDB
internal import Journal
internal import Words

extension Database {
    /// Hits that wait at most, whoever has old mail of ours, and milliseconds for which they do.
    private static let waitingLimit = 100_000
    private static let waitingTime: Int64 = 7 * 86_400_000

    /// Keeps a hit until its sending is known. What has waited for too long goes with each new one.
    func keepWaiting(_ hit: Hit) throws {
        // One that several share is known, and nobody's to unsubscribe from.
        let known = try Row.fetchOne(
            cachedStatement(sql: "SELECT 1 FROM copies WHERE copy = $1"), arguments: [hit.copy])
        if known != nil { return }
        try cachedStatement(
            sql:
                "DELETE FROM waiting_hits WHERE number IN (SELECT number FROM waiting_hits WHERE at < $1 ORDER BY number LIMIT 2)"
        ).execute(arguments: [hit.at - Self.waitingTime])
        let count = try Int.fetchOne(
            cachedStatement(sql: "SELECT COALESCE(MAX(number) - MIN(number) + 1, 0) FROM waiting_hits"))
        guard count ?? 0 < Self.waitingLimit else { return }
        try cachedStatement(sql: "INSERT INTO waiting_hits (copy, at, hit) VALUES ($1, $2, $3)")
            .execute(arguments: [hit.copy, hit.at, Data(hit.journaled)])
    }

    /// Counts the hits that have waited for these copies.
    func countWaitingHits(on copies: Range<Int64>, _ rules: CountingRules) throws {
        let rows = try Row.fetchAll(
            cachedStatement(
                sql: "SELECT number, hit FROM waiting_hits WHERE copy >= $1 AND copy < $2 ORDER BY number LIMIT 1000"),
            arguments: [copies.lowerBound, copies.upperBound])
        guard !rows.isEmpty else { return }
        var tally = Tally(rules, reach: AddressReach())
        for row in rows {
            if let hit = Hit(journaled: Array(try row[1] as Data)) { _ = try fold(hit, into: &tally) }
            try cachedStatement(sql: "DELETE FROM waiting_hits WHERE number = $1").execute(arguments: [
                try row[0] as Int64
            ])
        }
        try tally.write(to: self)
    }
}
