// What is only named counts where nothing better is known. It cancels nothing and overrides nothing, whichever comes first.

import Bounces
import Foundation
import GRDB
import Judging
import MTALog
import Testing
import Words

@testable import Storage

@Suite final class NamedReportTests: ReturnedMailFixture {
    private static let ann = "ann@home.example"

    /// What somebody writes who knows a mail's Message-ID and recipient.
    enum Forgery: CaseIterable {
        case delivered, delayed, soft, hard, complaint
    }

    private func forge(_ forgery: Forgery, at: Int64? = nil) throws {
        let messageID = "<1@shop.example>"
        let report =
            switch forgery {
            case .delivered: report(.undetermined, of: Self.ann, action: .delivered, messageID: messageID)
            case .delayed: report(.undetermined, of: Self.ann, action: .delayed, messageID: messageID)
            case .soft: report(.networkError, of: Self.ann, messageID: messageID)
            case .hard: report(.userUnknown, of: Self.ann, messageID: messageID)
            case .complaint:
                Report(
                    kind: .complaint, originalMessageID: messageID, feedbackType: "abuse",
                    recipients: report(.undetermined, of: Self.ann, action: .delivered).recipients)
            }
        #expect(try settle(report, at: at).effects.map(\.trust) == [.named])
    }

    private func log(_ state: DeliveryStatus.State, at: Int64, from start: String? = nil) throws {
        let status = DeliveryStatus(
            at: at, queueID: "Q1", loggedQueueID: "Q1", recipient: Self.ann, originalRecipient: nil, state: state,
            status: state == .delivered ? "2.0.0" : "4.4.1", reply: "said so", command: "RCPT TO", remote: nil)
        _ = try store.advance(
            LogProgress(source: "log", start: start, end: "\(at)", statuses: [status], kept: [], forgotten: []),
            policy: BouncePolicy(), random: { 0 })
    }

    private func facts() throws -> [String] {
        try query("SELECT state, bounce_class, bounce_reason FROM deliveries")
            + query("SELECT state FROM retries") + query("SELECT soft_bounces FROM contacts")
            + query("SELECT address FROM suppressions")
            + query("SELECT delivered, hard_bounced, soft_bounced FROM campaigns")
            + query("SELECT 'engaged' FROM contacts WHERE engagement IS NOT NULL")
    }

    /// A retry that a sealed bounce has planned is sent.
    @Test(arguments: Forgery.allCases) func undoesNothingSealed(_ forgery: Forgery) throws {
        let copy = try send("1", to: Self.ann)
        try settle(report(.mailboxFull, of: Self.ann), copy: copy)
        let before = try facts()
        try forge(forgery, at: sent + 2 * hour)
        #expect(try facts() == before)
        #expect(try planned() == ["1|5|planned|mailbox_full"])
        let retry = try lease(at: sent + 2 * day)
        #expect(retry.copy == copy)
        #expect(try store.check() == [])
    }

    @Test(arguments: Forgery.allCases, [DeliveryStatus.State.delivered, .deferred, .bounced])
    func overridesNothingThatTheLogHasSaid(_ forgery: Forgery, _ state: DeliveryStatus.State) throws {
        try send("1", to: Self.ann)
        try log(state, at: sent + 1000)
        let before = try facts()
        try forge(forgery)
        #expect(try facts() == before)
        #expect(try store.check() == [])
    }

    @Test(arguments: Forgery.allCases) func overridesNoHit(_ forgery: Forgery) throws {
        let copy = try send("1", to: Self.ann)
        try store.count([Hit(.open, of: copy, at: sent + hour)])
        let before = try facts()
        try forge(forgery, at: sent + 2 * hour)
        try forge(forgery, at: sent + 3 * hour)
        #expect(try facts() == before)
        #expect(try query("SELECT indicator FROM crm_deliveries") == ["opened"])
        #expect(try store.check() == [])
    }

    /// It is written down all the same, once.
    @Test(
        arguments: zip([Forgery.delivered, .soft, .hard, .complaint], ["delivered", "bounce", "bounce", "complaint"]))
    func isWrittenDown(_ forgery: Forgery, _ kind: String) throws {
        let copy = try send("1", to: Self.ann)
        try store.count([Hit(.open, of: copy, at: sent + hour)])
        for number in 2...4 { try forge(forgery, at: sent + Int64(number) * hour) }
        #expect(try query("SELECT kind, trust FROM events WHERE trust IS NOT NULL") == ["\(kind)|named"])
    }

