// Replies that pass the filter on their way in: seen, counted once, and left as they are.

import Foundation
import Peers
import Testing

@Suite struct ReplyTests {
    private static let header = """
        Subject: Re: Number 1
        Date: Tue, 24 Nov 2026 14:00:00 +0100
        MIME-Version: 1.0
        Content-Type: text/html; charset=utf-8
        X-Odd:   two  spaces\t and a tab\u{20}

        """

    /// A mail in answer to one of ours, with what would be tracked if it were outgoing. LF line ends.
    private static func reply(
        to number: Int, from author: String, id: String, fields: String = ""
    ) -> [UInt8] {
        Array(
            """
            From: Somebody <\(author)>
            To: Shop <sender@shop.example>
            Message-ID: <\(id)@home.example>
            In-Reply-To: <trial.\(number)@shop.example>
            References: <older@elsewhere.example>
             <trial.\(number)@shop.example>
            \(fields)\(header)
            <html><body><p>Yes.</p><a href="https://home.example/">x</a></body></html>

            """.utf8)
    }

    // MARK: Through a real Postfix

    /// A Postfix that serves both directions, as an MTA behind the same milter does.
    private final class Office {
        let sandbox: Sandbox
        let postfix: ThrowawayPostfix

        init() throws {
            sandbox = try Sandbox()
            postfix = try ThrowawayPostfix(
                milter: sandbox.milter,
                settings: [
                    "smtpd_authorized_xclient_hosts = 127.0.0.1", "mynetworks = 127.0.0.0/8 192.0.2.0/24",
                    // As Postfix has it: longer than a filter waits for its database.
                    "milter_command_timeout = 30s",
                ])
            try sandbox.configure("bounces:\n  maildir: \(postfix.mailbox.folder)")
            try sandbox.start()
        }

        /// A mail of our people's, in HTML, so that it is tracked.
        func send(_ number: Int, to recipients: String...) throws -> String {
            let queueID = try postfix.send(TestMail.short(number).bytes.withCRLF, to: recipients)
            try postfix.waitUntilDelivered()
            try postfix.sink.empty()
            return queueID
        }

        /// A mail from afar; what arrives is what was sent. Returns its queue id.
        func receive(
            _ mail: [UInt8], from sender: String, sourceLocation: SourceLocation = #_sourceLocation
        ) throws -> String {
            let client = try postfix.client()
            #expect(try client.reply(to: "XCLIENT ADDR=192.0.2.7 NAME=mx.home.example").hasPrefix("220"))
            #expect(try client.reply(to: "EHLO mx.home.example").hasPrefix("250"))
            let queueID = try client.send(mail.withCRLF, from: sender, to: ["sender@shop.example"])
            try postfix.waitUntilDelivered()
            let arrived = try postfix.sink.messages(to: "sender@shop.example")
            #expect(arrived.map(\.withoutReceived) == [mail], sourceLocation: sourceLocation)
            try postfix.sink.empty()
            return queueID
        }

        /// Of what passed, the ledger tells when it has written it down.
        func lines(_ queueID: String) throws -> [String] {
            _ = try replies()
            return try logged(queueID)
        }

        private func logged(_ queueID: String) throws -> [String] {
            try sandbox.log().split(separator: "\n").compactMap { line in
                line.range(of: "\(queueID): ").map { String(line[$0.upperBound...]) }
            }
        }

        /// Whose deliveries have replies.
        func replies() throws -> [String] {
            try sandbox.query("SELECT contact FROM crm_timeline WHERE event = 'reply' ORDER BY at, 1")
        }
    }

    private static let left = "left reason=not_outgoing client=192.0.2.7"

    @Test func repliesAreCountedOnTheirWayIn() throws {
        let office = try Office()
        let (ann, bob) = ("ann@home.example", "bob@work.example")
        let first = try office.send(1, to: ann)
        let second = try office.send(2, to: bob)

        // The recipient.
        let mail = Self.reply(to: 1, from: ann, id: "r1")
        let queueID = try office.receive(mail, from: ann)
        #expect(
            try office.lines(queueID) == [
                Self.left, "reply recipient=\(ann) message=\(first) trust=named source=filter",
            ])
        #expect(try office.replies() == [ann])

        // A stranger, an out-of-office note, a mail without a sender: no replies, and mails as any.
        let automatic = "Auto-Submitted: auto-replied (vacation)\n"
        let others = [
            (Self.reply(to: 2, from: "eve@elsewhere.example", id: "r2"), "eve@elsewhere.example"),
            (Self.reply(to: 2, from: bob, id: "r3", fields: automatic), bob),
            (Self.reply(to: 2, from: bob, id: "r4"), ""),
            (Self.reply(to: 2, from: "sender@shop.example", id: "r5"), "sender@shop.example"),
        ]
        for (mail, sender) in others {
            let queueID = try office.receive(mail, from: sender)
            #expect(try office.lines(queueID) == [Self.left])
        }
        #expect(try office.replies() == [ann])

