// The write-ahead log begins anew while the writer is busy: it must not grow with what was ever written.

import Foundation
import GRDB
import Peers
import Privacy
import Testing
import Tracking

@testable import Storage

@Suite struct CheckpointTests {
    private static let blob = 256 * 1024
    private static let commits = 800

    @Test func logHasAnEndUnderAWriterThatNeverRests() throws {
        let folder = TestFolder()
        let path = "\(folder.path)/b.db"
        let store = try Store(path: path)
        try store.writer.perform {
            try $0.execute(sql: "CREATE TABLE filling (place INTEGER PRIMARY KEY, filling BLOB)")
        }
        for number in 0..<Self.commits {
            try store.writer.perform { database in
                try database.execute(
                    sql: "INSERT OR REPLACE INTO filling VALUES ($1, randomblob($2))",
                    arguments: [number % 16, Self.blob])
            }
        }
        let log = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
        #expect(try #require(log) < Self.commits * Self.blob / 2)
        let sum = try store.read { try Int.fetchOne($0, sql: "SELECT SUM(length(filling)) FROM filling") }
        #expect(sum == 16 * Self.blob)
    }

    @Test func readerInAnOldSnapshotKeepsWhatItSees() throws {
        let folder = TestFolder()
        let path = "\(folder.path)/b.db"
        let store = try Store(path: path)
        try store.setPrivacyMode(.off, of: "ann@one.example")
        let reader = try Store.open(path, isReadOnly: true)
        try reader.snapshot { database in
            let before = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM contacts")
            try store.writer.perform { try $0.execute(sql: "CREATE TABLE filling (filling BLOB)") }
            for _ in 0..<40 {
                try store.writer.perform { database in
                    try database.execute(sql: "INSERT INTO filling VALUES (randomblob(1000000))")
                }
            }
            try store.setPrivacyMode(.off, of: "bob@two.example")
            #expect(try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM contacts") == before)
        }
        #expect(try reader.snapshot { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM contacts") } == 2)
    }
}
