// Reports by somebody who wishes us ill: what he writes thousands of times counts once, is kept a few times, and holds nobody up.

import Bounces
import Foundation
import GRDB
import Testing
import Words

@testable import Storage

@Suite final class ManyReportsTests: ReturnedMailFixture {
    private func group(
        _ reason: Reason, _ address: String, original: String? = nil, action: ReportedRecipient.Action = .failed
    ) -> ReportedRecipient {
        ReportedRecipient(
            address: address, originalAddress: original, action: action, diagnostic: "550 no", verdict: verdict(reason))
    }

    private func events() throws -> [String] { try query("SELECT kind, reason, COUNT(*) FROM events GROUP BY 1, 2") }

    /// Ways to name one delivery ten thousand times.
    enum Naming: CaseIterable {
        case oneAddress, spellings, originals, anybody

        func address(_ number: Int) -> String {
            switch self {
            case .oneAddress: "ann@home.example"
            case .spellings: number.isMultiple(of: 2) ? "ANN@home.example" : "Ann@Home.Example"
            case .originals, .anybody: "a\(number)@there.example"
            }
        }
    }

    @Test(arguments: Naming.allCases) func tenThousandGroupsAreOneFinding(naming: Naming) throws {
        let copy = try send("1", to: "ann@home.example")
        let original = naming == .originals ? "ann@home.example" : nil
        var groups = (0..<10_000).map { group(.mailboxFull, naming.address($0), original: original) }
        // The gravest stands in their middle.
        groups[6_000] = group(.userUnknown, naming.address(6_000), original: original)
        let report = Report(kind: .bounce, originalMessageID: "<1@shop.example>", recipients: groups)
        var settlement: Settlement?
        let watch = try WriterWatch.watch(store) {
            settlement = try settle(report, copy: naming == .anybody ? copy : nil)
        }
        #expect(settlement?.effects.count == 1 && settlement?.repetitions == 9_999)
        #expect(try events() == ["bounce|user_unknown|1"])
        #expect(try state() == ["ann@home.example|hard_bounced"])
        #expect(watch.mostRows < 20)
        #expect(watch.statements < 35_000, "some look-ups for each address, and no more")
        #expect(try store.check() == [])
    }

    /// What is said of the recipient may suppress him, whatever else is said, in any order.
    @Test(arguments: [0, 1, 2]) func aGraveWordOnTheRecipientHimselfGoesFirst(place: Int) throws {
        let copy = try send("1", to: "ann@home.example")
        var groups = [group(.userUnknown, "x@there.example"), group(.mailboxFull, "ann@home.example")]
        groups.insert(group(.userUnknown, "Ann@home.example"), at: place)
        try settle(Report(kind: .bounce, recipients: groups), copy: copy)
        #expect(try suppressed() == ["ann@home.example|hard_bounce"])
        #expect(try query("SELECT COUNT(*) FROM events") == ["1"])
    }

    @Test func eachKindInAMailCounts() throws {
        let copy = try send("1", to: "ann@home.example")
        let groups = [
            group(.greylisted, "ann@home.example", action: .delayed), group(.mailboxFull, "ann@home.example"),
            group(.greylisted, "ann@home.example", action: .delayed),
        ]
        let settlement = try settle(Report(kind: .bounce, recipients: groups), copy: copy)
        #expect(settlement.effects.map(\.event) == [.deferred, .bounce] && settlement.repetitions == 1)
    }

    /// Mails that anybody can write, each of them one more: beyond the bound nothing is kept, and what is real counts on.
    @Test(arguments: [("deferred", 10_000), ("feedback", 1_000), ("auto_reply", 1_000)])
    func manyMailsOfOneGroup(kind: String, count: Int) throws {
        let copy = try send("1", to: "ann@home.example")
        let other = try send("2", to: "bob@home.example")
        try store.stopFlushing()
        var mail =
            switch kind {
            case "deferred":
                report(.greylisted, of: "ann@home.example", action: .delayed, messageID: "<1@shop.example>")
            case "feedback": Report(kind: .complaint, originalMessageID: "<1@shop.example>", feedbackType: "not-spam")
            default: Report(kind: .autoReply)
            }
        let watch = try WriterWatch.watch(store) {
            for number in 0..<count {
                // Delays that say the same are one.
                if kind == "deferred" { mail.recipients[0].verdict.status = EnhancedStatus(4, 7, number % 1000) }
                try settle(
                    mail, copy: kind == "deferred" ? nil : copy, at: sent + Int64(number), sender: "ann@home.example")
            }
        }
        #expect(try query("SELECT kind, COUNT(*) FROM events GROUP BY 1") == ["\(kind)|\(EventWriter.keptOfKind)"])
        #expect(watch.mostRows < 10 && watch.statements < count * 30)
        #expect(try settle(mail, copy: copy, sender: "ann@home.example").effects.map(\.isKnown) == [true])
        // What is more than a delay still counts, and so does all other mail.
        try settle(report(.mailboxFull, of: "ann@home.example"), copy: copy)
        try settle(report(.userUnknown, of: "bob@home.example"), copy: other)
        #expect(try state() == ["ann@home.example|soft_bounced", "bob@home.example|hard_bounced"])
        #expect(try store.check() == [])
    }