        // A colleague in the domain.
        let colleague = Self.reply(to: 2, from: "carol@work.example", id: "r6")
        let another = try office.receive(colleague, from: "carol@work.example")
        #expect(
            try office.lines(another) == [
                Self.left, "reply recipient=\(bob) message=\(second) trust=named source=filter",
            ])

        // The same again, and then into the mailbox.
        let again = try office.receive(mail, from: ann)
        #expect(try office.lines(again).last?.hasSuffix("source=filter known=already") == true)
        try office.postfix.mailbox.deliver(mail, as: "1.reply")
        try office.postfix.mailbox.deliver(Self.reply(to: 2, from: "eve@elsewhere.example", id: "r2"), as: "2.stranger")
        #expect(try eventually { try office.postfix.mailbox.waiting().isEmpty })
        #expect(
            try eventually {
                try office.sandbox.log().contains(
                    "\(first): reply recipient=\(ann) trust=named source=maildir known=already")
            })
        #expect(try office.replies() == [ann, bob])
        #expect(try office.sandbox.query("SELECT replies FROM crm_messages ORDER BY message") == ["1", "1"])
        let campaign = try office.sandbox.report("campaign", "trial")
        #expect(campaign["replied"] as? Int == 2)
        #expect(
            try office.sandbox.query("SELECT address, replies FROM crm_contacts ORDER BY 1") == [
                "\(ann)|1", "\(bob)|1",
            ])
        #expect(
            try office.sandbox.query("SELECT COUNT(*) FROM crm_messages") == ["2"],
            "incoming mail is no message of ours")
        #expect(try office.sandbox.databaseFaults() == "")
    }

    /// A colleague's answer leaves through us: it is tracked as any mail, and counted.
    @Test func repliesAmongOurPeopleAreCounted() throws {
        let office = try Office()
        let first = try office.send(1, to: "office@shop.example")
        let mail = Self.reply(to: 1, from: "office@shop.example", id: "r1")
        let queueID = try office.postfix.send(mail.withCRLF, to: ["sender@shop.example"])
        let lines = try office.lines(queueID)
        #expect(lines.first?.hasPrefix("tracked links=1 bytes=") == true)
        #expect(lines.last?.hasPrefix("reply recipient=office@shop.example message=\(first) ") == true)
        #expect(try office.replies() == ["office@shop.example"])
        // The sender answers again: no reply to its own message.
        let answer = Self.reply(to: 1, from: "sender@shop.example", id: "r2")
        let next = try office.postfix.send(answer.withCRLF, to: ["office@shop.example"])
        #expect(try office.lines(next).first?.hasPrefix("tracked links=1 bytes=") == true)
        #expect(try office.replies() == ["office@shop.example"])
    }

    @Test func withoutTheDatabaseTheyWaitToBeCounted() throws {
        let office = try Office()
        let first = try office.send(1, to: "ann@home.example")
        let lock = try DatabaseLock(office.sandbox.database)
        let mail = Self.reply(to: 1, from: "ann@home.example", id: "r1")
        let queueID = try office.receive(mail, from: "ann@home.example")
        lock.release()
        #expect(try eventually(within: .seconds(20)) { try office.replies() == ["ann@home.example"] })
        #expect(
            try office.lines(queueID) == [
                Self.left, "reply recipient=ann@home.example message=\(first) trust=named source=filter",
            ])
    }

    // MARK: With a peer that does what we say

    /// One connection carries any number of messages: what one answers is not the next one's.
    @Test func messagesOfOneConnectionAreStrangers() throws {
        let sandbox = try Sandbox()
        try sandbox.start()
        let peer = try MilterPeer(connectingTo: sandbox.milter)
        try peer.connect(address: "127.0.0.1")
        func begin(
            _ queueID: String, from sender: String, to recipient: String, _ fields: KeyValuePairs<String, String>
        ) throws {
            try peer.mail("<\(sender)>", macros: ["i": queueID])
            try peer.rcpt("<\(recipient)>")
            for (name, value) in fields { try peer.header(name, " " + value) }
        }
        try begin("q1", from: "news@shop.example", to: "ann@home.example", ["Message-ID": "<1@shop.example>"])
        try peer.endOfHeaders(macros: ["i": "q1"])
        #expect(try peer.endOfMessage(macros: ["i": "q1"]).reply == .continue)
        try peer.quitForNext()

        try peer.connect(address: "192.0.2.7")
        let answer: KeyValuePairs = [
            "From": "ann@home.example", "Message-ID": "<r1@home.example>", "in-reply-to": "\n\t<1@shop.example>",
        ]
        // The client gives up; nothing was decided yet.
        try begin("q2", from: "ann@home.example", to: "news@shop.example", answer)
        try peer.abort()
        // A mail from the same author that answers nothing.
        try begin("q3", from: "ann@home.example", to: "news@shop.example", ["From": "ann@home.example"])
        #expect(try peer.endOfHeaders(macros: ["i": "q3"]) == .accept)
        // A report, with the null sender.
        try begin("q4", from: "", to: "news@shop.example", answer)
        #expect(try peer.endOfHeaders(macros: ["i": "q4"]) == .accept)
        #expect(try sandbox.query("SELECT COUNT(*) FROM events") == ["0"])
        // Its body is never asked for, and the queue id of a second passage is another.
        for queueID in ["q5", "q6"] {
            try begin(queueID, from: "ann@home.example", to: "news@shop.example", answer)
            #expect(try peer.endOfHeaders(macros: ["i": queueID]) == .accept)
        }
        #expect(try sandbox.query("SELECT event FROM crm_timeline WHERE event <> 'sent'") == ["reply"])
        let log = try sandbox.log()
        #expect(log.contains("q3: left reason=not_outgoing client=192.0.2.7"))
        #expect(log.contains("q4: left reason=not_outgoing client=192.0.2.7"))
        #expect(log.contains("q5: reply recipient=ann@home.example message=q1 trust=named source=filter\n"))
        #expect(log.contains("q6: reply recipient=ann@home.example message=q1 trust=named source=filter known=already"))
        #expect(!log.contains("q2: "))
    }
}
