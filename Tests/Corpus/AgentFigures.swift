// How often an agent alone misleads: our own tables, and the crawlers that others have gathered.

import AgentTables
import Foundation
import Judging

enum AgentFigures {
    private struct Crawler: Decodable {
        let instances: [String]
    }

    static func print(crawlersIn corpora: URL) throws {
        let judge = HitJudge()
        for table in [AgentTable.people, .peopleApart] {
            print("false machine", table, table.falseMachines(by: judge))
        }
        for table in [AgentTable.robots, .robotsApart] {
            print("missed machine", table, table.missedMachines(by: judge))
        }
        let file = corpora.appending(path: "crawler-user-agents.json")
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        let crawlers = try JSONDecoder().decode([Crawler].self, from: Data(contentsOf: file))
        let table = AgentTable("crawler-user-agents", crawlers.flatMap(\.instances))
        print("missed machine", table, table.missedMachines(by: judge))
    }

    private static func print(_ what: String, _ table: AgentTable, _ mistaken: [String]) {
        let share = (table.share(mistaken) * 100).rounded() / 100
        Swift.print("agents: \(what) \(mistaken.count) of \(table.agents.count) (\(share) %), \(table.name)")
    }
}
