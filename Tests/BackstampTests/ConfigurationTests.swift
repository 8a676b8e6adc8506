// The configuration: what is read, and what is said where it is wrong.

import FilterService
import Foundation
import Judging
import Milter
import Peers
import Storage
import Testing
import Tracking

@testable import backstamp

@Suite struct ConfigurationTests {
    private func parse(_ yaml: String, _ environment: [String: String] = [:]) throws -> Configuration {
        try Configuration(Configuration.values(in: yaml, path: "b.yaml", environment: environment))
    }

    /// conf/backstamp.yaml is the documentation of the defaults: it must say what is so.
    @Test func theShippedFileHoldsEveryKeyWithItsDefault() throws {
        let path = URL(fileURLWithPath: #filePath).appending(path: "../../../conf/backstamp.yaml").standardized.path
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let shipped = try Configuration.values(in: text, path: path, environment: [:])
        #expect(shipped.map(\.key) == Settings.all.map(\.key))
        for (value, setting) in zip(shipped, Settings.all) where setting.key != "tracker.url" {
            #expect(value.content == setting.standard, "\(setting.key)")
            #expect(value.place.hasPrefix(path), "\(setting.key) must stand in the file")
        }
    }

    @Test func readsWhatStandsThere() throws {
        let configuration = try parse(
            """
            database: sqlite:/tmp/b.db
            filter:
              listen: inet:8891@127.0.0.1
              on_failure: tempfail
              outgoing:
                networks: [10.0.0.0/8]
              clicks: none
            tracker:
              url: https://t.example/
              urls: {Shop.example: "http://l.shop.example"}
            """)
        #expect(configuration.database == "/tmp/b.db")
        #expect(configuration.filter.listen?.milterText == "inet:8891@127.0.0.1")
        #expect(configuration.filter.onFailure == .tempfail)
        #expect(configuration.filter.outgoingNetworks.count == 1)
        #expect(configuration.filter.clicks == .none)
        #expect(configuration.filter.opens)
        #expect(configuration.tracker.url == Array("https://t.example".utf8))
        #expect(configuration.tracker.urls["shop.example"] == Array("http://l.shop.example".utf8))
    }

    @Test func aListOfAgentsSaysWhichLineIsWrong() throws {
        let folder = TestFolder()
        let path = folder.path + "/agents"
        let configuration = try parse("judging: {agents: [\(path)]}")
        #expect { try configuration.countingRules() } throws: { "\($0)".hasPrefix("\(path): can't read") }
        try folder.write("# ours\ngateway Example Scanner\nexample\n", to: "agents")
        #expect { try configuration.countingRules() } throws: { "\($0)".hasPrefix("\(path):3: must be an agent") }
        try folder.write("gateway Example Scanner\n", to: "agents")
        _ = try configuration.countingRules()
    }

    /// Where our people's mail comes from, they are; unless a file says where they are.
    @Test func ownNetworksAreThoseOfOutgoingMail() throws {
        let outgoing = "filter: {outgoing: {networks: [127.0.0.0/8, \"::1/128\", 203.0.113.0/24, 0.0.0.0/0]}}"
        func isOwn(_ text: String) throws -> [Bool] {
            let judge = try parse(text).countingRules().judge
            return ["127.0.0.1", "::1", "203.0.113.5", "198.51.100.1"].map { judge.isOwn(Array($0.utf8)) }
        }
        #expect(try isOwn(outgoing) == [false, false, true, false])
        let folder = TestFolder()
        let path = folder.path + "/networks"
        try folder.write("198.51.100.0/24 own\n", to: "networks")
        #expect(try isOwn(outgoing + "\njudging: {networks: [\(path)]}") == [false, false, false, true])
        try folder.write("203.0.113.5 gateway Example\n", to: "networks")
        #expect(try isOwn(outgoing + "\njudging: {networks: [\(path)]}") == [false, false, false, false])
    }

    @Test func theEnvironmentOverridesTheFile() throws {
        let environment = [
            "BACKSTAMP_FILTER_CLICKS": "none", "BACKSTAMP_FILTER_CAMPAIGN_HEADERS": "X-A, X-B",
            "BACKSTAMP_TRACKER_LISTEN": "[::]:80",
        ]
        let configuration = try parse("filter: {clicks: html}", environment)
        #expect(configuration.filter.clicks == .none)
        #expect(configuration.filter.campaignHeaders == ["X-A", "X-B"])
        #expect(configuration.tracker.listen == "[::]:80")
    }

    @Test(arguments: [
        ("filter:\n  listne: x", "b.yaml:2: unknown key `filter.listne`; did you mean `filter.listen`?"),
        ("databse: x", "b.yaml:1: unknown key `databse`; did you mean `database`?"),
        ("\n\nzebra: x", "b.yaml:3: unknown key `zebra`"),
        (
            "filter:\n  on_failure: reject",
            "b.yaml:2: `filter.on_failure` must be one of accept, tempfail, not `reject`"
        ),
        ("database: mysql:x", "b.yaml:1: `database` must be sqlite:PATH, not `mysql:x`"),
        (
            "filter:\n  outgoing:\n    networks: [10.0.0.0/99]",
            "b.yaml:3: `filter.outgoing.networks` must be a list of networks such as 10.0.0.0/8 or ::1/128, not `10.0.0.0/99`"
        ),
        ("filter:\n  opens: perhaps", "b.yaml:2: `filter.opens` must be one of true, false, not `perhaps`"),
        (
            "filter:\n  maximum_size: -1",
            "b.yaml:2: `filter.maximum_size` must be a number of bytes from 1 to 1073741824, not `-1`"
        ),
        (
            "tracker:\n  url: javascript:x",
            "b.yaml:2: `tracker.url` must be an http or https URL without query, such as https://track.example.com, not `javascript:x`"
        ),
        ("- a", "b.yaml: must be keys and values, such as `database: sqlite:…`"),
        ("database:\n  a: [1, [2]]", "b.yaml:1: `database` must be a value or a list of values"),
    ])
    func saysWhatIsWrong(yaml: String, message: String) {
        let error = #expect(throws: ConfigurationError.self) { try parse(yaml) }
        #expect(error?.description == message)
    }

    @Test func namesTheLineOfBrokenYAML() {
        let error = #expect(throws: ConfigurationError.self) { try parse("filter:\n  listen: [a\n") }
        #expect(error?.description.hasPrefix("b.yaml:") == true)
        #expect(error?.description.contains("not YAML") == true)
    }

    @Test func namesTheVariable() {
        let error = #expect(throws: ConfigurationError.self) { try parse("", ["BACKSTAMP_FILTER_OPENS": "x"]) }
        #expect(error?.description == "BACKSTAMP_FILTER_OPENS: `filter.opens` must be one of true, false, not `x`")
    }
}
