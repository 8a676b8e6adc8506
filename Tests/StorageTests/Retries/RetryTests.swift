// Second sendings: who has the lease, what counts when, and what nobody sends any more.

import Bounces
import Foundation
import GRDB
import Judging
import Testing
import Words

@testable import Storage

@Suite final class RetryTests: ReturnedMailFixture {
    @Test func retryIsLeasedOnce() throws {
        for number in 0..<3 {
            let copy = try send("\(number)", to: "R\(number)@Home.example")
            try settle(report(.mailboxFull, of: "r\(number)@home.example"), copy: copy)
        }
        let now = sent + day
        let due = try store.dueRetries(now: now, limit: 9)
        #expect(due.map(\.recipient) == ["r0@home.example", "r1@home.example", "r2@home.example"])
        let first = try #require(try store.leaseRetry(due[0].retry, for: "a", now: now, seconds: 60))
        #expect(first.recipient == "R0@Home.example", "as the envelope spelled it")
        #expect(try store.leaseRetry(due[0].retry, for: "b", now: now, seconds: 60) == nil)
        #expect(try store.dueRetries(now: now, limit: 9).count == 2)
        #expect(try !store.cancelRetry(due[0].retry), "under way")
        // A lease that ended without a word is due again, and only who holds it has a say.
        let second = try #require(try store.leaseRetry(due[0].retry, for: "b", now: now + 61_000, seconds: 60))
        try store.retryFailed(first, reply: "too late")
        #expect(try planned().first == "1|5|leased|mailbox_full")
        try store.retrySent(second, reply: "250 Ok")
        #expect(try query("SELECT attempts FROM deliveries ORDER BY delivery LIMIT 1") == ["2"])
        #expect(try query("SELECT kind, status, attempt FROM events WHERE kind = 'retry'") == ["retry|sent|1"])
    }

