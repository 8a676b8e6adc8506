// Reports to the letter, as text and as JSON.

import Bounces
import Foundation
import Journal
import Peers
import Testing
import Tracking
import Words

@testable import Storage
@testable import backstamp

@Suite struct ReportOutputTests {
    private let folder = TestFolder()
    private let store: Store
    private let now: Int64 = 1_750_000_000_000 + 3 * 86_400_000

    /// One mail to one recipient, one to two; of the first, what the journal had.
    init() throws {
        store = try Store(path: folder.path + "/b.db")
        let sent: Int64 = 1_750_000_000_000
        let first = try send("1", to: ["ann@home.example"], links: 3, at: sent)
        _ = try send("2", to: ["ann@home.example", "山田@会社.example"], links: 0, at: sent + 60_000)
        let journal = try Journal(folder: folder.path + "/journal")
        let open = Hit.Act.open(OpenToken(copy: first))
        let hits = [(open, 1), (open, 2), (.click(ClickToken(copy: first, link: 1)), 3)].map { act, hours in
            Hit(
                at: sent + hours * 3_600_000, act: act,
                address: Array("192.0.2.1".utf8),
                userAgent: Array("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0".utf8),
                headers: Array("accept-language: de\n".utf8))
        }
        let written = DispatchSemaphore(value: 0)
        journal.append(hits.map { .hit($0) }) { _ in written.signal() }
        written.wait()
        try store.fold(JournalReader(folder: folder.path + "/journal"))
    }

    private func send(_ id: String, to recipients: [String], links: Int, at: Int64) throws -> Int64 {
        let numbers = try store.reserveNumbers(recipients: recipients.count)
        try store.record(
            Sending(
                messageID: "<\(id)@shop.example>", queueID: "4X\(id)", sender: "news@shop.example",
                subject: "Hello \(id)", campaign: "spring", sentAt: at, recipients: recipients,
                destinations: (0..<links).compactMap { Destination(Array("https://e.example/\($0)".utf8)) },
                leftAlone: nil), as: numbers)
        return numbers.copy
    }

    private func timeline(_ subject: TimelineSubject, last: Int? = nil) throws -> (
        entries: [TimelineEntry], earlier: Int
    ) {
        var entries: [TimelineEntry] = []
        let earlier = try store.forEachEvent(of: subject, last: last) { entries.append($0) }
        return (entries, earlier)
    }

    // MARK: Text

