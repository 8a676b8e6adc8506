// Hosts that refuse all mail: the first time gives nobody up.

import Bounces
import Foundation
import GRDB
import MTALog
import Testing

@testable import Storage

@Suite final class HostRefusalTests: ReturnedMailFixture {
    private func refusal(of address: String, isOfHost: Bool = true, messageID: String? = nil) -> Report {
        var report = report(.noMailAccepted, of: address, messageID: messageID)
        report.recipients[0].verdict.isOfHost = isOfHost
        return report
    }

    @Test func twoADayApartGiveTheAddressUp() throws {
        let first = try send("1", to: "ann@home.example")
        try settle(refusal(of: "ann@home.example"), copy: first)
        #expect(try state() == ["ann@home.example|soft_bounced"])
        #expect(try suppressed() == [])
        #expect(try query("SELECT due_at FROM retries") == ["\(sent + hour + day)"])
        // Another of the domain, the same day.
        let second = try send("2", to: "bob@home.example")
        try settle(refusal(of: "bob@home.example"), copy: second, at: sent + 20 * hour)
        #expect(try suppressed() == [])
        try store.retrySent(try lease(at: sent + 2 * day), reply: "250 Ok")
        try settle(refusal(of: "ann@home.example"), copy: first, at: sent + 2 * day)
        #expect(try suppressed() == ["ann@home.example|hard_bounce"])
        #expect(try state().first == "ann@home.example|hard_bounced")
        #expect(try store.check() == [])
    }

    @Test func mailThatItTakesBetweenCounts() throws {
        let first = try send("1", to: "ann@home.example")
        try settle(refusal(of: "ann@home.example"), copy: first)
        let second = try send("2", to: "bob@home.example", at: sent + day)
        try settle(
            report(.undetermined, of: "bob@home.example", action: .delivered), copy: second, at: sent + day + hour)
        let third = try send("3", to: "cy@home.example", at: sent + 2 * day)
        try settle(refusal(of: "cy@home.example"), copy: third, at: sent + 2 * day + hour)
        #expect(try suppressed() == [])
    }

    @Test func whatIsOnlyNamedConfirmsNothing() throws {
        try send("1", to: "ann@home.example", "bob@home.example")
        var policy = BouncePolicy()
        policy.suppressesUnsealed = true
        for time in [sent + hour, sent + 3 * day] {
            try settle(refusal(of: "ann@home.example", messageID: "<1@shop.example>"), at: time, policy: policy)
        }
        #expect(try suppressed() == [])
    }

    /// At RCPT TO it is of the recipient.
    @Test func whatIsSaidOfTheRecipientHoldsAtOnce() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(refusal(of: "ann@home.example", isOfHost: false), copy: copy)
        #expect(try suppressed() == ["ann@home.example|hard_bounce"])
    }

    // MARK: - The MTA's log

    private func log(_ reply: String, _ command: String?, of queueID: String = "Q1") throws -> Settlement.Effect? {
        let status = DeliveryStatus(
            at: sent + 1000, queueID: queueID, loggedQueueID: queueID, recipient: "ann@home.example", state: .bounced,
            status: "5.0.0", reply: reply, command: command,
            remote: RemoteHost(name: "mx.home.example", address: "192.0.2.1"))
        var policy = BouncePolicy()
        policy.returnPath = "bounces+@returns.example"
        return try store.advance(
            LogProgress(source: "log", start: nil, end: "1", statuses: [status], kept: [], forgotten: []),
            policy: policy, random: { 0 })?.first
    }

    @Test(arguments: [
        ("550 5.1.1 User unknown", "MAIL FROM"), ("550 5.1.2 No MX record for domain shop.example", "RCPT TO"),
        ("550 5.1.1 news@shop.example does not exist", "end of DATA"),
        ("550 5.1.2 returns.example: domain not found", "RCPT TO"),
    ])
    func aRefusalOfTheSenderSuppressesNobodyAndRaisesAnAlarm(_ reply: String, _ command: String) throws {
        try send("1", to: "ann@home.example")
        let effect = try #require(try log(reply, command))
        #expect(effect.verdict?.reason == .senderRejected)
        #expect(try state() == ["ann@home.example|soft_bounced"])
        #expect(try suppressed() == [])
        #expect(try query("SELECT reason, count FROM crm_alarms") == ["sender_rejected|1"])
    }

    @Test func aRefusalOfTheRecipientSuppressesIt() throws {
        try send("1", to: "ann@home.example")
        _ = try log("550 5.1.1 <ann@home.example>: User unknown", "RCPT TO")
        #expect(try suppressed() == ["ann@home.example|hard_bounce"])
    }

    @Test func aGreetingThatRefusesIsToBeConfirmed() throws {
        try send("1", to: "ann@home.example")
        _ = try log("521 5.3.2 This host does not accept mail", "connect")
        #expect(try suppressed() == [])
        #expect(try query("SELECT domain FROM host_refusals") == ["home.example"])
    }

    // MARK: - Automatic replies

    /// What a note says of its address is seen and suppresses nobody.
    @Test func anAddressThatNobodyReadsIsASoftSign() throws {
        let copy = try send("1", to: "ann@home.example")
        var report = Report(kind: .autoReply)
        report.saysGone = true
        try settle(report, copy: copy, sender: "ann@home.example")
        #expect(
            try query("SELECT event, reason FROM crm_timeline WHERE event = 'auto_reply'")
                == ["auto_reply|mailbox_disabled"])
        #expect(try suppressed() == [])
    }
}
