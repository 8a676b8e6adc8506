// One look that loads the image several times, a double click: one event, counted once, whatever came in which order.

import Bounces
import Engagement
import Foundation
import GRDB
import Judging
import Privacy
import Testing
import Words

@testable import Storage

@Suite final class RepeatsTests: ReturnedMailFixture {
    private let links = (0..<6).map { "https://e.example/\($0)" }
    private let minute: Int64 = 60_000
    /// To make one takes longer than what it judges here.
    private static let judge = HitJudge()
    private var start: Int64 { sent + hour }

    override init() throws {
        try super.init()
        try store.stopFlushing()
    }

    private func sendLinks(
        _ id: String, to recipients: [String] = ["ann@home.example"], through store: Store? = nil
    ) throws -> Int64 {
        let store = store ?? self.store
        let numbers = try store.reserveNumbers(recipients: recipients.count)
        try store.record(
            Sending(
                messageID: "<\(id)@shop.example>", queueID: "Q\(id)", sender: "news@shop.example", subject: "Hello",
                campaign: "spring", sentAt: sent, recipients: recipients,
                destinations: links.compactMap { Destination(Array($0.utf8)) }, leftAlone: nil),
            as: numbers)
        return numbers.copy
    }

    private func score() throws -> Double {
        let value = try query("SELECT engagement FROM contacts").first.flatMap(Double.init)
        return EngagementKey(value: value).score(at: start, by: EngagementRule())
    }

    private func seconds(_ time: Int64) -> String {
        "2025-06-15T16:06:\(40 + time / 1000).\(time % 1000 == 0 ? "000" : "\(time % 1000)")Z"
    }

