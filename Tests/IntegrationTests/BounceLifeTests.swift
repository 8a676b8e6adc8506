// The whole life of a mail that bounces, through a real Postfix. The filter lives in our time; what comes back and what is
// sent again lives days later, by a virtual clock.

import Foundation
import Peers
import Testing

@Suite struct BounceLifeTests {
    let sandbox: Sandbox
    let postfix: ThrowawayPostfix
    /// The recipient's.
    let host: RefusingServer
    let mail = TestMail(.eightBit, size: 4096, number: 1, campaign: "spring")

    /// Hours before each further sending. A tenth of each may come on top.
    static let pauses = [4.0, 12, 24, 48]

    init() throws {
        sandbox = try Sandbox()
        // Said at the end of the message, so that the host has seen each sending whole.
        host = try RefusingServer(refusals: [
            "home.example": Refusal(step: .message, reply: "552 5.2.2 Mailbox is full / quota exceeded")
        ])
        postfix = try ThrowawayPostfix(
            milter: sandbox.milter, settings: ["relayhost = [127.0.0.1]:\(host.port)"])
        try sandbox.configure(
            """
            bounces:
              return_path: \(Sandbox.returnPath)
            retries:
              submit: smtp://127.0.0.1:\(postfix.port)
              plans: {mailbox_full: "4h, 12h, 1d, 2d"}
            """)
        try sandbox.start()
    }

    @Test func mailboxThatStaysFullIsGivenUp() throws {
        try postfix.send(mail.bytes.withCRLF, to: [mail.recipient])
        var hours = 0.0
        try takeReport(at: hours)
        for (index, pause) in Self.pauses.enumerated() {
            #expect(try delivery() == "soft_bounced|soft|mailbox_full|\(index + 1)")
            #expect(try retries() == Self.retries(sent: index, next: "planned"))
            #expect(try sandbox.query("SELECT soft_bounces FROM contacts") == ["1"], "one message")
            #expect(try suppressions() == [])

            #expect(try runRetries(at: hours + pause - 0.1) == "0 retries were due")
            #expect(host.received.count == index + 1, "before its time")
            hours += pause * 1.1 + 0.1
            #expect(try runRetries(at: hours) == "1 retries were due")
            try takeReport(at: hours)
            #expect(host.received.count == index + 2)
        }
        #expect(try delivery() == "hard_bounced|hard|mailbox_full|5")
        #expect(try retries() == Self.retries(sent: 4, next: nil))
        #expect(try suppressions() == ["\(mail.recipient)|all|hard_bounce|bounce|"])
        #expect(try events("bounce", "class, attempt") == ["soft|1", "soft|2", "soft|3", "soft|4", "hard|5"])
        #expect(try events("retry", "status, attempt") == ["sent|1", "sent|2", "sent|3", "sent|4"])
        #expect(try runRetries(at: hours + 1000) == "0 retries were due")

        try expectSendingsAlike(count: 5)
        try expectNotTrackedAnew(retries: 4)
        try expectRefusedAtRecipient()
        let campaign = try sandbox.report("campaign", "spring")
        #expect(campaign["hard_bounced"] as? Int == 1 && campaign["soft_bounced"] as? Int == 0)
        #expect(campaign["sent"] as? Int == 1)
        #expect(try sandbox.databaseFaults() == "")
    }

    @Test func thirdTryArrivesAndClearsEverything() throws {
        try postfix.send(mail.bytes.withCRLF, to: [mail.recipient])
        var hours = 0.0
        for pause in Self.pauses.prefix(2) {
            try takeReport(at: hours)
            if pause == Self.pauses[1] { host.take("home.example") }
            hours += pause * 1.1 + 0.1
            #expect(try runRetries(at: hours) == "1 retries were due")
        }
        try postfix.waitUntilDelivered()
        #expect(try postfix.mailbox.waiting() == [])
        try expectSendingsAlike(count: 3)
        #expect(try delivery() == "sent|soft|mailbox_full|3")

        let last = try #require(host.received.last)
        let report = StatusReport(
            recipient: mail.recipient, returnPath: last.sender, action: "delivered", status: "2.0.0",
            diagnostic: "250 2.0.0 delivered to mailbox")
        try sandbox.deliverReturned(report.bytes, to: last.sender, hoursLater: hours)
        try expectCleared(retries: ["1|4|sent", "2|4|sent"], at: hours)
        try expectSendingsAlike(count: 3)
        try expectNotTrackedAnew(retries: 2)
    }

