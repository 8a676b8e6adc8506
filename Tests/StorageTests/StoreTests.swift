// The ledger, the fold and the figures: every number that a view shows against a count by hand.

import Foundation
import GRDB
import Judging
import Peers
import Testing
import Words

@testable import Storage

@Suite struct StoreTests {
    private let folder = TestFolder()
    let store: Store

    init() throws {
        store = try Store(path: "\(folder.path)/b.db")
    }

    private func message(
        _ id: String, to recipients: [String] = ["ann@home.example"], campaign: String? = "spring", links: [String] = []
    ) throws -> Sending {
        Sending(
            messageID: "<\(id)@shop.example>", queueID: "Q\(id)", sender: "news@shop.example", subject: "Hello",
            campaign: campaign,
            sentAt: 1_750_000_000_000, recipients: recipients,
            destinations: try links.map { try #require(Destination(Array($0.utf8))) }, leftAlone: nil)
    }

    @discardableResult
    private func record(_ message: Sending) throws -> MessageNumbers {
        let numbers = try store.reserveNumbers(recipients: message.recipients.count)
        try store.record(message, as: numbers)
        return numbers
    }

    /// An hour after the messages were sent.
    private static let hour: Int64 = 1_750_003_600_000

    /// Each from a machine of its own in one network: none repeats another.
    private func hit(_ kind: JudgedHit.Kind, _ copy: Int64, link: Int = 0, at: Int64, headers: String = "") -> Hit {
        Hit(
            at: Self.hour + at, act: .looking(kind, at: copy, link: link), address: Array("192.0.2.\(at / 10)".utf8),
            userAgent: Array("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0".utf8),
            headers: Array(("accept-language: de\n" + headers).utf8))
    }

    private func count(_ hits: [Hit]) throws -> Int { try store.count(hits) }

    @Test func numbersAreNeverGivenTwice() throws {
        let other = try Store(path: store.path)
        let runs = try [1, 2, 9_999, 10_001].flatMap { try [store.reserveNumbers($0), other.reserveNumbers($0)] }
        #expect(runs.map(\.count) == [1, 1, 2, 2, 9_999, 9_999, 10_001, 10_001])
        #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
        let highest = try #require(runs.last).upperBound
        try store.raiseNumbers(above: highest + 5)
        try store.raiseNumbers(above: 3)
        #expect(try store.reserveNumbers(1) == highest + 6..<highest + 7)
    }

    @Test func keepsAMessageWithAllItsRows() throws {
        let numbers = try record(
            message(
                "1", to: ["Ann@Home.example", "bob@work.example"],
                links: ["https://e.example/a", "https://e.example/b"]))
        let report = try #require(try store.messageReport("1@shop.example"))
        #expect(report.recipients.map(\.address) == ["ann@home.example", "bob@work.example"])
        #expect(report.recipients.map(\.state) == [.sent, .sent])
        #expect(report.links.map(\.url) == ["https://e.example/a", "https://e.example/b"])
        #expect(report.indicator == "sent")
        #expect(report.sentAt == "2025-06-15T15:06:40.000Z")
        #expect(try store.timeline(of: .message(report.message)).map(\.event) == [.sent, .sent])
        for reference in ["<1@shop.example>", "Q1", "\(numbers.message)"] {
            #expect(try store.messageReport(reference)?.messageID == "<1@shop.example>")
        }
        #expect(try store.messageReport("nonsense") == nil)
        #expect(try store.campaignReport("spring")?.sent == 2)
    }

    @Test func equalListsOfDestinationsAreOneRow() throws {
        for id in 0..<10 { try record(message("\(id)", links: ["https://e.example/a"])) }
        try Store(path: store.path).recordAgain(message("x", links: ["https://e.example/a"]))
        #expect(try store.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM destinations") } == 1)
        #expect(try store.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM campaigns") } == 1)
    }

    @Test func linksLeadToTheirDestinations() throws {
        let urls = ["https://e.example/a?x=\"1\"", "https://e.example/b\\", "https://e.example/c,d"].map {
            $0.filter { $0 != "\\" }
        }
        let first = try record(message("1", links: urls.map { $0.replacing("\"", with: "%22") }))
        let second = try record(message("2", links: ["https://other.example/"]))
        let index = LinkIndex(path: store.path)
        #expect(index.cached(copy: first.copy, link: 0) == nil)
        #expect(try index.destination(copy: first.copy, link: 2) == Array("https://e.example/c,d".utf8))
        #expect(index.cached(copy: first.copy, link: 0) == Array("https://e.example/a?x=%221%22".utf8))
        #expect(try index.destination(copy: second.copy, link: 0) == Array("https://other.example/".utf8))
        #expect(try index.destination(copy: second.copy, link: 1) == nil)
        #expect(try index.destination(copy: 999_999, link: 0) == nil)
        #expect(index.isAnswering())
    }

    @Test func countsOpensAndClicks() throws {
        let links = ["https://e.example/a", "https://e.example/b"]
        let ann = try record(message("1", to: ["ann@home.example"], links: links)).copy
        let bob = try record(message("2", to: ["bob@home.example"], links: links)).copy
        let carl = try record(message("3", to: ["carl@home.example"], links: links)).copy
        try record(message("4", to: ["dora@home.example"], links: links))
        let strays = try count([
            hit(.open, ann, at: 100), hit(.open, ann, at: 300), hit(.open, ann, at: 200),
            hit(.click, ann, link: 1, at: 400), hit(.click, ann, link: 1, at: 500),
            hit(.click, bob, link: 1, at: 600), hit(.click, bob, link: 0, at: 700),
            hit(.open, carl, at: 800, headers: "sec-purpose: prefetch\n"),
            hit(.click, carl, at: 900, headers: "purpose: prefetch\n"),
            hit(.open, 123_456_789, at: 1),
        ])
        #expect(strays == 1)
        #expect(try count([hit(.open, ann, at: 50), hit(.open, bob, at: 60)]) == 0)

        let campaign = try #require(try store.campaignReport("spring"))
        #expect(campaign.sent == 4)
        #expect(campaign.opened == 2, "Ann by opens, Bob by clicks; Carl was a machine")
        #expect(campaign.clicked == 2)
        #expect(campaign.openRate == 0.5)
        #expect(campaign.clickRate == 0.5)
        #expect(campaign.machineOpens == 1)
        #expect(campaign.machineClicks == 1)
        #expect(campaign.topLinks.map(\.url) == ["https://e.example/b", "https://e.example/a"])
        #expect(campaign.topLinks.map(\.clicks) == [3, 1])
        #expect(campaign.topLinks.map(\.uniqueClicks) == [2, 1])

        let message = try #require(try store.messageReport("Q1"))
        #expect(message.opens == 4)
        #expect(message.clicks == 2)
        #expect(message.indicator == "clicked")
        #expect(message.firstOpenedAt == "2025-06-15T16:06:40.050Z")
        #expect(message.lastOpenedAt == "2025-06-15T16:06:40.300Z")
        #expect(message.links.map(\.clicks) == [0, 2])
        #expect(message.links.map(\.uniqueClicks) == [0, 1])
        #expect(message.links[1].clickedAt == ["2025-06-15T16:06:40.400Z", "2025-06-15T16:06:40.500Z"])
        #expect(message.recipients.map(\.indicator) == ["clicked"])
        #expect(try store.messageReport("Q3")?.indicator == "sent")
        #expect(try store.check() == [])
    }

    @Test func anOpenOfASharedCopyIsNobodysInParticular() throws {
        let copy = try record(message("1", to: ["ann@home.example", "bob@home.example"])).copy
        #expect(try count([hit(.open, copy, at: 1)]) == 0)
        let report = try #require(try store.messageReport("Q1"))
        #expect(report.opens == 1)
        #expect(report.indicator == "opened")
        #expect(report.recipients.map(\.opens) == [0, 0])
        let timeline = try store.timeline(of: .message(report.message))
        #expect(timeline.filter { $0.event == .open }.map(\.contact) == [nil])
    }

    @Test func aJobThatFailsIsUndoneAlone() async throws {
        struct Refused: Error {}
        let store = self.store
        let failures = await withTaskGroup(of: Bool.self) { group in
            for index in 0..<64 {
                group.addTask {
                    do {
                        try store.writer.perform { database in
                            try database.execute(
                                sql: "INSERT INTO contacts (address) VALUES ($1)", arguments: ["\(index)"])
                            if index.isMultiple(of: 8) { throw Refused() }
                        }
                        return false
                    } catch { return true }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(failures == 8)
        let rows = try store.read { try String.fetchAll($0, sql: "SELECT address FROM contacts") }
        #expect(Set(rows) == Set((0..<64).filter { !$0.isMultiple(of: 8) }.map(String.init)))
    }

    @Test func givesUpWhileAnotherProcessHoldsTheLock() throws {
        let other = try Store.open(store.path, isReadOnly: false)
        try other.inDatabase { database in
            try database.execute(sql: "BEGIN EXCLUSIVE")
            #expect(throws: StorageError.self) { try record(message("1")) }
            try database.execute(sql: "ROLLBACK")
        }
        try record(message("2"))
        #expect(try store.messageReport("Q1") == nil, "what was given up must not appear later")
        #expect(try store.messageReport("Q2") != nil)
    }

    @Test func refusesADatabaseOfANewerVersion() throws {
        try store.writer.perform { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999')") }
        #expect(throws: StorageError.newerSchema(path: store.path)) { try Store(path: store.path) }
    }

    @Test func findsCountersThatAreWrong() throws {
        let copy = try record(message("1")).copy
        _ = try count([hit(.open, copy, at: 1)])
        #expect(try store.check() == [])
        try store.writer.perform { try $0.execute(sql: "UPDATE messages SET opens = 7") }
        #expect(try store.check().first == "1 rows of messages whose counters are not those of their events")
    }
}

extension Store {
    fileprivate func recordAgain(_ message: Sending) throws {
        try record(message, as: reserveNumbers(recipients: message.recipients.count))
    }
}
