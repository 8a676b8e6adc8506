import AgentTables
import Foundation
import Testing
import Words

@testable import Judging

/// How often agents alone mislead. `make corpus` prints the figures.
@Suite struct AgentTableTests {
    private static let judge = HitJudge()

    @Test(arguments: [AgentTable.people, .peopleApart])
    func peopleAreNoMachines(_ table: AgentTable) {
        #expect(table.agents.count > 100)
        let mistaken = table.falseMachines(by: Self.judge)
        #expect(table.share(mistaken) <= 0.5, "\(mistaken)")
    }

    @Test(arguments: [AgentTable.robots, .robotsApart])
    func machinesAreFound(_ table: AgentTable) {
        #expect(table.agents.count > 100)
        let mistaken = table.missedMachines(by: Self.judge)
        #expect(table.share(mistaken) <= 2, "\(mistaken)")
    }

    @Test(arguments: AgentTable.proxies.agents)
    func proxiesLookForPeople(agent: String) {
        #expect(LoneHit.verdict(on: agent, .open, headers: "accept: */*\n", by: Self.judge).actor == .proxy)
        #expect(LoneHit.verdict(on: agent, .click, headers: "accept: */*\n", by: Self.judge).actor == .machine)
    }

    /// Crawlers that others have gathered, most of which no line of ours names. They are no part of the project:
    /// BACKSTAMP_CORPORA says where they are; without them this is skipped.
    @Test(.enabled(if: crawlers != nil)) func crawlersOfOthersAreFound() throws {
        struct Crawler: Decodable { let instances: [String] }
        let crawlers = try JSONDecoder().decode([Crawler].self, from: Data(contentsOf: #require(Self.crawlers)))
        let table = AgentTable("crawlers", crawlers.flatMap(\.instances))
        let mistaken = table.missedMachines(by: Self.judge)
        #expect(table.share(mistaken) <= 2, "\(mistaken)")
    }

    private static let crawlers: URL? = {
        let beside = URL(filePath: #filePath).appending(path: "../../../../../shared/corpora").standardizedFileURL
        let corpora = ProcessInfo.processInfo.environment["BACKSTAMP_CORPORA"].map { URL(filePath: $0) } ?? beside
        let file = corpora.appending(path: "crawler-user-agents.json")
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }()
}
