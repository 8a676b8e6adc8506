// What a CRM may write, and may get wrong: no value of any type ends a process, and whoever is suppressed stays so.

import Bounces
import Foundation
import GRDB
import Sealing
import Testing
import Tracking
import Words

@testable import Storage

@Suite final class WrittenByOthersTests: ReturnedMailFixture {
    private static let ann = "ann@home.example"
    private static let columns: [(table: String, column: String)] =
        ["address", "scope", "reason", "source", "since", "until"].map { ("suppressions", $0) }
        + [
            "delivery", "attempt", "attempts", "due_at", "state", "reason", "tries", "leased_by", "leased_until",
            "reply",
        ].map { ("retries", $0) }
        + ["sender", "method", "target", "digest"].map { ("notification_preferences", $0) }
    private static let values = [
        "NULL", "0", "-1", "9223372036854775807", "1e300", "1.5", "'x'", "''", "x'00ff'", "x''", "'now'", "'12:00'",
        "'2027-13-45'", "'2460000.5'", "'2027-01-01T00:00:00Z'", "'999999999999999999999'",
        "x'323032372d30312d3031'",
    ]

    private func index() throws -> RecipientIndex {
        try RecipientIndex(path: store.path, keys: KeyRing([.random(created: "")]))
    }

    /// All that reads what the CRM writes.
    private func readAll() throws {
        let now = sent + 400 * day
        _ = try index().suppressions(of: Self.ann, now: now)
        _ = try store.suppressions(after: "", limit: 100)
        _ = try store.suppressions(of: Self.ann)
        _ = try store.suppressionChanges(of: nil, after: 0, limit: 1000)
        _ = try store.retries(all: true, limit: 100)
        for candidate in try store.dueRetries(now: now, limit: 9) {
            if let retry = try store.leaseRetry(candidate.retry, for: "p", now: now, seconds: 60) {
                try store.postpone(retry, until: now, reply: "")
            }
        }
        _ = try store.notificationPreferences()
        _ = try store.gatherNotices(methods: [.mail, .webhook], now: now)
        _ = try store.contactReport(Self.ann)
        _ = try store.messageReport("1")
        _ = try store.campaignReports()
        try store.forEachEvent(of: .contact(Self.ann)) { _ in }
        try store.export(Self.ann, hashes: []) { _ in }
        #expect(try store.check() == [])
    }

    /// What is no state, or no kind of event, is an error of who reads it, and of nobody else.
    @Test func textThatIsNoStateIsAnError() throws {
        let copy = try send("1", to: Self.ann)
        let other = try send("2", to: "bob@home.example")
        try query("UPDATE deliveries SET state = 'lost' WHERE copy = \(copy)")
        #expect(throws: StorageError.self) { try settle(report(.mailboxFull, of: Self.ann), copy: copy) }
        #expect(throws: StorageError.self) { try store.messageReport("<1@shop.example>") }
        try settle(report(.mailboxFull, of: "bob@home.example"), copy: other)
        #expect(try state() == ["\(Self.ann)|lost", "bob@home.example|soft_bounced"])
        try open(copy)
        try query("UPDATE events SET kind = 'glimpse' WHERE copy = \(copy)")
        #expect(throws: StorageError.self) { try store.forEachEvent(of: .contact(Self.ann)) { _ in } }
    }

    @Test(arguments: columns) func noValueEndsAProcessOrASuppression(table: String, column: String) throws {
        let copy = try send("1", to: Self.ann)
        try settle(report(.mailboxFull, of: Self.ann), copy: copy)
        try query("INSERT INTO notification_preferences (sender, method) VALUES ('news@shop.example', 'mail')")
        try open(copy)
        try query("INSERT INTO suppressions (address, reason) VALUES ('\(Self.ann)', 'manual')")
        for value in Self.values {
            // What is refused is as good as what is taken.
            _ = try? query("UPDATE \(table) SET \(column) = \(value)")
            try readAll()
            let isSuppressed = try !index().suppressions(of: Self.ann, now: sent).isEmpty
            let isEnd = column == "until" && ["0", "-1"].contains(value)
            let isMoved = column == "address" || column == "scope"
            #expect(isSuppressed || isEnd || isMoved, "\(value)")
            try query("DELETE FROM suppressions")
            try query("INSERT INTO suppressions (address, reason) VALUES ('\(Self.ann)', 'manual')")
        }
    }

    static let times: [(text: String, milliseconds: Int64)] = [
        ("2027-01-01", 1_798_761_600_000), ("2027-01-01T00:00:00Z", 1_798_761_600_000),
        ("2027-01-01 00:00", 1_798_761_600_000), ("2027-01-01T02:00:00+02:00", 1_798_761_600_000),
        ("2027-01-01T00:00:00.123Z", 1_798_761_600_123), ("1798761600000", 1_798_761_600_000),
    ]

