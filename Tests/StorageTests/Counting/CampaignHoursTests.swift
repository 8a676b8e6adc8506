// A campaign's sums by the hour and by domain: in whatever order hits come and verdicts change, they are those of its events.

import Bounces
import Foundation
import GRDB
import Judging
import Privacy
import Testing
import Words

@testable import Storage

@Suite final class CampaignHoursTests: ReturnedMailFixture {
    private func hours() throws -> [String] {
        try query(
            "SELECT hour, opens, machine_opens, clicks, machine_clicks FROM campaign_hours ORDER BY campaign, hour")
    }

    /// The same, counted from the events.
    private func recount() throws -> [String] {
        func count(_ kind: String, _ actors: String) -> String {
            "COUNT(CASE WHEN kind = '\(kind)' AND actor \(actors) ('human', 'proxy') THEN 1 END)"
        }
        return try query(
            """
            SELECT e.at - e.at % 3600000, \(count("open", "IN")), \(count("open", "NOT IN")),
                \(count("click", "IN")), \(count("click", "NOT IN"))
            FROM events e JOIN messages m ON m.message = e.message
            WHERE m.campaign IS NOT NULL AND kind IN ('open', 'click') AND is_repeat = 0 GROUP BY m.campaign, 1 ORDER BY m.campaign, 1
            """)
    }

    private func domains() throws -> [String] {
        try query("SELECT domain, sent, opened, clicked FROM campaign_domains ORDER BY campaign, domain")
    }

    private func recountDomains() throws -> [String] {
        try query(
            """
            SELECT substr(a.address, instr(a.address, '@') + 1), COUNT(*),
                SUM(c.delivery IS NOT NULL AND c.opens + c.clicks > 0), SUM(c.delivery IS NOT NULL AND c.clicks > 0)
            FROM deliveries d JOIN copies c ON c.copy = d.copy JOIN messages m ON m.message = d.message
            JOIN contacts a ON a.contact = d.contact WHERE m.campaign IS NOT NULL
            GROUP BY m.campaign, 1 ORDER BY m.campaign, 1
            """)
    }

    private func send(_ id: Int, campaign: String?, to recipients: [String]) throws -> Int64 {
        let numbers = try store.reserveNumbers(recipients: recipients.count)
        try store.record(
            Sending(
                messageID: "<\(id)@shop.example>", queueID: "Q\(id)", sender: "news@shop.example", subject: "Hello",
                campaign: campaign, sentAt: sent, recipients: recipients,
                destinations: (0..<4).compactMap { Destination(Array("https://e.example/\($0)".utf8)) }, leftAlone: nil),
            as: numbers)
        return numbers.copy
    }

