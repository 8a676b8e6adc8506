// Verdicts in the database: what bursts, delivery times and newer rules take back is taken back everywhere.

import Bounces
import Engagement
import Foundation
import Judging
import Privacy
import Testing
import Words

@testable import Storage

@Suite final class JudgedCountingTests: ReturnedMailFixture {
    private func figures() throws -> [String] {
        try query("SELECT opens, clicks, machine_opens, machine_clicks FROM crm_messages")
            + query("SELECT opened, clicked, machine_opens, machine_clicks FROM crm_campaigns")
            + query("SELECT opens, clicks, engagement, last_activity_at FROM contacts")
            + query("SELECT url, clicks, unique_clicks FROM crm_campaign_links")
            + query("SELECT link, clicks FROM links") + query("SELECT * FROM clicked_links")
    }

    @Test(arguments: [1, 2, 7]) func aBurstTakesItsFirstHitsBack(hitsOfATransaction size: Int) throws {
        let copy = try sendLinks("1")
        let start = sent + hour
        let hits =
            [Hit(.open, of: copy, at: start, agent: Browser.chrome)]
            + (0..<6).map { Hit(.click, of: copy, link: $0, at: start + 300 * Int64($0), agent: Browser.chrome) }
        for index in stride(from: 0, to: hits.count, by: size) {
            try store.count(Array(hits[index..<min(index + size, hits.count)]))
        }
        #expect(try figures() == ["0|0|1|6", "0|0|1|6", "0|0|-|-"])
        #expect(try query("SELECT first_opened_at, last_opened_at FROM messages") == ["-|-"])
        #expect(try query("SELECT DISTINCT actor FROM events") == ["machine"])
        #expect(try store.check() == [])
    }

    /// What a person did before and after a scan stays.
    @Test func aBurstTakesBackNobodyElsesHits() throws {
        let copy = try sendLinks("1")
        try store.count([
            Hit(.open, of: copy, at: sent + hour), Hit(.click, of: copy, link: 2, at: sent + hour + 60_000),
        ])
        let before = try figures()
        let scan = sent + 30 * hour
        for link in 0..<6 {
            try store.count([
                Hit(.click, of: copy, link: link, at: scan + Int64(link), from: "198.51.100.7", agent: Browser.chrome)
            ])
        }
        let after = try figures().map { $0.replacing("0|6", with: "0|0") }
        #expect(zip(after, before).allSatisfy { $0 == $1 || $0.contains("|") })
        #expect(try query("SELECT opens, clicks, machine_clicks FROM crm_messages") == ["1|1|6"])
        #expect(try query("SELECT url, clicks FROM crm_campaign_links") == ["https://e.example/2|1"])
        try #expect(abs(score(at: sent + hour) - formula([(1, sent + hour), (3, sent + hour + 60_000)])) < 1e-9)
        #expect(try store.check() == [])
    }

    @Test func aFastPersonWhoClicksTwoLinksIsNoMachine() throws {
        let copy = try sendLinks("1")
        try query("UPDATE deliveries SET logged_at = \(sent + 500)")
        try store.count([
            Hit(.open, of: copy, at: sent + 4_500), Hit(.click, of: copy, link: 0, at: sent + 6_000),
            Hit(.click, of: copy, link: 3, at: sent + 9_000),
        ])
        #expect(try query("SELECT actor FROM events") == ["human", "human", "human"])
    }

    @Test func aGatewayOfAThousandMailsClicksNothing() throws {
        for number in 0..<1_000 {
            let copy = try sendLinks("\(number)", to: ["p\(number)@firm\(number % 40).example"])
            let start = sent + Int64(number) * 50
            let agent = number.isMultiple(of: 2) ? Browser.chrome : Browser.firefox
            let hits = (0..<6).map { link in
                Hit(
                    .click, of: copy, link: link, at: start + 8_000 + 400 * Int64(link),
                    from: "203.0.113.\(number % 200)", agent: agent)
            }
            for hit in hits { try store.count([hit]) }
        }
        #expect(try query("SELECT clicked, machine_clicks FROM crm_campaigns") == ["0|6000"])
        #expect(try query("SELECT COUNT(*) FROM events WHERE actor <> 'machine'") == ["0"])
        #expect(try query("SELECT COUNT(*) FROM contacts WHERE engagement IS NOT NULL OR clicks > 0") == ["0"])
        #expect(try store.check() == [])
    }

