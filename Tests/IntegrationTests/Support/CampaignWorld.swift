// Where the story is played: a real Postfix, the recipients' hosts, and Backstamp with all its jobs.

import Foundation
import Peers

final class CampaignWorld {
    let sandbox: Sandbox
    let postfix: ThrowawayPostfix
    let hosts: RefusingServer
    let stage: CampaignStage
    var numbers = CampaignNumbers()
    private var returned = 0

    private static let greylisted = ("greylist.example", "450 4.7.1 Greylisted, please try again soon", "greylisted")
    private static let putOff = ("busy.example", "450 4.2.0 Mailbox busy, try again soon", "undetermined")

    init() throws {
        let sandbox = try Sandbox()
        let stage = CampaignStage(CampaignMail.all, tracker: sandbox.trackerURL)
        var refusals = Dictionary(
            uniqueKeysWithValues: CampaignBounce.all.map { ($0.domain, Refusal(step: $0.step, reply: $0.reply)) })
        for (domain, reply, _) in [Self.greylisted, Self.putOff] {
            refusals[domain] = Refusal(step: .recipient, reply: reply)
        }
        (self.sandbox, self.stage) = (sandbox, stage)
        hosts = try RefusingServer(refusals: refusals) { stage.arrive($0) }
        postfix = try ThrowawayPostfix(
            milter: sandbox.milter,
            settings: [
                "relayhost = [127.0.0.1]:\(hosts.port)", "default_destination_recipient_limit = 1",
                "minimal_backoff_time = 4s", "maximal_backoff_time = 4s",
                "smtpd_authorized_xclient_hosts = 127.0.0.1",
                "smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination",
            ])
        try configure()
        for address in CampaignMail.banned {
            try sandbox.execute(
                "INSERT INTO suppressions (address, reason, source) VALUES ('\(address)', 'manual', 'crm')")
        }
        try sandbox.start()
    }

    private func configure() throws {
        let (relays, ours) = (sandbox.folder + "/relays.csv", sandbox.folder + "/own.txt")
        try CampaignFetcher.appleNetworks.write(toFile: relays, atomically: true, encoding: .utf8)
        try CampaignFetcher.ownNetworks.write(toFile: ours, atomically: true, encoding: .utf8)
        let config = try String(contentsOfFile: sandbox.config, encoding: .utf8)
        try sandbox.write(
            config: config.replacing("url: \(sandbox.trackerURL)", with: "url: \(CampaignCopy.publicURL)"))
        try sandbox.configure(
            """
            bounces:
              return_path: \(Sandbox.returnPath)
              maildir: \(postfix.mailbox.folder)
            log:
              source: \(postfix.folder)/maillog
            retries:
              submit: smtp://127.0.0.1:\(postfix.port)
              plans: {mailbox_full: "4h, 12h, 1d", days: "1d, 3d", hours: "6h, 12h, 1d, 2d"}
            judging:
              networks: [\(relays), \(ours)]
            """)
    }
}

// MARK: - Out

extension CampaignWorld {
    func send(_ mails: [CampaignMail]) throws {
        let client = try postfix.client()
        for mail in mails {
            let start = CampaignStage.now
            numbers.queueIDs[mail.name] = try client.send(
                mail.bytes(quoting: try mail.quoted.map { try stage.copy(of: $0).quote }), from: CampaignMail.sender,
                to: mail.envelope)
            for recipient in mail.recipients {
                let kind = recipient.fate.isSuppressed ? "suppressed" : "sent"
                var event = CampaignEvent(kind, mail.name, recipient.address, start...CampaignStage.now)
                if case .suppressed(let reason) = recipient.fate { event.reason = reason }
                stage.note(event)
                if case .refused(let bounce) = recipient.fate {
                    note(bounce, of: mail, to: recipient.address, by: "127.0.0.1", since: start)
                }
            }
        }
    }

    /// Sends on, as a Sieve script does, what others wrote.
    func redirect(_ mail: CampaignMail) throws {
        let fields = Array("X-Sieve-Redirected-From: ann@shop.example\r\n".utf8)
        try postfix.send(fields + mail.bytes(), to: mail.envelope)
    }

    /// What the server says to a campaign's mail to somebody whom no mail is to reach.
    func replyToBanned(_ address: String) throws -> String {
        let client = try postfix.client()
        _ = try client.reply(to: "MAIL FROM:<\(CampaignMail.sender)>")
        return try client.reply(to: "RCPT TO:<\(address)>")
    }

    /// Those of that fate have been refused once: from now on they are not.
    func endGreylisting() -> Bool {
        let waiting = CampaignMail.all.flatMap(\.recipients).filter { $0.address.hasSuffix(Self.greylisted.0) }
        defer { hosts.take(Self.greylisted.0) }
        return eventually(within: .seconds(20)) { waiting.allSatisfy { hosts.refused[$0.address] ?? 0 > 0 } }
    }

