// What became of mail to a domain, by day: each event once, on its day, whoever tells of it.

import Bounces
import Foundation
import MTALog
import Testing
import Words

@testable import Storage

@Suite final class DomainDaysTests: ReturnedMailFixture {
    private func days() throws -> [String] {
        try query("SELECT day, domain, event, class, reason, count FROM crm_domain_days ORDER BY day, event, domain")
    }

    /// The same, counted from the events.
    private func recount() throws -> [String] {
        try query(
            """
            SELECT date(at / 1000, 'unixepoch'), substr(a.address, instr(a.address, '@') + 1), kind, class, reason, COUNT(*)
            FROM events e JOIN contacts a ON a.contact = e.contact GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 3, 2
            """)
    }

    @Test func whatIsSentCountsByDomain() throws {
        try send("1", to: "Ann@Home.example", "bob@home.example", "eve@work.example", "root")
        try send("2", to: "ann@home.example", at: sent + day)
        #expect(
            try days() == [
                "2025-06-15|home.example|sent|-|-|2", "2025-06-15|work.example|sent|-|-|1",
                "2025-06-16|home.example|sent|-|-|1",
            ])
        #expect(
            try query("SELECT domain, sent, delivered FROM crm_campaign_domains ORDER BY 1")
                == ["home.example|3|0", "work.example|1|0"])
    }

    /// First by name, then by a seal, of another reason and on another day: one bounce, and the believed one.
    @Test func aBounceThatIsToldAgainIsOne() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.mailboxFull, of: "ann@home.example", messageID: "<1@shop.example>"))
        #expect(try days().first == "2025-06-15|home.example|bounce|soft|mailbox_full|1")
        try settle(report(.greylisted, of: "ann@home.example"), copy: copy, at: sent + 2 * day)
        #expect(try days().filter { $0.contains("bounce") } == ["2025-06-17|home.example|bounce|soft|greylisted|1"])
        #expect(try recount() == days().filter { !$0.contains("sent") })
        try settle(report(.userUnknown, of: "ann@home.example"), copy: copy, at: sent + 2 * day)
        #expect(try days().filter { $0.contains("bounce") }.count == 2)
        #expect(try query("SELECT hard_bounced, soft_bounced FROM crm_campaign_domains") == ["1|0"])
        #expect(try store.check() == [])
    }

    @Test func aDeliveryThatIsToldAgainIsOne() throws {
        let copy = try send("1", to: "ann@home.example")
        let taken = report(.undetermined, of: "ann@home.example", action: .delivered, messageID: "<1@shop.example>")
        try settle(taken)
        try settle(taken, copy: copy, at: sent + 2 * day)
        #expect(try days().filter { $0.contains("delivered") } == ["2025-06-17|home.example|delivered|-|-|1"])
        #expect(try query("SELECT delivered FROM crm_campaign_domains") == ["1"])
        #expect(try store.check() == [])
    }

    /// Delays that say the same are one event, on the day of the first: be it told last.
    @Test func aDelayCountsOnItsFirstDay() throws {
        let copy = try send("1", to: "ann@home.example")
        let delay = report(.greylisted, of: "ann@home.example", action: .delayed)
        for days in [3, 1, 2] as [Int64] { try settle(delay, copy: copy, at: sent + days * day) }
        #expect(try days().filter { $0.contains("deferred") } == ["2025-06-16|home.example|deferred|-|greylisted|1"])
        #expect(try recount() == days().filter { !$0.contains("sent") })
        #expect(try store.check() == [])
    }

    /// A line of the log is read for its reason as a bounce's is.
    @Test func aDelayOfTheLogHasItsReason() throws {
        try send("1", to: "ann@home.example")
        let status = DeliveryStatus(
            at: sent + 1000, queueID: "Q1", loggedQueueID: "Q1", recipient: "ann@home.example", originalRecipient: nil,
            state: .deferred, status: "4.2.2", reply: "452 4.2.2 The mailbox is full", command: "RCPT TO",
            remote: RemoteHost(name: "mx.home.example", address: "192.0.2.1"))
        let progress = LogProgress(source: "log", start: nil, end: "1", statuses: [status], kept: [], forgotten: [])
        _ = try store.advance(progress, policy: BouncePolicy()) { 0 }
        #expect(try days().first == "2025-06-15|home.example|deferred|-|mailbox_full|1")
        #expect(try query("SELECT reason FROM crm_timeline WHERE event = 'deferred'") == ["mailbox_full"])
    }

    /// Events go, and so does their contact: what they counted for stays, for two years.
    @Test func theyStayWhenTheirEventsGo() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.userUnknown, of: "ann@home.example"), copy: copy, at: sent + 2 * day)
        let before = try days()
        _ = try store.erase("ann@home.example", hashes: ["h"], at: sent + 3 * day)
        while try store.deleteEvents(before: sent + 9 * day, atMost: 10) > 0 {}
        #expect(try days() == before && before.count == 2)
        #expect(try store.check() == [])
        #expect(try store.deleteDomainDays(before: sent + day, atMost: 10) == 1)
        #expect(try days() == Array(before.dropFirst()))
        #expect(try store.deleteDomainDays(before: sent + 9 * day, atMost: 10) == 1)
        #expect(try days() == [])
    }
}