    @Test func theTimeOfDeliveryChangesVerdicts() throws {
        let copy = try sendLinks("1")
        try store.count([
            Hit(.open, of: copy, at: sent + 10_000), Hit(.click, of: copy, link: 1, at: sent + 11_000),
        ])
        #expect(try query("SELECT actor FROM events") == ["human", "human"])
        try query("UPDATE deliveries SET logged_at = \(sent + 60_000)")
        try store.writer.perform { [rules = store.rules] in
            try $0.deliveryBecameKnown(copy: copy, rules)
        }
        #expect(try query("SELECT actor FROM events") == ["machine", "machine"])
        #expect(try figures() == ["0|0|1|1", "0|0|1|1", "0|0|-|-"])
        #expect(try store.check() == [])
    }

    @Test func newerRulesApplyToWhatIsKept() throws {
        var copies: [Int64] = []
        for number in 0..<30 {
            let copy = try sendLinks("\(number)", to: ["p\(number)@home.example"])
            copies.append(copy)
            try store.count([
                Hit(.open, of: copy, at: sent + hour, agent: "Mozilla/5.0 (X11; Linux) NewScan/1.0"),
                Hit(.click, of: copy, link: 1, at: sent + 2 * hour),
            ])
        }
        #expect(try query("SELECT opened, clicked, machine_opens FROM crm_campaigns") == ["30|30|0"])
        var newer = CountingRules(
            judge: HitJudge(agents: AgentFile.known.patterns + AgentFile("gateway NewScan").patterns))
        let same = try Store(path: store.path, rules: newer).rejudge(all: false) { _ in }
        #expect(same.judged == 0, "the same version has judged them")
        var rules = JudgeRules()
        rules.version += 1
        newer.judge = HitJudge(
            rules: rules, agents: AgentFile.known.patterns + AgentFile("gateway NewScan").patterns)
        let again = try Store(path: store.path, rules: newer)
        var steps = 0
        let result = try again.rejudge(all: false) { _ in steps += 1 }
        #expect(result.judged == 60 && result.changed == 30 && steps > 0)
        #expect(try query("SELECT opened, clicked, machine_opens FROM crm_campaigns") == ["30|30|30"])
        #expect(try query("SELECT COUNT(*) FROM contacts WHERE opens <> 0 OR clicks <> 1") == ["0"])
        #expect(try again.rejudge(all: false) { _ in }.judged == 0)
        #expect(try again.rejudge(all: true) { _ in }.changed == 0)
        #expect(try store.check() == [])
    }

    /// The version before kept addresses and no networks.
    @Test func networksOfOlderEventsAreThoseOfTheirAddresses() throws {
        let copy = try sendLinks("1")
        for number in 0..<3 {
            try store.count([Hit(.open, of: copy, at: sent + (Int64(number) + 1) * hour, from: "192.0.\(number).1")])
        }
        try query("UPDATE events SET network = NULL, rules = NULL, at = \(sent + hour) + event * 1000")
        try query("DELETE FROM campaign_hours WHERE hour > \(sent + hour)")
        try query("UPDATE campaign_hours SET opens = 3")
        #expect(try store.rejudge(all: false) { _ in }.changed == 3)
        #expect(try query("SELECT COUNT(DISTINCT network) FROM events WHERE actor = 'machine'") == ["3"])
        #expect(try store.check() == [])
    }

