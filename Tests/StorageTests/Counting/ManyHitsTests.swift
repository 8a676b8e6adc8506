// One URL asked for again and again: a bounded number of rows, no engagement, and the figures of all other mail as they are.

import Bounces
import Foundation
import GRDB
import Judging
import Testing
import Words

@testable import Storage

@Suite final class ManyHitsTests: ReturnedMailFixture {
    private func events(of copy: Int64) throws -> Int {
        try query("SELECT COUNT(*) FROM events WHERE copy = \(copy)").first.flatMap(Int.init) ?? -1
    }

    /// The pixel or a link, at once or so slowly that no ground speaks against it.
    @Test(arguments: [JudgedHit.Kind.open, .click], [2, 5_000] as [Int64])
    func aHundredThousandHitsOnOneCopy(kind: JudgedHit.Kind, pause: Int64) throws {
        let copy = try sendLinks("1")
        let other = try sendLinks("2", to: ["bob@home.example"])
        try store.stopFlushing()
        try store.count([Hit(.open, of: other, at: sent + hour), Hit(.click, of: other, link: 1, at: sent + 2 * hour)])
        let hits = (0..<100_000).map { Hit(kind, of: copy, link: kind == .click ? 2 : 0, at: sent + hour + pause * $0) }
        for start in stride(from: 0, to: 2_000, by: 500) { try store.count(Array(hits[start..<start + 500])) }
        let kept = try events(of: copy)
        #expect(kept == CopyTally.eventLimit)
        // Nothing is read or written for the rest but the copy and its sums.
        let watch = try WriterWatch.watch(store) {
            for start in stride(from: 2_000, to: hits.count, by: 7_000) {
                try store.count(Array(hits[start..<start + 7_000]))
            }
        }
        // Each hour has a sum of its own.
        let hours = Int(7_000 * pause / hour) + 2
        #expect(watch.rows.count == 14 && watch.mostRows <= 6 && watch.statements <= 14 * (11 + hours))
        #expect(try events(of: copy) == kept)
        // Of what is kept, looks of half an hour are one, and clicks of ten seconds; the rest is counted one by one.
        let groups = pause == 2 ? 1 : kind == .click ? 334 : 3
        #expect(
            try query("SELECT opens + machine_opens + clicks + machine_clicks FROM messages ORDER BY message")
                == ["\(99_000 + groups)", "2"])
        #expect(
            try query("SELECT opened, clicked FROM crm_campaigns")
                == [pause == 2 ? "1|1" : kind == .click ? "2|2" : "2|1"])
        #expect(try query("SELECT opens, clicks FROM contacts WHERE address = 'bob@home.example'") == ["1|1"])
        if pause == 2 {
            #expect(
                try query("SELECT DISTINCT actor, actor_reason FROM events WHERE copy = \(copy)") == [
                    "machine|more than 100 looks in 260 s"
                ])
            #expect(try query("SELECT opens, clicks, engagement FROM contacts ORDER BY contact")[0] == "0|0|-")
            #expect(try query("SELECT first_opened_at, last_opened_at FROM messages")[0] == "-|-")
        }
        #expect(try store.check() == [])
    }

    /// Where several people have the copy, there are as many more looks at it.
    @Test(arguments: [(3, 1_000), (60, 1_200)]) func aSharedCopyMayHaveMore(recipients: Int, limit: Int) throws {
        let copy = try sendLinks("1", to: (0..<recipients).map { "p\($0)@home.example" })
        try store.stopFlushing()
        let hits = (0..<3_000).map {
            Hit(.open, of: copy, at: sent + hour + Int64($0) * 900, from: "192.0.\($0 % 40).1")
        }
        for start in stride(from: 0, to: hits.count, by: 500) { try store.count(Array(hits[start..<start + 500])) }
        #expect(try events(of: copy) == limit)
        #expect(try query("SELECT opens, machine_opens FROM crm_messages") == ["40|\(3_000 - limit)"])
        #expect(try store.check() == [])
    }

    /// One network's looks say nothing of another's.
    @Test func aCrowdOnASharedCopyIsItsNetworks() throws {
        let copy = try sendLinks("1", to: ["ann@home.example", "bob@home.example"])
        let crowd = (0..<300).map { Hit(.open, of: copy, at: sent + hour + Int64($0) * 10, from: "198.51.100.7") }
        let people = (0..<50).map { Hit(.open, of: copy, at: sent + hour + Int64($0) * 60, from: "192.0.2.\($0)") }
        for hit in (crowd + people).sorted(by: { $0.at < $1.at }) { try store.count([hit]) }
        #expect(try query("SELECT opens, machine_opens FROM crm_messages") == ["50|1"])
        #expect(try store.check() == [])
    }

    /// What retention takes makes room; what was only counted stays counted.
    @Test func retentionMakesRoom() throws {
        let copy = try sendLinks("1")
        try store.count((0..<1_500).map { Hit(.open, of: copy, at: sent + hour + Int64($0)) })
        #expect(try query("SELECT events FROM copies") == ["1000"])
        #expect(try store.deleteEvents(before: sent + day, atMost: 300) == 300)
        #expect(try query("SELECT events FROM copies") == ["700"])
        #expect(try store.check() == [])
        try store.count([Hit(.open, of: copy, at: sent + 90 * day)])
        #expect(try query("SELECT opens, machine_opens FROM crm_messages") == ["1|501"])
        #expect(try query("SELECT events FROM copies") == ["701"])
        #expect(try store.check() == [])
    }

    @Test func whatIsKeptIsJudgedAgainAndErased() throws {
        let copy = try sendLinks("1")
        try store.count((0..<1_200).map { Hit(.click, of: copy, link: $0 % 3, at: sent + hour + Int64($0) * 50) })
        var newer = CountingRules()
        var rules = JudgeRules()
        rules.version += 1
        rules.manyLooks = 2_000
        newer.judge = HitJudge(rules: rules)
        let again = try Store(path: store.path, rules: newer)
        #expect(try again.rejudge(all: false) { _ in }.changed == 1_000)
        #expect(try query("SELECT clicks, machine_clicks FROM crm_messages") == ["15|200"])
        #expect(try store.check() == [])
        #expect(try store.rejudge(all: true) { _ in }.changed == 1_000)
        #expect(try query("SELECT clicks, machine_clicks FROM crm_messages") == ["0|215"])
        #expect(try query("SELECT COUNT(*) FROM links") == ["0"])
        #expect(try store.check() == [])
        let erasure = try store.erase("ann@home.example", hashes: ["h"], at: sent + day)
        #expect(erasure.events == 1_000)
        #expect(try store.check() == [])
    }

    /// Rejudging takes some copies at a time, by their hits.
    @Test func rejudgingIsManyJobs() throws {
        try store.stopFlushing()
        let copies = try (0..<12).map { try sendLinks("\($0)", to: ["p\($0)@home.example"]) }
        for number in 0..<300 {
            try store.count(copies.map { Hit(.open, of: $0, at: sent + hour + Int64(number) * 9_000) })
        }
        try query("UPDATE events SET rules = 1")
        var result: Store.Rejudging?
        let watch = try WriterWatch.watch(store) { result = try store.rejudge(all: false) { _ in } }
        #expect(result?.judged == 3_600 && watch.rows.count >= 3)
        #expect(watch.mostRows <= 2 * (1_000 + 300) + 100)
        #expect(try query("SELECT COUNT(*) FROM events WHERE rules = \(JudgeRules().version)") == ["3600"])
        #expect(try store.rejudge(all: true) { _ in }.judged == 3_600)
    }

    /// A contact's events go some at a time.
    @Test func erasingIsManyJobs() throws {
        for number in 0..<3 {
            let copy = try sendLinks("\(number)")
            try store.count((0..<900).map { Hit(.open, of: copy, at: sent + hour + Int64($0) * 9_000) })
        }
        var erasure: Erasure?
        let watch = try WriterWatch.watch(store) {
            erasure = try store.erase("ann@home.example", hashes: ["h"], at: sent + day)
        }
        #expect(erasure?.events == 2_700 && watch.mostRows <= 600)
        #expect(try query("SELECT COUNT(*) FROM events WHERE contact IS NOT NULL OR ip IS NOT NULL") == ["0"])
    }

    /// Of a copy that several share the first delivery counts: the others judge nothing again.
    @Test func laterDeliveriesOfASharedCopyChangeNothing() throws {
        let copy = try sendLinks("1", to: (0..<50).map { "p\($0)@home.example" })
        try store.count([Hit(.open, of: copy, at: sent + 10_000)])
        let deliveries = try query("SELECT delivery FROM deliveries ORDER BY 1").compactMap(Int64.init)
        func deliver(_ delivery: Int64, at: Int64) throws {
            try store.writer.perform { [rules = store.rules] database in
                guard let record = try DeliveryRecord.find(delivery: delivery, in: database) else { return }
                let writer = EventWriter(database: database, record: record, trust: .sealed, rules: rules, at: at)
                _ = try writer.writeDelivered(EventWriter.Account(), isLogged: true)
            }
        }
        try deliver(deliveries[0], at: sent + 60_000)
        #expect(try query("SELECT actor_reason FROM events WHERE kind = 'open'") == ["before delivery"])
        #expect(try query("SELECT logged_at FROM copies") == ["\(sent + 60_000)"])
        let watch = try WriterWatch.watch(store) {
            for delivery in deliveries.dropFirst() { try deliver(delivery, at: sent + 61_000) }
        }
        #expect(watch.statements < 49 * 14)
        // An earlier one is the first.
        try query("UPDATE deliveries SET logged_at = NULL, state = 'sent' WHERE delivery = \(deliveries[9])")
        try query("DELETE FROM events WHERE delivery = \(deliveries[9])")
        try deliver(deliveries[9], at: sent + 1_000)
        #expect(try query("SELECT logged_at FROM copies") == ["\(sent + 1_000)"])
        #expect(try query("SELECT actor FROM events WHERE kind = 'open'") == ["human"])
    }

    /// Any crowds in any order and any transactions: verdicts and figures are those of all hits judged at once.
    @Test(arguments: 0..<4) func orderChangesNothing(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let recipients = seed.isMultiple(of: 2) ? ["ann@home.example"] : ["ann@home.example", "bob@home.example"]
        let copy = try sendLinks("1", to: recipients)
        try store.stopFlushing()
        var hits: [Hit] = []
        for _ in 0..<4 {
            let start = sent + hour + Int64.random(in: 0...600_000, using: &random)
            let spread: Int64 = [500, 40_000, 255_000, 500_000].randomElement(using: &random) ?? 0
            for _ in 0..<Int.random(in: 40...180, using: &random) {
                let kind: JudgedHit.Kind = Bool.random(using: &random) ? .open : .click
                hits.append(
                    Hit(
                        kind, of: copy, link: kind == .click ? Int.random(in: 0..<6, using: &random) : 0,
                        at: start + Int64.random(in: 0...spread, using: &random) / 50 * 50,
                        from: "192.0.\(Int.random(in: 0..<3, using: &random)).1"))
            }
        }
        var rest = hits.shuffled(using: &random)[...]
        while !rest.isEmpty {
            let some = rest.prefix(Int.random(in: 1...60, using: &random))
            rest = rest.dropFirst(some.count)
            try store.count(Array(some))
        }
        let figures = try self.figures()
        #expect(figures[1] == figures[2], "the first and the last open")
        #expect(try store.check() == [])
        try query("UPDATE events SET rules = 1")
        #expect(try store.rejudge(all: false) { _ in }.changed == 0)
        #expect(try self.figures() == figures)
    }

    private func figures() throws -> [String] {
        try query("SELECT opens, clicks, machine_opens, machine_clicks, first_opened_at, last_opened_at FROM messages")
            + query(
                """
                SELECT MIN(at), MAX(at) FROM events WHERE kind = 'open' AND is_repeat = 0 AND actor <> 'machine'
                UNION ALL SELECT first_opened_at, last_opened_at FROM copies
                """)
            + query("SELECT link, clicks, first_clicked_at, last_clicked_at FROM links ORDER BY link")
            + query("SELECT actor, actor_reason, at, kind, link FROM events ORDER BY event")
    }

    /// A database of the version before: what its copies have is counted, and when the first delivery came is known.
    @Test func migration() throws {
        let path = store.path + ".3"
        let old = try ReleasedSchema.database(ofVersion: 3, at: path)
        try old.write { database in
            try database.execute(
                sql: """
                    INSERT INTO messages (message, message_id, queue_id, sender, subject, sent_at, recipients, machine_opens)
                    VALUES (1, '', '', '', '', 0, 2, 3);
                    INSERT INTO copies (copy, message, delivery, machine_opens) VALUES (2, 1, NULL, 3), (3, 1, 6, 0);
                    INSERT INTO contacts (contact, address) VALUES (1, 'a@b.example');
                    INSERT INTO deliveries (delivery, message, copy, contact, logged_at)
                    VALUES (4, 1, 2, 1, 50), (5, 1, 2, 1, 40), (6, 1, 3, 1, 30);
                    INSERT INTO events (at, kind, message, copy, actor) VALUES
                        (1, 'open', 1, 2, 'machine'), (2, 'open', 1, 2, 'machine'), (3, 'open', 1, 2, 'machine'),
                        (4, 'delivered', 1, 2, NULL);
                    """)
        }
        try old.close()
        let new = try Store(path: path)
        let rows = try new.read { try Row.fetchAll($0, sql: "SELECT events, logged_at FROM copies ORDER BY copy") }
        let kept = try rows.map { try [$0.decode(Int?.self, atIndex: 0), $0.decode(Int?.self, atIndex: 1)] }
        #expect(kept == [[3, 40], [0, nil]])
        #expect(try new.check() == [])
    }
}