    /// Looks by few people and by scanners, near the ends of hours, so that bursts, repeats and late hits move what was counted.
    private func hits(on copies: [Int64], _ random: inout SeededRandom) -> [Hit] {
        (0..<400).map { _ in
            let near = Int64.random(in: 1...3, using: &random) * hour
            let copy = copies.randomElement(using: &random) ?? 0
            let isScanner = Int.random(in: 0..<4, using: &random) == 0
            return Hit(
                Bool.random(using: &random) ? .open : .click, of: copy, link: Int.random(in: 0..<4, using: &random),
                at: sent - sent % hour + near + Int64.random(in: -90_000...90_000, using: &random),
                from: "192.0.\(Int.random(in: 0..<3, using: &random)).1", agent: isScanner ? "curl/8" : Browser.firefox,
                headers: isScanner ? "" : Browser.headers)
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>) func inWhateverOrderTheyAreThoseOfTheEvents(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        try store.stopFlushing()
        let copies =
            try (0..<8).map { try send($0, campaign: "c\($0 % 2)", to: ["p\($0)@d\($0 % 3).example"]) }
            + [
                send(8, campaign: "c0", to: ["x@d0.example", "y@d1.example"]),
                send(9, campaign: nil, to: ["z@d0.example"]),
            ]
        var rest = hits(on: copies, &random).shuffled(using: &random)[...]
        while !rest.isEmpty {
            let batch = rest.prefix(Int.random(in: 1...60, using: &random))
            rest = rest.dropFirst(batch.count)
            try store.count(Array(batch))
            switch Int.random(in: 0..<4, using: &random) {
            case 0: _ = try store.rejudge(all: true) { _ in }
            case 1:
                // A delivery's time becomes known.
                let number = Int.random(in: 0..<8, using: &random)
                try settle(
                    report(.undetermined, of: "p\(number)@d\(number % 3).example", action: .delivered),
                    copy: copies[number], at: sent + Int64.random(in: 0...3, using: &random) * hour)
            default: break
            }
            #expect(try hours() == recount())
        }
        var newer = CountingRules()
        var rules = JudgeRules()
        rules.version += 1
        rules.manyLooks = 3
        newer.judge = HitJudge(rules: rules)
        let again = try Store(path: store.path, rules: newer)
        #expect(try again.rejudge(all: false) { _ in }.judged > 0)
        #expect(try hours() == recount())
        #expect(try domains() == recountDomains())
        #expect(try store.check() == [])

        // What they were made of goes: they stay.
        let before = try hours()
        while try store.deleteEvents(before: sent + 2 * hour, atMost: 50) > 0 {}
        #expect(try hours() == before && recount() != before)
        _ = try store.erase("p1@d1.example", hashes: ["h"], at: sent + day)
        #expect(try hours() == before)
        #expect(try store.check() == [])
        _ = try store.rejudge(all: true) { _ in }
        #expect(try store.check() == [])
    }

    /// An hour whose only event turns out to be a repeat of one before is none.
    @Test func anHourWithoutEventsIsNone() throws {
        let copy = try sendLinks("1")
        let end = sent - sent % hour + 2 * hour
        try store.count([Hit(.open, of: copy, at: end + 60_000)])
        #expect(try hours() == ["\(end)|1|0|0|0"])
        try store.count([Hit(.open, of: copy, at: end - 60_000)])
        #expect(try hours() == ["\(end - hour)|1|0|0|0"])
    }

    /// Hits without events: those beyond a copy's limit, and those of who wants no trace.
    @Test func whatHasNoEventIsCounted() throws {
        let copy = try sendLinks("1")
        try query("UPDATE copies SET events = \(CopyTally.eventLimit)")
        try store.count([Hit(.click, of: copy, at: sent + hour)])
        try query("UPDATE copies SET events = 0")
        let untraced = try Store(
            path: store.path, rules: CountingRules(privacy: PrivacyPolicy(standard: .aggregate)))
        let shared = try sendLinks("2", to: ["bob@home.example", "eve@home.example"])
        try untraced.count([
            Hit(.open, of: shared, at: sent + hour),
            Hit(.open, of: shared, at: sent + hour, agent: "curl/8", headers: ""),
            // Of one recipient's copy only what is no person's.
            Hit(.open, of: copy, at: sent + hour), Hit(.open, of: copy, at: sent + hour, agent: "curl/8", headers: ""),
        ])
        #expect(try hours() == ["\(sent + hour - sent % hour)|1|2|0|1"])
        #expect(try query("SELECT machine_opens, machine_clicks FROM crm_campaigns") == ["2|1"])
        #expect(try store.check() == [])
    }

    /// Without it the check would not see what it is for.
    @Test(
        arguments: [
            ("UPDATE campaign_hours SET opens = opens + 1", ["campaigns by their hours"]),
            ("UPDATE campaign_hours SET hour = hour + 3600000", ["campaign_hours"]),
            ("UPDATE campaign_domains SET clicked = 0", ["campaign_domains"]),
            ("UPDATE domain_days SET count = 0 WHERE event = 'bounce'", ["domain_days"]),
        ]) func aSumThatIsWrongIsSeen(change: String, tables: [String]) throws
    {
        let copy = try sendLinks("1")
        try store.count([Hit(.click, of: copy, at: sent + hour)])
        try settle(report(.userUnknown, of: "ann@home.example"), copy: copy, at: sent + 2 * day)
        #expect(try store.check() == [])
        try query(change)
        #expect(
            try store.check() == tables.map { "1 rows of \($0) whose counters are not those of their events" })
    }
}