    @Test func oneLookAndOneClickCountOnce() throws {
        let copy = try sendLinks("1")
        for at in [0, 300, 900] as [Int64] { try store.count([Hit(.open, of: copy, at: start + at)]) }
        for at in [0, 400] as [Int64] { try store.count([Hit(.click, of: copy, link: 2, at: start + 5_000 + at)]) }
        #expect(try query("SELECT opens, clicks, machine_opens, machine_clicks FROM crm_messages") == ["1|1|0|0"])
        #expect(try query("SELECT opens, clicks FROM crm_deliveries") == ["1|1"])
        #expect(try query("SELECT opens, clicks FROM contacts") == ["1|1"])
        #expect(try query("SELECT clicks, unique_clicks FROM crm_links WHERE clicks > 0") == ["1|1"])
        #expect(try query("SELECT clicks, unique_clicks FROM crm_campaign_links") == ["1|1"])
        #expect(
            try query("SELECT event, count, at, last_at FROM crm_timeline WHERE event <> 'sent' ORDER BY at") == [
                "open|3|\(seconds(0))|\(seconds(900))", "click|2|\(seconds(5_000))|\(seconds(5_400))",
            ])
        // Section 8 of the design: 100 · raw / (raw + 10), the raw sum of an open and a click.
        let raw = 1 + 3 * pow(2, 5_000.0 / (30 * 86_400_000))
        #expect(try abs(score() - 100 * raw / (raw + 10)) < 1e-9)
        var entries: [TimelineEntry] = []
        try store.forEachEvent(of: .contact("ann@home.example")) { entries.append($0) }
        #expect(entries.map(\.count) == [1, 3, 2])
        #expect(try store.check() == [])
    }

    /// Another address, agent or link, and what comes later, is another event.
    @Test func othersAreEventsOfTheirOwn() throws {
        let copy = try sendLinks("1")
        try store.count([
            Hit(.open, of: copy, at: start), Hit(.open, of: copy, at: start + 1, from: "192.0.2.2"),
            Hit(.open, of: copy, at: start + 2, agent: Browser.chrome),
            Hit(.open, of: copy, at: start + 30 * minute), Hit(.open, of: copy, at: start + 30 * minute + 1),
            Hit(.click, of: copy, link: 1, at: start), Hit(.click, of: copy, link: 2, at: start + 1),
            Hit(.click, of: copy, link: 1, at: start + 10_001),
        ])
        #expect(try query("SELECT opens, clicks FROM crm_messages") == ["4|3"])
        #expect(try query("SELECT clicks, unique_clicks FROM crm_links WHERE clicks > 0") == ["2|1", "1|1"])
        #expect(try query("SELECT SUM(count) FROM crm_timeline WHERE event <> 'sent'") == ["8"])
        #expect(try store.check() == [])
    }

    /// A hit that comes late and happened early begins the group, and moves those behind it.
    @Test func aLateHitRegroups() throws {
        let copy = try sendLinks("1")
        for at in [40, 60, 75] { try store.count([Hit(.open, of: copy, at: start + Int64(at) * minute)]) }
        func events() throws -> [String] {
            try query(
                "SELECT (at - \(start)) / 60000, count, (last_at - \(start)) / 60000 FROM events WHERE is_repeat = 0 ORDER BY at"
            )
        }
        #expect(try events() == ["40|2|60", "75|1|-"])
        try store.count([Hit(.open, of: copy, at: start + 20 * minute)])
        #expect(try events() == ["20|2|40", "60|2|75"])
        #expect(try query("SELECT opens, last_opened_at FROM messages") == ["2|\(start + 60 * minute)"])
        #expect(
            try query("SELECT first_opened_at, last_opened_at FROM copies").first?.hasPrefix("\(start + 20 * minute)")
                == true)
        #expect(try query("SELECT opens, last_activity_at FROM contacts") == ["2|\(start + 60 * minute)"])
        #expect(try store.check() == [])
    }

    /// Any hits of a few sources in any order and any transactions: events, figures and scores are the same.
    @Test(arguments: [(PrivacyMode.full, 0), (.full, 3), (.truncated, 1), (.verdict, 2)] as [(PrivacyMode, UInt64)])
    func orderChangesNothing(mode: PrivacyMode, seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let recipients = seed == 3 ? ["ann@home.example", "bob@home.example"] : ["ann@home.example"]
        var times: Set<Int64> = []
        var hits: [(kind: JudgedHit.Kind, link: Int, at: Int64, address: String, agent: String)] = []
        for _ in 0..<90 {
            let hour = Int64.random(in: 0...2, using: &random) * self.hour
            let within = ([2_000, 20_000, 600_000, 3_600_000] as [Int64]).randomElement(using: &random) ?? 1
            let at = start + hour + Int64.random(in: 0..<within, using: &random)
            guard times.insert(at).inserted else { continue }
            let kind: JudgedHit.Kind = Int.random(in: 0..<3, using: &random) == 0 ? .click : .open
            let address = ["192.0.2.1", "192.0.2.2", "198.51.100.7"].randomElement(using: &random) ?? ""
            let agent = [Browser.firefox, Browser.chrome].randomElement(using: &random) ?? ""
            hits.append((kind, kind == .click ? Int.random(in: 0..<4, using: &random) : 0, at, address, agent))
        }
        // A scan among them, whose network may be a person's.
        let scan = start + Int64.random(in: 0...120, using: &random) * minute
        for link in 0..<6 where times.insert(scan + 300 * Int64(link)).inserted {
            hits.append((.click, link, scan + 300 * Int64(link), "198.51.100.7", Browser.chrome))
        }
        var results: [[String]] = []
        for order in 0..<3 {
            let rules = CountingRules(judge: Self.judge, privacy: PrivacyPolicy(standard: mode))
            let store = try Store(path: "\(self.store.path).\(order)", rules: rules)
            try store.stopFlushing()
            let copy = try sendLinks("1", to: recipients, through: store)
            let ordered = order == 0 ? hits.sorted { $0.at < $1.at } : hits.shuffled(using: &random)
            var rest = ordered.map {
                Hit($0.kind, of: copy, link: $0.link, at: $0.at, from: $0.address, agent: $0.agent)
            }[...]
            while !rest.isEmpty {
                let some = rest.prefix(order == 0 ? rest.count : Int.random(in: 1...9, using: &random))
                rest = rest.dropFirst(some.count)
                try store.count(Array(some))
            }
            #expect(try store.check() == [])
            let result = try figures(of: store)
            #expect(try store.rejudge(all: true) { _ in }.changed == 0)
            #expect(try figures(of: store) == result)
            try checkGroups(of: store)
            results.append(result)
        }
        #expect(results[1] == results[0])
        #expect(results[2] == results[0])
        #expect(
            results[0].contains { $0.contains("|human|") && $0.hasSuffix("|1") }
                && results[0].contains { $0.contains("|machine|") })
    }

    private func figures(of store: Store) throws -> [String] {
        let statements = [
            "SELECT opens, clicks, machine_opens, machine_clicks, first_opened_at, last_opened_at FROM crm_messages",
            "SELECT opened, clicked, machine_opens, machine_clicks FROM crm_campaigns",
            "SELECT opens, clicks, last_activity_at, round(engagement, 9) FROM contacts",
            "SELECT url, clicks, unique_clicks FROM crm_campaign_links ORDER BY url",
            "SELECT * FROM links ORDER BY link", "SELECT * FROM clicked_links ORDER BY link",
            "SELECT first_opened_at, last_opened_at FROM copies",
            """
            SELECT at, kind, link, ip, user_agent, actor, actor_reason, count, last_at, is_repeat FROM events ORDER BY at
            """,
        ]
        return try store.database.inDatabase { database in
            try statements.flatMap { sql in
                try Row.fetchAll(database, sql: sql).map { row in
                    row.databaseValues.map { String(describing: $0.storage.value ?? "-") }.joined(separator: "|")
                }
            }
        }
    }

    /// The rule, asked of all hits at once, says the same.
    private func checkGroups(of store: Store) throws {
        let rows = try store.read {
            try Row.fetchAll($0, sql: "SELECT \(KnownHit.columns), count FROM events ORDER BY at")
                .map { row in (hit: try KnownHit(row), count: try row.decode(Int.self, forColumn: "count")) }
        }
        let firsts = HitRepeats().firsts(
            of: rows.map {
                HitRepeats.Hit(
                    at: $0.hit.hit.at, kind: $0.hit.hit.kind, actor: $0.hit.hit.verdict.actor, likeness: $0.hit.likeness
                )
            })
        for (index, first) in firsts.enumerated() {
            #expect(rows[index].hit.isRepeat == (first != index))
            #expect(rows[index].count == (first == index ? firsts.count { $0 == index } : 1))
        }
    }

    /// Judging sees what was done, not what counts: too many looks are a machine's, and then that machine's one event.
    @Test(arguments: [1, 7, 150]) func repeatsAreSeenAsBehaviour(hitsOfATransaction size: Int) throws {
        let copy = try sendLinks("1")
        let hits = (0..<150).map { Hit(.open, of: copy, at: start + Int64($0) * 400) }
        for index in stride(from: 0, to: hits.count, by: size) {
            try store.count(Array(hits[index..<min(index + size, hits.count)]))
        }
        #expect(try query("SELECT opens, machine_opens FROM crm_messages") == ["0|1"])
        #expect(try query("SELECT actor, count FROM crm_timeline WHERE event = 'open'") == ["machine|150"])
        #expect(try query("SELECT opens, engagement, last_activity_at FROM contacts") == ["0|-|-"])
        #expect(try store.check() == [])
    }

    /// In the order of time a hit reads and writes the same, however many there are.
    @Test func aHundredRepeatsCostNoMoreThanTen() throws {
        let copy = try sendLinks("1")
        func cost(_ range: Range<Int64>) throws -> (rows: Int, statements: Int) {
            let watch = try WriterWatch.watch(store) {
                for number in range { try store.count([Hit(.open, of: copy, at: start + number * 3_000)]) }
            }
            return (watch.mostRows, watch.statements)
        }
        _ = try cost(0..<5)
        let (few, many) = (try cost(5..<25), try cost(400..<420))
        #expect(many.rows <= few.rows && many.statements <= few.statements)
        let plan = try plan(
            """
            SELECT event, at FROM events
            WHERE copy = 1 AND likeness = 2 AND is_repeat = 0 AND at BETWEEN 3 AND 4 AND actor = 'human'
            """)
        #expect(plan.allSatisfy { $0.contains("events_by_likeness (copy=? AND likeness=? AND is_repeat=? AND at>") })
    }

    /// Where nobody may know any more who is alike, what is one event stays one.
    @Test func whatIsForgottenStaysGrouped() throws {
        let discreet = try Store(
            path: store.path, rules: CountingRules(judge: Self.judge, privacy: PrivacyPolicy(standard: .verdict)))
        let copy = try sendLinks("1")
        let hits = (0..<90).map { Hit(.open, of: copy, at: start + Int64($0) * 1_000) }
        try discreet.count(hits)
        #expect(try query("SELECT COUNT(likeness), COUNT(ip), COUNT(user_agent) FROM events") == ["90|0|0"])
        _ = try store.drop(.strayNetwork, before: start + day, after: .start, atMost: 1_000)
        #expect(try query("SELECT COUNT(likeness), COUNT(network) FROM events") == ["0|0"])
        var rules = JudgeRules()
        rules.manyLooks = 50
        let strict = try Store(path: store.path, rules: CountingRules(judge: HitJudge(rules: rules)))
        #expect(try strict.rejudge(all: true) { _ in }.changed == 90)
        #expect(try query("SELECT opens, machine_opens FROM crm_messages") == ["0|1"])
        #expect(try query("SELECT count FROM crm_timeline WHERE event = 'open'") == ["90"])
        #expect(try store.check() == [])
        #expect(try store.deleteEvents(before: start + 10_000, atMost: 100) == 10)
        #expect(try query("SELECT events FROM copies") == ["80"])
        #expect(try query("SELECT eventless FROM messages") == ["1"])
        #expect(try store.check() == [])
    }

    /// Whoever looks again after a bounce has got the mail, though it is no event of its own.
    @Test func aSecondLookProvesTheDelivery() throws {
        let copy = try sendLinks("1")
        try store.count([Hit(.open, of: copy, at: start)])
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, at: start + minute)
        #expect(try state() == ["ann@home.example|soft_bounced"])
        try store.count([Hit(.open, of: copy, at: start + 5 * minute)])
        #expect(try state() == ["ann@home.example|delivered"])
        #expect(try query("SELECT opens FROM crm_messages") == ["1"])
        #expect(try store.check() == [])
    }

    /// One event until the scan shows, and none that counts after it; a person's look stays beside it.
    @Test func aScanTakesItsRepeatsAlong() throws {
        let copy = try sendLinks("1")
        let scan = start + minute
        try store.count([
            Hit(.open, of: copy, at: start), Hit(.open, of: copy, at: scan), Hit(.open, of: copy, at: scan + 100),
        ])
        #expect(try query("SELECT opens, machine_opens FROM crm_messages") == ["1|0"])
        for link in 0..<6 { try store.count([Hit(.click, of: copy, link: link, at: scan + 200 * Int64(link))]) }
        try #require(try query("SELECT DISTINCT actor FROM events WHERE kind = 'click'") == ["machine"])
        #expect(
            try query("SELECT actor, COUNT(*), SUM(count) FROM crm_timeline WHERE event = 'open' GROUP BY actor")
                == ["human|1|1", "machine|1|2"])
        #expect(try query("SELECT opens, machine_opens, clicks, machine_clicks FROM crm_messages") == ["1|1|0|6"])
        #expect(try store.check() == [])
    }
}
