// What reports tell of a message, a contact and their timelines.

import Bounces
import Foundation
import GRDB
import Judging
import Testing
import Words

@testable import Storage

extension Store {
    func timeline(of subject: TimelineSubject, last: Int? = nil) throws -> [TimelineEntry] {
        var entries: [TimelineEntry] = []
        try forEachEvent(of: subject, last: last) { entries.append($0) }
        return entries
    }
}

@Suite final class ReportTests: ReturnedMailFixture {
    private let links = ["https://e.example/a", "https://e.example/b"]

    private func sendLinks(_ id: String, to recipients: String...) throws -> Int64 {
        let numbers = try store.reserveNumbers(recipients: recipients.count)
        try store.record(
            Sending(
                messageID: "<\(id)@shop.example>", queueID: "Q\(id)", sender: "news@shop.example",
                subject: "Hello \(id)", campaign: "spring", sentAt: sent, recipients: recipients,
                destinations: links.compactMap { Destination(Array($0.utf8)) }, leftAlone: nil), as: numbers)
        return numbers.copy
    }

    @Test func messageTellsOfPeopleAndMachines() throws {
        let copy = try sendLinks("1", to: "ann@home.example")
        try store.count([
            Hit(.open, of: copy, at: sent + hour), Hit(.click, of: copy, link: 1, at: sent + 2 * hour),
            Hit(.click, of: copy, link: 1, at: sent + 3 * hour),
            Hit(.click, of: copy, link: 0, at: sent + 4 * hour, from: "198.51.100.7", agent: "curl/8", headers: ""),
        ])
        try settle(.init(kind: .reply), copy: copy, at: sent + 5 * hour, sender: "ann@home.example")
        let report = try #require(try store.messageReport("Q1"))
        let figures = [report.opens, report.clicks, report.machineClicks, report.replies, report.bounces]
        #expect(figures == [1, 2, 1, 1, 0])
        #expect(report.links.map(\.clicks) == [0, 2])
        #expect(report.links[0].clickedAt == [], "a machine clicked")
        #expect(report.links[1].clickedAt == ["2025-06-15T17:06:40.000Z", "2025-06-15T18:06:40.000Z"])
        let timeline = try store.timeline(of: .message(report.message))
        #expect(timeline.map(\.event) == [.sent, .open, .click, .click, .click, .reply])
        #expect(timeline.map { $0.url ?? "-" } == ["-", "-", links[1], links[1], links[0], "-"])
        #expect(timeline[4].actor == .machine)
    }