    @Test func message() throws {
        let report = try #require(try store.messageReport("4X1"))
        let (entries, earlier) = try timeline(.message(report.message))
        #expect(
            report.text(timeline: entries, earlier: earlier, now: now, on: .pipe) == """
                Message <1@shop.example>, queue id 4X1

                  From       news@shop.example
                  Subject    Hello 1
                  Campaign   spring
                  Sent       2025-06-15 15:06:40 UTC, 3 days ago
                  Indicator  clicked
                  Opens      2; first 2025-06-15 16:06:40, last 2025-06-15 17:06:40
                  Clicks     1

                  Recipient         Indicator  Opens  Clicks  State  Delivered (UTC)  Sendings  Bounce
                  ann@home.example  clicked        2       1  sent                           1

                  Clicks  Unique  Link
                       1       1  https://e.example/1
                  2 more links, not clicked

                  Time (UTC)           Event  What
                  2025-06-15 15:06:40  sent
                  2025-06-15 16:06:40  open   192.0.2.1
                  2025-06-15 17:06:40  open   192.0.2.1
                  2025-06-15 18:06:40  click  https://e.example/1  192.0.2.1
                """)
    }

    @Test func messageToSeveral() throws {
        let report = try #require(try store.messageReport("4X2"))
        let (entries, earlier) = try timeline(.message(report.message))
        let text = report.text(timeline: entries, earlier: earlier, now: now, on: .pipe)
        #expect(
            text.hasSuffix(
                """
                  Recipient          Indicator  Opens  Clicks  State  Delivered (UTC)  Sendings  Bounce
                  ann@home.example   sent           0       0  sent                           1
                  山田@会社.example  sent           0       0  sent                           1

                  Time (UTC)           Event  Contact            What
                  2025-06-15 15:07:40  sent   ann@home.example
                  2025-06-15 15:07:40  sent   山田@会社.example
                """), "\(text)")
    }

    @Test func severalWithOneID() throws {
        for hours in [4, 2] as [Int64] {
            _ = try send("1", to: ["bob@home.example"], links: 0, at: now - hours * 3_600_000)
        }
        let report = try #require(try store.messageReport("<1@shop.example>", limit: 2))
        let text = report.text(timeline: [], earlier: 0, now: now, on: .pipe)
        #expect(
            text.hasPrefix(
                """
                3 messages have this id; the newest is shown below

                  Message  Queue id  Sent (UTC)           From               To                Indicator  Opens  Clicks  Subject
                       11  4X1       2025-06-18 13:06:40  news@shop.example  bob@home.example  sent           0       0  Hello 1
                        8  4X1       2025-06-18 11:06:40  news@shop.example  bob@home.example  sent           0       0  Hello 1
                  1 older message

                Message <1@shop.example>, queue id 4X1
                """), "\(text)")
        #expect(report.json.map(\.0).suffix(2) == ["namesakes", "newest"])
    }

    @Test func messages() throws {
        #expect(
            ListedMessage.table(try store.messages(MessageFilter(), limit: 9), on: .pipe) == """
                  Message  Queue id  Sent (UTC)           From               To                      Indicator  Opens  Clicks  Subject
                        4  4X2       2025-06-15 15:07:40  news@shop.example  ann@home.example and 1  sent           0       0  Hello 2
                        1  4X1       2025-06-15 15:06:40  news@shop.example  ann@home.example        clicked        2       1  Hello 1
                """)
    }

    @Test func delaysThatSayTheSameAreOneLine() throws {
        let copy = try send("3", to: ["ann@home.example"], links: 0, at: 1_750_000_000_000)
        let verdict = Verdict(
            reason: .greylisted, rule: "test", status: EnhancedStatus(4, 7, 1), replyCode: 450, isPermanent: false)
        let delayed = ReportedRecipient(
            address: "ann@home.example", action: .delayed, diagnostic: "450 4.7.1 later", verdict: verdict)
        for hours in 1...3 as ClosedRange<Int64> {
            let mail = ReturnedMail(
                digest: "\(hours)", at: 1_750_000_000_000 + hours * 3_600_000,
                report: Report(kind: .delay, recipients: [delayed]),
                reference: .returnPath(ReturnPathToken(copy: copy)),
                sender: nil)
            _ = try store.settle(mail, policy: BouncePolicy(), random: 0)
        }
        let report = try #require(try store.messageReport("4X3"))
        let (entries, earlier) = try timeline(.message(report.message))
        let text = TimelineEntry.text(entries, earlier: earlier, shows: .nothing, on: .pipe)
        #expect(
            text.hasSuffix("deferred  3 times, last 2025-06-15 18:06:40  greylisted  4.7.1"), "\(text)")
        #expect(entries.map(\.event) == [.sent, .deferred])
    }

    @Test func contact() throws {
        let report = try #require(try store.contactReport("ann@home.example"))
        let (entries, earlier) = try timeline(.contact(report.address), last: 2)
        let text = report.text(timeline: entries, earlier: earlier, now: now, on: .pipe)
        let score = "\(report.score.tenths) of 100"
        #expect(
            text == """
                Contact ann@home.example

                  Score          \(score)
                  Mails          2
                  Opens          2
                  Clicks         1
                  Replies        0
                  Last activity  2025-06-15 18:06:40 UTC, 2 days ago

                  3 earlier events; --json has all
                  Time (UTC)           Event  Message  What
                  2025-06-15 17:06:40  open   Hello 1  192.0.2.1
                  2025-06-15 18:06:40  click  Hello 1  https://e.example/1  192.0.2.1
                """)
    }

    @Test func campaigns() throws {
        let report = try #require(try store.campaignReport("spring"))
        #expect(
            report.text(on: .pipe) == """
                Campaign spring, since 2025-06-15 15:06:40 UTC

                  Sent              3
                  Delivered         0
                  Opened            1  33.3 %
                  Clicked           1  33.3 %
                  Bounced           0   0.0 %
                    hard            0
                    soft            0
                  Unsubscribed      0   0.0 %
                  Complained        0
                  Replied           0
                  Machines' opens   0
                  Machines' clicks  0

                  Clicks  Unique  Top links
                       1       1  https://e.example/1
                """)
        #expect(
            report.text(on: Terminal(width: 80, hasColours: false)).contains("33.3 %  ██████▋░░░░░░░░░░░░░\n"))
        #expect(
            CampaignReport.table(try store.campaignReports(), on: .pipe) == """
                  Campaign  Sent  Opened  Clicked  Bounced  Unsubscribed  Replied
                  spring       3  33.3 %   33.3 %    0.0 %         0.0 %        0
                """)
    }

    @Test func contacts() throws {
        try store.suppress(
            ["all", "weekly"].map {
                Suppression(
                    address: "山田@会社.example", scope: $0, reason: .unsubscribe, source: "mail", since: 1, until: nil)
            })
        let left = try #require(try store.contactReport("山田@会社.example")).text(
            timeline: [], earlier: 0, now: now, on: .pipe)
        #expect(left.contains("\n  Suppressed      unsubscribe\n  Not sent lists  weekly\n"))
        let contacts = try store.contacts(by: .score, now: now, limit: 9)
        #expect(
            ContactReport.table(contacts, titles: true, on: .pipe) == """
                  Score  Contact            Mails  Opens  Clicks  Replies  Last active  Trouble
                    \(contacts[0].score.tenths)  ann@home.example       2      2       1        0  2025-06-15
                    0.0  山田@会社.example      1      0       0        0               suppressed: unsubscribe
                """)
    }

    @Test func scoresThatAreBeingMade() {
        #expect(
            Store.ScoreProgress(contacts: 370, total: 1_000).note
                == "Scores are being made anew by other weights: 37 % are.")
    }

    // MARK: JSON

    /// The names of an object's keys, in their order.
    private func keys(_ members: [(String, JSON)]) -> [String] { members.map(\.0) }

    private func keys(_ json: JSON) -> [String] {
        guard case .object(let members) = json else { return [] }
        return keys(members)
    }

    /// Those of design.md, section 5, in that order, and ours between them.
    @Test func keysAreThoseOfTheContract() throws {
        let message = try #require(try store.messageReport("4X1")).json
        let contact = try #require(try store.contactReport("ann@home.example")).json
        let campaign = try #require(try store.campaignReport("spring")).json
        let entry = try #require(try timeline(.contact("ann@home.example")).entries.last).json
        let contract: [([String], String)] = [
            (
                keys(message),
                "message_id sender subject campaign sent_at indicator opens first_opened_at last_opened_at clicks "
                    + "recipients links"
            ),
            (keys(element(message, "recipients")), "address state indicator opens clicks"),
            (keys(element(message, "links")), "url clicks unique_clicks clicked_at"),
            (
                keys(try #require(try store.messages(MessageFilter(), limit: 1).first?.json)),
                "message_id sender subject campaign sent_at indicator opens clicks"
            ),
            (keys(contact), "address score suppressed suppressed_lists opens clicks replies last_activity_at"),
            (
                keys(campaign),
                "campaign sent delivered opened clicked hard_bounced soft_bounced unsubscribed complained replied "
                    + "open_rate click_rate bounce_rate unsubscribe_rate machine_opens machine_clicks top_links"
            ),
            (keys(entry), "at event"),
        ]
        for (keys, names) in contract {
            let names = names.split(separator: " ").map(String.init)
            #expect(keys.filter(names.contains) == names)
            #expect(keys.allSatisfy { $0.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil }, "\(keys)")
            #expect(Set(keys).count == keys.count)
        }
    }

    private func element(_ members: [(String, JSON)], _ name: String) -> JSON {
        guard case .array(let values) = members.first(where: { $0.0 == name })?.1 else { return .null }
        return values.first ?? .null
    }
}
