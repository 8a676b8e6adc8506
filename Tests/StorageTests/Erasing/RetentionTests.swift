// Events that go: the figures stay, and so does all that something still needs.

import Bounces
import Foundation
import GRDB
import Judging
import Testing
import Words

@testable import Storage

@Suite final class RetentionTests: ReturnedMailFixture {
    private let links = (0..<3).map { "https://e.example/\($0)" }

    private func sendLinks(_ id: String, to recipients: String..., at: Int64? = nil) throws -> Int64 {
        let numbers = try store.reserveNumbers(recipients: recipients.count)
        try store.record(
            Sending(
                messageID: "<\(id)@shop.example>", queueID: "Q\(id)", sender: "news@shop.example", subject: "Hello",
                campaign: "spring", sentAt: at ?? sent, recipients: recipients,
                destinations: links.compactMap { Destination(Array($0.utf8)) }, leftAlone: nil),
            as: numbers)
        return numbers.copy
    }

    /// A campaign in which everything happens, early and late.
    private func live() throws {
        for number in 0..<20 {
            let copy = try sendLinks("\(number)", to: "p\(number)@home.example")
            let start = sent + Int64(number) * hour
            try store.count([
                Hit(.open, of: copy, at: start + hour), Hit(.open, of: copy, at: start + 40 * day),
                Hit(.click, of: copy, link: number % 3, at: start + 2 * hour),
                Hit(.click, of: copy, link: 1, at: start + 50 * day),
                Hit(.open, of: copy, at: start + hour, headers: "sec-purpose: prefetch\n"),
            ])
        }
        let shared = try sendLinks("shared", to: "x@home.example", "y@home.example")
        try store.count([Hit(.open, of: shared, at: sent + hour), Hit(.click, of: shared, at: sent + 2 * hour)])
        let complained = try send("c", to: "cross@home.example")
        try settle(Report(kind: .complaint, feedbackType: "abuse"), copy: complained)
        let answered = try send("r", to: "kind@home.example")
        try settle(Report(kind: .reply), copy: answered, sender: "kind@home.example")
        let gone = try send("h", to: "gone@home.example")
        try settle(report(.userUnknown, of: "gone@home.example"), copy: gone)
    }

    private func figures() throws -> [String] {
        try ["crm_messages", "crm_deliveries", "crm_links", "crm_campaigns", "crm_campaign_links", "crm_suppressions"]
            .flatMap { view in try query("SELECT '\(view)', * FROM \(view) ORDER BY 2, 3, 4") }
            // The score falls with the time that the test takes; its key does not.
            + query(
                """
                SELECT address, sends, opens, clicks, replies, last_activity_at, bounce_state, suppressed, engagement
                FROM crm_contacts ORDER BY 1
                """)
    }

    private func deleteAll(before limit: Int64) throws -> Int {
        var total = 0
        while case let count = try store.deleteEvents(before: limit, atMost: 7), count > 0 { total += count }
        return total
    }

    @Test func figuresStayWhenTheirEventsGo() throws {
        try live()
        let before = try figures()
        #expect(try store.check() == [])
        let all = try Int(query("SELECT COUNT(*) FROM events")[0]) ?? 0
        // Half way, then all.
        let early = try deleteAll(before: sent + 20 * day)
        #expect(early > 60 && early < all)
        #expect(try query("SELECT MIN(at) >= \(sent + 20 * day) FROM events WHERE kind IN ('open', 'click')") == ["1"])
        #expect(try figures() == before)
        #expect(try store.check() == [])
        _ = try deleteAll(before: sent + 1000 * day)
        #expect(try query("SELECT kind FROM events ORDER BY kind") == ["complaint", "reply"])
        #expect(try figures() == before)
        #expect(try store.check() == [])
        // Life goes on.
        let copy = try Int64(query("SELECT MIN(copy) FROM copies")[0]) ?? 0
        try store.count([Hit(.click, of: copy, link: 2, at: sent + 1001 * day)])
        #expect(try query("SELECT clicks FROM copies WHERE copy = \(copy)") == ["3"])
        #expect(try store.check() == [])
    }

