// A CRM that sends again itself (retries.mode: schedule), and knows nothing but what its page says: its statements, and the
// field X-Backstamp-Retry. Through a real Postfix; what comes back lives hours later, by a virtual clock.

import Foundation
import Peers
import Testing

@Suite struct ScheduleModeTests {
    let sandbox: Sandbox
    let postfix: ThrowawayPostfix
    /// The recipient's.
    let host: RefusingServer
    let mail = TestMail(.eightBit, size: 4096, number: 1, campaign: "spring")
    let statements: [String]

    init() throws {
        sandbox = try Sandbox()
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
              mode: schedule
              plans: {mailbox_full: "4h, 12h, 1d"}
            """)
        let readme = try String(contentsOfFile: Place.root + "/contrib/crm/README.md", encoding: .utf8)
        let section = readme.split(separator: "\n## ").first { $0.hasPrefix("Writing: retries") } ?? ""
        // The text, what is in a block, the text between blocks, ….
        let parts = section.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }
        statements = parts.flatMap { $0.element.dropFirst(3).components(separatedBy: ";\n") }
            .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
        try sandbox.start()
    }

    @Test func mailboxThatStaysFullIsGivenUp() throws {
        try postfix.send(mail.bytes.withCRLF, to: [mail.recipient])
        var hours = 0.0
        try takeReport(at: hours)
        for (index, pause) in [4.0, 12, 24].enumerated() {
            #expect(try delivery() == "soft_bounced|soft|mailbox_full|\(index + 1)")
            #expect(try sandbox.query("SELECT * FROM crm_suppressions") == [])
            #expect(try claim(at: hours + pause - 0.1) == [], "before its time")
            hours += pause * 1.1 + 0.1
            let claimed = try #require(try claim(at: hours).first)
            #expect(try claim(at: hours) == [], "somebody has it")
            // The CRM broke down; the claim is over an hour later, and the sending is counted once.
            if index == 1 {
                hours += 1
                #expect(try claim(at: hours) == [claimed])
            }
            #expect(try delivery() == "sent|soft|mailbox_full|\(index + 2)")
            let values = claimed.split(separator: "|").map(String.init)
            try sendAgain(token: values[3])
            // A report may be faster than the CRM.
            if index == 2 { try takeReport(at: hours) }
            try run(statements[1].replacing("retry = 17", with: "retry = \(values[0])"))
            if index < 2 { try takeReport(at: hours) }
        }
        #expect(try delivery() == "hard_bounced|hard|mailbox_full|4")
        #expect(
            try sandbox.query("SELECT attempt, state FROM crm_retries ORDER BY 1") == ["1|sent", "2|sent", "3|sent"])
        #expect(
            try sandbox.query("SELECT address, scope, reason, source FROM crm_suppressions") == [
                "\(mail.recipient)|all|hard_bounce|bounce"
            ])
        #expect(try claim(at: hours + 1000) == [])
        #expect(
            try sandbox.query("SELECT sent, hard_bounced, soft_bounced, delivered FROM crm_campaigns") == ["1|1|0|0"])
        #expect(try sandbox.query("SELECT COUNT(*), SUM(recipients) FROM crm_messages") == ["1|1"])
        try expectSameCopy(sendings: 4)
        #expect(try sandbox.databaseFaults() == "")
    }

    /// What was claimed and could not be sent is due again; what arrives then clears everything.
    @Test func secondSendingArrives() throws {
        try postfix.send(mail.bytes.withCRLF, to: [mail.recipient])
        try takeReport(at: 0)
        let number = try #require(try claim(at: 5).first?.split(separator: "|").first)
        try run(
            statements[2].replacing("retry = 18", with: "retry = \(number)").replacing(
                "1795602600000", with: "\(time(hours: 6))"))
        #expect(try delivery() == "soft_bounced|soft|mailbox_full|1")
        #expect(try claim(at: 5.5) == [])
        let token = try #require(try claim(at: 6.1).first?.split(separator: "|").last)
        host.take("home.example")
        try sendAgain(token: String(token))
        try run(statements[1].replacing("retry = 17", with: "retry = \(number)"))
        let tracks = try expectSameCopy(sendings: 2)
        #expect(try HTTPClient.request("GET", try #require(tracks.pixels.first)).status == 200)
        // No log is followed, so nobody says "delivered"; who looks has it.
        #expect(try eventually { try sandbox.query("SELECT indicator FROM crm_deliveries") == ["opened"] })
        #expect(try delivery() == "sent|soft|mailbox_full|2")
        #expect(try sandbox.query("SELECT soft_bounces FROM contacts") == ["0"])
        #expect(try sandbox.query("SELECT sent, opened, soft_bounced FROM crm_campaigns") == ["1|1|0"])
        #expect(try claim(at: 1000) == [])
        // The field was good for that claim alone.
        try sendAgain(token: String(token))
        #expect(try sandbox.query("SELECT COUNT(*) FROM crm_messages") == ["2"])
        #expect(try sandbox.databaseFaults() == "")
    }
}

// MARK: - The CRM

extension ScheduleModeTests {
    private func time(hours: Double) -> Int64 { Int64((Date().timeIntervalSince1970 + hours * 3600) * 1000) }

    @discardableResult
    private func run(_ sql: String) throws -> [String] {
        sandbox.awaitFold()
        return try succeed(["sqlite3", "-cmd", ".timeout 5000", sandbox.database, sql]).split(separator: "\n").map(
            String.init)
    }

    /// `retry|delivery|attempt|token` of what is due; nothing where nothing is. The claim lasts half an hour.
    private func claim(at hours: Double) throws -> [String] {
        #expect(statements.count == 3 && statements[0].contains("RETURNING retry, delivery, attempt, token"))
        return try run(
            statements[0].replacing("1795600000000", with: "\(time(hours: hours + 0.5))")
                .replacing("1795599000000", with: "\(time(hours: hours))"))
    }

    private func sendAgain(token: String) throws {
        let count = host.received.count
        let field = Array("X-Backstamp-Retry: \(token)\r\n".utf8)
        try postfix.send(field + mail.bytes.withCRLF, to: [mail.recipient])
        #expect(eventually(within: .seconds(20)) { host.received.count == count + 1 })
    }

    /// The report of the latest sending comes back, and is taken at a time of the virtual clock.
    private func takeReport(at hours: Double) throws {
        guard try eventually(within: .seconds(30), { try !postfix.mailbox.waiting().isEmpty }) else {
            throw ShellError(description: "no report:\n\(try postfix.log())")
        }
        for report in try postfix.mailbox.takeAll() { try sandbox.deliverReturned(report, hoursLater: hours) }
    }

    private func delivery() throws -> String {
        try sandbox.query("SELECT state, bounce_class, bounce_reason, attempts FROM crm_deliveries ORDER BY delivery")
            .first ?? ""
    }

    /// Each sending has the first one's bytes, tokens and all, and its return path.
    @discardableResult
    private func expectSameCopy(sendings: Int) throws -> Tracks {
        let received = host.received
        #expect(received.count == sendings)
        let first = try #require(received.first)
        func tracks(_ message: ReceivedMessage) -> Tracks {
            Tracks(in: HeaderBlock.body(message.bytes.filter { $0 != 0x0D }), tracker: sandbox.trackerURL)
        }
        for sending in received {
            let text = String(decoding: sending.bytes, as: UTF8.self)
            #expect(!text.contains("X-Backstamp-Retry"))
            #expect(sending.sender.hasPrefix("bounces+") && sending.sender == first.sender)
            #expect(tracks(sending).links == tracks(first).links && tracks(first).links.count == 3)
            #expect(tracks(sending).pixels == tracks(first).pixels && tracks(first).pixels.count == 1)
        }
        return tracks(first)
    }
}