    /// Everybody has their mail who is to have it, and machines and hasty people have done with it.
    func waitForDeliveries(of mails: [CampaignMail]) -> Bool {
        let expected = mails.flatMap(\.recipients).count {
            switch $0.fate {
            case .taken, .greylisted: true
            case .putOff, .refused, .suppressed: false
            }
        }
        let isDone = eventually(within: .seconds(30)) { stage.events.of("delivered").count == expected }
        stage.waitForPromptOnes()
        return isDone
    }

    private func note(
        _ bounce: CampaignBounce, of mail: CampaignMail, to recipient: String, by remote: String, since start: Int64
    ) {
        var event = CampaignEvent("bounce", mail.name, recipient, start...start + 60_000)
        (event.bounce, event.status, event.reason) = (bounce, bounce.status, bounce.reason)
        (event.diagnostic, event.remote) = (bounce.reply, remote)
        stage.note(event)
    }
}

// MARK: - Back

extension CampaignWorld {
    /// What people and machines do once they have their mail, and what they, their programs and their hosts write.
    func playLater(_ mails: [CampaignMail]) throws {
        let client = try stranger()
        for mail in mails {
            try stage.playLater(mail) { try send($0, to: $1, $2, by: client) }
        }
    }

    /// A connection from elsewhere, as Postfix and the filter see it.
    private func stranger() throws -> SMTPClient {
        let client = try postfix.client()
        for line in ["XCLIENT ADDR=203.0.113.9 NAME=mx.elsewhere.example", "EHLO mx.elsewhere.example"] {
            let reply = try client.reply(to: line)
            guard reply.hasPrefix("2") else { throw ProtocolError(description: "\(line): \(reply)") }
        }
        return client
    }

    private func send(
        _ answer: CampaignAnswer, to mail: CampaignMail, _ copy: CampaignCopy, by client: SMTPClient
    ) throws {
        returned += 1
        guard let answerMail = CampaignReturns.mail(answer, to: mail, copy: copy, number: returned) else { return }
        let start = CampaignStage.now
        try client.send(answerMail.bytes, from: answerMail.sender, to: [answerMail.recipient])
        func happened(_ kind: String, to recipient: String) -> CampaignEvent {
            CampaignEvent(kind, mail.name, recipient, start...start + 20_000)
        }
        switch answer {
        case .reply(let by): stage.note(happened("reply", to: mail.recipients[by].address))
        case .outOfOffice(let by): stage.note(happened("auto_reply", to: mail.recipients[by].address))
        case .complaint:
            var event = happened("complaint", to: mail.recipients[0].address)
            event.reason = "abuse"
            stage.note(event)
        case .unsubscribeMail:
            var event = happened("unsubscribe", to: mail.recipients[0].address)
            (event.reason, event.scope) = ("mail", mail.stream)
            stage.note(event)
        case .report(let bounce): note(bounce, of: mail, to: mail.recipients[0].address, by: "192.0.2.1", since: start)
        case .oneClick, .pageForEverything: break
        }
    }

    /// Whether all who want no more newsletters are known for it.
    func areLeaversKnown() throws -> Bool {
        let count = stage.events.count { $0.scope == "newsletter" }
        return try eventually { try rows("SELECT 1 FROM crm_suppressions WHERE scope = 'newsletter'").count == count }
    }

    /// Stops the MTA from trying again what it could not deliver.
    func endRetries() throws {
        for _ in 0..<2 {
            try succeed(["postsuper", "-c", postfix.folder + "/etc", "-h", "ALL"])
            usleep(500_000)
        }
    }

    /// All that has happened, with what hosts have put off: one event for what each has said again and again.
    var events: [CampaignEvent] {
        let putOff = CampaignMail.all.flatMap { mail in mail.recipients.map { (mail, $0.address) } }.flatMap {
            mail, address in
            [Self.greylisted, Self.putOff].filter { address.hasSuffix($0.0) }.compactMap {
                _, reply, reason -> CampaignEvent? in
                guard let count = hosts.refused[address] else { return nil }
                var event = CampaignEvent("deferred", mail.name, address, 0...CampaignStage.now)
                event.reason = reason
                (event.status, event.diagnostic, event.remote, event.count) = (
                    String(reply.split(separator: " ")[1]), reply, "127.0.0.1", count
                )
                return event
            }
        }
        return (stage.events + putOff).withoutRepeats
    }

    /// Until the bounce mailbox is empty and nothing that has happened can be missing; what is, the timeline shows.
    func waitUntilTold() throws {
        _ = try eventually(within: .seconds(30)) {
            let count = try rows("SELECT SUM(count) AS count FROM crm_timeline").first?["count"] as? Int
            return try postfix.mailbox.waiting().isEmpty && count == events.reduce(0) { $0 + $1.count }
        }
    }
}
