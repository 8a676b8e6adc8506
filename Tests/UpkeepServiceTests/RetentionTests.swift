import Foundation
import GRDB
import Mailbox
import Peers
import Testing
import Words

@testable import Storage
@testable import UpkeepService

@Suite struct RetentionTests {
    private let folder = TestFolder()
    private let day: Int64 = 86_400_000

    /// Networks go first, for they have the shortest life; and one file that can't be removed keeps nothing else.
    @Test func oneKindOfWorkFails() throws {
        let store = try Store(path: folder.path + "/b.db")
        let message = Sending(
            messageID: "<1@shop.example>", queueID: "Q1", sender: "news@shop.example", subject: "Hello", campaign: nil,
            sentAt: day, recipients: ["ann@home.example"], destinations: [], leftAlone: nil)
        try store.record(message, as: store.reserveNumbers(recipients: 1))
        try store.database.write { database in
            for at in [day, 99 * day] {
                try database.execute(
                    sql:
                        "INSERT INTO events (at, kind, message, copy, network) SELECT ?, 'open', message, copy, 7 FROM copies",
                    arguments: [at])
            }
        }
        let new = folder.path + "/people/new"
        try FileManager.default.createDirectory(atPath: new, withIntermediateDirectories: true)
        let loop = new + "/a"
        try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
        let mail = new + "/b"
        try folder.write("", to: "people/new/b")
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: mail)
        let policy = RetentionPolicy(eventsDays: 10, addressesDays: 0, peopleDays: 10)
        var retention = Retention(store: store, people: Maildir(path: folder.path + "/people"), policy: policy)
        retention.begin(now: 100 * day)
        _ = try retention.step()
        #expect(retention.result.details == 2)
        var failures = 0
        for _ in 0..<10 {
            do {
                if try retention.step() == nil { break }
            } catch {
                failures += 1
            }
        }
        #expect(failures == 1)
        #expect(try retention.step() == nil)
        #expect(retention.result.events == 1)
        #expect(!FileManager.default.fileExists(atPath: mail))
    }

    /// Where a message was handed over matters for a day, and is kept for one more.
    @Test(arguments: [(1, 1), (2, 1), (3, 0)]) func whereAMessageWasHandedOverIsForgotten(days: Int64, left: Int) throws
    {
        let store = try Store(path: folder.path + "/b.db")
        var message = Sending(
            messageID: "<1@shop.example>", queueID: "Q1", sender: "news@shop.example", subject: "Hello", campaign: nil,
            sentAt: day, recipients: ["ann@home.example"], destinations: [], leftAlone: nil)
        message.submitter = IPAddress("203.0.113.9")
        try store.record(message, as: store.reserveNumbers(recipients: 1))
        let policy = RetentionPolicy(eventsDays: 0, addressesDays: 0, peopleDays: 0)
        var retention = Retention(
            store: store, people: Maildir(path: folder.path + "/people"), policy: policy)
        retention.begin(now: (1 + days) * day)
        // There is no folder of people's mails: that kind of work fails, and no other.
        for _ in 0..<20 { _ = try? retention.step() }
        let kept = try store.database.read { try Int.fetchOne($0, sql: "SELECT COUNT(submitter) FROM messages") }
        #expect(kept == left)
    }

    /// Sums of domains stay for two years, whatever becomes of events.
    @Test(arguments: [(731, 1), (732, 1), (733, 0)] as [(Int64, Int)]) func sumsOfDomainsStayForTwoYears(
        days: Int64, left: Int
    ) throws {
        let store = try Store(path: folder.path + "/b.db")
        let message = Sending(
            messageID: "<1@shop.example>", queueID: "Q1", sender: "news@shop.example", subject: "Hello", campaign: nil,
            sentAt: day, recipients: ["ann@home.example"], destinations: [], leftAlone: nil)
        try store.record(message, as: store.reserveNumbers(recipients: 1))
        let policy = RetentionPolicy(eventsDays: 90, addressesDays: 0, peopleDays: 0)
        var retention = Retention(store: store, people: Maildir(path: folder.path + "/people"), policy: policy)
        retention.begin(now: days * day)
        for _ in 0..<20 { _ = try? retention.step() }
        #expect(try store.database.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM domain_days") } == left)
    }
}
