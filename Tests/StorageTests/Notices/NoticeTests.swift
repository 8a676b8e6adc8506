// Notices: planned once, by triggers, where somebody wants to know; withdrawn; gathered; sent.

import Foundation
import GRDB
import Judging
import Testing
import Tracking
import Words

@testable import Storage

@Suite final class NoticeTests: ReturnedMailFixture {
    /// Now, as the database has it.
    private let now = Int64(Date().timeIntervalSince1970 * 1000)

    private func prefer(
        _ sender: String = "news@shop.example", _ method: NotificationPreference.Method = .mail,
        _ target: String? = nil,
        _ digest: NotificationPreference.Digest = .none
    ) throws {
        try store.setNotificationPreference(
            NotificationPreference(sender: sender, method: method, target: target, digest: digest))
    }

    private func waiting() throws -> Int { try query("SELECT copy FROM notices WHERE batch IS NULL").count }
    private func batches() throws -> [String] {
        try query("SELECT method, target, state FROM notice_batches ORDER BY batch")
    }
    private func gather(hoursLater hours: Int64 = 1) throws -> Int {
        try store.gatherNotices(methods: [.mail, .webhook], now: now + hours * hour)
    }

    private func send(notify: NoticeRequest?, from sender: String = "news@shop.example") throws -> Int64 {
        let numbers = try store.reserveNumbers(recipients: 1)
        try store.record(
            Sending(
                messageID: "<n@shop.example>", queueID: "QN", sender: sender, subject: "Hello", campaign: nil,
                sentAt: sent, recipients: ["ann@home.example"], destinations: [], leftAlone: nil, notices: notify),
            as: numbers)
        return numbers.copy
    }

    override func open(_ copy: Int64) throws { try store.count([Hit(.open, of: copy, at: now)]) }

    // MARK: Who wants to know

    @Test func nobodyIsToldUnasked() throws {
        try open(try send("1", to: "ann@home.example"))
        #expect(try query("SELECT * FROM notices") == [])
    }

    struct Wish: Sendable {
        let preferences: [String]
        let header: NoticeRequest?
        /// Method, target and digest; nil where nobody is told.
        let result: String?
    }

    @Test(arguments: [
        Wish(preferences: [], header: .yes, result: "mail|news@shop.example|none"),
        Wish(
            preferences: ["('news@shop.example', 'mail', NULL, 'none')"], header: nil,
            result: "mail|news@shop.example|none"),
        Wish(preferences: ["('news@shop.example', 'mail', NULL, 'none')"], header: .no, result: nil),
        Wish(
            preferences: ["('@shop.example', 'webhook', 'https://c.example/', 'daily')"], header: nil,
            result: "webhook|https://c.example/|daily"),
        Wish(
            preferences: ["('@shop.example', 'mail', 'boss@shop.example', 'hourly')"], header: .yes,
            result: "mail|boss@shop.example|hourly"),
        Wish(
            preferences: [
                "('@shop.example', 'webhook', 'https://c.example/', 'daily')",
                "('news@shop.example', 'none', NULL, 'none')",
            ], header: nil, result: nil),
        Wish(
            preferences: [
                "('@shop.example', 'webhook', 'https://c.example/', 'daily')",
                "('news@shop.example', 'none', 'x@y', 'daily')",
            ], header: .yes, result: "mail|news@shop.example|none"),
        Wish(
            preferences: [
                "('@shop.example', 'webhook', 'https://c.example/', 'daily')",
                "('news@shop.example', 'mail', NULL, 'none')",
            ], header: nil, result: "mail|news@shop.example|none"),
        Wish(preferences: ["('@other.example', 'mail', NULL, 'none')"], header: nil, result: nil),
    ])
    func addressGoesBeforeDomainAndTheHeaderBeforeBoth(_ wish: Wish) throws {
        for row in wish.preferences {
            try query("INSERT INTO notification_preferences (sender, method, target, digest) VALUES \(row)")
        }
        let copy = try send(notify: wish.header, from: "News@Shop.example")
        #expect(try query("SELECT method, target, digest FROM wanted_notices") == (wish.result.map { [$0] } ?? []))
        try open(copy)
        #expect(try waiting() == (wish.result == nil ? 0 : 1))
    }

