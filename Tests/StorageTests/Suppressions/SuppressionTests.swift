// The suppression list: what adding, renewing, removing and ending mean, and what is written down of it.

import Foundation
import GRDB
import Peers
import Sealing
import Testing
import Words

@testable import Storage

@Suite struct SuppressionTests {
    private static let now: Int64 = 1_750_000_000_000
    private static let day: Int64 = 86_400_000

    let store: Store
    let index: RecipientIndex
    private let folder = TestFolder()

    init() throws {
        let path = "\(folder.path)/b.db"
        store = try Store(path: path)
        index = try RecipientIndex(path: path, keys: KeyRing([.random(created: "")]))
    }

    private func suppression(
        _ address: String = "ann@home.example", scope: String = Suppression.everything,
        reason: Suppression.Reason = .manual, source: String = "test", until: Int64? = nil
    ) -> Suppression {
        Suppression(address: address, scope: scope, reason: reason, source: source, since: Self.now, until: until)
    }

    private func changes(of address: String? = nil) throws -> [String] {
        try store.suppressionChanges(of: address, after: 0, limit: 1000).map {
            "\($0.action) \($0.address) \($0.scope) \($0.reason) \($0.source)"
        }
    }

    // MARK: - Adding and ending

    @Test func standsAgainstAnAddressHoweverItIsSpelt() throws {
        try store.suppress([suppression("Ann@Home.Example")])
        for spelling in ["ann@home.example", "ANN@HOME.EXAMPLE", "<Ann@home.example>"] {
            #expect(try index.suppressions(of: spelling, now: Self.now) == [suppression()])
            #expect(try store.suppressions(of: spelling) == [suppression()])
        }
        #expect(try index.suppressions(of: "bob@home.example", now: Self.now).isEmpty)
        #expect(try index.suppressions(of: "ann@home.exampl", now: Self.now).isEmpty)
    }

    @Test func aDomainStandsAgainstItsAddressesAndNoOthers() throws {
        try store.suppress([
            suppression("@Shop.Example"), suppression("@shop.example", scope: "news", until: Self.now - 1),
        ])
        for address in ["ann@shop.example", "ANN@SHOP.EXAMPLE", "<\"a@b\"@shop.example>"] {
            let found = try index.suppressions(of: address, now: Self.now)
            // The recipient's own: the filter writes down whom it has refused.
            #expect(found == [suppression(Contact.normalised(address))])
        }
        for address in ["ann@home.example", "ann@a.shop.example", "ann@xshop.example", "ann", "shop.example"] {
            #expect(try index.suppressions(of: address, now: Self.now).isEmpty, "\(address)")
        }
        #expect(try store.suppressions(of: "ann@shop.example").map(\.address) == ["@shop.example", "@shop.example"])
        #expect(try store.unsuppress("ann@shop.example", scope: nil, reason: nil) == 0)
        #expect(try store.unsuppress("@shop.example", scope: nil, reason: nil) == 2)
    }

    @Test func endsInTime() throws {
        try store.suppress([suppression(until: Self.now + Self.day)])
        #expect(try index.suppressions(of: "ann@home.example", now: Self.now + Self.day - 1).count == 1)
        #expect(try index.suppressions(of: "ann@home.example", now: Self.now + Self.day).isEmpty)
        #expect(try store.suppressions(of: "ann@home.example").count == 1, "what is over stays on the list")
    }

    /// The end that is there, the end that comes, the end that stays, and what it is counted as; nil is for ever.
    static let renewals: [(before: Int64?, new: Int64?, after: Int64?, counted: String)] = [
        (nil, nil, nil, "unchanged"), (nil, 1, nil, "unchanged"), (1, 1, 1, "unchanged"), (2, 1, 2, "unchanged"),
        (1, 2, 2, "renewed"), (1, nil, nil, "renewed"),
    ]

    @Test(arguments: renewals)
    func growsAndNeverShrinks(_ row: (before: Int64?, new: Int64?, after: Int64?, counted: String)) throws {
        func end(_ days: Int64?) -> Int64? { days.map { Self.now + $0 * Self.day } }
        #expect(try store.suppressCounting([suppression(until: end(row.before))]).added == 1)
        var second = suppression(source: "second", until: end(row.new))
        second.since += 1
        let tally = try store.suppressCounting([second])
        #expect(tally.renewed == (row.counted == "renewed" ? 1 : 0))
        #expect(tally.unchanged == (row.counted == "unchanged" ? 1 : 0))
        let kept = try #require(try store.suppressions(of: "ann@home.example").first)
        #expect(kept.until == end(row.after))
        #expect(kept.since == Self.now, "it has been so since the first")
        #expect(kept.source == (row.counted == "renewed" ? "second" : "test"))
        let last = row.counted == "renewed" ? ["changed ann@home.example all manual second"] : []
        #expect(try changes() == ["added ann@home.example all manual test"] + last)
    }