    /// Mailers that give all their mails one Message-ID, and queue ids that come again.
    @Test func severalWithOneIDAreToldOf() throws {
        for _ in 0..<5 { _ = try sendLinks("1", to: "ann@home.example", "bob@home.example") }
        _ = try sendLinks("2", to: "ann@home.example")
        let messages = try query("SELECT message FROM messages ORDER BY message").compactMap { Int64($0) }
        for reference in ["<1@shop.example>", "1@shop.example", "Q1"] {
            let report = try #require(try store.messageReport(reference, limit: 3))
            #expect(report.message == messages[4] && report.namesakes == 5)
            #expect(report.newest.map(\.message) == messages[2...4].reversed())
            #expect(
                report.newest.map(\.recipients) == [2, 2, 2]
                    && report.newest.map(\.queueID) == ["Q1", "Q1", "Q1"])
        }
        for reference in ["<2@shop.example>", "Q2", "\(messages[5])", "\(messages[2])"] {
            let report = try #require(try store.messageReport(reference))
            #expect(report.namesakes == 1 && report.newest.isEmpty)
        }
        #expect(try store.messageReport("\(messages[2])")?.message == messages[2])
    }

    @Test func messagesAreListedByWhatIsAskedFor() throws {
        let copies = try (1...5).map { try sendLinks("\($0)", to: "ann\($0)@home.example", "bob@home.example") }
        try query("UPDATE messages SET sender = 'Ann@Shop.example', campaign = NULL WHERE queue_id IN ('Q2', 'Q4')")
        try query("UPDATE messages SET sender = 'eve@workshop.example' WHERE queue_id = 'Q5'")
        try store.count([Hit(.click, of: copies[1], link: 0, at: sent + hour)])
        func listed(_ filter: MessageFilter, limit: Int = 9, before: Int64? = nil) throws -> [String] {
            try store.messages(filter, limit: limit, before: before).map(\.queueID)
        }
        #expect(try listed(MessageFilter()) == ["Q5", "Q4", "Q3", "Q2", "Q1"])
        let page = try store.messages(MessageFilter(), limit: 2)
        #expect(page.map(\.recipient) == ["ann5@home.example", "ann4@home.example"] && page[0].recipients == 2)
        #expect(try listed(MessageFilter(), limit: 2, before: page[1].message) == ["Q3", "Q2"])
        #expect(try listed(MessageFilter(sender: "ANN@shop.example")) == ["Q4", "Q2"])
        #expect(try listed(MessageFilter(sender: "@SHOP.example")) == ["Q4", "Q3", "Q2", "Q1"])
        #expect(try listed(MessageFilter(campaign: "spring")) == ["Q5", "Q3", "Q1"])
        #expect(try listed(MessageFilter(sender: "ann@shop.example", indicator: .clicked)) == ["Q2"])
        #expect(try listed(MessageFilter(campaign: "autumn")) == [])
        #expect(try listed(MessageFilter(indicator: .suppressed)) == [])
    }

    @Test func recipientTellsOfItsBounce() throws {
        let copy = try sendLinks("1", to: "ann@home.example")
        try settle(report(.userUnknown, of: "ann@home.example"), copy: copy)
        let recipient = try #require(try store.messageReport("Q1")?.recipients.first)
        let told = [recipient.bounceClass, recipient.bounceReason, recipient.lastStatus].map { $0 ?? "-" }
        #expect(told == ["hard", "user_unknown", "5.0.0"])
        let contact = try #require(try store.contactReport("ANN@home.example"))
        #expect(contact.suppressed && contact.suppressionReason == "hard_bounce" && contact.bounceState == "hard")
        let timeline = try store.timeline(of: .contact("ann@home.example"))
        #expect(timeline.map { $0.diagnostic ?? "-" } == ["-", "550 no"])
    }

    @Test func contactsTimelineIsOfAllItsMails() throws {
        let first = try sendLinks("1", to: "ann@home.example", "bob@work.example")
        let second = try sendLinks("2", to: "ann@home.example")
        try store.count([
            Hit(.open, of: first, at: sent + hour), Hit(.open, of: second, at: sent + 2 * hour),
        ])
        let report = try #require(try store.contactReport("Ann@home.example"))
        #expect((report.sends, report.opens, report.clicks) == (2, 1, 0), "the shared copy's open is nobody's")
        #expect(report.score > 0 && !report.suppressed && report.bounceState == nil)
        let timeline = try store.timeline(of: .contact(report.address))
        #expect(timeline.map(\.event) == [.sent, .sent, .open])
        #expect(timeline.map(\.subject) == ["Hello 1", "Hello 2", "Hello 2"])
        #expect(try store.contactReport("nobody@home.example") == nil)
    }

    /// What is cut is the beginning, and it is said how much; a mail is sent before it is opened in the same millisecond.
    @Test func timelineIsCutAtItsBeginning() throws {
        let copy = try sendLinks("1", to: "ann@home.example")
        try store.count((0..<9).map { Hit(.open, of: copy, at: sent + Int64($0) * hour) })
        var entries: [TimelineEntry] = []
        let earlier = try store.forEachEvent(of: .message(1), last: 4) { entries.append($0) }
        let all = try store.timeline(of: .message(1))
        #expect(all.count == 10 && all.first?.event == .sent)
        #expect(earlier == 6 && entries == Array(all.suffix(4)))
        #expect(try store.forEachEvent(of: .message(1), last: 10) { _ in } == 0)
    }

    @Test func campaignsAreSortedByTheirFigures() throws {
        for (name, clicked) in [("b", 1), ("a", 0), ("c", 2)] {
            try query(
                """
                INSERT INTO campaigns (name, created_at, sent, opened, clicked, hard_bounced)
                VALUES ('\(name)', \(sent + Int64(clicked)), 4, \(3 - clicked), \(clicked), 0)
                """)
        }
        let expected: [CampaignReport.Order: String] = [
            .newest: "cba", .campaign: "abc", .clickRate: "cba", .openRate: "abc", .sent: "abc", .bounceRate: "abc",
            .unsubscribeRate: "abc",
        ]
        for order in CampaignReport.Order.allCases {
            #expect(try store.campaignReports(by: order).map(\.campaign).joined() == expected[order], "\(order)")
        }
    }
}
