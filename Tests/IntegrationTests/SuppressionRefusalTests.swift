// Who is on the suppression list gets nothing, and whoever sends to him is told, or not: through a real Postfix.

import Foundation
import Peers
import Testing

@Suite struct SuppressionRefusalTests {
    static let gone = "gone@home.example"
    static let left = "left@home.example"
    static let ann = "ann@home.example"

    /// The lists of all tests: one address is dead, one has unsubscribed.
    private func start(filter: [String] = []) throws -> (Sandbox, ThrowawayPostfix) {
        let sandbox = try Sandbox(filter: filter)
        try sandbox.start()
        let postfix = try ThrowawayPostfix(
            milter: sandbox.milter, settings: ["non_smtpd_milters = \(sandbox.milter)"])
        try sandbox.execute(
            """
            INSERT INTO suppressions (address, reason, source)
            VALUES ('\(Self.gone)', 'hard_bounce', 'bounce'), ('\(Self.left)', 'unsubscribe', 'mail')
            """)
        return (sandbox, postfix)
    }

    private func mail(_ number: Int, stream: String? = nil) -> [UInt8] {
        let field = stream.map { "X-Backstamp-Stream: \($0)\n" } ?? ""
        return Array(field.utf8) + TestMail.short(number).bytes
    }

    /// Whom the mails reached, each recipient by itself.
    private func arrivals(_ postfix: ThrowawayPostfix) throws -> [String] {
        try postfix.waitUntilDelivered()
        return try postfix.sink.messages().flatMap(\.recipients).sorted()
    }

    @Test func suppressedRecipientIsRefusedAndTheOthersGetTheMail() throws {
        let (sandbox, postfix) = try start()
        let client = try postfix.client()
        #expect(try client.reply(to: "MAIL FROM:<sender@shop.example>").hasPrefix("250"))
        let refusal = try client.reply(to: "RCPT TO:<Gone@Home.Example>")
        #expect(refusal.hasPrefix("550 5.7.1 <Gone@Home.Example>"), "\(refusal)")
        #expect(refusal.contains("suppressed (hard_bounce)") && refusal.contains("came back for good"), "\(refusal)")
        #expect(try client.reply(to: "RCPT TO:<\(Self.ann)>").hasPrefix("250"))
        #expect(try client.reply(to: "DATA").hasPrefix("354"))
        try client.write(mail(1).withCRLF)
        _ = try client.end()
        #expect(try arrivals(postfix) == [Self.ann])
        #expect(try sandbox.query("SELECT recipient FROM crm_deliveries") == [Self.ann])
        #expect(try sandbox.log().contains("refused recipient=\(Self.gone) reason=hard_bounce"))
    }