    @Test func nothingIsSentAgainToADomainThatIsSuppressed() throws {
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: send("1", to: "ann@home.example"))
        try store.suppress([
            Suppression(address: "@home.example", reason: .manual, source: "test", since: sent)
        ])
        #expect(try store.dueRetries(now: sent + day, limit: 9) == [])
        #expect(try planned() == ["1|5|cancelled|mailbox_full"])
        #expect(try query("SELECT suppressed, suppression_reason FROM crm_contacts") == ["1|manual"])
    }

    /// The report may be faster than the note that the mail has left.
    @Test func bounceOfARetryCountsBeforeItsSenderHasSaidThatItLeft() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        let retry = try lease(at: sent + day)
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, at: sent + day + 1)
        try store.retrySent(retry, reply: "250 Ok")
        #expect(try state() == ["ann@home.example|soft_bounced"])
        #expect(try planned() == ["1|5|sent|mailbox_full", "2|5|planned|mailbox_full"])
        // Nor is it sent again where its sender died before he could say so.
        let second = try lease(at: sent + 3 * day)
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, at: sent + 3 * day + 1)
        #expect(try store.dueRetries(now: sent + 3 * day + 61_000, limit: 9) == [])
        #expect(second.attempt == 2)
        #expect(try planned().contains("2|5|sent|mailbox_full"))
        #expect(try store.check() == [])
    }

    @Test func postponedRetryHasNotBeenSent() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        for tries in 1...3 {
            let retry = try lease(at: sent + Int64(tries) * day)
            #expect(retry.tries == tries && retry.attempt == 1)
            #expect(try state() == ["ann@home.example|sent"])
            try store.postpone(retry, until: sent + Int64(tries) * day + hour, reply: "451 later")
            #expect(try state() == ["ann@home.example|soft_bounced"])
            #expect(try query("SELECT attempts FROM deliveries") == ["1"])
        }
        try store.retryFailed(try lease(at: sent + 4 * day), reply: "its copy is lost")
        #expect(try state() == ["ann@home.example|soft_bounced"])
        #expect(try query("SELECT attempts FROM deliveries") == ["1"])
        #expect(try store.check() == [])
    }

    @Test func refusalByOurOwnMTAIsABounceOfThatSending() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        try store.retryRefused(
            try lease(at: sent + day), verdict(.userUnknown), reply: "550 5.1.1 no such user", at: sent + day,
            policy: BouncePolicy(), random: 0)
        #expect(try state() == ["ann@home.example|hard_bounced"])
        #expect(try suppressed() == ["ann@home.example|hard_bounce"])
    }

    @Test(arguments: ["suppressed", "opened", "complained"])
    func whatIsNoLongerWantedIsNotSent(_ event: String) throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        switch event {
        case "suppressed":
            try store.suppress([
                Suppression(address: "ann@home.example", reason: .manual, source: "test", since: sent)
            ])
        case "opened": try open(copy)
        default: try settle(Report(kind: .complaint, feedbackType: "abuse"), copy: copy)
        }
        #expect(try store.dueRetries(now: sent + day, limit: 9) == [])
        #expect(try planned() == ["1|5|cancelled|mailbox_full"])
    }

    /// A scanner's first hits look like a person's: then the mail would never be sent again.
    @Test(arguments: [1, 2, 9]) func burstGivesBackWhatItsFirstHitsCleared(hitsOfATransaction size: Int) throws {
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: send("0", to: "ann@home.example"))
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        let bounced = try softBounces()
        #expect(bounced.last == "2|\(sent + hour)")
        let hits = (0..<6).map { Hit(.click, of: copy, link: $0, at: sent + 2 * hour + 300 * Int64($0)) }
        for index in stride(from: 0, to: hits.count, by: size) {
            try store.count(Array(hits[index..<min(index + size, hits.count)]))
            if index == 0, size < 6 { #expect(try softBounces() != bounced) }
        }
        #expect(try query("SELECT DISTINCT actor FROM events WHERE kind = 'click'") == ["machine"])
        #expect(try softBounces() == bounced)
        #expect(try store.dueRetries(now: sent + day, limit: 9).count == 2)
        #expect(try query("SELECT * FROM cleared_soft_bounces") == [])
        #expect(try store.check() == [])
    }

    /// The burst takes back its own; what else has become of the mail stays.
    @Test(arguments: ["opened", "delivered", "cancelled"]) func burstGivesBackNothingElse(_ event: String) throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        let scan = sent + 2 * hour
        switch event {
        case "opened": try store.count([Hit(.open, of: copy, at: sent + hour + 1)])
        case "cancelled": #expect(try store.cancelRetry(1))
        default: break
        }
        try store.count([Hit(.click, of: copy, link: 0, at: scan)])
        if event == "delivered" {
            try settle(report(.undetermined, of: "ann@home.example", action: .delivered), copy: copy, at: scan + 1)
        }
        for link in 1..<6 { try store.count([Hit(.click, of: copy, link: link, at: scan + Int64(link))]) }
        #expect(try query("SELECT DISTINCT actor FROM events WHERE kind = 'click'") == ["machine"])
        let bounced = event == "cancelled" ? "soft_bounced" : "delivered"
        #expect(try state() == ["ann@home.example|\(bounced)"])
        #expect(try planned() == ["1|5|cancelled|mailbox_full"])
        #expect(try store.check() == [])
    }

    private func softBounces() throws -> [String] {
        try state() + planned() + query("SELECT soft_bounced, delivered FROM campaigns")
            + query("SELECT soft_bounces, soft_since FROM contacts")
    }

    /// An open while the retry is on its way: no later word on the retry takes it back.
    @Test func stateThatIsBetterThanSentStays() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        let retry = try lease(at: sent + day)
        try settle(Report(kind: .complaint, feedbackType: "abuse"), copy: copy)
        try store.postpone(retry, until: sent + day, reply: "451 later")
        #expect(try state() == ["ann@home.example|complained"])
        #expect(try store.dueRetries(now: sent + 2 * day, limit: 9) == [])
    }

    @Test func crmClaimsAndReportsByPlainSQL() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        try store.database.write { database in
            try database.execute(
                sql: "UPDATE retries SET state = 'leased', leased_by = 'crm', leased_until = 1 WHERE state = 'planned'")
            try database.execute(sql: "UPDATE retries SET state = 'sent' WHERE retry = 1 AND leased_by = 'crm'")
        }
        #expect(try state() == ["ann@home.example|sent"])
        #expect(try query("SELECT attempts FROM deliveries") == ["2"])
        #expect(try query("SELECT soft_bounced FROM crm_campaigns") == ["0"])
        #expect(try store.check() == [])
    }

    /// They run every few seconds and hold up everything else that writes.
    @Test func noStatementReadsAllRetriesThereWere() throws {
        for steps in try [plan(Store.cancelRetries, [1, 1]), plan(Store.endProven, [1])] {
            #expect(steps.first?.contains("retries USING INDEX retries_by_due_at") == true, "\(steps)")
            #expect(!steps.dropFirst().contains { $0.hasPrefix("SCAN") }, "\(steps)")
        }
    }
}
