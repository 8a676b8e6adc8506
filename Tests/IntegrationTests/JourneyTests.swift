// A message's whole day: sent, tracked, delivered, opened, clicked, reported.

import Foundation
import Peers
import Testing

@Suite struct JourneyTests {
    let sandbox: Sandbox
    let postfix: ThrowawayPostfix

    init() throws {
        sandbox = try Sandbox()
        try sandbox.start()
        postfix = try ThrowawayPostfix(milter: sandbox.milter)
    }

    private func tracks(of mail: TestMail) throws -> Tracks {
        let delivered = try #require(try postfix.sink.messages(to: mail.recipient).first)
        return Tracks(in: mail.decoded(delivered.body), tracker: sandbox.trackerURL)
    }

    @Test func figuresAreThoseOfWhatHappened() throws {
        let mails = (1...3).map { TestMail.short($0, campaign: "spring") }
        let client = try postfix.client()
        let ids = try mails.map { try client.send($0.bytes.withCRLF, to: [$0.recipient]) }
        try postfix.waitUntilDelivered()

        let first = try tracks(of: mails[0])
        for _ in 0..<2 {
            let pixel = try HTTPClient.request("GET", first.pixels[0])
            #expect(pixel.status == 200 && pixel.body.count == 43 && pixel.headers["content-type"] == "image/gif")
        }
        for number in [0, 2] {
            let answer = try HTTPClient.request("GET", first.links[number])
            #expect(answer.status == 302 && answer.headers["location"] == mails[0].links[number].destination)
        }
        let second = try tracks(of: mails[1])
        _ = try HTTPClient.request("GET", second.pixels[0])
        _ = try HTTPClient.request("HEAD", second.links[0])

        let campaign = try sandbox.report("campaign", "spring")
        #expect(campaign["sent"] as? Int == 3)
        #expect(campaign["opened"] as? Int == 2)
        #expect(campaign["clicked"] as? Int == 1)
        let links = campaign["top_links"] as? [[String: Any]] ?? []
        #expect(
            Set(links.compactMap { $0["url"] as? String }) == [
                mails[0].links[0].destination, mails[0].links[2].destination,
            ])

        for id in [ids[0], "<trial.1@shop.example>"] {
            let message = try sandbox.report("message", id)
            #expect(message["opens"] as? Int == 1, "one look that loads the image twice")
            #expect(message["clicks"] as? Int == 2)
            #expect(message["indicator"] as? String == "clicked")
        }
        #expect(try sandbox.report("message", ids[2])["indicator"] as? String != "opened")
    }

    /// One log line a message, found by the queue id.
    @Test func logHasALineForEachMessage() throws {
        let mail = TestMail.short(1, campaign: "spring")
        let plain = Array("Subject: plain\r\n\r\nnothing to see\r\n".utf8)
        let ids = try [
            postfix.send(mail.bytes.withCRLF, to: [mail.recipient]), postfix.send(plain, to: [mail.recipient]),
        ]
        let lines = try sandbox.log().split(separator: "\n").filter { line in ids.contains { line.contains($0) } }
        #expect(lines.count == 2)
        #expect(lines.first?.contains("tracked campaign=spring links=3") ?? false)
        #expect(lines.last?.contains("left reason=no_html") ?? false)
    }
}