    /// Whatever the report said, somebody has read the mail.
    @Test func openClearsEverything() throws {
        try postfix.send(mail.bytes.withCRLF, to: [mail.recipient])
        try takeReport(at: 0)
        #expect(try retries() == ["1|4|planned"])
        #expect(try sandbox.query("SELECT soft_bounces FROM contacts") == ["1"])

        let sent = try #require(host.received.first)
        let html = HeaderBlock.body(sent.bytes.filter { $0 != 0x0D })
        let pixel = try #require(Tracks(in: html, tracker: sandbox.trackerURL).pixels.first)
        #expect(try HTTPClient.request("GET", pixel).status == 200)
        #expect(try eventually { try delivery().hasPrefix("delivered|") })
        try expectCleared(retries: ["1|4|cancelled"], at: 0)
        #expect(host.received.count == 1)
    }
}

// MARK: - Steps

extension BounceLifeTests {
    /// The report of the latest sending comes back, and is taken at a time of the virtual clock.
    private func takeReport(at hours: Double) throws {
        guard try eventually(within: .seconds(30), { try !postfix.mailbox.waiting().isEmpty }) else {
            throw ShellError(description: "no report:\n\(try postfix.log())")
        }
        for report in try postfix.mailbox.takeAll() { try sandbox.deliverReturned(report, hoursLater: hours) }
    }

    private func runRetries(at hours: Double) throws -> String {
        let result = try sandbox.backstamp(hoursLater: hours, "retry", "run")
        #expect(result.status == 0, "\(result.error)")
        return result.output.split(separator: "\n").last.map(String.init) ?? ""
    }

    private func delivery() throws -> String {
        let columns = "state, bounce_class, bounce_reason, attempts"
        return try sandbox.query("SELECT \(columns) FROM crm_deliveries").joined(separator: "\n")
    }

    private func retries() throws -> [String] {
        try sandbox.query("SELECT attempt, attempts, state FROM crm_retries ORDER BY attempt")
    }

    private static func retries(sent: Int, next: String?) -> [String] {
        (0..<sent).map { "\($0 + 1)|\(pauses.count)|sent" }
            + (next.map { ["\(sent + 1)|\(pauses.count)|\($0)"] } ?? [])
    }

    private func suppressions() throws -> [String] {
        try sandbox.query("SELECT address, scope, reason, source, until FROM crm_suppressions")
    }

    private func events(_ kind: String, _ columns: String) throws -> [String] {
        try sandbox.query("SELECT \(columns) FROM events WHERE kind = '\(kind)' ORDER BY event")
    }

    /// Each sending has the bytes of the first, tokens and all, and its return path.
    private func expectSendingsAlike(count: Int) throws {
        let sendings = host.received
        #expect(sendings.count == count)
        let first = try #require(sendings.first)
        let tracks = Tracks(
            in: HeaderBlock.body(first.bytes.filter { $0 != 0x0D }), tracker: sandbox.trackerURL)
        #expect(tracks.links.count == 3 && tracks.pixels.count == 1)
        #expect(first.sender.hasPrefix("bounces+") && first.sender.hasSuffix("@bounce.example"))
        for (number, sending) in sendings.enumerated() {
            #expect(sending.withoutReceived == first.withoutReceived, "sending \(number + 1)")
            #expect(sending.sender == first.sender && sending.recipients == [mail.recipient])
        }
    }

    private func expectNotTrackedAnew(retries: Int) throws {
        #expect(try sandbox.query("SELECT count(*), sum(recipients) FROM messages") == ["1|1"])
        // The submission was told each retry's queue id; under this the filter has logged it.
        let ids = try sandbox.query("SELECT reply FROM retries ORDER BY retry").compactMap {
            $0.split(separator: " ").last
        }
        #expect(Set(ids).count == retries)
        let log = try sandbox.log()
        for id in ids { #expect(log.contains("\(id): left reason=already_tracked"), "\(id)") }
    }

    private func expectRefusedAtRecipient() throws {
        let client = try postfix.client()
        #expect(try client.reply(to: "MAIL FROM:<sender@shop.example>").hasPrefix("250"))
        let reply = try client.reply(to: "RCPT TO:<\(mail.recipient)>")
        #expect(reply.hasPrefix("550 5.7.1 ") && reply.contains("suppressed (hard_bounce)"), "\(reply)")
        #expect(try client.reply(to: "RCPT TO:<r2@home.example>").hasPrefix("250"))
    }

    private func expectCleared(retries: [String], at hours: Double) throws {
        #expect(try delivery().hasPrefix("delivered|"))
        #expect(try sandbox.query("SELECT soft_bounces, soft_since FROM contacts") == ["0|"])
        #expect(try self.retries() == retries)
        #expect(try suppressions() == [])
        #expect(try sandbox.query("SELECT delivered, soft_bounced, hard_bounced FROM crm_campaigns") == ["1|0|0"])
        #expect(try sandbox.query("SELECT bounces FROM crm_messages") == ["0"])
        #expect(try runRetries(at: hours + 1000) == "0 retries were due")
        #expect(try sandbox.databaseFaults() == "")
    }
}