    // MARK: Many deliveries

    private let crowd = (0..<1_000).map { "p\($0)@home.example" }

    private func sendToCrowd() throws -> Int64 {
        let numbers = try store.reserveNumbers(recipients: crowd.count)
        try store.record(
            Sending(
                messageID: "<1@shop.example>", queueID: "Q1", sender: "news@shop.example", subject: "Hello",
                campaign: "spring", stream: nil, sentAt: sent, recipients: crowd, destinations: [], leftAlone: nil),
            as: numbers)
        return numbers.copy
    }

    private func crowdReport(_ action: ReportedRecipient.Action) -> Report {
        let groups = crowd.reversed().map { group(.mailboxFull, $0, action: action) }
        return Report(kind: action == .failed ? .bounce : .delay, recipients: Array(groups))
    }

    /// A list's report is settled whole, in jobs of so few deliveries that nobody waits.
    @Test func aListsReportIsManyJobs() throws {
        let copy = try sendToCrowd()
        var settlement: Settlement?
        let watch = try WriterWatch.watch(store) { settlement = try settle(crowdReport(.failed), copy: copy) }
        #expect(settlement?.effects.count == 1_000 && settlement?.isUnknown == false)
        #expect(watch.rows.count >= 1_000 / Store.settledAtOnce)
        #expect(watch.mostRows <= Store.settledAtOnce * 12)
        #expect(try query("SELECT bounces FROM crm_messages") == ["1000"])
        #expect(try query("SELECT outcome, settled_to FROM returned_mails") == ["settled|-"])
        #expect(try store.check() == [])
    }

    /// A kill between two jobs: the same mail, read again, has the effects that are missing, and none twice.
    @Test func aKillInTheMiddleOfAListsReport() throws {
        let copy = try sendToCrowd()
        let mail = ReturnedMail(
            digest: "d", at: sent + hour, report: crowdReport(.delayed),
            reference: .returnPath(ReturnPathToken(copy: copy)), sender: nil)
        let groups = try store.group(Finding.all(in: mail.report, by: nil), of: mail, BouncePolicy()).ofDeliveries
        #expect(groups.count == 1_000)
        for _ in 0..<3 {
            let part = try store.settleNext(groups, of: mail, policy: BouncePolicy(), random: 0)
            #expect(part?.isLast == false)
        }
        #expect(try query("SELECT COUNT(*) FROM events") == ["\(3 * Store.settledAtOnce)"])
        // Another process, later.
        let again = try Store(path: store.path)
        var later = mail
        later.at += hour
        let settlement = try again.settle(later, policy: BouncePolicy(), random: 0)
        #expect(settlement.effects.count == 1_000 - 3 * Store.settledAtOnce)
        #expect(!settlement.isRepeated && !settlement.isUnknown)
        #expect(try query("SELECT COUNT(*), COUNT(DISTINCT delivery) FROM events") == ["1000|1000"])
        let third = try again.settle(later, policy: BouncePolicy(), random: 0)
        #expect(third.isRepeated && !third.isUnknown && third.effects.isEmpty)
        #expect(try store.check() == [])
    }

    // MARK: Plans

    /// However many hits a copy has, and however many events a message.
    @Test func whatAReportAsksForIsFoundByIndex() throws {
        let own = "events_by_delivery (delivery=? AND kind=?"
        let queries: [(sql: String, arguments: StatementArguments, index: String)] = [
            (EventWriter.bouncesQuery, [1, 1], own), (EventWriter.onceQuery, [1, "reply"], own),
            (EventWriter.keptQuery, [1, "deferred", 20], own), (EventWriter.pastQuery, [1, 1, "sealed", 1], own),
            (EventWriter.equalDelayQuery, [1, "sealed", 1, "4.7.1", nil], own),
            (LinkTally.timesUpdate, [1, 1, 1, 1], "events_by_link (message=? AND link=?"),
            (
                "SELECT event, diagnostic FROM events WHERE message = $1 AND diagnostic IS NOT NULL", [1],
                "events_by_diagnostic (message=?)"
            ),
        ]
        for query in queries {
            let steps = try plan(query.sql, query.arguments).filter { $0.contains("events") }
            #expect(!steps.isEmpty && steps.allSatisfy { $0.contains(query.index) }, "\(steps)")
        }
    }
}