    @Test func placesAreOfPeopleNotOfProxies() throws {
        let rules = CountingRules(place: { _ in Place(country: "DE", region: "Bavaria", city: "Munich") })
        let located = try Store(path: store.path, rules: rules)
        let copy = try sendLinks("1")
        try located.count([
            Hit(.open, of: copy, at: sent + hour),
            Hit(
                .open, of: copy, at: sent + hour + 1, from: "66.249.84.1",
                agent: "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"),
        ])
        #expect(
            try query("SELECT actor, country, region, city FROM crm_timeline WHERE event = 'open'")
                == ["human|DE|Bavaria|Munich", "proxy|-|-|-"])
    }

    @Test(arguments: [
        (PrivacyMode.full, ["192.0.2.1|DE|Munich|1"]), (.truncated, ["192.0.2.0|DE|-|1"]), (.verdict, ["-|DE|-|0"]),
        (.aggregate, []), (.off, []),
    ])
    func privacyDecidesWhatIsKept(mode: PrivacyMode, kept: [String]) throws {
        let rules = CountingRules(
            privacy: PrivacyPolicy(domains: ["shop.example": mode]),
            place: { _ in Place(country: "DE", region: "Bavaria", city: "Munich") })
        let discreet = try Store(path: store.path, rules: rules)
        let alone = try sendLinks("1")
        let shared = try sendLinks("2", to: ["bob@home.example", "carl@home.example"])
        try discreet.count([Hit(.open, of: alone, at: sent + hour)])
        #expect(try query("SELECT ip, country, city, user_agent IS NOT NULL FROM events") == kept)
        try discreet.count([Hit(.open, of: shared, at: sent + hour), Hit(.click, of: shared, link: 1, at: sent + hour)])
        let figures = try query("SELECT opens, clicks FROM messages ORDER BY message")
        #expect(figures == [mode < .aggregate ? "1|0" : "0|0", mode.counts ? "1|1" : "0|0"])
        #expect(try query("SELECT clicks FROM campaign_links") == (mode.counts ? ["1"] : []))
        #expect(try query("SELECT opens FROM contacts ORDER BY contact").first == (mode < .aggregate ? "1" : "0"))
        #expect(try store.check() == [])
    }

    @Test func aContactsOwnModeHolds() throws {
        let copy = try sendLinks("1")
        try store.setPrivacyMode(.off, of: "ann@home.example")
        try store.count([Hit(.open, of: copy, at: sent + hour)])
        #expect(try query("SELECT COUNT(*) FROM events") == ["0"])
    }

    // MARK: Scores

    private func score(at time: Int64) throws -> Double {
        let value = try query("SELECT engagement FROM contacts").first.flatMap(Double.init)
        return EngagementKey(value: value).score(at: time, by: EngagementRule())
    }

    /// Section 8 of the design, written down anew.
    private func formula(_ signs: [(weight: Double, at: Int64)], at time: Int64? = nil) -> Double {
        let now = time ?? sent + hour
        let raw = signs.reduce(0) { $0 + $1.weight * pow(2, -Double(now - $1.at) / (30 * 86_400_000)) }
        return 100 * raw / (raw + 10)
    }

    @Test func theNthOpenAndClickWeighTheNthPart() throws {
        let first = try sendLinks("1")
        let second = try sendLinks("2")
        let at = (0..<9).map { sent + Int64($0 + 1) * day }
        try store.count([
            Hit(.open, of: first, at: at[0]), Hit(.open, of: first, at: at[1]), Hit(.open, of: second, at: at[2]),
            Hit(.click, of: first, link: 1, at: at[3]), Hit(.click, of: first, link: 2, at: at[4]),
        ])
        try store.count([Hit(.click, of: first, link: 1, at: at[5]), Hit(.open, of: first, at: at[6])])
        try settle(.init(kind: .reply), copy: second, at: at[7], sender: "ann@home.example")
        let expected = formula(
            [
                (1, at[0]), (0.5, at[1]), (1, at[2]), (3, at[3]), (3, at[4]), (1.5, at[5]), (1.0 / 3, at[6]),
                (10, at[7]),
            ], at: at[8])
        try #expect(abs(score(at: at[8]) - expected) < 1e-9)
    }

    /// Any hits in any transactions: the counters are those of the events, and the scores are the formula's.
    @Test(arguments: 0..<4) func whateverHappensTheFiguresAgree(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var copies: [Int64] = []
        for number in 0..<6 { copies.append(try sendLinks("\(number)", to: ["p\(number % 3)@home.example"])) }
        copies.append(try sendLinks("shared", to: ["x@home.example", "y@home.example"]))
        var time = sent + 30_000
        for _ in 0..<60 {
            let hits = (0..<Int.random(in: 1...8, using: &random)).map { _ in
                time += Int64([10, 200, 3_000, 50_000, 4_000_000].randomElement(using: &random) ?? 0)
                let kind: JudgedHit.Kind = Bool.random(using: &random) ? .open : .click
                return Hit(
                    kind, of: copies.randomElement(using: &random) ?? 0,
                    link: kind == .click ? Int.random(in: 0..<6, using: &random) : 0, at: time,
                    from: "192.0.\(Int.random(in: 0..<5, using: &random)).1",
                    agent: [Browser.firefox, Browser.chrome, "curl/8"].randomElement(using: &random) ?? "")
            }
            try store.count(hits)
        }
        #expect(try store.check() == [])
        let rule = EngagementRule()
        let keys = try query("SELECT contact, COALESCE(engagement, 0) FROM contacts")
        for row in keys.map({ $0.split(separator: "|") }) {
            let contact = try #require(Int64(row[0]))
            let key = try store.read { try EngagementHistory(ofContact: contact, rule: rule, in: $0).key(by: rule) }
            #expect(abs((key.value ?? 0) - (Double(row[1]) ?? 0)) < 1e-9)
        }
    }
}

/// The same numbers in each run (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
