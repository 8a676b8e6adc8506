// Which mails are replies by their header, and who may answer for whom.

import Testing
import Words

@testable import Bounces

@Suite struct ReplyTests {
    private static let answer = "In-Reply-To: <m1@shop.example>\n"

    private func reply(_ header: String) -> ReplyHeader? {
        ReplyHeader(header: bytes(header.replacing("\n", with: "\r\n") + "\r\n").span)
    }

    @Test(arguments: [
        // As programs write it.
        ("From: Ann <ann@home.example>\nSubject: Re: Spring\n" + answer, ["<m1@shop.example>"]),
        // References alone: the last is the nearest.
        (
            "From: ann@home.example\nSubject: R: Spring\nReferences: <m0@shop.example>\n <m1@shop.example>\n",
            ["<m1@shop.example>", "<m0@shop.example>"]
        ),
        // In-Reply-To goes first, each once.
        (
            "From: ann@home.example\n\(answer)References: <m0@shop.example> <m1@shop.example> <m2@shop.example>\n",
            ["<m1@shop.example>", "<m2@shop.example>", "<m0@shop.example>"]
        ),
        ("from: ann@home.example\nIN-REPLY-TO: your mail of Monday <m1@shop.example>\n", ["<m1@shop.example>"]),
        ("From: ann@home.example\nAuto-Submitted: no\n" + answer, ["<m1@shop.example>"]),
        ("From: ann@home.example\nAuto-Submitted: No (Ann)\n" + answer, ["<m1@shop.example>"]),
        // Exchange's, of whoever writes.
        ("From: ann@home.example\nX-Auto-Response-Suppress: All\n" + answer, ["<m1@shop.example>"]),
        ("From: ann@home.example\nSubject: Re: Out of office\n" + answer, ["<m1@shop.example>"]),
        // About a bounce, by a person.
        ("From: ann@home.example\nSubject: Re: Undelivered Mail Returned to Sender\n" + answer, ["<m1@shop.example>"]),
        // Through a mailing list.
        (
            "From: ann@home.example\nSubject: Re: Spring\nPrecedence: bulk\nList-Id: <l.home.example>\n" + answer,
            ["<m1@shop.example>"]
        ),
        ("From: \"ann@work.example\" <ann@home.example>\n" + answer, ["<m1@shop.example>"]),
    ])
    func personsAnswers(_ header: String, _ answered: [String]) throws {
        let reply = try #require(self.reply("Message-ID: <r1@home.example>\n" + header))
        #expect(reply.author == "ann@home.example")
        #expect(reply.answered == answered)
        #expect(reply.messageID == "<r1@home.example>")
    }

    @Test(arguments: [
        // It answers nothing, or says not what.
        "From: ann@home.example\nSubject: Re: Spring\n",
        "From: ann@home.example\nIn-Reply-To: your mail of Monday\n",
        // Nobody wrote it.
        "Subject: Re: Spring\n" + answer, "From: Ann\n" + answer,
        // RFC 3834.
        "From: ann@home.example\nSubject: Re: Spring\nAuto-Submitted: auto-replied\n" + answer,
        "From: ann@home.example\nAuto-Submitted: auto-generated (rejected)\n" + answer,
        // Older than it.
        "From: ann@home.example\nSubject: Re: Spring\nX-Autoreply: yes\n" + answer,
        "From: ann@home.example\nSubject: Re: Spring\nX-Autorespond: Spring\n" + answer,
        "From: ann@home.example\nSubject: Re: Spring\nPrecedence: auto_reply\n" + answer,
        "From: ann@home.example\nSubject: Re: Spring\nPrecedence: bulk\n" + answer,
        "From: ann@home.example\nSubject: Re: Spring\nPrecedence: Junk\n" + answer,
        "From: ann@home.example\nSubject: =?utf-8?Q?Automatische_Antwort=3A_Fr=C3=BChling?=\n" + answer,
        "From: ann@home.example\nSubject: Out of Office: Spring\n" + answer,
        // Challenges, wishes, receipts and reports.
        "From: ann@home.example\nX-Delivery-Agent: TMDA/1.1.12\n" + answer,
        "From: ann@home.example\nSubject: unsubscribe\n" + answer,
        "From: ann@home.example\nSubject: Read: Spring\n" + answer,
        "From: ann@home.example\nSubject: Re: Spring\nContent-Type: multipart/report; report-type=disposition-notification\n"
            + answer,
        "From: MAILER-DAEMON@home.example\nSubject: Undelivered Mail\n" + answer,
        "From: Microsoft Outlook <exchange@home.example>\nSubject: Undeliverable: Spring\n" + answer,
        "From: no-reply@home.example\nSubject: Re: Spring [ticket 7]\n" + answer,
        "From: ann@home.example\nX-Failed-Recipients: bob@home.example\n" + answer,
        "",
    ])
    func machinesAndOthersAreNone(_ header: String) {
        #expect(reply(header) == nil)
    }

