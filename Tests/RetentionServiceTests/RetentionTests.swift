import Foundation
import GRDB
import Mailbox
import Testing

@testable import RetentionService
@testable import Storage

@Suite struct RetentionTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "backstamp-retention-\(UUID())")
    private let day: Int64 = 86_400_000

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    /// Networks go first, for they have the shortest life; and one file that can't be removed keeps nothing else.
    @Test func oneKindOfWorkFails() throws {
        let store = try Store(path: folder.appending(path: "b.db").path)
        let message = SentMessage(
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
        let people = folder.appending(path: "people")
        let new = people.appending(path: "new")
        try FileManager.default.createDirectory(at: new, withIntermediateDirectories: true)
        let loop = new.appending(path: "a").path
        try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
        let mail = new.appending(path: "b").path
        try Data().write(to: URL(filePath: mail))
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: mail)
        let policy = RetentionPolicy(eventsDays: 10, addressesDays: 0, peopleDays: 10)
        var retention = Retention(store: store, people: Maildir(path: people.path), policy: policy)
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
        try FileManager.default.removeItem(at: folder)
    }
}
