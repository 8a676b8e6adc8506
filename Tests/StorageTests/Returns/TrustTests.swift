// Who is believed: what nobody but us can have written, what any recipient could, and what anybody could.

import Bounces
import Foundation
import GRDB
import MTALog
import Testing
import Tracking

@testable import Storage

@Suite final class TrustTests: ReturnedMailFixture {
    /// All recipients of a copy have its return path: none of them may have another suppressed.
    @Test func coRecipientSuppressesNobody() throws {
        let copy = try send("1", to: "ann@home.example", "bob@home.example")
        let settlement = try settle(report(.userUnknown, of: "ann@home.example"), copy: copy)
        #expect(settlement.effects.map(\.trust) == [.named])
        try settle(Report(kind: .unsubscribe), copy: copy, sender: "ann@home.example")
        try settle(Report(kind: .complaint, feedbackType: "abuse"), copy: copy, sender: "ann@home.example")
        #expect(try suppressed() == [])
    }

    /// What anybody could write does not stand in the way of what we know.
    @Test func namedReportDoesNotHideASealedOne() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.userUnknown, of: "ann@home.example", messageID: "<1@shop.example>"))
        #expect(try suppressed() == [])
        try settle(report(.userUnknown, of: "ann@home.example"), copy: copy)
        #expect(try suppressed() == ["ann@home.example|hard_bounce"])
        #expect(try query("SELECT hard_bounced FROM crm_campaigns") == ["1"])
    }

    /// The report of a copy that several share may come before the log is read, which is believed more: one bounce, with all that
    /// follows from what is believed: an alarm where the fault is ours, and else a soft bounce of the contact.
    @Test(arguments: [
        (Reason.reputation, "550 5.7.1 Your IP address has a poor reputation", ["1"], "0"),
        (.mailboxFull, "552 5.2.2 Mailbox full", [], "1"),
    ])
    func aBounceToldAgainByTheLogIsOne(reason: Reason, reply: String, alarms: [String], soft: String) throws {
        let copy = try send("1", to: "ann@home.example", "bob@home.example")
        try settle(report(reason, of: "ann@home.example"), copy: copy)
        #expect(try query("SELECT trust FROM events") == ["named"])
        #expect(try query("SELECT COUNT(*) FROM crm_alarms") == ["0"])
        let status = DeliveryStatus(
            at: sent + 1000, queueID: "Q1", loggedQueueID: "Q1", recipient: "ann@home.example", originalRecipient: nil,
            state: .bounced, status: String(reply.split(separator: " ")[1]), reply: reply, command: "RCPT TO",
            remote: nil)
        for (start, end) in [(nil, "1"), ("1", "2")] {
            _ = try store.advance(
                LogProgress(source: "log", start: start, end: end, statuses: [status], kept: [], forgotten: []),
                policy: BouncePolicy(), random: { 0 })
        }
        #expect(try query("SELECT kind, trust, at FROM events") == ["bounce|sealed|\(sent + 1000)"])
        #expect(try query("SELECT count FROM crm_alarms") == alarms)
        #expect(try query("SELECT soft_bounces FROM contacts ORDER BY address") == [soft, "0"])
        #expect(try planned().count == 1)
        #expect(try store.check() == [])
    }

    /// One dead member does not end the alias.
    @Test func anAddressBehindOursDoesNotSuppressOurs() throws {
        let copy = try send("1", to: "sales@home.example")
        try settle(report(.userUnknown, of: "dead@home.example"), copy: copy)
        #expect(try state() == ["sales@home.example|hard_bounced"])
        #expect(try suppressed() == [])
    }

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
}
