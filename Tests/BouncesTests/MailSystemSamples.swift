// Reports in the manner of mail servers.

import Testing

@testable import Bounces

extension TextReportTests {
    static let mailSystems = [
        Sample(
            "Postfix", .bounce, ["ann@home.example failed 5.1.1 550", "bob@office.example failed - -"],
            notice(
                """
                This is the mail system at host mx.relay.example.

                I'm sorry to have to inform you that your message could not
                be delivered to one or more recipients. It's attached below.

                For further assistance, please send mail to postmaster@relay.example.

                <ann@home.example>: host mx.home.example[192.0.2.1] said: 550 5.1.1
                    <ann@home.example>: Recipient address rejected: no such user (in reply to
                    RCPT TO command)

                <bob@office.example> (expanded from <all@shop.example>): connect to
                    mx.office.example[192.0.2.2]:25: Connection timed out
                """)),
        Sample(
            "qmail", .bounce, ["ann@home.example failed 5.1.1 550", "bob@home.example failed 5.2.2 552"],
            notice(
                subject: "failure notice",
                """
                Hi. This is the qmail-send program at relay.example.
                I'm afraid I wasn't able to deliver your message to the following addresses.
                This is a permanent error; I've given up. Sorry it didn't work out.

                <ann@home.example>:
                192.0.2.1 does not like recipient.
                Remote host said: 550 5.1.1 no such user
                Giving up on 192.0.2.1.

                <bob@home.example>:
                192.0.2.1 failed after I sent the message.
                Remote host said: 552 5.2.2 mailbox full

                --- Below this line is a copy of the message.
                \(original)
                """)),
        Sample(
            "Exim", .bounce, ["ann@home.example failed 5.1.1 550", "bob@office.example failed - -"],
            notice(
                subject: "Mail delivery failed: returning message to sender",
                fields: "X-Failed-Recipients: ann@home.example, bob@office.example\n",
                """
                This message was created automatically by mail delivery software.

                A message that you sent could not be delivered to one or more of its
                recipients. This is a permanent error. The following address(es) failed:

                  ann@home.example
                    (generated from staff@shop.example)
                    host mx.home.example [192.0.2.1]
                    SMTP error from remote mail server after RCPT TO:<ann@home.example>:
                    550 5.1.1 <ann@home.example>: no such user
                  bob@office.example
                    retry timeout exceeded

                ------ This is a copy of the message, including all the headers. ------
                \(original)
                """)),
        Sample(
            "Exim, still trying", .delay, ["ann@home.example delayed - 451"],
            notice(
                subject: "Warning: message 1aBcDe-000001-2F delayed 24 hours",
                """
                This message was created automatically by mail delivery software.
                A message that you sent has not yet been delivered to one or more of its
                recipients after more than 24 hours on the queue on relay.example.

                The address to which the message has not yet been delivered is:

                  ann@home.example
                    host mx.home.example [192.0.2.1]
                    Delay reason: SMTP error from remote mail server after RCPT TO:
                    451 try again later

                No action is required on your part. Delivery attempts will continue for
                some time, and this warning may be repeated at intervals.
                """)),
        Sample(
            "Sendmail", .bounce, ["ann@home.example failed 5.1.1 550", "bob@office.example failed 5.2.2 552"],
            notice(
                subject: "Returned mail: see transcript for details",
                """
                The original message was received at Mon, 2 Mar 2026 10:00:00 +0100
                from shop.example [192.0.2.9]

                   ----- The following addresses had permanent fatal errors -----
                <ann@home.example>
                    (reason: 550 5.1.1 no such user)
                <bob@office.example>
                    (reason: 552 5.2.2 mailbox full)

                   ----- Transcript of session follows -----
                ... while talking to mx.home.example.:
                >>> DATA
                <<< 550 5.1.1 <ann@home.example>... no such user
                550 5.1.1 <ann@home.example>... User unknown
                """)),
        Sample(
            "old Sendmail: the transcript alone", .bounce,
            ["ann@home.example failed - 550", "bob@office.example failed - 550"],
            notice(
                subject: "Returned mail: User unknown",
                """
                   ----- Transcript of session follows -----
                While talking to mx.home.example:
                >>> RCPT To:<ann@home.example>
                <<< 550 <ann@home.example>, User Unknown
                550 <ann@home.example>... User unknown
                554 <bob@office.example>... 550 Host unknown (Authoritative answer from name server)
                421 third.example (smtp)... Deferred: Connection timed out during user open with third.example

                   ----- Unsent message follows -----
                \(original)
                """)),
        Sample(
            "Exchange 5.5", .bounce, ["ann@home.example failed - -", "bob@home.example failed - -"],
            notice(
                from: "System Administrator <postmaster@home.example>", subject: "Undeliverable: Spring",
                """
                Your message

                  To:      staff@home.example
                  Subject: Spring
                  Sent:    Mon, 2 Mar 2026 10:00:00 +0100

                did not reach the following recipient(s):

                ann@home.example on Mon, 2 Mar 2026 10:00:01 +0100
                    The recipient name is not recognized
                \tThe MTS-ID of the original message is: c=us;a= ;p=home;l=SERVER
                    MSEXCH:IMS:HOME:SITE:SERVER 0 (000C05A6) Unknown Recipient
                c=US;a= ;p=HOME;o=Site;dda:SMTP=bob@home.example; on Mon, 2 Mar 2026
                10:00:01 +0100
                    The recipient name is not recognized
                """)),
        Sample(
            "Exchange 2003 in Outlook's words", .bounce, ["ann@home.example failed 5.1.1 550"],
            notice(
                from: "System Administrator <sysadmin@home.example>", subject: "Undeliverable: Spring",
                """
                Your message did not reach some or all of the intended recipients.

                      Subject:  Spring
                      Sent:     3/2/2026 10:00 AM

                The following recipient(s) could not be reached:

                      ann@home.example on 3/2/2026 10:00 AM
                            The e-mail account does not exist at the organization this message was sent to.
                            <mx.home.example #5.1.1 smtp;550 5.1.1 no such user>
                """)),
        Sample(
            "Exchange Online", .bounce, ["ann@home.example failed 5.1.10 550"],
            notice(
                from: "Microsoft Outlook <postmaster@outlook.example>", subject: "Undeliverable: Spring",
                """
                Delivery has failed to these recipients or groups:

                Ann Example (ann@home.example)<mailto:ann@home.example>
                The email address you entered couldn't be found. Contact helpdesk@home.example.

                Diagnostic information for administrators:

                Generating server: AM0PR01.eurprd01.prod.outlook.com

                ann@home.example
                Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'

                Original message headers:

                Received: from shop.example by AM0PR01.eurprd01.prod.outlook.com
                """)),
        Sample(
            "Exchange in German", .bounce, ["ann@home.example failed 5.2.2 554"],
            notice(
                from: "Microsoft Outlook <postmaster@home.example>", subject: "Unzustellbar: Frühling",
                fields: "Content-Type: text/plain; charset=utf-8\n",
                """
                Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:

                ann@home.example
                Das Postfach des Empfängers ist voll.

                Diagnoseinformationen für Administratoren:

                Generierender Server: mx.home.example

                ann@home.example
                Remote Server returned '554 5.2.2 mailbox full'
                """)),
        Sample(
            "Notes", .bounce, ["ann@home.example failed - -"],
            notice(
                from: "Postmaster@home.example", subject: "DELIVERY FAILURE: User ann (ann@home.example) not listed",
                """
                Your message

                  Subject: Spring

                was not delivered to:

                  ann@home.example

                because:

                  User ann (ann@home.example) not listed in public Name & Address Book
                """)),
        Sample(
            "GroupWise", .bounce, ["ann@home.example failed - -"],
            notice(
                from: "Postmaster@home.example", subject: "Message status - undeliverable",
                """
                The message that you sent was undeliverable to the following:
                \tann@home.example (user not found)

                Possibly truncated original message follows:
                """)),
        Sample(
            "Courier", .bounce, ["ann@home.example failed 5.1.1 550"],
            notice(
                from: "\"Courier mail server\" <postmaster@relay.example>", subject: "NOTICE: mail delivery status.",
                """
                This is a delivery status notification from relay.example,
                running the Courier mail server, version 0.65.2.

                                           UNDELIVERABLE MAIL

                Your message to the following recipients cannot be delivered:

                <ann@home.example>:
                    mx.home.example [192.0.2.1]:
                >>> RCPT TO:<ann@home.example>
                <<< 550 5.1.1 no such user
                """)),
        Sample(
            "OpenSMTPD", .bounce, ["ann@home.example failed - -", "bob@home.example failed 5.1.1 550"],
            notice(
                from: "Mailer Daemon <MAILER-DAEMON@relay.example>", subject: "Delivery status notification: error",
                """
                    Hi!

                    This is the MAILER-DAEMON, please DO NOT REPLY to this email.

                    An error has occurred while attempting to deliver a message for
                    the following list of recipients:

                ann@home.example: Domain does not exist
                bob@home.example: 550 5.1.1 no such user

                    Below is a copy of the original message:
                \(original)
                """)),
        Sample(
            "DragonFly", .bounce, ["ann@home.example failed 5.1.1 550"],
            notice(
                from: "MAILER-DAEMON <>", subject: "Mail delivery failed",
                """
                This is the DragonFly Mail Agent v0.13 at relay.example.

                There was an error delivering your mail to <ann@home.example>.

                mx.home.example [192.0.2.1] did not like our RCPT TO:
                550 5.1.1 no such user

                Message headers follow.
                \(original)
                """)),
        Sample(
            "MDaemon", .bounce, ["ann@home.example failed 5.1.1 550"],
            notice(
                from: "MDaemon at home.example <MDaemon@home.example>", subject: "Permanent Delivery Failure",
                """
                The attached message had PERMANENT fatal delivery errors!

                --- Session Transcript ---
                 Mon 2026-03-02 10:00:00: <-- 220 mx.home.example
                --> RCPT To:<ann@home.example>
                <-- 550 5.1.1 no such user
                --- End Transcript ---
                """)),
        Sample(
            "IMail", .bounce, ["ann@home.example failed - -"],
            notice(
                from: "\"Postmaster\" <postmaster@home.example>", subject: "Undeliverable Mail",
                """
                Unknown user: ann@home.example


                Original message follows.
                \(original)
                """)),
    ]
}
