// A database of any version that was released ends in the schema that a new one has, with all that was in it.

import GRDB
import Peers
import Testing

@testable import Storage

@Suite struct SchemaTests {
    private let folder = TestFolder()

    @Test(arguments: ReleasedSchema.versions) func olderOnesEndInTheSame(version: Int) throws {
        let path = "\(folder.path)/old.db"
        let old = try ReleasedSchema.database(ofVersion: version, at: path)
        try old.write { database in
            try fill(database, version)
            try database.execute(sql: "CREATE VIEW somebody_elses AS SELECT address FROM contacts")
            // Ours are not there while a table below is made anew.
            try database.execute(sql: "CREATE VIEW over_ours AS SELECT message FROM crm_messages")
        }
        try old.close()
        let store = try Store(path: path)
        var schema = try schema(of: store)
        #expect(schema.removeValue(forKey: "view somebody_elses") != nil)
        #expect(schema.removeValue(forKey: "view over_ours") != nil)
        #expect(try query(store, "SELECT message FROM over_ours") == ["1"])
        let fresh = try self.schema(of: Store(path: "\(folder.path)/new.db"))
        #expect(Set(schema.keys) == Set(fresh.keys) && fresh.count > 80)
        for (name, sql) in fresh { #expect(schema[name] == sql, "\(name)") }
        #expect(
            try query(store, "SELECT identifier FROM grdb_migrations ORDER BY 1") == ["1", "2", "3", "4", "5", "6"])

        // What was in it: nobody's figures have moved.
        #expect(try store.check() == [])
        #expect(
            try query(store, "SELECT state FROM deliveries ORDER BY delivery") == [
                "complained", "delivered", "soft_bounced",
            ])
        #expect(try query(store, "SELECT delivered, opens, clicks FROM messages") == ["2|1|2"])
        #expect(try query(store, "SELECT clicks FROM clicked_links") == ["2"])
        #expect(try query(store, "SELECT kind FROM events ORDER BY event") == ["open", "click", "click"])
        #expect(try query(store, "SELECT links FROM destinations") == ["1"])
        #expect(try query(store, "SELECT * FROM campaign_hours") == ["1|0|1|0|2|0"])
        #expect(try query(store, "SELECT * FROM campaign_domains") == ["1|home.example|3|2|0|1|1|1"])
        #expect(try query(store, "SELECT * FROM domain_days") == ["1970-01-01|home.example|sent|||3"])
        guard version > 1 else { return }
        #expect(try query(store, "SELECT address, until FROM suppressions") == ["ann@home.example|1798761600000"])
        #expect(try query(store, "SELECT action FROM suppression_changes") == ["added"])
        // The triggers are there, and fire once.
        let retry = try #require(try store.leaseRetry(1, for: "p", now: 1, seconds: 60))
        #expect(retry.tries == 1)
        #expect(try query(store, "SELECT state, attempts FROM deliveries WHERE delivery = 22") == ["sent|2"])
        #expect(try store.check() == [])
    }

    /// What was counted and has no event any more: the hour of that is not known.
    @Test func sumsBeginWithWhatIsKept() throws {
        let path = "\(folder.path)/old.db"
        let old = try ReleasedSchema.database(ofVersion: 5, at: path)
        try old.write { database in
            try fill(database, 5)
            try database.execute(
                sql: """
                    UPDATE events SET at = at + 7200000 WHERE event = 3;
                    DELETE FROM events WHERE event = 2;
                    UPDATE messages SET eventless = 3, machine_opens = 2;
                    UPDATE copies SET events = 2, machine_opens = 2 WHERE copy = 11;
                    UPDATE campaigns SET machine_opens = 2;
                    INSERT INTO events (at, kind, message, copy, delivery, contact, class, reason) VALUES
                        (86400000, 'bounce', 1, 10, 22, 3, 'soft', 'mailbox_full'),
                        (86400001, 'deferred', 1, 10, 22, 3, NULL, NULL), (1, 'deferred', 1, 10, 20, NULL, NULL, NULL);
                    """)
        }
        try old.close()
        let store = try Store(path: path)
        #expect(
            try query(store, "SELECT hour, opens, machine_opens, clicks, machine_clicks FROM campaign_hours")
                == ["-1|0|2|1|0", "0|1|0|0|0", "7200000|0|0|1|0"])
        #expect(
            try query(store, "SELECT hour, opens, machine_opens, clicks FROM crm_campaign_hours")
                == ["-|0|2|1", "1970-01-01T00:00:00.000Z|1|0|0", "1970-01-01T02:00:00.000Z|0|0|1"])
        #expect(
            try query(store, "SELECT day, event, class, reason, count FROM crm_domain_days ORDER BY 1, 2") == [
                "1970-01-01|sent|-|-|3", "1970-01-02|bounce|soft|mailbox_full|1", "1970-01-02|deferred|-|-|1",
            ])
        #expect(try store.check() == [])
    }

    @Test func anEmptyFileOfAProcessThatWasKilledBecomesOne() throws {
        let path = "\(folder.path)/begun.db"
        let begun = try Store.open(path, isReadOnly: false)
        try begun.write { try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)") }
        try begun.close()
        #expect(try query(Store(path: path), "SELECT COUNT(*) FROM grdb_migrations") == ["6"])
    }

    /// What fails in the middle leaves the database as it was.
    @Test func aStepThatFailsChangesNothing() throws {
        let path = "\(folder.path)/old.db"
        let old = try ReleasedSchema.database(ofVersion: 2, at: path)
        try old.write { try $0.execute(sql: "CREATE TABLE split_copies (copy INTEGER PRIMARY KEY)") }
        let before = try old.read(schema)
        try old.close()
        #expect(throws: StorageError.self) { try Store(path: path) }
        #expect(try Store.open(path, isReadOnly: true).read(schema) == before)
    }

    /// A message to three: one has complained, one has opened and clicked twice, one is to be sent to again.
    private func fill(_ database: Database, _ version: Int) throws {
        try database.execute(
            sql: """
                INSERT INTO campaigns (campaign, name, created_at, sent, delivered, soft_bounced, complained, opened, clicked)
                VALUES (1, 'spring', 0, 3, \(version < 3 ? 1 : 2), 1, 1, 1, 1);
                INSERT INTO contacts (contact, address, opens, clicks) VALUES
                    (1, 'ann@home.example', 0, 0), (2, 'bob@home.example', 1, 2), (3, 'eve@home.example', 0, 0);
                INSERT INTO destinations (list, hash, urls) VALUES (1, 'h', '["https://e.example/"]');
                INSERT INTO messages (message, message_id, queue_id, sender, subject, campaign, destinations, sent_at,
                    recipients, delivered, opens, clicks, bounces)
                VALUES (1, '<1@shop.example>', 'Q1', 'news@shop.example', 'Hello', 1, 1, 0, 3, \(version < 3 ? 1 : 2), 1, 2, 1);
                INSERT INTO copies (copy, message, delivery, opens, clicks) VALUES (11, 1, 21, 1, 2), (10, 1, NULL, 0, 0);
                INSERT INTO deliveries (delivery, message, copy, contact, state) VALUES
                    (20, 1, 10, 1, 'complained'), (21, 1, 11, 2, 'delivered'), (22, 1, 10, 3, 'soft_bounced');
                INSERT INTO events (at, kind, message, copy, delivery, contact, link, actor) VALUES
                    (1, 'open', 1, 11, 21, 2, NULL, 'human'), (2, 'click', 1, 11, 21, 2, 0, 'human'),
                    (3, 'click', 1, 11, 21, 2, 0, 'human');
                INSERT INTO links (message, link, clicks, unique_clicks, first_clicked_at, last_clicked_at)
                VALUES (1, 0, 2, 1, 2, 3);
                INSERT INTO clicked_links (copy, link) VALUES (11, 0);
                """)
        // What newer versions count beside.
        if version >= 2 {
            try database.execute(
                sql: """
                    INSERT INTO suppressions (address, reason, until) VALUES ('ann@home.example', 'manual', '2027-01-01');
                    INSERT INTO retries (retry, delivery, attempt, attempts, due_at, reason) VALUES (1, 22, 1, 5, 1, 'full');
                    """)
        }
        if version >= 3 {
            try database.execute(sql: "UPDATE clicked_links SET clicks = 2; UPDATE destinations SET links = 1")
        }
        if version >= 4 { try database.execute(sql: "UPDATE copies SET events = 3 WHERE copy = 11") }
    }

    private func query(_ store: Store, _ sql: String) throws -> [String] {
        try store.read { database in
            try Row.fetchAll(database, sql: sql).map { row in
                row.databaseValues.map { String(describing: $0.storage.value ?? "-") }.joined(separator: "|")
            }
        }
    }

    // MARK: The schema

    private func schema(of store: Store) throws -> [String: String] { try store.read(schema) }

    /// Each object's statement by its type and name. Those that no statement has made follow from constraints.
    private func schema(_ database: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'")
        return try Dictionary(
            uniqueKeysWithValues: rows.map {
                try ($0.decode(String.self, atIndex: 0), normalised($0.decode(String.self, atIndex: 1)))
            })
    }

    /// A statement without comments, without the quotes that renaming a table puts round its name, and with one blank between words:
    /// the columns in their order, with types and constraints.
    private func normalised(_ sql: String) -> String {
        let words = /--[^\n]*|'[^']*'|"[^"]*"|\w+|[^\s\w]/
        return sql.matches(of: words).compactMap { match -> String? in
            let word = match.output
            if word.hasPrefix("--") { return nil }
            let name = word.dropFirst().dropLast()
            return word.hasPrefix("\"") && name.allSatisfy { $0.isLetter || $0 == "_" } ? String(name) : String(word)
        }.joined(separator: " ")
    }
}
