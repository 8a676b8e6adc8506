/// Agents as their programs send them, a line each under headings that begin with `#`: facts, gathered from what the
/// programs and public lists of them say.
///
/// The tables come in two parts: the patterns were written with the one at hand, and the other kept apart, to show how
/// the rules do on what they have not seen.
package struct AgentTable: Sendable {
    package let name: String
    package let agents: [String]

    package init(_ name: String, _ agents: [String]) {
        self.name = name
        self.agents = agents
    }

    private init(_ name: String, _ text: [UInt8]) {
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        self.init(name, lines.filter { !$0.hasPrefix("# ") }.map(String.init))
    }
}

extension AgentTable {
    /// Browsers of all countries and years, apps, mail programs, readers, televisions, consoles and telephones.
    package static let people = AgentTable("people", PackageResources.people_txt)
    package static let peopleApart = AgentTable("people, kept apart", PackageResources.people_apart_txt)
    /// Crawlers, previews, gateways and scanners, libraries, driven browsers, monitoring.
    package static let robots = AgentTable("robots", PackageResources.robots_txt)
    package static let robotsApart = AgentTable("robots, kept apart", PackageResources.robots_apart_txt)
    /// What mail providers fetch pictures with, for a person who looks.
    package static let proxies = AgentTable("image proxies", PackageResources.proxies_txt)
}
