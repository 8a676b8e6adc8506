// The first journey with a real Sendmail, which uses the filter by the lines of contrib/sendmail/backstamp.mc.

import Foundation
import Peers
import Testing

@Suite struct SendmailTests {
    let sandbox: Sandbox

    init() throws {
        sandbox = try Sandbox()
    }

    /// What Sendmail and the sink do without us, so that the rest is ours.
    @Test func sendmailAloneChangesNothingButAddsReceived() throws {
        let sendmail = try ThrowawaySendmail(filter: nil)
        for (number, encoding) in Encoding.allCases.enumerated() {
            let mail = TestMail(encoding, size: 4096, number: number)
            try sendmail.send(mail.bytes.withCRLF, to: [mail.recipient])
            #expect(try arrival(of: mail, by: sendmail).withoutReceived == mail.bytes, "\(encoding)")
        }
    }

    @Test func mailIsTrackedAndNothingElseIsChanged() throws {
        try sandbox.start()
        let sendmail = try ThrowawaySendmail(filter: sandbox)
        var number = 0
        for encoding in Encoding.allCases {
            for size in [0, 400, 4096, 65_536, 1 << 20] {
                number += 1
                let mail = TestMail(encoding, size: size, number: number)
                try sendmail.send(mail.bytes.withCRLF, to: [mail.recipient])
                sandbox.expectTracked(try arrival(of: mail, by: sendmail), mail, "\(encoding) \(size)")
            }
        }
    }

    @Test func pixelAndLinksWorkAndTheLogHasTheQueueID() throws {
        try sandbox.start()
        let sendmail = try ThrowawaySendmail(filter: sandbox)
        let mail = TestMail.short(1, campaign: "spring")
        let id = try sendmail.send(mail.bytes.withCRLF, to: [mail.recipient])
        let delivered = try arrival(of: mail, by: sendmail)

        let tracks = Tracks(in: mail.decoded(delivered.body), tracker: sandbox.trackerURL)
        let pixel = try HTTPClient.request("GET", try #require(tracks.pixels.first))
        #expect(pixel.status == 200 && pixel.headers["content-type"] == "image/gif")
        // Three links at once are a scanner's: a person follows one after the other.
        for (url, link) in zip(tracks.links, mail.links).prefix(2) {
            let answer = try HTTPClient.request("GET", url)
            #expect(answer.status == 302 && answer.headers["location"] == link.destination)
        }
        let message = try sandbox.report("message", id)
        #expect(message["opens"] as? Int == 1)
        #expect(message["clicks"] as? Int == 2)

        #expect(try sendmail.log().contains(" \(id): to=<\(mail.recipient)>"))
        let line = try sandbox.log().split(separator: "\n").first { $0.contains("\(id): ") }
        #expect(line?.contains("\(id): tracked campaign=spring links=3") ?? false)
    }

    /// At each step of a message, mail goes on without the filter, and unchanged; once it is back, mail is tracked again.
    @Test func mailArrivesUnchangedWhereTheFilterIsKilled() throws {
        let sendmail = try ThrowawaySendmail(filter: sandbox)
        for step in 0...4 {
            let mail = TestMail.short(step)
            if step > 0 { try sandbox.start() }
            if step == 1 { sandbox.kill() }
            let client = try sendmail.client()
            if step == 2 { sandbox.kill() }
            try client.begin(to: [mail.recipient])
            if step == 3 { sandbox.kill() }
            try client.write(mail.bytes.withCRLF)
            if step == 4 { sandbox.kill() }
            _ = try client.end()
            #expect(try arrival(of: mail, by: sendmail).withoutReceived == mail.bytes, "step \(step)")
        }
        try sandbox.start()
        let mail = TestMail.short(5)
        try sendmail.send(mail.bytes.withCRLF, to: [mail.recipient])
        sandbox.expectTracked(try arrival(of: mail, by: sendmail), mail, "at the end")
    }

    /// What arrived of a mail, once.
    private func arrival(of mail: TestMail, by sendmail: ThrowawaySendmail) throws -> DeliveredMessage {
        try sendmail.waitUntilDelivered()
        let arrived = try sendmail.sink.messages(to: mail.recipient)
        #expect(arrived.count == 1)
        return try #require(arrived.first)
    }
}