    /// What is known better stands, as if nobody had forged before.
    @Test(arguments: Forgery.allCases) func whatComesFirstDoesNotStandInTheWay(_ forgery: Forgery) throws {
        let copy = try send("1", to: Self.ann)
        try forge(forgery)
        try settle(report(.mailboxFull, of: Self.ann), copy: copy, at: sent + 2 * hour)
        #expect(try state() == ["\(Self.ann)|soft_bounced"])
        #expect(try planned() == ["1|5|planned|mailbox_full"])
        #expect(try query("SELECT soft_bounces FROM contacts") == ["1"])
        #expect(try store.dueRetries(now: sent + 5 * day, limit: 9).count == 1)
        #expect(try store.check() == [])
    }

    @Test(arguments: Forgery.allCases) func theLogsDeliveryStandsAboveIt(_ forgery: Forgery) throws {
        try send("1", to: Self.ann)
        try forge(forgery, at: sent + hour)
        try log(.delivered, at: sent + 1000)
        #expect(try state() == ["\(Self.ann)|delivered"])
        #expect(try query("SELECT COUNT(*) FROM events WHERE kind = 'delivered'") == ["1"])
        #expect(try query("SELECT delivered, hard_bounced, soft_bounced FROM campaigns") == ["1|0|0"])
        // And stays.
        try forge(.hard, at: sent + 2 * hour)
        #expect(try state() == ["\(Self.ann)|delivered"])
        #expect(try store.check() == [])
    }

    @Test func whoOpensHasTheMailWhateverWasForged() throws {
        let copy = try send("1", to: Self.ann)
        try forge(.hard)
        #expect(try state() == ["\(Self.ann)|hard_bounced"])
        try store.count([Hit(.open, of: copy, at: sent + 2 * hour)])
        #expect(try state() == ["\(Self.ann)|delivered"])
        #expect(try query("SELECT hard_bounced FROM campaigns") == ["0"])
        #expect(try store.check() == [])
    }

    @Test func forgedComplaintDoesNotHideASealedOne() throws {
        let copy = try send("1", to: Self.ann)
        try forge(.complaint)
        #expect(try suppressed() == [])
        try settle(Report(kind: .complaint, feedbackType: "abuse"), copy: copy)
        #expect(try suppressed() == ["\(Self.ann)|complaint"])
        #expect(try query("SELECT complained FROM crm_campaigns") == ["1"])
        #expect(try query("SELECT trust FROM events") == ["sealed"])
    }

    // MARK: Our field alone

    private func byField(_ copy: Int64) -> ReturnedMail.Reference { .field(CopyToken(copy: copy)) }

    @Test(arguments: [true, false]) func fieldSealsWhereThereAreNoReturnPaths(believesField: Bool) throws {
        let policy = BouncePolicy(believesField: believesField)
        let copy = try send("1", to: Self.ann)
        let settlement = try settle(report(.userUnknown, of: Self.ann), by: byField(copy), policy: policy)
        #expect(settlement.effects.map(\.trust) == [believesField ? .sealed : .named])
        #expect(try suppressed() == (believesField ? ["\(Self.ann)|hard_bounce"] : []))
        for action in [ReportedRecipient.Action.delayed, .delivered] {
            let effects = try settle(
                report(.undetermined, of: Self.ann, action: action), by: byField(copy), policy: policy
            ).effects
            #expect(effects.map(\.trust) == [believesField ? .sealed : .named])
        }
    }

    /// A mailing list's subscriber has the list's copy.
    @Test func complaintByFieldIsOfTheOneRecipient() throws {
        let policy = BouncePolicy(believesField: false)
        let own = try send("1", to: "list@home.example")
        let shared = try send("2", to: Self.ann, "bob@home.example")
        for copy in [own, shared] {
            for recipient in [Self.ann, "eve@evil.example", "victim@work.example"] {
                let complaint = Report(
                    kind: .complaint, feedbackType: "abuse",
                    recipients: report(.undetermined, of: recipient, action: .delivered).recipients)
                try settle(complaint, by: byField(copy), policy: policy)
            }
        }
        #expect(try suppressed() == ["list@home.example|complaint"])
    }

    /// The address for unsubscribing is for that.
    @Test func wishIsNoReport() throws {
        let copy = try send("1", to: Self.ann)
        let wish = ReturnedMail.Reference.unsubscribe(UnsubscribeToken(copy: copy))
        for report in [
            report(.userUnknown, of: Self.ann), report(.undetermined, of: Self.ann, action: .delivered),
            Report(kind: .complaint, feedbackType: "abuse"), Report(kind: .autoReply), Report(kind: .reply),
        ] { #expect(try settle(report, by: wish, sender: Self.ann).isUnknown, "\(report.kind)") }
        #expect(try query("SELECT COUNT(*) FROM events") == ["0"])
    }
}
