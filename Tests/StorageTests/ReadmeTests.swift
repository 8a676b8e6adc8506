// What the README promises to who writes a CRM: each view, each column and its type, each statement.

import Bounces
import Foundation
import GRDB
import Judging
import Sealing
import Testing
import Words

@testable import Storage

@Suite final class ReadmeTests: ReturnedMailFixture {
    private let readme: ReadmeText

    override init() throws {
        readme = try ReadmeText()
        try super.init()
        try makeSample()
    }

    /// A campaign in which something of everything has happened.
    private func makeSample() throws {
        let located = try Store(
            path: store.path,
            rules: CountingRules(place: { _ in Place(country: "DE", region: "Bavaria", city: "Munich") }))
        let names = ["ann", "bob", "carl", "carla", "eve", "dirk"]
        let copies = try names.enumerated().map { try sendLinks("\($0 + 1)", to: "\($1)@home.example") }
        try located.count([
            Hit(.open, of: copies[0], at: sent + hour), Hit(.open, of: copies[0], at: sent + 2 * hour),
            Hit(.click, of: copies[0], link: 1, at: sent + 3 * hour), Hit(.open, of: copies[4], at: sent + hour),
            Hit(.open, of: copies[5], at: sent + 5 * hour),
            Hit(.open, of: copies[4], at: sent + hour, agent: "curl/8", headers: ""),
        ])
        try settle(.init(kind: .reply), copy: copies[0], at: sent + day, sender: "ann@home.example")
        try settle(report(.userUnknown, of: "bob@home.example"), copy: copies[1])
        try settle(report(.mailboxFull, of: "carl@home.example"), copy: copies[2])
        try settle(report(.mailboxFull, of: "carla@home.example"), copy: copies[3])
        try settle(report(.reputation, of: "eve@home.example"), copy: copies[4], at: sent + 2 * day)
        try settle(report(.userUnknown, of: "dirk@home.example", action: .delivered), copy: copies[5])
        try store.suppress([
            Suppression(
                address: "bob@home.example", scope: "all", reason: .manual, source: "crm", since: sent,
                until: 4_000_000_000_000)
        ])
        try store.sealRetries(with: KeyRing([.random(created: "")]))
        try query(
            "INSERT INTO notification_preferences (sender, method, target) VALUES ('@a.example', 'webhook', 'https://a.example')"
        )
        // The numbers that the statements name: one is due, one is under way.
        try query("UPDATE retries SET retry = retry + 16")
        try query(
            "UPDATE retries SET state = 'leased', leased_by = 'crm-1', leased_until = 1795600000000 WHERE retry = 18")
        // What the filter writes where it leaves a message alone, and the log where it names a server.
        try query("UPDATE messages SET left_alone = 'signed' WHERE message_id = '<6@shop.example>'")
        try query("UPDATE events SET remote = 'mx.home.example' WHERE kind = 'bounce'")
    }

    private func sendLinks(_ id: String, to recipient: String) throws -> Int64 {
        let numbers = try store.reserveNumbers(recipients: 1)
        try store.record(
            Sending(
                messageID: "<\(id)@shop.example>", queueID: "Q\(id)", sender: "news@shop.example", subject: "Hello",
                campaign: "spring", sentAt: sent, recipients: [recipient],
                destinations: ["https://e.example/a", "https://e.example/b"].compactMap { Destination(Array($0.utf8)) },
                leftAlone: nil), as: numbers)
        return numbers.copy
    }

    @Test func eachViewIsThereWithItsColumns() throws {
        let views = try query("SELECT name FROM sqlite_schema WHERE type = 'view' AND name LIKE 'crm%'")
        #expect(Set(views) == Set(readme.views.keys))
        for (view, columns) in readme.views {
            let real = try query("SELECT name FROM pragma_table_info('\(view)') ORDER BY cid")
            #expect(columns.map(\.name) == real, "\(view)")
        }
    }

    /// Each column has values, and they are of its type.
    @Test func eachColumnIsOfItsType() throws {
        for (view, columns) in readme.views {
            for column in columns {
                let values = try store.read {
                    try DatabaseValue.fetchAll(
                        $0, sql: "SELECT \(column.name) FROM \(view) WHERE \(column.name) IS NOT NULL")
                }
                #expect(!values.isEmpty, "\(view).\(column.name)")
                #expect(values.allSatisfy { Self.has($0, type: column.type) }, "\(view).\(column.name): \(values)")
            }
        }
    }

    private static func has(_ value: DatabaseValue, type: String) -> Bool {
        switch (type, value.storage) {
        case ("text", .string), ("integer", .int64), ("real", .double): true
        case ("time", .string(let text)):
            text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil
        default: false
        }
    }

    /// Each query has an answer, each change changes something, and a block is meant to be run from top to bottom.
    @Test func eachStatementDoesSomething() throws {
        #expect(readme.blocks.count >= 10)
        for block in readme.blocks {
            try store.database.writeWithoutTransaction { database in
                try database.inTransaction {
                    for sql in block {
                        let before = database.totalChangesCount
                        let rows = try Row.fetchAll(database, sql: sql)
                        let isQuery = sql.hasPrefix("SELECT") || sql.contains("RETURNING")
                        #expect(isQuery ? !rows.isEmpty : database.totalChangesCount > before, "\(sql)")
                    }
                    return .rollback
                }
            }
        }
    }

    /// No query reads a whole table of what may be millions.
    @Test func eachQueryUsesIndices() throws {
        let orders = ["contacts_by_engagement", "retries_by_due_at"]
        for sql in readme.blocks.joined() where sql.hasPrefix("SELECT") {
            let steps = try store.read {
                try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN " + sql).map {
                    try $0.decode(String.self, forColumn: "detail")
                }
            }
            let scans = steps.filter { step in
                // The view that was searched, and the list of a message's destinations, are no tables.
                step.hasPrefix("SCAN") && step != "SCAN crm_timeline" && !step.contains("VIRTUAL TABLE")
                    && !orders.contains { step.hasSuffix($0) }
            }
            #expect(scans.isEmpty, "\(sql): \(scans)")
        }
    }
}
