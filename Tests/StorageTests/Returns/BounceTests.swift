// What follows from a bounce, over one message and over many. Every case on a database of its own.

import Bounces
import Foundation
import GRDB
import Testing
import Tracking

@testable import Storage

@Suite final class BounceTests: ReturnedMailFixture {
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
            #expect(try store.dueRetries(now: now + hour, limit: 9) == [])
            now += 5 * day
            let retry = try lease(at: now)
            #expect(retry.attempt == attempt && retry.recipient == "ann@home.example" && retry.copy == copy)
            try store.retrySent(retry, reply: "250 Ok")
            #expect(try state() == ["ann@home.example|sent"])
        }
        #expect(try suppressed() == [])
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, at: now + hour)
        #expect(try state() == ["ann@home.example|hard_bounced"])
        #expect(try suppressed() == ["ann@home.example|hard_bounce"])
        #expect(try query("SELECT attempts FROM deliveries") == ["6"])
        #expect(try store.check() == [])
    }

    /// An alarm has the number of mails, however often each was sent.
    @Test func faultsOfOursSuppressNobodyAndRaiseAnAlarm() throws {
        let copy = try send("1", to: "ann@home.example")
        var policy = BouncePolicy()
        policy.plans["hours"] = RetryPlan(delays: [60])
        try settle(report(.reputation, of: "ann@home.example"), copy: copy, policy: policy)
        try store.retrySent(try lease(at: sent + day), reply: "250 Ok")
        try settle(report(.reputation, of: "ann@home.example"), copy: copy, at: sent + 2 * day, policy: policy)
        #expect(try state() == ["ann@home.example|hard_bounced"])
        #expect(try suppressed() == [])
        #expect(
            try query("SELECT campaign, reason, domain, count FROM crm_alarms") == ["spring|reputation|home.example|1"])
        try settle(report(.reputation, of: "bob@home.example"), copy: send("2", to: "bob@home.example"), policy: policy)
        try settle(report(.spamDetected, of: "bob@home.example"), copy: send("3", to: "bob@home.example"))
        #expect(try query("SELECT reason, count FROM crm_alarms ORDER BY 1") == ["reputation|2", "spam_detected|1"])
    }

    @Test func softBouncesOfSeveralMessagesAddUp() throws {
        for number in 0..<5 {
            let at = sent + Int64(number) * 4 * day
            let copy = try send("\(number)", to: "ann@home.example", at: at)
            try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, at: at + hour)
            #expect(try suppressed() == (number < 4 ? [] : ["ann@home.example|hard_bounce"]))
        }
    }

    /// Refused for our sake again and again: the first mailbox that is full is the contact's first soft bounce.
    @Test(arguments: [Reason.reputation, .spamDetected, .senderRejected, .authentication])
    func whatIsOurFaultDoesNotAddUp(reason: Reason) throws {
        for number in 0..<6 {
            let at = sent + Int64(number) * 4 * day
            try settle(
                report(reason, of: "ann@home.example"), copy: send("\(number)", to: "ann@home.example", at: at),
                at: at + hour)
        }
        let copy = try send("7", to: "ann@home.example", at: sent + 30 * day)
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, at: sent + 31 * day)
        #expect(try suppressed() == [])
        #expect(try query("SELECT soft_bounces FROM contacts") == ["1"])
    }

    /// Nothing came back of the mails between: they have arrived, and what bounced before does not add up with what comes.
    @Test func softBouncesThatWereCuredDoNotAddUp() throws {
        for number in 0..<8 {
            let at = sent + Int64(number) * 30 * day
            let copy = try send("\(number)", to: "ann@home.example", at: at)
            try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, at: at + hour)
            try send("good \(number)", to: "ann@home.example", at: at + 10 * day)
        }
        #expect(try suppressed() == [])
        #expect(try query("SELECT soft_bounces FROM contacts") == ["1"])
    }

    /// Four messages, each sent again: the fifth message's first bounce is the limit, not the fourth's second.
    @Test func messagesAddUpAndNotSendings() throws {
        for number in 0..<4 {
            let at = sent + Int64(number) * 5 * day
            let copy = try send("\(number)", to: "ann@home.example", at: at)
            try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, at: at + hour)
            try store.retrySent(try lease(at: at + day), reply: "250 Ok")
            try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, at: at + day + hour)
            #expect(try suppressed() == [])
            try store.database.write { try $0.execute(sql: "UPDATE retries SET state = 'cancelled'") }
        }
        let copy = try send("5", to: "ann@home.example", at: sent + 20 * day)
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy, at: sent + 21 * day)
        #expect(try suppressed() == ["ann@home.example|hard_bounce"])
    }

    @Test func signOfLifeClearsWhatHasAddedUp() throws {
        var copies: [Int64] = []
        for number in 0..<4 {
            let at = sent + Int64(number) * 5 * day
            copies.append(try send("\(number)", to: "ann@home.example", at: at))
            try settle(report(.mailboxFull, of: "ann@home.example"), copy: copies[number], at: at + hour)
        }
        // An open of the last: it has arrived, whatever the report said.
        try open(copies[3])
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

    /// What the configuration says of a reason holds to the letter.
    @Test(arguments: [
        (SuppressionTerm.never, [] as [String]), (.forever, ["ann@home.example|-"]),
        (.whenRepeated(days: 30), ["ann@home.example|2025-07-15T16:06:40.000Z"]),
    ])
    func suppressesAsTheTableSays(_ term: SuppressionTerm, expected: [String]) throws {
        var policy = BouncePolicy()
        policy.reasons.setRow(.init(.hard, .address, plan: "none", suppression: term), for: .userUnknown)
        let copy = try send("1", to: "ann@home.example")
        try settle(report(.userUnknown, of: "ann@home.example"), copy: copy, policy: policy)
        #expect(try query("SELECT address, until FROM crm_suppressions") == expected)
    }
}
