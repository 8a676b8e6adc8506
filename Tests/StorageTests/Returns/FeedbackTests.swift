// What people send back: complaints, unsubscribes, replies.

import Bounces
import Foundation
import GRDB
import Testing
import Tracking

@testable import Storage

@Suite final class FeedbackTests: ReturnedMailFixture {
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

    /// Whether the log has told of the delivery or not.
    @Test(arguments: [true, false])
    func whoComplainsHasTheMail(isToldBefore: Bool) throws {
        let copy = try send("1", to: "ann@home.example")
        if isToldBefore { try settle(report(.undetermined, of: "ann@home.example", action: .delivered), copy: copy) }
        try settle(Report(kind: .complaint, feedbackType: "abuse"), copy: copy)
        #expect(try query("SELECT delivered, complained FROM crm_campaigns") == ["1|1"])
        #expect(try query("SELECT indicator FROM crm_messages") == ["not_opened"])
        #expect(try query("SELECT indicator FROM crm_deliveries") == ["not_opened"])
        #expect(try store.check() == [])
    }

    @Test(arguments: ["not-spam", "auth-failure", "virus"])
    func feedbackThatAccusesNobodyIsNoComplaint(_ type: String) throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(Report(kind: .complaint, feedbackType: type), copy: copy)
        #expect(try state() == ["ann@home.example|sent"])
        #expect(try suppressed() == [])
        #expect(try query("SELECT event, reason FROM crm_timeline WHERE event <> 'sent'") == ["feedback|\(type)"])
    }

    /// People mean it, however late.
    @Test func complaintOfAnOldMailCounts() throws {
        let copy = try send("1", to: "ann@home.example")
        try settle(Report(kind: .complaint, feedbackType: "abuse"), copy: copy, at: sent + 300 * day)
        #expect(try suppressed() == ["ann@home.example|complaint"])
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
}