    @Test func mailWithoutSenderHasNobodyToTell() throws {
        try prefer("@shop.example")
        try open(try send(notify: .yes, from: ""))
        #expect(try waiting() == 0)
    }

    @Test(arguments: [
        "('Ann@shop.example', 'mail', NULL)", "('ann', 'mail', NULL)", "('@', 'mail', NULL)", "('a@b@c', 'mail', NULL)",
        "('a@b', 'fax', NULL)", "('a@b', 'webhook', NULL)", "('a@b', 'webhook', 'ftp://x')", "('a@b', 'mail', 'x')",
        "('a@b', 'mail', 'a b@c')", "('a@b', 'webhook', 'http://x/ y')", "('', 'none', NULL)",
    ])
    func badPreferencesAreRefused(_ row: String) {
        #expect(throws: DatabaseError.self) {
            try query("INSERT INTO notification_preferences (sender, method, target) VALUES \(row)")
        }
    }

    // MARK: Once

    @Test func aCopyIsToldOfOnce() throws {
        try prefer()
        let copy = try send("1", to: "ann@home.example")
        for _ in 0..<3 { try open(copy) }
        #expect(try waiting() == 1)
        _ = try gather()
        try open(copy)
        _ = try gather()
        #expect(try batches() == ["mail|news@shop.example|planned"])
    }

    @Test func machinesAreNotToldOf() throws {
        try prefer()
        let copy = try send("1", to: "ann@home.example")
        try store.count([Hit(.open, of: copy, at: now - hour, headers: "sec-purpose: prefetch\n")])
        #expect(try query("SELECT machine_opens FROM copies") == ["1"])
        #expect(try waiting() == 0)
        try store.count([Hit(.click, of: copy, at: now)])
        #expect(try waiting() == 1, "a click proves an opening")
    }

    /// A scanner's first hit looks like a person's until the next come.
    @Test func openThatIsTakenBackIsWithdrawn() throws {
        try prefer()
        let copy = try send("1", to: "ann@home.example")
        try open(copy)
        #expect(try waiting() == 1)
        try query("UPDATE copies SET opens = 0, machine_opens = 1")
        #expect(try waiting() == 0)
        try query("UPDATE copies SET opens = 1")
        #expect(try waiting() == 1, "this time it was a person")
        // It is withdrawn from a batch that nobody has tried to send, too, and from no other.
        _ = try gather()
        try query("UPDATE copies SET opens = 0")
        let due = try store.dueNoticeBatches(.mail, now: now + hour, limit: 9).due
        #expect(try store.leaseNoticeBatch(due[0].batch, for: "p", now: now + hour, seconds: 60) == nil)
        #expect(try batches() == ["mail|news@shop.example|cancelled"])
        try query("UPDATE copies SET opens = 1")
        _ = try gather()
        let batch = try leaseBatch(at: now + hour)
        try query("UPDATE copies SET opens = 0")
        #expect(try query("SELECT copy FROM notices").count == 1)
        try store.noticesEnded(batch, .sent, reply: "250")
        try query("UPDATE copies SET opens = 1")
        #expect(try waiting() == 0)
    }

    /// The wait is longer than what the judge of hits may learn afterwards.
    @Test func noticeWaitsForTheJudge() throws {
        try prefer()
        try open(try send("1", to: "ann@home.example"))
        let due = try #require(Int64(try query("SELECT due_at FROM notices")[0]))
        #expect(due > now + JudgeRules().reach && due < now + JudgeRules().reach + 60_000)
        #expect(try store.gatherNotices(methods: [.mail], now: due - 1) == 0)
        #expect(try batches() == [])
    }

    // MARK: Gathering

    @Test(arguments: [(NotificationPreference.Digest.hourly, Int64(3_600_000)), (.daily, 86_400_000)])
    func digestGathersAPeriod(_ digest: NotificationPreference.Digest, _ period: Int64) throws {
        try prefer("@shop.example", .mail, nil, digest)
        for number in 0..<3 { try open(try send("\(number)", to: "r\(number)@home.example")) }
        try open(try send(notify: nil, from: "other@shop.example"))
        let due = try #require(Int64(try query("SELECT MAX(due_at) FROM notices")[0]))
        #expect(due % period == 0 && due > now && due <= now + period + 150_000)
        #expect(try store.gatherNotices(methods: [.mail], now: due) == 0)
        #expect(
            try query("SELECT target, COUNT(*) FROM notices JOIN notice_batches USING (batch) GROUP BY 1 ORDER BY 1")
                == ["news@shop.example|3", "other@shop.example|1"])
        #expect(try store.dueNoticeBatches(.mail, now: due, limit: 9).due.count == 2)
    }

    @Test func withoutDigestEachHasItsOwn() throws {
        try prefer("@shop.example", .webhook, "https://c.example/")
        for number in 0..<3 { try open(try send("\(number)", to: "r\(number)@home.example")) }
        _ = try gather()
        #expect(try batches().count == 3)
    }

    @Test func whatNobodyWantsAnyMoreIsDropped() throws {
        try prefer()
        let copy = try send("1", to: "ann@home.example")
        try open(copy)
        try prefer("news@shop.example", .none)
        #expect(try gather() == 0)
        #expect(try query("SELECT * FROM notices") == [])
        try prefer("news@shop.example", .webhook, "https://c.example/")
        try open(try send("2", to: "ann@home.example"))
        #expect(try store.gatherNotices(methods: [.mail], now: now + hour) == 1, "there is no secret to sign with")
        #expect(try query("SELECT * FROM notices") == [])
    }

    /// Newer rules find a person behind an old hit: nobody wants to be told of that now.
    @Test func whatIsFoundLateIsNoNews() throws {
        try prefer()
        let copy = try send("1", to: "ann@home.example")
        try store.count([Hit(.open, of: copy, at: now - 8 * day)])
        #expect(try waiting() == 1)
        #expect(try gather() == 0)
        #expect(try batches() == [])
        // Nor of the next one.
        try open(copy)
        #expect(try query("SELECT * FROM notices") == [])
        try store.count([Hit(.open, of: try send("2", to: "bob@home.example"), at: now - 6 * day)])
        _ = try gather()
        #expect(try batches() == ["mail|news@shop.example|planned"])
    }

    @Test func nobodyIsToldOfErasedContacts() throws {
        try prefer()
        for number in 1...3 { try open(try send("\(number)", to: "ann\(number)@home.example")) }
        _ = try gather()
        let sent = try leaseBatch(at: now + hour)
        try store.noticesEnded(sent, .sent, reply: "250")
        let later = try leaseBatch(at: now + hour)
        try store.postponeNotices(later, until: now + hour, reply: "450")
        for number in 1...2 { _ = try store.erase("ann\(number)@home.example", hashes: ["hash\(number)"], at: now) }
        #expect(try store.leaseNoticeBatch(later.batch, for: "p", now: now + hour, seconds: 60) == nil)
        #expect(try query("SELECT state FROM notice_batches ORDER BY batch") == ["sent", "cancelled", "planned"])
    }

    // MARK: Sending

    private func leaseBatch(at time: Int64, by process: String = "p") throws -> NoticeBatch {
        let due = try #require(try store.dueNoticeBatches(.mail, now: time, limit: 9).due.first)
        return try #require(try store.leaseNoticeBatch(due.batch, for: process, now: time, seconds: 60))
    }

    @Test func batchIsLeasedOnce() throws {
        try prefer()
        try open(try send("1", to: "ann@home.example"))
        _ = try gather()
        let time = now + hour
        let first = try leaseBatch(at: time, by: "a")
        #expect(try store.leaseNoticeBatch(first.batch, for: "b", now: time, seconds: 60) == nil)
        #expect(try store.dueNoticeBatches(.mail, now: time, limit: 9).due == [])
        // Its process ended before it gave the mail away: another sends it, and the first has no say any more.
        let second = try leaseBatch(at: time + 61_000, by: "b")
        #expect(second.tries == 2 && second.identifier == first.identifier)
        #expect(try !store.noticesHanded(first))
        #expect(try store.noticesHanded(second))
        // Its process ended after that: nobody sends it.
        let (due, uncertain) = try store.dueNoticeBatches(.mail, now: time + 122_000, limit: 9)
        #expect(due == [] && uncertain == [first.batch])
        #expect(try batches() == ["mail|news@shop.example|uncertain"])
    }

    /// They run every few seconds and hold up everything else that writes.
    @Test func noStatementReadsAWholeTable() throws {
        let plans = [
            try plan(Store.due, [1, 2]), try plan(Store.wanted, [1]), try plan(Store.cancelUnwanted),
            try plan(Store.endUncertain, ["mail", 1]), try plan(Store.postponeOthers, [1, "mail", "a@shop.example"]),
        ]
        for steps in plans {
            #expect(steps.first?.hasPrefix("SEARCH") == true, "\(steps)")
            // Preferences are few.
            #expect(!steps.contains { $0.hasPrefix("SCAN") && $0 != "SCAN p" }, "\(steps)")
            #expect(!steps.contains { $0.hasPrefix("MATERIALIZE") }, "\(steps)")
        }
    }

    @Test func whatWaitsForTheSameTargetWaitsTogether() throws {
        try prefer("@shop.example", .mail, "ann@shop.example")
        try prefer("other@shop.example", .mail)
        for number in 0..<2 { try open(try send("\(number)", to: "r\(number)@home.example")) }
        try open(try send(notify: nil, from: "other@shop.example"))
        _ = try gather()
        let time = now + hour
        let first = try leaseBatch(at: time)
        #expect(try store.failures(ofTargetOf: first) == 1)
        try store.postponeNotices(first, until: time + 5_000, reply: "421 busy")
        #expect(try store.dueNoticeBatches(.mail, now: time, limit: 9).due.map(\.target) == ["other@shop.example"])
        let second = try leaseBatch(at: time + 5_000)
        #expect(second.target == "ann@shop.example" || second.target == "other@shop.example")
        #expect(try store.dueNoticeBatches(.mail, now: time + 5_000, limit: 9).due.count == 2)
    }

    @Test func webhookThatWantsNoMoreIsSwitchedOff() throws {
        try prefer("@shop.example", .webhook, "https://c.example/")
        for number in 0..<2 { try open(try send("\(number)", to: "r\(number)@home.example")) }
        _ = try gather()
        #expect(try store.switchOffWebhook("https://c.example/") == 1)
        #expect(try query("SELECT method, target FROM notification_preferences") == ["none|https://c.example/"])
        #expect(try store.dueNoticeBatches(.webhook, now: now + hour, limit: 9).due == [])
        #expect(try query("SELECT DISTINCT state FROM notice_batches") == ["cancelled"])
    }

    // MARK: What it says

    @Test func noticeSaysWhoAndWhen() throws {
        try prefer("@shop.example", .mail, "ann@shop.example", .hourly)
        let own = try send("1", to: "Bob@Home.example")
        let shared = try send("2", to: "a@home.example", "b@home.example", "c@home.example")
        try store.count([
            Hit(.open, of: own, at: now - 2 * hour), Hit(.open, of: own, at: now - hour, agent: Browser.chrome),
            Hit(.click, of: shared, link: 0, at: now),
        ])
        try query("UPDATE events SET country = 'DE', city = 'Berlin' WHERE copy = \(own)")
        _ = try gather(hoursLater: 3)
        let notices = try leaseBatch(at: now + 3 * hour).notices
        #expect(notices.count == 2)
        #expect(
            notices[0].recipient == "Bob@Home.example" && notices[0].event == .open && notices[0].at == now - 2 * hour)
        #expect(notices[0].city == "Berlin" && notices[0].queueID == "Q1" && notices[0].campaign == "spring")
        #expect(notices[0].userAgent == Browser.firefox)
        #expect(notices[1].recipient == nil && notices[1].recipients == 3 && notices[1].event == .click)
        #expect(notices[1].at == now)
    }

    /// Where retention has taken the events, the copy's own time is left.
    @Test func noticeWithoutEventsHasItsTime() throws {
        try prefer()
        try open(try send("1", to: "ann@home.example"))
        try query("DELETE FROM events")
        _ = try gather()
        let notice = try #require(try leaseBatch(at: now + hour).notices.first)
        #expect(notice.at == now && notice.userAgent == nil)
    }
}