    /// The same as the whole mail's reader says, where the header tells.
    @Test func wholeMailsAreReadAlike() {
        let header = "From: Ann <ann@home.example>\nMessage-ID: <r1@home.example>\n"
        for field in ["References: <m1@shop.example>\n", Self.answer] {
            let report = Report(reading: header + field + "\nYes, please.\n")
            #expect(report.kind == .reply)
            #expect(report.author == "ann@home.example")
            #expect(report.messageID == "<r1@home.example>")
            #expect(report.references == ["<m1@shop.example>"])
        }
        #expect(Report(reading: header + "Precedence: junk\n" + Self.answer + "\nAway.\n").kind == .autoReply)
    }

    @Test func isTotalAndLimited() throws {
        let many = (0..<5000).map { "<m\($0)@shop.example>" }.joined(separator: "\n ")
        let reply = try #require(self.reply("From: ann@home.example\nReferences: \(many)\n"))
        #expect(reply.answered.count == 50)
        var random = SeededGenerator(seed: 7)
        let seed = bytes(
            "From: a@b\r\nIn-Reply-To: <c@d>\r\nReferences: <e@f>\r\nContent-Type: multipart/x; boundary=b\r\n")
        for _ in 0..<2000 {
            var broken = seed
            for _ in 0..<4 {
                broken[Int.random(in: 0..<broken.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = ReplyHeader(header: broken.span)
        }
    }

    @Test(arguments: [
        // author, recipient, same mailbox, colleague
        ("ann@home.example", "ann@home.example", true, true),
        ("ann@home.example", "ann+news@home.example", true, true),
        ("ann+x@home.example", "ann@home.example", true, true),
        ("bob@home.example", "ann@home.example", false, true),
        ("ann@work.example", "ann@home.example", false, false),
        // One account's spellings, and one house's domains.
        ("ann@mail.home.example", "ann@home.example", true, true),
        ("ann@home.example", "ann@mail.home.example", true, true),
        ("bob@mail.home.example", "ann@sales.home.example", false, true),
        ("ann@xhome.example", "ann@home.example", false, false),
        ("ann@mail.home.co.uk", "ann@home.co.uk", true, true),
        ("ann@work.co.uk", "ann@home.co.uk", false, false),
        ("ann@a.example.com.br", "ann@b.example.com.br", true, true),
        ("ann@b.com.br", "ann@a.com.br", false, false),
        ("ann@home.onmicrosoft.com", "ann@work.onmicrosoft.com", false, false),
        ("a@x.de.com", "a@y.de.com", false, false),
        ("ann@[192.0.2.1]", "ann@[198.51.2.1]", false, false),
        ("ann@localhost", "ann@localhost", true, true),
        ("a.nn@googlemail.com", "ann@gmail.com", true, false),
        ("ann@gmail.com", "a.n.n+x@googlemail.com", true, false),
        ("a.nn@gmail.com", "ann@gmail.com", true, false),
        ("anna@googlemail.com", "ann@gmail.com", false, false),
        ("a.nn@home.example", "ann@home.example", false, true),
        ("a.nn@web.de", "ann@web.de", false, false),
        ("ann@me.com", "ann@icloud.com", true, false), ("ann@pm.me", "ann@proton.me", true, false),
        ("ann@ya.ru", "ann@yandex.com", true, false),
        ("ann@x.gmail.com", "ann@gmail.com", false, false),
        ("ann@mail.yahoo.co.uk", "bob@yahoo.co.uk", false, false),
        ("ann@hotmail.com", "ann@outlook.com", false, false),
        ("bob@gmail.com", "ann@gmail.com", false, false),
        ("ann@gmail.com", "ann+news@gmail.com", true, false),
        ("bob@yahoo.co.uk", "ann@yahoo.co.uk", false, false),
        ("bob@t-online.de", "ann@t-online.de", false, false),
        ("bob@yahoos.example", "ann@yahoos.example", false, true),
        ("+a@home.example", "+b@home.example", false, true),
        ("\"a@b\"@home.example", "ann@home.example", false, true),
        ("ann", "ann", false, false), ("@home.example", "@home.example", false, false), ("ann@", "ann@", false, false),
        ("", "", false, false),
    ])
    func repliers(_ author: String, _ recipient: String, isSame: Bool, isColleague: Bool) {
        #expect(Replier.isSameMailbox(author, recipient) == isSame)
        #expect(Replier.isColleague(author, recipient) == isColleague)
    }
}