    @Test(arguments: times) func aTimeAsTextIsThatTime(text: String, milliseconds: Int64) throws {
        try settle(report(.mailboxFull, of: Self.ann), copy: send("1", to: Self.ann))
        try query("INSERT INTO suppressions (address, reason, until) VALUES ('\(Self.ann)', 'manual', '\(text)')")
        try query("UPDATE suppressions SET since = '\(text)'")
        let found = try store.suppressions(of: Self.ann)
        #expect(found.map(\.until) == [milliseconds] && found.map(\.since) == [milliseconds])
        #expect(try index().suppressions(of: Self.ann, now: milliseconds - 1).count == 1)
        #expect(try index().suppressions(of: Self.ann, now: milliseconds).isEmpty)
        try query("UPDATE suppressions SET until = '\(text)'")
        let changes = try store.suppressionChanges(of: Self.ann, after: 0, limit: 9)
        #expect(changes.map(\.action) == ["added", "changed", "changed"], "to become a number is no change")
        #expect(changes.allSatisfy { $0.until == milliseconds })
        try query("UPDATE retries SET due_at = '\(text)', leased_until = '\(text)'")
        #expect(try query("SELECT due_at, leased_until FROM retries") == ["\(milliseconds)|\(milliseconds)"])
    }

    @Test(arguments: ["now", "12:00", "soon", "", "2027-02-41", "2460000.5"])
    func whatIsNoTimeIsRefusedInWords(text: String) throws {
        let error = #expect(throws: DatabaseError.self) {
            try query("INSERT INTO suppressions (address, reason, until) VALUES ('\(Self.ann)', 'manual', '\(text)')")
        }
        #expect(error?.message?.contains("until: an integer, milliseconds since 1970, or a time in ISO 8601") == true)
    }

    /// What an older version has let in is mended, whatever it is.
    @Test func badRowsOfAnOlderDatabaseAreMended() throws {
        let path = store.path + "-old"
        let old = try ReleasedSchema.database(ofVersion: 3, at: path)
        try old.write { database in
            for (number, value) in Self.values.enumerated() {
                _ = try? database.execute(
                    sql:
                        "INSERT INTO suppressions (address, reason, until) VALUES ('u\(number)@home.example', 'manual', \(value))"
                )
                _ = try? database.execute(
                    sql:
                        "INSERT INTO suppressions (address, reason, since) VALUES ('s\(number)@home.example', 'manual', \(value))"
                )
                _ = try? database.execute(
                    sql:
                        "INSERT INTO suppressions (address, reason, scope, source) VALUES ('o\(number)@home.example', 'manual', \(value), \(value))"
                )
                _ = try? database.execute(
                    sql:
                        "INSERT INTO retries (delivery, attempt, attempts, due_at, leased_until, state, reason) VALUES (1, \(number), \(value), \(value), \(value), \(value), \(value))"
                )
            }
            try database.execute(
                sql:
                    "INSERT INTO notification_preferences (sender, method, target) VALUES ('@a.example', 'none', x'00ff')"
            )
        }
        try old.close()
        let mended = try Store(path: path)
        let ends = try mended.suppressions(after: "u", limit: 100).compactMap(\.until)
        #expect(Set(ends) == [0, -1, .max, 1, 2_460_000, 1_798_761_600_000], "an end that can't be read is none")
        #expect(try mended.suppressions(of: "u6@home.example").map(\.until) == [nil])
        #expect(try mended.suppressionChanges(of: nil, after: 0, limit: 1000).count > 30)
        #expect(try mended.notificationPreferences().map(\.sender) == ["@a.example"])
        _ = try mended.retries(all: true, limit: 100)
        #expect(try mended.check().isEmpty)
    }

    /// Though somebody has got round the checks.
    @Test func anEndThatCantBeReadIsNone() throws {
        try query("INSERT INTO suppressions (address, reason) VALUES ('\(Self.ann)', 'manual')")
        try query("PRAGMA ignore_check_constraints = ON")
        try query("UPDATE suppressions SET until = x'00', since = x'00', source = x'ff', reason = 'because'")
        let found = try index().suppressions(of: Self.ann, now: sent)
        #expect(found.map(\.until) == [nil] && found.map(\.reason) == [.manual])
    }

    @Test func aRowThatCantBeReadIsAnError() throws {
        try send("1", to: Self.ann)
        try query("UPDATE messages SET opens = 'many', sent_at = 'then'")
        #expect(throws: StorageError.self) { try store.messageReport("1") }
    }
}
