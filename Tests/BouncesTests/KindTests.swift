// What kind of mail it is: complaints, automatic replies, challenges, and mail that only looks like a report.

import Testing

@testable import Bounces

@Suite struct KindTests {
    @Test(arguments: complaints + machines + people) func reads(_ sample: Sample) {
        let report = Report(reading: sample.mail)
        #expect(report.kind == sample.kind)
        #expect(report.recipients.map { $0.address } == sample.recipients)
    }

    private static func feedback(_ fields: String, to: String = "ann@home.example") -> String {
        """
        From: feedback@provider.example
        Subject: FW: Spring
        Content-Type: multipart/report; report-type=feedback-report; boundary=b

        --b

        This is an abuse report.
        --b
        Content-Type: message/feedback-report

        Feedback-Type: Abuse
        User-Agent: Provider/1.0
        Version: 1
        \(fields)
        --b
        Content-Type: message/rfc822

        From: news@shop.example
        To: \(to)
        Message-ID: <m1@shop.example>
        X-Backstamp-ID: sealed-1

        --b--
        """
    }

    private static let complaints = [
        Sample(
            "two recipients", .complaint, ["ann@home.example", "bob@home.example"],
            feedback("Original-Rcpt-To: <ann@home.example>\nOriginal-Rcpt-To: bob@home.example\n")),
        Sample(
            "Removal-Recipient", .complaint, ["ann@home.example"], feedback("Removal-Recipient: ann@home.example\n")),
        Sample("only the returned header tells", .complaint, ["ann@home.example"], feedback("Source-IP: 192.0.2.9\n")),
        Sample(
            "Microsoft's, without the fields", .complaint, ["ann@home.example"],
            """
            From: staff@hotmail.com
            Subject: complaint about message from 192.0.2.9
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: message/rfc822

            X-HmXmrOriginalRecipient: ann@home.example
            From: news@shop.example
            To: undisclosed@shop.example
            Message-ID: <m1@shop.example>

            --b--
            """),
    ]

    private static let machines = [
        Sample(
            "vacation (RFC 3834)", .autoReply, [],
            """
            From: ann@home.example
            Subject: Re: Spring
            Auto-Submitted: auto-replied
            In-Reply-To: <m1@shop.example>

            I am on holiday. Write to bob@home.example.
            """),
        Sample(
            "the subject says so, in German", .autoReply, [],
            "From: ann@home.example\nSubject: =?utf-8?Q?Automatische_Antwort=3A_Fr=C3=BChling?=\n\nIch bin bis Montag nicht da."
        ),
        Sample(
            "a vacation with the null sender", .autoReply, [],
            """
            Return-Path: <>
            From: ann@home.example
            Subject: Automatic reply: Spring

            I am out. In urgent cases, mail to bob@home.example.
            """),
        Sample(
            "the words alone, in French", .autoReply, [],
            "From: ann@home.example\nSubject: Re: printemps\n\nBonjour, je suis absent jusqu'au 5 mars. Je répondrai à votre message à mon retour."
        ),
        Sample(
            "Precedence", .autoReply, [],
            "From: ann@home.example\nSubject: Thanks\nPrecedence: auto_reply\n\nWe will answer soon."),
        Sample(
            "TMDA", .challenge, [],
            """
            From: ann-confirm@home.example
            Subject: Please confirm your message
            X-Delivery-Agent: TMDA/1.1.12 (Macallan)
            Auto-Submitted: auto-replied

            Simply reply to this message.
            """),
        Sample(
            "BoxTrapper", .challenge, [],
            "From: ann@home.example\nSubject: Your email requires verification verify#a1b2c3\n\nThe message was held."),
        Sample(
            "read receipt (RFC 8098)", .other, [],
            """
            From: ann@home.example
            Subject: Read: Spring
            Content-Type: multipart/report; report-type=disposition-notification; boundary=b

            --b

            Your message was read.
            --b
            Content-Type: message/disposition-notification

            Final-Recipient: rfc822; ann@home.example
            Original-Message-ID: <m1@shop.example>
            Disposition: manual-action/MDN-sent-manually; displayed

            --b--
            """),
        Sample(
            "a receipt that is a refusal (Sieve reject)", .bounce, ["ann@home.example"],
            """
            Return-Path: <>
            From: Mail Delivery Subsystem <postmaster@home.example>
            Subject: Automatically rejected mail
            Content-Type: multipart/report; report-type=disposition-notification; boundary=b

            --b

            Your message to <ann@home.example> was automatically rejected:
            mailbox full
            --b
            Content-Type: message/disposition-notification

            Final-Recipient: rfc822; ann@home.example
            Disposition: automatic-action/MDN-sent-automatically; deleted

            --b--
            """),
        Sample(
            "mailto: of List-Unsubscribe", .unsubscribe, ["ann@home.example"],
            "From: Ann <ann@home.example>\nTo: unsubscribe@shop.example\nSubject: unsubscribe\n\n"),
        Sample(
            "the word in the text", .unsubscribe, ["ann@home.example"],
            "From: ann@home.example\nTo: unsubscribe@shop.example\nSubject: \n\nUnsubscribe\n"),
    ]

