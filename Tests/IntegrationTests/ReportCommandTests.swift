// The report commands as they are run: what they print, in which order, and with which exit code.

import Foundation
import Peers
import Testing

@Suite struct ReportCommandTests {
    let sandbox: Sandbox

    init() throws {
        sandbox = try Sandbox()
        try sandbox.start()
        let postfix = try ThrowawayPostfix(milter: sandbox.milter)
        let mails = (1...3).map { TestMail.short($0, campaign: "spring") }
        for mail in mails { try postfix.send(mail.bytes.withCRLF, to: [mail.recipient]) }
        try postfix.waitUntilDelivered()
        // The third cares most, the second a little, the first not at all.
        for (number, links) in [(1, 0), (2, 2)] {
            let delivered = try #require(try postfix.sink.messages(to: mails[number].recipient).first)
            let tracks = Tracks(in: mails[number].decoded(delivered.body), tracker: sandbox.trackerURL)
            _ = try HTTPClient.request("GET", tracks.pixels[0])
            for link in 0..<links { _ = try HTTPClient.request("GET", tracks.links[link]) }
        }
    }

    private func lines(_ arguments: String...) throws -> [[String: Any]] {
        let text = try succeed(
            [Place.binary, "report"] + arguments + ["--json", "--config", sandbox.config])
        return try text.split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
        }
    }

    @Test func contactsCampaignsAndRejudging() throws {
        let contacts = try lines("contacts")
        let scores = contacts.compactMap { $0["score"] as? Double }
        #expect(contacts.compactMap { $0["clicks"] as? Int } == [2, 0, 0])
        #expect(contacts.compactMap { $0["opens"] as? Int } == [1, 1, 0])
        #expect(scores == scores.sorted(by: >) && scores.count == 3 && scores[2] == 0)
        #expect(abs(scores[0] - 100 * 7 / 17) < 0.1, "an open and two clicks, just now")
        #expect(try lines("contacts", "--min-score", "20").count == 1)
        #expect(try lines("contacts", "--limit", "2").count == 2)
        #expect(
            try lines("contacts", "--sort", "address").compactMap { $0["address"] as? String }
                == contacts.compactMap { $0["address"] as? String }.sorted())

        let address = try #require(contacts[0]["address"] as? String)
        let contact = try #require(try lines("contact", address).first)
        let timeline = contact["timeline"] as? [[String: Any]] ?? []
        #expect(timeline.filter { $0["event"] as? String == "click" }.count == 2)
        #expect(timeline.first?["event"] as? String == "sent")
        #expect(try sandbox.backstamp("report", "contact", address).output.contains("Contact \(address)\n"))
        #expect(try lines("campaigns", "--sort", "click_rate").first?["clicked"] as? Int == 1)

        let course = try lines("campaign", "spring", "--over-time")
        #expect(course.compactMap { $0["opens"] as? Int }.reduce(0, +) == 2)
        #expect(course.compactMap { $0["clicks"] as? Int }.reduce(0, +) == 2)
        #expect(course.allSatisfy { ($0["hour"] as? String)?.hasSuffix(":00:00.000Z") == true })
        let drawn = try sandbox.backstamp("report", "campaign", "spring", "--over-time")
        #expect(drawn.output.hasPrefix("Campaign spring, opens and clicks by the hour, in UTC\n\n  Hour "))
        #expect(try sandbox.backstamp("report", "campaign", "none", "--over-time").status == 65)

        // What was judged by these rules already is judged alike; in a pipe there is no bar.
        let rejudged = try sandbox.backstamp("events", "rejudge", "--all")
        #expect(rejudged.output == "4 hits judged again, 0 otherwise than before\n" && rejudged.error.isEmpty)
        #expect(try sandbox.backstamp("events", "rejudge").output.hasPrefix("0 hits judged again"))

        for arguments in [["contact", "nobody@home.example"], ["message", "nonsense"], ["campaign", "none"]] {
            let result = try sandbox.backstamp("report", arguments[0], arguments[1])
            #expect(result.status == 65 && result.error.split(separator: "\n").count == 1, "\(arguments)")
        }
        let wrong = try sandbox.backstamp("report", "contacts", "--sort", "address", "--min-score", "3")
        #expect(wrong.status == 64)
    }
}
