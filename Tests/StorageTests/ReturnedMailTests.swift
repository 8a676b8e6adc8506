// What comes back: who is believed, what follows, and that nothing follows twice. Every case on a database of its own.

import Bounces
import Foundation
import GRDB
import Testing
import Tracking

@testable import Storage

@Suite struct ReturnedMailTests {
    let store: Store
    /// 2025-06-15.
    let sent: Int64 = 1_750_000_000_000
    let hour: Int64 = 3_600_000
    var day: Int64 { 24 * hour }

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "backstamp-returned-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = try Store(path: folder.appending(path: "b.db").path)
    }

    // MARK: Making mails

    @discardableResult
    private func send(_ id: String, to recipients: String..., at: Int64? = nil) throws -> Int64 {
        let numbers = try store.reserveNumbers(recipients: recipients.count)
        try store.record(
            SentMessage(
                messageID: "<\(id)@shop.example>", queueID: "Q\(id)", sender: "news@shop.example", subject: "Hello",
                campaign: "spring", sentAt: at ?? sent, recipients: recipients, destinations: [], leftAlone: nil),
            as: numbers)
        return numbers.copy
    }

    private func verdict(_ reason: Reason, permanent: Bool = true) -> Verdict {
        Verdict(
            reason: reason, rule: "test", status: EnhancedStatus(permanent ? 5 : 4, 0, 0), replyCode: 550,
            isPermanent: permanent)
    }

    private func report(
        _ reason: Reason, of address: String, action: ReportedRecipient.Action = .failed, messageID: String? = nil
    ) -> Report {
        let recipient = ReportedRecipient(
            address: address, action: action, diagnostic: "550 no", verdict: verdict(reason))
        let kind: Report.Kind = action == .failed ? .bounce : action == .delayed ? .delay : .delivered
        return Report(kind: kind, originalMessageID: messageID, recipients: [recipient])
    }

    /// Settles a report; each call is another mail unless it is given a digest.
    @discardableResult
    private func settle(
        _ report: Report, copy: Int64? = nil, at: Int64? = nil, digest: String = UUID().uuidString,
        policy: BouncePolicy = BouncePolicy(), sender: String? = nil
    ) throws -> Settlement {
        try store.settle(
            ReturnedMail(digest: digest, at: at ?? sent + hour, report: report, copy: copy, sender: sender),
            policy: policy, random: 0)
    }

    private func query(_ sql: String) throws -> [String] {
        try store.read { database in
            try Row.fetchAll(database, sql: sql).map { row in
                row.databaseValues.map { String(describing: $0.storage.value ?? "-") }.joined(separator: "|")
            }
        }
    }

    private func state() throws -> [String] { try query("SELECT recipient, state FROM crm_deliveries ORDER BY 1") }
    private func suppressed() throws -> [String] {
        try query("SELECT address, reason FROM crm_suppressions ORDER BY 1")
    }
    private func planned() throws -> [String] {
        try query("SELECT attempt, attempts, state, reason FROM crm_retries ORDER BY retry")
    }

    // MARK: Bounces

    @Test func hardBounceSuppressesItsAddress() throws {
        let copy = try send("1", to: "Ann@Home.example")
        let settlement = try settle(report(.userUnknown, of: "ann@home.example"), copy: copy)
        #expect(settlement.effects.map(\.trust) == [.sealed])
        #expect(try state() == ["ann@home.example|hard_bounced"])
        #expect(try suppressed() == ["ann@home.example|hard_bounce"])
        #expect(try planned() == [])
        #expect(try query("SELECT indicator, bounces FROM crm_messages") == ["bounced|1"])
        #expect(try query("SELECT hard_bounced, soft_bounced FROM crm_campaigns") == ["1|0"])
        #expect(try store.check() == [])
    }

    @Test func sameMailHasNoSecondEffect() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, digest: "d")
        let again = try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, digest: "d")
        #expect(again.isRepeated && again.effects.isEmpty && !again.isUnknown)
        #expect(try query("SELECT COUNT(*) FROM events") == ["1"])
        #expect(try planned().count == 1)
    }

    @Test func twoReportsOfOneSendingAreOneBounce() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        let second = try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        #expect(second.effects.map(\.isKnown) == [true])
        #expect(try query("SELECT soft_bounces FROM contacts") == ["1"])
        // A harder word on the same sending counts.
        try settle(report(.userUnknown, of: "ann@home.example"), copy: copy)
        #expect(try state() == ["ann@home.example|hard_bounced"])
        #expect(try planned() == ["1|5|cancelled|mailbox_full"])
        #expect(try store.check() == [])
    }

    @Test func softBouncesAreTriedAgainUntilThePlanIsUsedUp() throws {
        let copy = try send("1", to: "ann@home.example")
        var now = sent
        for attempt in 1...5 {
            now += hour
            try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, at: now)
            #expect(try state() == ["ann@home.example|soft_bounced"])
            #expect(try store.leaseRetries(for: "p", now: now + hour, seconds: 60, limit: 9, domainLimit: 9) == [])
            now += 5 * day
            let due = try store.leaseRetries(for: "p", now: now, seconds: 60, limit: 9, domainLimit: 9)
            #expect(due.map(\.attempt) == [attempt])
            #expect(due.map(\.recipient) == ["ann@home.example"] && due.map(\.copy) == [copy])
            try store.retrySent(try #require(due.first), reply: "250 Ok", at: now)
            #expect(try state() == ["ann@home.example|sent"])
        }
        #expect(try suppressed() == [])
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, at: now + hour)
        #expect(try state() == ["ann@home.example|hard_bounced"])
        #expect(try suppressed() == ["ann@home.example|hard_bounce"])
        #expect(try query("SELECT attempts FROM deliveries") == ["6"])
        #expect(try store.check() == [])
    }

    @Test func faultsOfOursSuppressNobodyAndRaiseAnAlarm() throws {
        let copy = try send("1", to: "ann@home.example")
        var policy = BouncePolicy()
        policy.plans["hours"] = RetryPlan(delays: [60])
        try settle(report(.reputation, of: "ann@home.example"), copy: copy, policy: policy)
        let due = try store.leaseRetries(for: "p", now: sent + day, seconds: 60, limit: 9, domainLimit: 9)
        try store.retrySent(try #require(due.first), reply: "250 Ok", at: sent + day)
        try settle(report(.reputation, of: "ann@home.example"), copy: copy, at: sent + 2 * day, policy: policy)
        #expect(try state() == ["ann@home.example|hard_bounced"])
        #expect(try suppressed() == [])
        #expect(try query("SELECT reason, remote, count FROM alarms") == ["reputation|home.example|2"])
    }

    @Test func softBouncesOfSeveralMessagesAddUp() throws {
        for number in 0..<5 {
            let at = sent + Int64(number) * 4 * day
            let copy = try send("\(number)", to: "ann@home.example", at: at)
            try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, at: at + hour)
            #expect(try suppressed() == (number < 4 ? [] : ["ann@home.example|hard_bounce"]))
        }
    }

    @Test func signOfLifeClearsWhatHasAddedUp() throws {
        var copies: [Int64] = []
        for number in 0..<4 {
            let at = sent + Int64(number) * 5 * day
            copies.append(try send("\(number)", to: "ann@home.example", at: at))
            try settle(report(.mailboxFull, of: "ann@home.example"), copy: copies[number], at: at + hour)
        }
        // An open of the last: it has arrived, whatever the report said.
        let hit = Hit(
            at: sent + 16 * day, token: Token(kind: .open, copy: copies[3]), address: [], userAgent: [], headers: [])
        try store.writer.perform { database in
            var tally = Tally()
            try tally.add(hit, in: database)
            try tally.write(to: database)
        }
        #expect(try query("SELECT soft_bounces FROM contacts") == ["0"])
        #expect(try query("SELECT state FROM deliveries ORDER BY delivery DESC LIMIT 1") == ["delivered"])
        #expect(try query("SELECT state FROM retries ORDER BY retry DESC LIMIT 1") == ["cancelled"])
        #expect(try query("SELECT soft_bounced FROM crm_campaigns") == ["3"])
        let copy = try send("5", to: "ann@home.example", at: sent + 20 * day)
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, at: sent + 21 * day)
        #expect(try suppressed() == [])
        #expect(try store.check() == [])
    }

    @Test func delayIsNoBounceAndDeliveryClears() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.greylisted, of: "ann@home.example", action: .delayed), copy: copy)
        #expect(try state() == ["ann@home.example|deferred"])
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        try settle(report(.undetermined, of: "ann@home.example", action: .delivered), copy: copy)
        #expect(try state() == ["ann@home.example|delivered"])
        #expect(try planned() == ["1|5|cancelled|mailbox_full"])
        #expect(try query("SELECT bounces, indicator FROM crm_messages") == ["0|not_opened"])
    }

    // MARK: Who is believed

    @Test(arguments: [
        ("another recipient's address with a copied token", "victim@work.example", true, nil as String?),
        ("an invented Message-ID", "ann@home.example", false, "<invented@shop.example>"),
        ("a Message-ID of ours with another recipient", "victim@work.example", false, "<1@shop.example>"),
        ("nothing but an address", "ann@home.example", false, nil),
    ])
    func forgedReportsChangeNothing(_ name: String, address: String, isCopied: Bool, messageID: String?) throws {
        // Two recipients: a copy with one needs no address, and a forger could hit only himself.
        let copy = try send("1", to: "ann@home.example", "bob@home.example")
        try send("2", to: "victim@work.example")
        let settlement = try settle(
            report(.userUnknown, of: address, messageID: messageID), copy: isCopied ? copy : nil)
        #expect(settlement.isUnknown && settlement.effects.isEmpty)
        #expect(try query("SELECT COUNT(*) FROM events") == ["0"])
        #expect(try suppressed() == [])
    }

    @Test func namedReportCountsButSuppressesNobody() throws {
        try send("1", to: "ann@home.example")
        let settlement = try settle(report(.userUnknown, of: "ann@home.example", messageID: "<1@shop.example>"))
        #expect(settlement.effects.map(\.trust) == [.named])
        #expect(try state() == ["ann@home.example|hard_bounced"])
        #expect(try suppressed() == [])
    }

    @Test func namedReportSuppressesWhereThePolicySaysSo() throws {
        try send("1", to: "ann@home.example")
        let policy = BouncePolicy(suppressesUnsealed: true)
        try settle(report(.userUnknown, of: "ann@home.example", messageID: "<1@shop.example>"), policy: policy)
        #expect(try suppressed() == ["ann@home.example|hard_bounce"])
    }

    @Test func namedReportsDoNotAddUp() throws {
        for number in 0..<8 {
            let at = sent + Int64(number) * 4 * day
            try send("\(number)", to: "ann@home.example", at: at)
            try settle(
                report(.mailboxFull, of: "ann@home.example", messageID: "<\(number)@shop.example>"), at: at + hour)
        }
        #expect(try query("SELECT soft_bounces FROM contacts") == ["0"])
        let copy = try send("9", to: "ann@home.example", at: sent + 40 * day)
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, at: sent + 41 * day)
        #expect(try suppressed() == [])
    }

    @Test func oldTokenIsNotBelieved() throws {
        let copy = try send("1", to: "ann@home.example")
        #expect(try settle(report(.userUnknown, of: "ann@home.example"), copy: copy, at: sent + 61 * day).isUnknown)
        #expect(try suppressed() == [])
    }

    @Test func forwardedMailboxIsFoundByItsCopy() throws {
        let copy = try send("1", to: "ann@home.example")
        let settlement = try settle(report(.mailboxFull, of: "ann@other.example"), copy: copy)
        #expect(settlement.effects.map(\.recipient) == ["ann@home.example"])
    }

    // MARK: People

    @Test func complaintSuppressesAndCountsOnce() throws {
        let copy = try send("1", to: "ann@home.example")
        let complaint = Report(kind: .complaint, feedbackType: "abuse")
        try settle(complaint, copy: copy)
        try settle(complaint, copy: copy)
        #expect(try state() == ["ann@home.example|complained"])
        #expect(try suppressed() == ["ann@home.example|complaint"])
        #expect(try query("SELECT complained FROM crm_campaigns") == ["1"])
        // A late bounce does not hide it.
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        #expect(try state() == ["ann@home.example|complained"])
    }

    @Test func unsubscribeNeedsATokenOfOurs() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(Report(kind: .unsubscribe), sender: "ann@home.example")
        #expect(try suppressed() == [])
        try settle(Report(kind: .unsubscribe), copy: copy, sender: "ann@home.example")
        #expect(try suppressed() == ["ann@home.example|unsubscribe"])
        #expect(try query("SELECT unsubscribed FROM crm_campaigns") == ["1"])
    }

    @Test func replyIsALifeSignAndAnAutoReplyIsNot() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        try settle(Report(kind: .autoReply), copy: copy, sender: "ann@home.example")
        #expect(try planned() == ["1|5|planned|mailbox_full"])
        try settle(Report(kind: .reply), copy: copy, sender: "ann@home.example")
        #expect(try planned() == ["1|5|cancelled|mailbox_full"])
        #expect(try query("SELECT replies FROM crm_messages") == ["1"])
    }

    // MARK: Retries

    @Test func retryIsLeasedOnce() throws {
        for number in 0..<3 {
            let copy = try send("\(number)", to: "r\(number)@home.example")
            try settle(report(.mailboxFull, of: "r\(number)@home.example"), copy: copy)
        }
        let now = sent + day
        let first = try store.leaseRetries(for: "a", now: now, seconds: 60, limit: 9, domainLimit: 2)
        #expect(first.count == 2, "a cap for each domain")
        let second = try store.leaseRetries(for: "b", now: now, seconds: 60, limit: 9, domainLimit: 2)
        #expect(second.count == 1)
        #expect(try store.leaseRetry(first[0].retry, for: "b", now: now, seconds: 60) == nil)
        #expect(try store.leaseRetries(for: "b", now: now, seconds: 60, limit: 9, domainLimit: 9) == [])
        // A lease that ended without a word is due again.
        let later = now + 61_000
        #expect(try store.leaseRetries(for: "b", now: later, seconds: 60, limit: 9, domainLimit: 9).count == 3)
        #expect(try !store.cancelRetry(first[0].retry), "under way")
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
}
