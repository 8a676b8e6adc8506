// Reports with the fields of RFC 3464 and RFC 6533, in the shapes that they are seen in.

import Testing

@testable import Bounces

@Suite struct StatusReportTests {
    @Test(arguments: samples) func reads(_ sample: Sample) {
        let report = Report(reading: sample.mail)
        #expect(report.kind == sample.kind)
        #expect(report.summary == sample.recipients)
    }

    static let head = "Reporting-MTA: dns; mx.relay.example\nArrival-Date: Mon, 2 Mar 2026 10:00:00 +0000\n"

    static let samples = [
        Sample(
            "as specified", .bounce, ["ann@home.example failed 5.1.1 550"],
            report(
                """
                \(head)
                Final-Recipient: rfc822; ann@home.example
                Original-Recipient: rfc822;ann@home.example
                Action: failed
                Status: 5.1.1
                Remote-MTA: dns; mx.home.example
                Diagnostic-Code: smtp; 550 5.1.1 no such user

                """)),
        Sample(
            "several recipients, the gravest decides", .bounce,
            [
                "ann@home.example delivered 2.1.5 250", "bob@home.example delayed 4.4.1 -",
                "cid@home.example failed 5.2.2 552",
            ],
            report(
                """
                \(head)
                Final-Recipient: rfc822; ann@home.example
                Action: delivered
                Status: 2.1.5
                Diagnostic-Code: smtp; 250 2.1.5 ok

                Final-Recipient: rfc822; bob@home.example
                Action: delayed
                Status: 4.4.1 (connection timed out)
                Will-Retry-Until: Fri, 6 Mar 2026 10:00:00 +0000

                Final-Recipient: rfc822; cid@home.example
                Action: failed
                Status: 5.2.2
                Diagnostic-Code: smtp; 552 5.2.2 mailbox full

                """)),
        Sample(
            "no empty lines between the groups", .bounce,
            ["ann@home.example failed 5.1.1 -", "bob@home.example failed 5.1.2 -"],
            report(
                """
                \(head)Final-Recipient: rfc822; ann@home.example
                Action: failed
                Status: 5.1.1
                Final-Recipient: rfc822; bob@home.example
                Action: failed
                Status: 5.1.2
                """)),
        Sample(
            "empty lines within the groups", .bounce,
            ["ann@home.example failed 5.1.1 -", "bob@home.example failed 5.1.2 -"],
            report(
                """
                \(head)
                Final-Recipient: rfc822; ann@home.example

                Action: failed

                Status: 5.1.1

                Final-Recipient: rfc822; bob@home.example

                Action: failed

                Status: 5.1.2

                """)),
        Sample(
            "the recipient comes last in its group", .bounce,
            ["ann@home.example failed 5.1.1 550", "bob@home.example failed 5.2.2 552"],
            report(
                """
                \(head)
                Last-Attempt-Date: Mon, 2 Mar 2026 10:00:00 +0000
                Diagnostic-Code: smtp; 550 5.1.1 no such user
                Status: 5.1.1
                Action: failed
                Final-Recipient: rfc822; ann@home.example

                Last-Attempt-Date: Mon, 2 Mar 2026 10:00:00 +0000
                Diagnostic-Code: smtp; 552 5.2.2 mailbox full
                Status: 5.2.2
                Action: failed
                Final-Recipient: rfc822; bob@home.example

                """)),
        Sample(
            "names in any case, no space, space before the colon, folds and comments", .bounce,
            ["ann@home.example failed 5.1.1 550"],
            report(
                """
                FINAL-RECIPIENT:RFC822;<ann@home.example>
                action :Failed (bounced)
                STATUS:5.1.1 (bad destination mailbox address)
                Diagnostic-Code: SMTP;
                  550 5.1.1
                \t<ann@home.example>: no such
                  user here
                """)),
        Sample(
            "addresses in odd dress", .bounce,
            [
                "ann@home.example failed 5.1.1 -", "bob@home.example failed 5.1.1 -", "cid@home.example failed 5.1.1 -",
                "\"d e\"@home.example failed 5.1.1 -",
            ],
            report(
                """
                Final-Recipient: rfc/822;ann@home.example
                Action: failed
                Status: 5.1.1

                Final-Recipient: <bob@home.example>
                Action: failed
                Status: 5.1.1

                Final-Recipient: rfc822; Cid Example <cid@home.example>
                Action: failed
                Status: 5.1.1

                Final-Recipient: rfc822; "d e"@home.example
                Action: failed
                Status: 5.1.1
                """)),
        Sample(
            "a local name: the original recipient is whom we sent to", .bounce,
            ["ann@home.example failed 5.2.0 522"],
            report(
                """
                Original-Recipient: rfc822;ann@home.example
                Final-Recipient: rfc822;@store.home.example:ann
                Action: failed
                Status: 5.2.0 (LMTP transmission failure has occurred)
                Diagnostic-Code: smtp;522 5.2.0 over quota
                """)),
        Sample(
            "only an original recipient, no action, no status", .bounce, ["ann@home.example failed 5.1.1 550"],
            report(
                """
                Original-Recipient: <ann@home.example>
                Diagnostic-Code: smtp; 550 5.1.1 <ann@home.example>... User unknown
                """)),
        Sample(
            "will be tried again, though no Action says so", .delay, ["ann@home.example delayed 4.4.1 -"],
            report(
                """
                Final-Recipient: rfc822; ann@home.example
                Status: 4.4.1
                Will-Retry-Until: Fri, 6 Mar 2026 10:00:00 +0000
                """)),
        Sample(
            "internationalised address (RFC 6533)", .bounce, ["jörg@home.example failed 5.1.1 -"],
            report(
                """
                Final-Recipient: utf-8; j\\x{F6}rg@home.example
                Action: failed
                Status: 5.1.1
                """)),
        Sample(
            "the same recipient twice", .bounce, ["ann@home.example failed 5.2.2 552"],
            report(
                """
                Final-Recipient: rfc822; ann@home.example
                Action: failed
                Status: 5.0.0

                Final-Recipient: rfc822; ANN@home.example
                Action: failed
                Status: 5.2.2
                Diagnostic-Code: smtp; 552 5.2.2 mailbox full
                """)),
        Sample(
            "the remote host's own code counts before the field's", .bounce, ["ann@home.example failed 5.7.1 550"],
            report(
                """
                Final-Recipient: rfc822; ann@home.example
                Action: failed
                Status: 5.0.0
                Diagnostic-Code: smtp; 550 5.7.1 blocked
                """)),
        Sample(
            "the text knows the code that the field lacks", .bounce, ["ann@home.example failed 5.1.1 550"],
            report(
                """
                Final-Recipient: rfc822; ann@home.example
                Action: failed
                Status: 5.0.0
                """,
                text:
                    "<ann@home.example>: host mx.home.example[192.0.2.1] said: 550 5.1.1 no such user (in reply to RCPT TO)"
            )),
        Sample(
            "base64", .bounce, ["ann@home.example failed 5.1.1 -"],
            report(
                "RmluYWwtUmVjaXBpZW50OiByZmM4MjI7IGFubkBob21lLmV4YW1wbGUKQWN0aW9uOiBmYWlsZWQK\nU3RhdHVzOiA1LjEuMQo=",
                fields: "Content-Transfer-Encoding: base64\n")),
        Sample(
            "quoted-printable", .bounce, ["ann@home.example failed 5.1.1 -"],
            report(
                "Final-Recipient: rfc822; ann=40home.example\nAction: fai=\nled\nStatus: 5.1.1",
                fields: "Content-Transfer-Encoding: quoted-printable\n")),
        Sample(
            "a bare delivery-status", .bounce, ["ann@home.example failed 4.2.2 -"],
            """
            From: postmaster@relay.example
            Content-Type: message/delivery-status

            Reporting-MTA: dns; relay.example

            Final-Recipient: rfc822; ann@home.example
            Action: failed
            Status: 4.2.2
            """),
        Sample(
            "a delivery that succeeded", .delivered, ["ann@home.example delivered 2.0.0 250"],
            report(
                """
                Final-Recipient: rfc822; ann@home.example
                Action: delivered
                Status: 2.0.0
                Diagnostic-Code: smtp; 250 2.0.0 queued
                """)),
        Sample(
            "the fields stand in the text", .bounce, ["ann@home.example failed 5.2.2 550"],
            notice(
                """
                An error occurred while trying to deliver the mail to the following recipients:
                ann@home.example

                Technical report:

                Reporting-MTA: dns; relay.example

                Action: failed
                Final-Recipient: rfc822; ann@home.example
                Diagnostic-Code: smtp; 550 5.2.2 mailbox full
                Status: 5.2.2
                """)),
        Sample(
            "a header that names another boundary", .bounce, ["ann@home.example failed 5.1.1 -"],
            report("Final-Recipient: rfc822; ann@home.example\nAction: failed\nStatus: 5.1.1\n")
                .replacing("boundary=b1", with: "boundary=b2")),
        Sample(
            "cut off", .bounce, ["ann@home.example failed 5.1.1 -"],
            String(
                report("Final-Recipient: rfc822; ann@home.example\nAction: failed\nStatus: 5.1.1\n").prefix { _ in true
                }
                .prefix(430))),
        Sample(
            "forwarded as an attachment", .bounce, ["ann@home.example failed 5.1.1 -"],
            """
            From: helpdesk@shop.example
            Subject: Fwd: what is this?
            Content-Type: multipart/mixed; boundary=o

            --o

            See below.
            --o
            Content-Type: message/rfc822

            \(report("Final-Recipient: rfc822; ann@home.example\nAction: failed\nStatus: 5.1.1\n"))
            --o--
            """),
    ]

    @Test func readsWhatCameBack() {
        let report = Report(
            reading: report(
                """
                Original-Envelope-Id: q+3D1
                Reporting-MTA: dns; mx.relay.example

                Final-Recipient: rfc822; ann@home.example
                Original-Recipient: rfc822; list@shop.example
                Action: failed
                Status: 5.1.1
                Remote-MTA: dns; MX.Home.Example. [192.0.2.1]
                """))
        #expect(report.originalMessageID == "<m1@shop.example>")
        #expect(report.originalSeals == ["sealed-1"])
        #expect(report.envelopeID == "q=1")
        #expect(report.recipients.first?.originalAddress == "list@shop.example")
        #expect(report.recipients.first?.remote == "mx.home.example")
    }
}
