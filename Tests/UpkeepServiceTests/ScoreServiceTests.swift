import Engagement
import Foundation
import GRDB
import Logging
import Peers
import Testing

@testable import Storage
@testable import UpkeepService

@Suite struct ScoreServiceTests {
    /// One that fails once goes on without a restart.
    @Test func theDatabaseComesBack() async throws {
        let folder = TestFolder()
        var rule = EngagementRule()
        rule.halfLife *= 2
        let store = try Store(path: folder.path + "/b.db", rules: CountingRules(engagement: rule))
        try await store.database.write { database in
            try database.execute(sql: "INSERT INTO contacts (address, engagement) VALUES ('ann@home.example', 1)")
            try database.execute(sql: "ALTER TABLE settings RENAME TO away")
        }
        let service = ScoreService(store: store, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let running = Task { try await service.run() }
        try await Task.sleep(for: .milliseconds(300))
        #expect(try await store.scores() == 1)
        try await store.database.write { try $0.execute(sql: "ALTER TABLE away RENAME TO settings") }
        let deadline = ContinuousClock.now + .seconds(30)
        while try await store.scores() == 1, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(try await store.scores() == 0)
        running.cancel()
    }
}

extension Store {
    /// How many contacts have one.
    fileprivate func scores() async throws -> Int? {
        try await database.read { try Int.fetchOne($0, sql: "SELECT COUNT(engagement) FROM contacts") }
    }
}
