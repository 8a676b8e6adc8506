// Contacts by score: pages that meet, ties, those without a score, and what the query planner does about it.

import Engagement
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite final class ContactPagesTests: ReturnedMailFixture {
    private let rule = EngagementRule()

    /// Contacts whose scores are few different ones, some none, their addresses in no order.
    private func makeContacts(_ count: Int) throws {
        var random = SeededRandom(seed: 7)
        for number in 0..<count {
            let key = [nil, 1, 1, 2.5, -3, .random(in: -5...5, using: &random)].randomElement(using: &random) ?? nil
            let offset = Double(sent - EngagementRule.epoch) / rule.halfLife
            let name = "\(Int.random(in: 0..<1_000_000, using: &random))-\(number)"
            try store.writer.perform {
                try $0.execute(
                    sql: "INSERT INTO contacts (address, engagement) VALUES ($1, $2)",
                    arguments: ["\(name)@home.example", key.map { $0 + offset }])
            }
        }
    }

    private func pages(_ order: ContactReport.Order, of size: Int, minimumScore: Double = 0) throws -> [ContactReport] {
        var all: [ContactReport] = []
        while true {
            let page = try store.contacts(
                by: order, minimumScore: minimumScore, now: sent, limit: size, after: all.last)
            #expect(page.count <= size)
            if page.isEmpty { return all }
            all += page
        }
    }

    @Test(arguments: [1, 7, 50, 1_000]) func pagesMeet(of size: Int) throws {
        try makeContacts(211)
        let expected = try query(
            "SELECT address FROM contacts ORDER BY engagement IS NULL, engagement DESC, address")
        #expect(try pages(.score, of: size).map(\.address) == expected)
        #expect(try pages(.address, of: size).map(\.address) == expected.sorted())
        let scores = try pages(.score, of: size).map(\.score)
        #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 >= $1 - 1e-9 })
    }

    @Test(arguments: [0.001, 20, 60, 99]) func whoHasLessIsLeftOut(than minimum: Double) throws {
        try makeContacts(211)
        let expected = try query("SELECT address, engagement FROM contacts WHERE engagement IS NOT NULL")
            .map { $0.split(separator: "|") }
            .filter { EngagementKey(value: Double($0[1])).score(at: sent, by: rule) >= minimum - 1e-9 }
            .map { String($0[0]) }
        #expect(try pages(.score, of: 10, minimumScore: minimum).map(\.address).sorted() == expected.sorted())
    }

    @Test func nobodyHasAHundred() throws {
        try makeContacts(20)
        #expect(try store.contacts(by: .score, minimumScore: 100, now: sent, limit: 9).isEmpty)
    }

    /// The score is the rule's that the database has, whatever this process' configuration says.
    @Test func theMinimumIsOfTheRuleInForce() throws {
        var other = EngagementRule()
        other.halfLife *= 2
        let store = try Store(path: self.store.path, rules: CountingRules(engagement: other))
        try store.beginScores()
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        var key = EngagementKey()
        key.add(weight: 10, at: now - 1_000, by: other)
        try query("INSERT INTO contacts (address, engagement) VALUES ('ann@home.example', \(key.value ?? 0))")
        #expect(try self.store.contacts(by: .score, minimumScore: 49.9, now: now, limit: 9).count == 1)
        #expect(try self.store.contacts(by: .score, minimumScore: 50.1, now: now, limit: 9).isEmpty)
        let score = try #require(try self.store.contactReport("ann@home.example")?.score)
        #expect(abs(score - 50) < 0.01)
    }

    // MARK: Plans

    /// What SQLite means to do, a line a step.
    ///
    /// - Parameter isWhole: with what it does for each row.
    private func plan(_ sql: String, _ arguments: [DatabaseValue] = [], isWhole: Bool = true) throws -> [String] {
        try store.read { database in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + sql, arguments: StatementArguments(arguments))
                .filter { try isWhole || $0.decode(Int.self, forColumn: "parent") == 0 }
                .map { try $0.decode(String.self, forColumn: "detail") }
        }
    }

    /// One search in an index, in whose order the rows come: nothing is sorted.
    @Test func listsAreReadFromAnIndex() throws {
        try makeContacts(500)
        try query("ANALYZE")
        let contact = try #require(try store.contacts(by: .score, now: sent, limit: 1).first)
        let last = try #require(try pages(.score, of: 500).last)
        #expect(contact.engagement != nil && last.engagement == nil)
        let ranges =
            ContactRange.addresses(after: "k") + ContactRange.scores(after: nil, least: nil)
            + ContactRange.scores(after: nil, least: 2) + ContactRange.scores(after: contact, least: nil)
            + ContactRange.scores(after: contact, least: 2) + ContactRange.scores(after: last, least: nil)
        #expect(ranges.count == 10)
        for range in ranges {
            let steps = try plan(range.sql, range.arguments + [50.databaseValue], isWhole: false)
                .filter { !$0.contains("SCALAR SUBQUERY") }
            #expect(
                steps.count == 1 && steps.first?.hasPrefix("SEARCH c USING INDEX") == true, "\(range.sql): \(steps)")
        }
    }

    /// As the README has it for the CRM.
    @Test(arguments: ["*", "address, score", "address, score, suppressed"])
    func viewIsReadInTheOrderOfItsIndex(_ columns: String) throws {
        try makeContacts(500)
        try query("ANALYZE")
        for order in ["engagement DESC", "engagement DESC, address"] {
            let steps = try plan("SELECT \(columns) FROM crm_contacts ORDER BY \(order) LIMIT 50", isWhole: false)
                .filter { !$0.contains("SCALAR SUBQUERY") }
            #expect(steps.count == 1 && steps.first?.hasSuffix("INDEX contacts_by_engagement") == true, "\(steps)")
        }
    }

    /// A timeline reads the events of its message or contact, and a message is found, whatever else there is.
    @Test func nothingElseIsReadForAReport() throws {
        let queries: [(String, [DatabaseValue])] = [
            (Store.timeline("message", isCut: false), [1.databaseValue]),
            (Store.timeline("message", isCut: true), [1.databaseValue, 9.databaseValue]),
            (Store.timeline("contact", isCut: false), ["ann@home.example".databaseValue]),
            (Store.timeline("contact", isCut: true), ["ann@home.example".databaseValue, 9.databaseValue]),
            (Store.messageByReference, ["Q1".databaseValue, 0.databaseValue]),
            (Store.topLinksOfCampaign, ["spring".databaseValue, 9.databaseValue]),
            MessageFilter(campaign: "spring").query(before: 9, limit: 9), MessageFilter().query(before: 9, limit: 9),
        ]
        for (sql, arguments) in queries {
            let steps = try plan(sql, arguments)
            // What is named v is the result of the steps before it, and no table.
            let scans = steps.filter { $0.hasPrefix("SCAN") && $0 != "SCAN v" }
            #expect(scans.isEmpty, "\(sql): \(steps)")
        }
    }
}