    @Test func droppedRecipientIsNotMentioned() throws {
        let (sandbox, postfix) = try start(filter: ["suppressed: drop"])
        try postfix.send(mail(1).withCRLF, to: [Self.gone, Self.ann])
        try postfix.send(mail(2).withCRLF, to: [Self.gone])
        #expect(try arrivals(postfix) == [Self.ann])
        #expect(try postfix.mailbox.waiting() == [], "nobody is told")
        // But the CRM: such a delivery counts nowhere else.
        #expect(
            try sandbox.query("SELECT message, recipient, state FROM crm_deliveries ORDER BY delivery").map {
                $0.split(separator: "|").dropFirst().joined(separator: "|")
            } == ["\(Self.ann)|sent", "\(Self.gone)|suppressed", "\(Self.gone)|suppressed"])
        #expect(try sandbox.query("SELECT recipients FROM crm_messages ORDER BY message") == ["1", "0"])
        #expect(
            try sandbox.query("SELECT event, reason FROM crm_timeline WHERE contact = '\(Self.gone)'")
                == ["suppressed|hard_bounce", "suppressed|hard_bounce"])
        #expect(try sandbox.query("SELECT address, sends FROM crm_contacts WHERE sends > 0") == ["\(Self.ann)|1"])
        #expect(try sandbox.databaseFaults() == "")
    }

    /// Who is not to get a mail does not get it because the database is away.
    @Test func droppedRecipientIsDroppedWhereNothingCanBeWritten() throws {
        let (sandbox, postfix) = try start(filter: ["suppressed: drop"])
        let lock = try DatabaseLock(sandbox.database)
        try postfix.send(mail(1).withCRLF, to: [Self.gone, Self.ann])
        try postfix.send(mail(2).withCRLF, to: [Self.left])
        lock.release()
        #expect(try arrivals(postfix) == [Self.ann])
    }

    /// What sendmail(1) hands in: Postfix would keep a mail that is refused then, and try it again and again.
    @Test func mailOfLocalProgramsIsDroppedAndNotRefused() throws {
        let (sandbox, postfix) = try start()
        try postfix.submit(mail(1), to: Self.gone)
        try postfix.submit(mail(2), to: Self.gone, Self.ann)
        #expect(try arrivals(postfix) == [Self.ann])
        #expect(try succeed([ThrowawayPostfix.script, "queue", postfix.folder]) == "")
        // Who looks whether Postfix listens, and hangs up, makes smtpd complain; and on a busy machine the clock of files is
        // ahead of the one that Postfix has read.
        let others = ["/smtpd[", "file system clock", "resetting file time stamps"]
        let log = try postfix.log().split(separator: "\n").filter { line in !others.contains { line.contains($0) } }
        #expect(log.filter { $0.contains("milter-discard: END-OF-MESSAGE") }.count == 1, "the first")
        #expect(log.filter { $0.contains("warning:") || $0.contains("milter-reject") } == [])
        #expect(try sandbox.log().contains("dropped recipient=\(Self.gone) reason=hard_bounce"))
        #expect(try sandbox.query("SELECT recipient FROM crm_deliveries WHERE state = 'sent'") == [Self.ann])
    }

    @Test func unsubscribeHoldsForAllButTransactionalMail() throws {
        let (sandbox, postfix) = try start()
        try postfix.send(mail(1).withCRLF, to: [Self.left, Self.ann])
        #expect(try arrivals(postfix) == [Self.ann])
        try postfix.sink.empty()
        try postfix.send(mail(2, stream: "transactional").withCRLF, to: [Self.left])
        #expect(try arrivals(postfix) == [Self.left])
        // For transactional mail, too, a dead address is dead.
        let client = try postfix.client()
        _ = try client.reply(to: "MAIL FROM:<sender@shop.example>")
        #expect(try client.reply(to: "RCPT TO:<\(Self.gone)>").hasPrefix("550 5.7.1"))
        #expect(
            try sandbox.query("SELECT recipient FROM crm_deliveries WHERE state = 'sent' ORDER BY delivery")
                == [Self.ann, Self.left])
    }

    /// Nothing that somebody has seen of our mail, and uses as a sender or beside the address, lets a mail past the list.
    @Test(arguments: ["shared", "split"]) func goneRecipientGetsNothingBesideOurAddresses(_ mode: String) throws {
        let sandbox = try Sandbox(filter: ["multiple_recipients: \(mode)"])
        let postfix = try ThrowawayPostfix(
            milter: sandbox.milter, settings: ["non_smtpd_milters = \(sandbox.milter)"])
        try sandbox.configure(
            "bounces:\n  return_path: \(Sandbox.returnPath)\nretries:\n  submit: smtp://127.0.0.1:\(postfix.port)")
        try sandbox.start()
        let seen = try Outbox(sandbox).send("1", to: "bob@home.example")
        try sandbox.execute(
            "INSERT INTO suppressions (address, reason, source) VALUES ('\(Self.gone)', 'hard_bounce', 'bounce')")
        var number = 0
        let senders = ["sender@shop.example", "", seen.returnPath, seen.returnPath.uppercased()]
        for own in [seen.returnPath, try #require(seen.unsubscribeAddress)] {
            for (index, sender) in senders.enumerated() {
                for recipients in [[own, Self.gone, Self.ann], [Self.gone, Self.ann, own]] {
                    number += 1
                    let client = try postfix.client()
                    #expect(try client.reply(to: "MAIL FROM:<\(sender)>").hasPrefix("250"))
                    for recipient in recipients {
                        let reply = try client.reply(to: "RCPT TO:<\(recipient)>")
                        #expect(reply.hasPrefix(recipient == Self.gone ? "550 5.7.1" : "250"), "\(sender) \(reply)")
                    }
                    _ = try client.reply(to: "DATA")
                    try client.write(mail(number).withCRLF)
                    _ = try client.end()
                }
                number += 1
                try postfix.submit(
                    mail(number), from: index == 1 ? "<>" : sender, to: own, Self.gone, Self.ann)
            }
        }
        #expect(sandbox.copiesHaveLeft())
        let arrived = try arrivals(postfix)
        #expect(arrived.count { $0 == Self.ann } == number)
        #expect(!arrived.contains(Self.gone))
        #expect(
            try sandbox.query("SELECT count(*) FROM crm_deliveries WHERE recipient = '\(Self.gone)' AND state = 'sent'")
                == ["0"])
        #expect(try sandbox.log().contains("left reason=already_tracked sender=\(seen.returnPath) recipients="))
        #expect(try sandbox.databaseFaults() == "")
    }

    /// Guarantee 1 before all: no doubt about a recipient delays a mail.
    @Test func mailIsTakenWhereTheDatabaseDoesNotAnswer() throws {
        let (sandbox, postfix) = try start()
        let lock = try DatabaseLock(sandbox.database)
        try postfix.send(mail(1).withCRLF, to: [Self.ann])
        #expect(try arrivals(postfix) == [Self.ann])
        // Reading waits for no writer.
        #expect(throws: ProtocolError.self) { try postfix.send(mail(2).withCRLF, to: [Self.gone]) }
        lock.release()
        try postfix.sink.empty()

        try sandbox.execute("DROP TABLE suppressions")
        try postfix.send(mail(3).withCRLF, to: [Self.gone])
        #expect(try arrivals(postfix) == [Self.gone])
        #expect(try sandbox.log().contains("the suppression list can't be read: recipients are taken"))
        try postfix.sink.empty()

        sandbox.kill()
        try postfix.send(mail(4).withCRLF, to: [Self.gone])
        #expect(try arrivals(postfix) == [Self.gone])
    }
}
