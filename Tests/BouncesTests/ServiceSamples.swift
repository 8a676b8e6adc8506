// Reports in the manner of services and gateways, and reports that are damaged or tell little.

import Testing

@testable import Bounces

extension TextReportTests {
    static let services = [
        Sample(
            "Gmail", .bounce, ["ann@home.example failed 5.1.1 550"],
            notice(
                from: "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
                subject: "Delivery Status Notification (Failure)",
                """
                Delivery to the following recipient failed permanently:

                     ann@home.example

                Technical details of permanent failure:
                Google tried to deliver your message, but it was rejected by the server for the recipient domain home.example.

                The error that the other server returned was:
                550 5.1.1 no such user

                ----- Original message -----
                \(original)
                """)),
        Sample(
            "Gmail, newer", .bounce, ["ann@home.example failed 5.1.1 550"],
            notice(
                from: "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
                subject: "Delivery Status Notification (Failure)",
                """
                ** Address not found **

                Your message wasn't delivered to ann@home.example because the address couldn't be found, or is unable to receive mail.

                The response from the remote server was:
                550 5.1.1 no such user
                """)),
        Sample(
            "Gmail, still trying", .delay, ["ann@home.example delayed - -"],
            notice(
                from: "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
                subject: "Delivery Status Notification (Delay)",
                """
                THIS IS A WARNING MESSAGE ONLY.

                YOU DO NOT NEED TO RESEND YOUR MESSAGE.

                Delivery to the following recipient has been delayed:

                     ann@home.example

                Message will be retried for 2 more day(s)
                """)),
        Sample(
            "Yahoo", .bounce, ["ann@home.example failed 5.1.1 550", "bob@home.example failed - -"],
            notice(
                from: "MAILER-DAEMON@yahoo.com", subject: "Failure Notice",
                """
                Sorry, we were unable to deliver your message to the following address.

                <ann@home.example>:
                Remote host said:
                550 5.1.1 no such user
                [RCPT_TO]

                <bob@home.example>:
                Sorry, your message to bob@home.example cannot be delivered. This account is over quota.

                --- Below this line is a copy of the message.
                \(original)
                """)),
        Sample(
            "GMX", .bounce, ["ann@home.example failed 5.1.1 -"],
            notice(
                from: "MAILER-DAEMON@mail.gmx.example", subject: "Mail delivery failed: returning message to sender",
                """
                A message that you sent could not be delivered to one or more of
                its recipients. This is a permanent error. The following address
                failed:

                "ann@home.example":
                SMTP error from remote server after RCPT command:
                host: mx.home.example
                5.1.1 <ann@home.example>... User Unknown

                --- The header of the original message is following. ---
                \(original)
                """)),
        Sample(
            "Mimecast", .bounce, ["ann@home.example failed 5.7.54 -"],
            notice(
                from: "Postmaster <postmaster@gateway.example>", subject: "[Postmaster] Email Delivery Failure",
                """
                This is a delivery failure notification message indicating that
                an email you addressed to email address :
                -- ann@home.example

                could not be delivered. The problem appears to be :
                -- Recipient email address is possibly incorrect

                Additional information follows :
                -- 5.7.54 SMTP; Unable to relay recipient in non-accepted domain
                """)),
        Sample(
            "MailMarshal", .bounce, ["ann@home.example failed 5.1.1 550"],
            notice(
                from: "postmaster@gateway.example", subject: "Undeliverable Mail: \"Spring\"",
                """
                Your message:
                   From:    news@shop.example
                   Subject: Spring

                Could not be delivered because of

                550 5.1.1 User unknown

                The following recipients were affected:
                    ann@home.example

                Additional Information
                ======================
                Original Sender:    <news@shop.example>
                """)),
        Sample(
            "t-online", .bounce, ["ann@home.example failed - -"],
            notice(
                from: "<MAILER-DAEMON@online.example>", subject: "mail failed, returning to sender",
                """
                |------------------------- Message log follows: -------------------------|
                 no valid recipients were found for this message
                |------------------------- Failed addresses follow: ---------------------|
                 ann@home.example ... unknown user
                |------------------------- Message text follows: ------------------------|
                \(original)
                """)),
        Sample(
            "KDDI, from a sender that is no mail system", .bounce, ["ann@home.example failed - -"],
            notice(
                from: "no-reply@home.example", subject: "=?iso-2022-jp?B?GyRCJWEhPCVrGyhC?=",
                """
                Your mail sent on: Mon, 2 Mar 2026 10:00:00 +0900
                     Could not be delivered to: <ann@home.example>
                     As their mailbox is full.
                """)),
        Sample(
            "Japanese that we cannot read: the address alone", .bounce, ["ann@home.example failed - 550"],
            notice(
                from: "<>", subject: "failure notice", fields: "Content-Type: text/plain; charset=iso-2022-jp\n",
                """
                \u{1B}$B0J2<$N%a!<%k%"%I%l%9$X$NAw?.$K<:GT$7$^$7$?!#\u{1B}(B
                ann@home.example

                -------server message
                550 ann@home.example... No such user

                -------original mail info
                From: news@shop.example
                """)),
        Sample(
            "Russian (KOI8-R)", .bounce, ["ann@home.example failed - -"],
            notice(
                from: "mailer-daemon@relay.example", subject: "failure notice",
                fields: "Content-Type: text/plain; charset=utf-8\n",
                """
                К сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:

                  ann@home.example
                    mailbox is full
                """)),
    ]

    static let damaged = [
        Sample(
            "HTML alone", .bounce, ["ann@home.example failed - -"],
            notice(
                subject: "failure notice", fields: "Content-Type: text/html\n",
                """
                <html><head><style>p { color: red }</style></head><body><p>Hi. I wasn't able to deliver your message to the
                following addresses.</p><br>&lt;ann@home.example&gt;<br>No such user<br>
                <p>Questions? <a href="mailto:help@relay.example">help</a></p></body></html>
                """)),
        Sample(
            "no recipient in the text: the returned mail tells", .bounce, ["ann@home.example failed - -"],
            """
            From: MAILER-DAEMON@relay.example
            Subject: Undeliverable mail
            Content-Type: multipart/mixed; boundary=b

            --b

            Your message could not be delivered.
            --b
            Content-Type: message/rfc822

            From: news@shop.example
            To: Ann <ann@home.example>
            Message-ID: <m1@shop.example>

            --b--
            """),
        Sample(
            "only the return path tells", .bounce, ["ann@home.example failed - -"],
            notice(
                subject: "failure notice",
                "The mailbox that you tried to reach could not be found; your mail was returned to sender."
            )
            .replacing("news@shop.example", with: "b+ann=home.example@shop.example")),
        Sample(
            "nobody is named", .bounce, [], notice("One or more recipients do not exist; your mail was not delivered.")),
        Sample(
            "the subject names the recipient", .bounce, ["ann@home.example failed - -"],
            notice(
                from: "MDaemon@home.example", subject: "Warning: ann@home.example - User unknown!",
                "There is no user by that name at this server.")),
        Sample(
            "a report within the text of another", .bounce, ["ann@home.example failed 5.1.1 550"],
            notice(
                """
                The message returned below could not be delivered.

                ---------------------------------
                Return-Path: <>
                From: MAILER-DAEMON@inner.example
                Subject: Undelivered Mail

                <ann@home.example>: host mx.home.example said: 550 5.1.1 no such user
                """)),
    ]
}