    @Test func scopesAndReasonsAreRowsOfTheirOwn() throws {
        let rows = [
            suppression(reason: .hardBounce), suppression(reason: .unsubscribe),
            suppression(scope: "transactional", reason: .manual), suppression(scope: "weekly", reason: .unsubscribe),
        ]
        try store.suppress(rows)
        #expect(
            try Set(index.suppressions(of: "ann@home.example", now: Self.now).map(\.scope)) == [
                "all", "transactional", "weekly",
            ])
        #expect(try index.suppressions(of: "ann@home.example", now: Self.now).count == 4)
    }

    @Test func takesAllOrNone() throws {
        #expect(throws: StorageError.self) {
            try store.suppressCounting([suppression(), suppression("bob@home.example", scope: "")])
        }
        #expect(try store.suppressions(of: "ann@home.example").isEmpty)
        #expect(try changes().isEmpty)
    }

    // MARK: - Removing

    static let removals: [(scope: String?, reason: Suppression.Reason?, count: Int)] = [
        (nil, nil, 3), ("all", nil, 2), ("weekly", nil, 1), (nil, .unsubscribe, 2), ("all", .unsubscribe, 1),
        ("daily", nil, 0), (nil, .complaint, 0),
    ]

    @Test(arguments: removals)
    func removesWhatIsAskedFor(_ row: (scope: String?, reason: Suppression.Reason?, count: Int)) throws {
        try store.suppress([
            suppression(reason: .hardBounce), suppression(reason: .unsubscribe),
            suppression(scope: "weekly", reason: .unsubscribe), suppression("bob@home.example"),
        ])
        #expect(try store.unsuppress("<ANN@home.example>", scope: row.scope, reason: row.reason) == row.count)
        #expect(try index.suppressions(of: "ann@home.example", now: Self.now).count == 3 - row.count)
        #expect(try index.suppressions(of: "bob@home.example", now: Self.now).count == 1)
        #expect(try changes().filter { $0.hasPrefix("removed") }.count == row.count)
    }

    // MARK: - The CRM

    /// By plain SQL: what is left out has a good value, and it is written down like all else.
    @Test func theCRMWritesToTheTable() throws {
        let crm = try Store.open(store.path, isReadOnly: false)
        try crm.write { database in
            try database.execute(
                sql: "INSERT INTO suppressions (address, reason) VALUES ('ann@home.example', 'unsubscribe')")
        }
        let seen = try #require(try index.suppressions(of: "Ann@home.example", now: Self.now).first)
        #expect(seen.scope == Suppression.everything)
        #expect(seen.source == "crm")
        #expect(abs(Double(seen.since) / 1000 - Date().timeIntervalSince1970) < 60)
        try crm.write { database in
            try database.execute(sql: "UPDATE suppressions SET until = 1 WHERE address = 'ann@home.example'")
            try database.execute(sql: "DELETE FROM suppressions WHERE address = 'ann@home.example'")
        }
        #expect(
            try changes(of: "ANN@home.example") == [
                "added ann@home.example all unsubscribe crm", "changed ann@home.example all unsubscribe crm",
                "removed ann@home.example all unsubscribe crm",
            ])
        #expect(try changes(of: "bob@home.example").isEmpty)
    }

    @Test(
        arguments: [
            "('Ann@home.example', 'manual')", "('', 'manual')", "('ann@home.example', 'because')", "(NULL, 'manual')",
        ])
    func theTableRefusesWhatNobodyWouldFind(_ values: String) throws {
        #expect(throws: StorageError.self) {
            try store.writer.perform {
                try $0.execute(sql: "INSERT INTO suppressions (address, reason) VALUES \(values)")
            }
        }
    }

    // MARK: - Pages and plans

    /// No address is split between pages, whatever their size, and none is missing.
    @Test(arguments: [1, 2, 3, 7, 100]) func pagesThroughTheList(_ limit: Int) throws {
        let rows = (0..<20).flatMap { number in
            (0...number % 3).map { suppression("user\(10 + number)@home.example", scope: "list\($0)") }
        }
        try store.suppress(rows.shuffled())
        var seen: [Suppression] = []
        while case let page = try store.suppressions(after: seen.last?.address ?? "", limit: limit), !page.isEmpty {
            #expect(page.first?.address != seen.last?.address)
            seen += page
        }
        #expect(seen == rows)
    }

    @Test(arguments: [1, 3, 1000]) func pagesThroughTheChanges(_ limit: Int) throws {
        for number in 0..<5 { try store.suppress([suppression("user\(number)@home.example")]) }
        var last: Int64 = 0
        var seen: [String] = []
        while case let page = try store.suppressionChanges(of: nil, after: last, limit: limit), let end = page.last {
            seen += page.map(\.address)
            last = end.change
        }
        #expect(seen == (0..<5).map { "user\($0)@home.example" })
    }

    /// What the filter and the commands ask must not be read through the whole table.
    static let queries: [(sql: String, index: String)] = [
        (
            "SELECT address FROM suppressions WHERE address = 'a' AND (until IS NULL OR until > 1)",
            "SEARCH suppressions USING PRIMARY KEY (address=?)"
        ),
        (
            "DELETE FROM suppressions WHERE address = 'a' AND scope = COALESCE(NULL, scope)",
            "SEARCH suppressions USING PRIMARY KEY (address=?)"
        ),
        (
            "SELECT * FROM suppressions WHERE address > 'a' AND address <= 'b' ORDER BY address, scope, reason",
            "SEARCH suppressions USING PRIMARY KEY (address>? AND address<?)"
        ),
        (
            "SELECT * FROM suppression_changes WHERE change > 1 AND address = 'a' ORDER BY change LIMIT 2",
            "SEARCH suppression_changes USING INDEX suppression_changes_by_address (address=? AND rowid>?)"
        ),
    ]

    @Test(arguments: queries) func looksUpInAnIndex(_ query: (sql: String, index: String)) throws {
        let plan = try store.read { database in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + query.sql).map {
                try $0.decode(String.self, forColumn: "detail")
            }
        }
        #expect(plan == [query.index])
    }
}
