// Reports that come after all else, of a real Postfix and a real Sendmail: the refusal stands in the log already, and what has
// happened since stands.

import Foundation
import Peers
import Testing

@Suite struct LateReportTests {
    enum MTA: CaseIterable {
        case postfix, sendmail
    }

    enum Step {
        case retried, opened, clicked, answered
    }

    /// What happens between the refusal and the report of it, to each recipient in turn.
    static let orders: [[Step]] = [
        [], [.opened], [.clicked], [.answered], [.retried], [.retried, .opened, .clicked], [.retried, .answered],
    ]

    let sandbox: Sandbox
    /// The recipients'.
    let host: RefusingServer
    let mails = orders.indices.map { TestMail.short($0) }

    init() throws {
        sandbox = try Sandbox()
        host = try RefusingServer(refusals: [
            "home.example": Refusal(step: .message, reply: "552 5.2.2 Mailbox is full / quota exceeded")
        ])
    }

    private func start(_ kind: MTA) throws -> any ThrowawayMTA {
        let mta: any ThrowawayMTA =
            switch kind {
            case .postfix:
                try ThrowawayPostfix(milter: sandbox.milter, settings: ["relayhost = [127.0.0.1]:\(host.port)"])
            case .sendmail:
                try ThrowawaySendmail(
                    filter: sandbox, settings: ["define(`RELAY_MAILER_ARGS', `TCP $h \(host.port)')dnl"])
            }
        try sandbox.configure(
            """
            bounces:
              return_path: \(Sandbox.returnPath)
            log:
              source: \(mta.folder)/maillog
            retries:
              submit: smtp://127.0.0.1:\(mta.port)
            """)
        try sandbox.start()
        return mta
    }

    @Test(arguments: MTA.allCases) func changesNothing(_ kind: MTA) throws {
        let mta = try start(kind)
        for mail in mails { try mta.send(mail.bytes.withCRLF, to: [mail.recipient]) }
        #expect(try eventually(within: .seconds(30)) { try count("soft_bounced", attempts: 1) == mails.count })
        #expect(try eventually(within: .seconds(30)) { try mta.mailbox.waiting().count == mails.count })
        let reports = try mta.mailbox.takeAll()
        #expect(try take(reports, of: 0).contains("known=already"))
        if kind == .sendmail { try letHoursPass() }

        for (number, steps) in Self.orders.enumerated() where steps.first != .retried {
            for step in steps { try play(step, number) }
        }
        #expect(try eventually { try count("delivered", attempts: 1) == 3 })
        host.take("home.example")
        let run = try sandbox.backstamp(hoursLater: 5, "retry", "run")
        #expect(run.output.contains("4 retries were due"), "\(run.output)\(run.error)")
        #expect(try eventually(within: .seconds(30)) { try count("delivered", attempts: 2) == 4 })
        for (number, steps) in Self.orders.enumerated() where steps.first == .retried {
            for step in steps.dropFirst() { try play(step, number) }
        }
        #expect(
            try eventually {
                try sandbox.query("SELECT COUNT(*) FROM events WHERE kind IN ('open', 'click', 'reply')") == ["6"]
            })

        let before = try story()
        for number in 1..<mails.count {
            let log = try take(reports, of: number, putBack: kind == .sendmail)
            // A reply is only named, and says nothing against a report: that is the bounce that the log has told of.
            let said = Self.orders[number] == [.answered] ? "known=already" : "late=\"report of attempt 1\""
            #expect(log.contains(said), "\(Self.orders[number]): \(log)")
            #expect(try story() == before, "\(Self.orders[number])")
        }
        #expect(before.contains { $0.contains("|delivered|2") } && !before.contains { $0.contains("suppress") })
        #expect(try sandbox.databaseFaults() == "")
        withExtendedLifetime(mta) {}
    }
}

// MARK: - Steps

extension LateReportTests {
    private func play(_ step: Step, _ number: Int) throws {
        let mail = mails[number]
        let sent = try #require(host.received.first { $0.recipients == [mail.recipient] })
        let html = mail.decoded(HeaderBlock.body(sent.bytes.filter { $0 != 0x0D }))
        let tracks = Tracks(in: html, tracker: sandbox.trackerURL)
        switch step {
        case .retried: break
        case .opened: _ = try HTTPClient.request("GET", try #require(tracks.pixels.first))
        case .clicked: _ = try HTTPClient.request("GET", try #require(tracks.links.first))
        case .answered:
            let reply = """
                From: <\(mail.recipient)>
                To: <answers@bounce.example>
                Subject: Re: Number \(number)
                Message-ID: <\(number).answer@home.example>
                In-Reply-To: <trial.\(number)@shop.example>

                Yes, two of them.

                """
            try sandbox.deliverReturned(Array(reply.utf8), to: "answers@bounce.example")
        }
    }

    /// Hands in the report on a mail; what the log says of that.
    private func take(_ reports: [[UInt8]], of number: Int, putBack: Bool = false) throws -> String {
        let report = try #require(
            reports.map { String(decoding: $0, as: UTF8.self) }.first { $0.contains("<\(mails[number].recipient)>") })
        let result = try sandbox.backstamp(
            hoursLater: 0, "bounce", "deliver", input: Array((putBack ? Self.anHourEarlier(report) : report).utf8))
        #expect(result.status == 0, "\(result.error)")
        return result.output + result.error
    }

    private func count(_ state: String, attempts: Int) throws -> Int {
        try sandbox.query("SELECT 1 FROM crm_deliveries WHERE state = '\(state)' AND attempts = \(attempts)").count
    }

    /// All that is told of these mails.
    private func story() throws -> [String] {
        try sandbox.query("SELECT recipient, indicator, state, attempts FROM crm_deliveries")
            + sandbox.query("SELECT recipient, attempt, state FROM crm_retries")
            + sandbox.query("SELECT 'suppressed', address FROM crm_suppressions")
            + sandbox.query("SELECT event, at, contact, count FROM crm_timeline ORDER BY at, event, contact")
            + sandbox.query("SELECT opened, clicked, soft_bounced, hard_bounced FROM crm_campaigns")
    }

    /// Sendmail's reports name no queue id, so that it is by the time that a sending is known; and between two there are hours.
    /// What was sent first is put back by two, and what is said of it by one.
    private func letHoursPass() throws {
        try sandbox.execute("UPDATE messages SET sent_at = sent_at - 7200000")
    }

    private static func anHourEarlier(_ report: String) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.dateFormat = "EEE, d MMM yyyy HH:mm:ss Z"
        return report.replacing(/(Arrival-Date|Last-Attempt-Date): ([^\r\n(]*)/) { match in
            let time = format.date(from: match.2.trimmingCharacters(in: .whitespaces))
            return "\(match.1): \(format.string(from: (time ?? .distantPast) - 3600))"
        }
    }
}