    private static let people = [
        Sample(
            "a reply", .reply, [],
            "From: ann@home.example\nSubject: Re: Spring\nIn-Reply-To: <m1@shop.example>\n\nYes, please."),
        Sample(
            "a reply that quotes a bounce", .reply, [],
            """
            From: Support <help@home.example>
            Subject: Re: Undelivered Mail Returned to Sender
            In-Reply-To: <m1@shop.example>

            "550 5.1.1 <bob@home.example>: Recipient address rejected: User unknown" means that
            bob@home.example does not exist. Final-Recipient: rfc822; bob@home.example is what it says.

            <bob@home.example>: host mx.home.example said: 550 5.1.1 no
            """),
        Sample(
            "a letter about bounces", .other, [],
            """
            From: ann@home.example
            Subject: Question

            Your message could not be delivered to the following recipients:

              bob@home.example

            Does that tell you anything?
            """),
        Sample(
            "a mail with a mail attached", .other, [],
            """
            From: ann@home.example
            Subject: the original as an attachment
            Content-Type: multipart/mixed; boundary=b

            --b

            See what they write.
            --b
            Content-Type: message/rfc822

            From: bob@home.example
            Subject: Hello

            Hello.
            --b--
            """),
        Sample(
            "a shop's notice", .other, [],
            """
            From: no-reply@shop.example
            Subject: Your parcel

            Your order was sent to the following address:

              ann@home.example
            """),
        Sample("nothing", .other, [], ""),
    ]

    @Test func complaintsTellTheirTypeAndTheOriginal() {
        let report = Report(reading: Self.feedback("Original-Rcpt-To: ann@home.example\n"))
        #expect(report.feedbackType == "abuse")
        #expect(report.reporter == "Provider/1.0")
        #expect(report.originalMessageID == "<m1@shop.example>")
        #expect(report.originalSeals == ["sealed-1"])
    }

    /// RFC 9477, section 3.2: what we gave the mail for such reports.
    @Test func complaintsGiveBackOurIdentifier() {
        let feedback = Self.feedback("").replacing("X-Backstamp-ID", with: "CFBL-Feedback-ID")
        #expect(Report(reading: feedback).originalSeals == ["sealed-1"])
    }

    /// What of it is ours, only the key tells.
    @Test func eachOfSeveralFieldsIsTold() {
        let fields = (1...9).map { "X-Backstamp-ID: sealed-\($0)" }.joined(separator: "\n")
        let feedback = Self.feedback("").replacing("X-Backstamp-ID: sealed-1", with: fields)
        #expect(Report(reading: feedback).originalSeals == (1...4).map { "sealed-\($0)" })
    }

    @Test func repliesTellWhatTheyAnswer() {
        let report = Report(
            reading: """
                From: ann@home.example
                Subject: Re: Spring
                In-Reply-To: <m3@shop.example>
                References: <m1@shop.example> <m2@shop.example>
                 <m3@shop.example>

                Yes.
                """)
        #expect(report.references == ["<m3@shop.example>", "<m2@shop.example>", "<m1@shop.example>"])
        #expect(report.originalMessageID == "<m3@shop.example>")
    }

    /// Addresses that a report mentions and that are no recipients.
    @Test(arguments: [
        "For further assistance, write to <postmaster@relay.example>.", "Contact helpdesk@relay.example for more.",
        "Please send mail to postmaster@relay.example.", "From: news@shop.example",
        "Original Sender: <news@shop.example>",
        "<postmaster@relay.example> can help.", "Reply-To: <news@shop.example>", "mail to support@relay.example",
        "To reach somebody@relay.example, try her name.", "If you need help mail to help@relay.example",
    ])
    func takesNoBystanderForARecipient(_ line: String) {
        let mail = notice(
            """
            Your message could not be delivered to one or more recipients.

            <ann@home.example>: host mx.home.example said: 550 5.1.1 no such user

            \(line)
            """)
        #expect(Report(reading: mail).recipients.map { $0.address } == ["ann@home.example"])
    }
}
