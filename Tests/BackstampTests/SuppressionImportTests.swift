// A file into the database: what is counted, what is refused, and that doing it twice is doing it once.

import Foundation
import Peers
import Testing

@testable import backstamp

@Suite struct SuppressionImportTests {
    private let folder = TestFolder()
    let configuration: Configuration

    init() throws {
        let yaml = "database: sqlite:\(folder.path)/b.db"
        configuration = try Configuration(Configuration.values(in: yaml, path: "b.yaml", environment: [:]))
    }

    /// What the command says of an import.
    private func take(_ text: String) throws -> String {
        var rest = Array(text.utf8)
        let csv = CSVReader {
            defer { rest = [] }
            return rest
        }
        var work = SuppressionImport(into: try configuration.openStore(), file: "test.csv")
        try work.take(SuppressionReader(csv, defaults: SuppressionDefaults(now: 1_750_000_000_000)))
        return work.summary
    }

    @Test func countsWhatCameOfTheRows() throws {
        let text = """
            status,reason,email,created
            5.1.1,no such user,ann@home.example,1704164645
            5.1.1,no such user,ANN@home.example,1704164645
            5.7.1,blocked for spam,bob@home.example,1704164645
            5.1.1,no such user,carl,1704164645
            """
        let rest = "1 left out, whose refusals are no hard bounces, 1 could not be read"
        #expect(try take(text) == "1 added, 1 unchanged, \(rest)")
        #expect(try take(text) == "0 added, 2 unchanged, \(rest)")
    }

    @Test func makesWhatIsThereLastLonger() throws {
        func text(_ until: String) -> String { "address,reason,until\nann@home.example,manual,\(until)\n" }
        #expect(try take(text("2030-01-01")) == "1 added, 0 unchanged")
        #expect(try take(text("2029-01-01")) == "0 added, 1 unchanged")
        #expect(try take(text("2031-01-01")) == "0 added, 1 made to last longer, 0 unchanged")
        #expect(try take(text("")) == "0 added, 1 made to last longer, 0 unchanged")
        #expect(try take(text("2031-01-01")) == "0 added, 1 unchanged")
    }

    /// More rows than a transaction takes, and a last one that is not full.
    @Test func takesMoreThanOneTransaction() throws {
        let text = (0..<4_500).map { "user\($0)@home.example\n" }.joined()
        #expect(try take(text) == "4500 added, 0 unchanged")
        #expect(try take(text) == "0 added, 4500 unchanged")
    }
}