    /// Without it the check would not see what it is for.
    @Test func aCounterThatIsWrongIsSeenAfterwardsToo() throws {
        try live()
        _ = try deleteAll(before: sent + 20 * day)
        try store.writer.perform {
            try $0.execute(sql: "UPDATE messages SET opens = opens + 1 WHERE message_id LIKE '<3@%'")
        }
        #expect(
            try store.check()
                == ["messages", "campaigns by their hours"].map {
                    "1 rows of \($0) whose counters are not those of their events"
                })
    }

    @Test func linksLeadOnForEver() throws {
        let copy = try sendLinks("1", to: "ann@home.example")
        try store.count([Hit(.click, of: copy, link: 1, at: sent + hour)])
        _ = try deleteAll(before: sent + 1000 * day)
        let index = LinkIndex(path: store.path)
        #expect(try index.destination(copy: copy, link: 1) == Array("https://e.example/1".utf8))
    }

    /// Whatever counts once does so though it is told again years later.
    @Test func aComplaintCountsOnceForEver() throws {
        let copy = try send("1", to: "ann@home.example")
        let complaint = Report(kind: .complaint, feedbackType: "abuse")
        try settle(complaint, copy: copy)
        try settle(Report(kind: .unsubscribe), copy: copy, sender: "ann@home.example")
        try settle(Report(kind: .reply), copy: copy, sender: "ann@home.example")
        _ = try deleteAll(before: sent + 1000 * day)
        try settle(complaint, copy: copy, at: sent + 1001 * day)
        try settle(Report(kind: .unsubscribe), copy: copy, at: sent + 1001 * day, sender: "ann@home.example")
        try settle(Report(kind: .reply), copy: copy, at: sent + 1001 * day, sender: "ann@home.example")
        #expect(try query("SELECT complained, unsubscribed, replied FROM crm_campaigns") == ["1|1|1"])
    }

    /// The bounce that a retry is due for says that this sending has bounced.
    @Test func aBounceStaysWhileItsRetryIsPlanned() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        #expect(try deleteAll(before: sent + 1000 * day) == 0)
        let retry = try Int64(query("SELECT retry FROM retries")[0]) ?? 0
        #expect(try store.cancelRetry(retry))
        #expect(try deleteAll(before: sent + 1000 * day) == 1)
    }

    // MARK: Addresses

    private func dropAll(_ detail: EventDetail, before limit: Int64) throws -> Int {
        var place = EventPlace.start
        var total = 0
        while true {
            let (end, looked, dropped) = try store.drop(detail, before: limit, after: place, atMost: 3)
            place = end
            total += dropped
            if looked < 3 { return total }
        }
    }

    @Test func addressesGoBeforeTheirEvents() throws {
        try live()
        let before = try figures()
        let known = "ip IS NOT NULL OR user_agent IS NOT NULL OR network IS NOT NULL OR likeness IS NOT NULL"
        let early = try query("SELECT COUNT(*) FROM events WHERE at < \(sent + 20 * day) AND (\(known))")
        #expect(try dropAll(.address, before: sent + 20 * day) == Int(early[0]))
        #expect(try query("SELECT COUNT(*) FROM events WHERE at < \(sent + 20 * day) AND (\(known))") == ["0"])
        #expect(try query("SELECT COUNT(*) FROM events WHERE ip = '192.0.2.1' AND network IS NOT NULL") == ["40"])
        #expect(try query("SELECT COUNT(*) FROM events WHERE kind = 'open' AND actor IS NULL") == ["0"])
        #expect(try figures() == before)
        #expect(try dropAll(.address, before: sent + 20 * day) == 0)
    }

    /// What the mode `verdict` leaves for an hour; networks that stand beside an address stay with it.
    @Test func networksWithoutAnAddressGoAlone() throws {
        let copy = try sendLinks("1", to: "ann@home.example")
        try store.count([Hit(.open, of: copy, at: sent + hour), Hit(.open, of: copy, at: sent + 2 * hour)])
        try store.writer.perform {
            try $0.execute(sql: "UPDATE events SET ip = NULL, user_agent = NULL WHERE event = 1")
        }
        #expect(try dropAll(.strayNetwork, before: sent + day) == 1)
        #expect(try query("SELECT network IS NULL, likeness IS NULL FROM events ORDER BY event") == ["1|1", "0|0"])
    }

    /// Anybody can send any number of mails, each of which is known again for a time: the oldest are forgotten first.
    @Test func mailsThatCameBackAreForgottenBeyondALimit() throws {
        for number in 0..<10 {
            try query(
                """
                INSERT INTO returned_mails (digest, at, kind, outcome)
                VALUES ('d\(number)', \(number), 'other', 'unknown')
                """)
        }
        #expect(try store.forgetReturnedMails(beyond: 4, atMost: 3))
        #expect(try store.forgetReturnedMails(beyond: 4, atMost: 3))
        #expect(try !store.forgetReturnedMails(beyond: 4, atMost: 3))
        #expect(try query("SELECT digest FROM returned_mails ORDER BY at") == ["d6", "d7", "d8", "d9"])
    }
}
