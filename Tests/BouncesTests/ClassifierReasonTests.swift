// Long: a table of replies.

import Testing

@testable import Bounces

/// What servers answer, and what they mean by it: for each reason some replies in the style of real ones.
@Suite struct ClassifierReasonTests {
    @Test(
        arguments: [
            // user_unknown
            (
                "550 5.1.1 <ann@b.example>: Recipient address rejected: User unknown in local recipient table",
                .userUnknown
            ),
            ("550 5.1.1 <ann@b.example>... User unknown", .userUnknown),
            ("550 No such user here", .userUnknown),
            (
                "550 5.1.1 The email account that you tried to reach does not exist. https://support.google.com/mail/?p=NoSuchUser x1 - gsmtp",
                .userUnknown
            ),
            (
                "550-5.1.1 The email account that you tried to reach does not 550-5.1.1 exist. Please try double-checking 550 5.1.1 the address",
                .userUnknown
            ),
            (
                "550 5.4.1 Recipient address rejected: Access denied. [AM0EUR02FT012.eop-EUR02.prod.protection.outlook.com]",
                .userUnknown
            ),
            ("550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", .userUnknown),
            ("550 Requested action not taken: mailbox unavailable", .userUnknown),
            (
                "554 delivery error: dd This user doesn't have a yahoo.com account (ann@yahoo.com) [0] - mta4.mail.example",
                .userUnknown
            ),
            ("sorry, no mailbox here by that name. (#5.1.1)", .userUnknown),
            ("550 unrouteable address", .userUnknown),
            (
                "550 Message was not accepted -- invalid mailbox. Local mailbox ann@mail.example is unavailable: user not found",
                .userUnknown
            ),
            ("550 5.1.1 Empfänger unbekannt / recipient unknown", .userUnknown),
            ("550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416 [416]", .userUnknown),
            ("550 El usuario no existe", .userUnknown),
            ("550 5.1.1 Utente sconosciuto", .userUnknown),
            ("550 Пользователь не найден", .userUnknown),
            ("550 用户不存在", .userUnknown),
            ("宛先のメールアドレスが見つかりませんでした。あて先不明", .userUnknown),
            ("User ann (ann@b.example) not listed in Domino Directory", .userUnknown),
            ("MSEXCH:IMS:EXAMPLE:MAIN:MX1 0 (000C05A6) Unknown Recipient", .userUnknown),
            ("550 #5.1.0 Address rejected.", .userUnknown),
            // user_moved
            ("551 5.1.6 Recipient no longer on server: ann@b.example", .userMoved),
            ("551 User has moved to ann@c.example", .userMoved),
            // host_unknown
            (
                "Host or domain name not found. Name service error for name=b.example type=A: Host not found",
                .hostUnknown
            ),
            ("550 5.1.2 <ann@b.example>... Host unknown (Name server: host not found)", .hostUnknown),
            ("550 5.4.310 DNS domain b.example does not exist", .hostUnknown),
            // no_mail_accepted
            (
                "556 5.1.10 <ann@b.example>: Recipient address rejected: Domain b.example does not accept mail (nullMX)",
                .noMailAccepted
            ),
            ("521 5.3.2 Server does not accept mail", .noMailAccepted),
            ("Domain b.example has no usable MX", .hostUnknown),
            // mailbox_disabled
            ("550 5.2.1 The email account that you tried to reach is disabled.", .mailboxDisabled),
            (
                "554 delivery error: dd Sorry, your message to ann@yahoo.com cannot be delivered. This mailbox is disabled (554.30). - mta1",
                .mailboxDisabled
            ),
            ("525 5.7.13 <ann@b.example>: Recipient address rejected: Disabled recipient address", .mailboxDisabled),
            ("550 5.2.1 Mailbox is frozen. Ask the administrator", .mailboxDisabled),
            (
                "550 5.5.0 Le compte du destinataire est bloque. The recipient account is blocked. LPN007_426",
                .mailboxDisabled
            ),
            ("550 5.2.1 Konto ist gesperrt", .mailboxDisabled),
            // mailbox_full
            ("552 5.2.2 <ann@icloud.example>: user is over quota", .mailboxFull),
            (
                "452-4.2.2 The recipient's inbox is out of storage space. Please direct the 452-4.2.2 recipient to 452 4.2.2 https://support.google.com/mail/?p=OverQuotaTemp",
                .mailboxFull
            ),
            ("550 5.1.1 <ann@b.example>: Recipient address rejected: Mailbox full", .mailboxFull),
            ("554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException", .mailboxFull),
            ("550 Postfach ist voll", .mailboxFull),
            ("552 Caixa postal cheia", .mailboxFull),
            ("552 邮箱空间不足", .mailboxFull),
            // recipient_filtered
            ("550 5.2.0 Message Filtered", .recipientFiltered),
            ("550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized", .recipientFiltered),
            ("550 Mail is rejected by recipients [ann]", .recipientFiltered),
            (
                "550 5.7.129 RESOLVER.RST.RestrictedToRecipientsPermission; not authorized to send to recipient",
                .recipientFiltered
            ),
            // message_too_big
            ("552 5.3.4 Message size exceeds fixed limit", .messageTooBig),
            ("552-5.2.3 Your message exceeded Google's message size limits.", .messageTooBig),
            ("550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient", .messageTooBig),
            ("552 5.3.4 Nachricht ist zu groß", .messageTooBig),
            // sender_rejected
            ("450 4.1.8 <news@a.example>: Sender address rejected: Domain not found", .senderRejected),
            ("550 Sender verify failed", .senderRejected),
            ("501 5.1.7 Invalid sender", .senderRejected),
            ("553 5.1.8 <root@a.example>... Domain of sender address root@a.example does not exist", .senderRejected),
            ("550 5.1.8 Access denied, bad outbound sender AS(42004)", .senderRejected),
            // relay_denied
            ("554 5.7.1 <ann@b.example>: Relay access denied", .relayDenied),
            ("550 5.7.1 Unable to relay for ann@b.example", .relayDenied),
            ("553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", .relayDenied),
            ("550 relay not permitted", .relayDenied),
            // blocked
            ("554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", .blocked),
            (
                "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150).",
                .blocked
            ),
            ("550 5.7.606 Access denied, banned sending IP [192.0.2.1]", .blocked),
            ("554 mail.b.example ESMTP not accepting messages; your IP is listed at bl.spamcop.net", .blocked),
            ("421 mwinf5c77 ME Service refuse. Veuillez essayer plus tard. OFR_999 [999]", .blocked),
            (
                "553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.1, because the ip is in Spamhaus's list",
                .blocked
            ),
            ("550 IP address is block listed", .blocked),
            // reputation
            (
                "550-5.7.1 Our system has detected that this message is likely suspicious due to the very low reputation of the sending IP address.",
                .reputation
            ),
            (
                "421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1",
                .reputation
            ),
            (
                "451 4.7.650 The mail server [192.0.2.1] has been temporarily rate limited due to IP reputation.",
                .reputation
            ),
            (
                "554 5.7.1 Your access to this mail system has been rejected due to the sending MTA's poor reputation.",
                .reputation
            ),
            // ptr_required
            (
                "550-5.7.25 [192.0.2.1] The IP address sending this message does not have a PTR record setup",
                .ptrRequired
            ),
            ("450 4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.1]", .ptrRequired),
            ("571 No PTR Record found. Reverse DNS required", .ptrRequired),
            // authentication
            ("550 5.7.26 This mail has been blocked because the sender is unauthenticated.", .authentication),
            ("550 5.7.509 Access denied, sending domain [A.EXAMPLE] does not pass DMARC verification", .authentication),
            ("550 5.7.23 The message was rejected because of Sender Policy Framework violation", .authentication),
            ("421 4.7.32 This mail has been rate limited because there is no DMARC alignment", .authentication),
            ("550 SPF check failed", .authentication),
            // policy
            (
                "554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes",
                .policy
            ),
            (
                "552-5.7.0 This message was blocked because its content presents a potential 552-5.7.0 security issue.",
                .policy
            ),
            ("550 5.7.0 Local Policy Violation", .policy),
            // security
            ("530 5.7.0 Authentication required", .security),
            ("550 Unauthenticated senders not allowed", .security),
            ("530 5.7.0 Must issue a STARTTLS command first", .security),
            // tls_failed
            ("403 4.7.0 TLS handshake failed", .tlsFailed),
            ("Server certificate not trusted", .tlsFailed),
            ("500 Remote server does not support TLS", .tlsFailed),
            // spam_detected
            ("550 5.7.1 Rejected by spam filter", .spamDetected),
            (
                "550-5.7.1 Gmail has detected that this message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked.",
                .spamDetected
            ),
            ("554 5.7.1 Email cannot be delivered. Reason: Email flagged as Spam.", .spamDetected),
            ("550 5.7.1 Message rejected under suspicion of SPAM; https://ya.cc/x", .spamDetected),
            ("554 rejected due to spam URL in content", .spamDetected),
            ("550 Mail content denied. http://service.exmail.qq.com/", .spamDetected),
            // virus_detected
            ("550 5.7.0 Virus detected", .virusDetected),
            ("554 5.7.1 Message contains malware (Win.Trojan.Agent)", .virusDetected),
            // content_error, not_compliant
            ("552 5.6.0 Headers too large (32768 max)", .contentError),
            ("550-5.7.1 Messages with multiple addresses in From: header are not accepted.", .notCompliant),
            ("550 5.7.512 Access denied, message must be RFC 5322 section 3.6.2 compliant", .notCompliant),
            ("550 5.6.7 Message requires SMTPUTF8 but the server did not offer it", .notCompliant),
            // rate_limited
            ("450 4.2.1 The user you are trying to contact is receiving mail too quickly.", .rateLimited),
            ("452 4.5.3 rate limit exceeded", .rateLimited),
            ("550 5.1.1 <ann@b.example> - 192.0.2.1 has sent to too many recipients this hour. IB607", .rateLimited),
            (
                "554 5.2.122 The recipient has exceeded their limit for the number of messages they can receive per hour.",
                .rateLimited
            ),
            (
                "421 4.7.1 Messages to ann@icloud.example deferred due to excessive volume. Try again later",
                .rateLimited
            ),
            // too_many_connections
            ("421 4.7.0 Too many connections from your IP", .tooManyConnections),
            (
                "421 4.3.2 The maximum number of concurrent connections has exceeded a limit, closing transmission channel",
                .tooManyConnections
            ),
            ("550 Ip frequency limited [x Blocked IP 192.0.2.1]. http://service.mail.qq.com/", .tooManyConnections),
            // greylisted
            ("451 4.7.1 <ann@b.example>: Recipient address rejected: Greylisted for 5 minutes", .greylisted),
            (
                "450 4.2.0 <ann@b.example>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/b.example.html",
                .greylisted
            ),
            ("451 Graylisting is active, please retry", .greylisted),
            (
                "421 4.1.1 <ann@b.example>: Recipient address rejected: unverified address: Address verification in progress",
                .greylisted
            ),
            // network_error
            ("554 5.4.6 Too many hops", .networkError),
            ("connect to mx.b.example[192.0.2.1]:25: Connection refused", .networkError),
            (
                "Host or domain name not found. Name service error for name=b.example type=MX: Host not found, try again",
                .networkError
            ),
            ("554 5.4.6 mail for b.example loops back to myself", .networkError),
            ("lost connection with mx.b.example[192.0.2.1] while sending RCPT TO", .networkError),
            // expired
            ("connect to mx.b.example[192.0.2.1]:25: Connection timed out", .expired),
            ("550 4.4.7 QUEUE.Expired; message expired", .expired),
            ("retry timeout exceeded", .expired),
            ("550 5.4.316 Message expired, connection refused", .expired),
            // system_error, system_full
            ("451 4.3.0 Temporary system problem. Try again later.", .systemError),
            ("451 4.3.2 Internal server error", .systemError),
            ("421 Service Temporarily Unavailable", .systemError),
            ("452 4.3.1 Insufficient system storage", .systemFull),
            ("451 4.3.1 No space left on device", .systemFull),
            // mailer_error, syntax_error, suppressed
            ("command died with status 1: \"/usr/bin/filter\"", .mailerError),
            ("X-Unix; 127", .mailerError),
            ("503 5.5.1 Bad sequence of commands", .syntaxError),
            ("504 Command parameter not implemented", .syntaxError),
            (
                "Amazon SES did not send the message to this address because it is on the suppression list for your account.",
                .suppressed
            ),
            // What providers say by codes that mean another thing elsewhere.
            ("550 5.7.27 Your mail is blocked because SPF did not pass for it", .authentication),
            ("550 5.7.29 This mail is blocked because it was not sent over a TLS connection", .tlsFailed),
            ("550 5.7.30 Your mail is blocked because DKIM authentication did not pass for it", .authentication),
            ("550 5.7.20 Message refused, DKIM is not set up for your domain. LPN007_402", .authentication),
            ("554 IP=192.0.2.1 - A problem occurred, ask your postmaster: tosa@rx.t-online.de (BL)", .blocked),
            ("550 5.4.6 Hourly sending quota exceeded for ann@a.example", .rateLimited),
            // undetermined
            ("550 5.0.0 Recipient address rejected: On hold", .undetermined),
            ("554 5.0.0", .undetermined),
            ("", .undetermined),
        ] as [(String, Reason)])
    func reason(of reply: String, is expected: Reason) {
        let verdict = verdict(reply)
        #expect(verdict.reason == expected, "\(verdict.rule)")
    }

    /// The guarantee that the whole module is for: another fault than the address's, under a code that says "no such user".
    @Test(arguments: [
        "550 5.1.1 Connection refused: 192.0.2.7 is listed on Spamhaus SBL, see https://check.example/",
        "550 5.1.0 <ann@b.example> sender rejected AUP#POL",
        "550 5.1.1 <ann@b.example>: Recipient address rejected: Quota exceeded",
        "550 5.1.1 <ann@b.example> has sent too many recipients this hour",
        "452 4.1.1 <ann@b.example> too many recent messages; Try again later",
        "552 5.1.1 <ann@b.example> Mailbox delivery failure policy error",
        "550 5.1.1 <ann@b.example>: Recipient address rejected: DMARC policy",
        "550 5.1.1 Message rejected as spam",
        "550 5.1.1 Reverse DNS lookup failed for 192.0.2.1",
        "550 5.1.1 User unknown; your host is blocked using bl.example",
        "550 5.1.1 <ann@b.example>: Recipient address rejected: Greylisted",
        "550 5.1.1 Relaying denied",
        "550 5.1.1 Message too large for the recipient",
        "451 4.1.1 user unknown lookup: too many connections",
        "550 5.1.1 virus detected, user unknown",
    ])
    func contraIndicationKeepsTheAddress(_ reply: String) {
        let verdict = verdict(reply, status: "5.1.1", recipient: "ann@b.example")
        #expect(ReasonPolicy.standard.classify(verdict) == .soft, "\(verdict.reason) by \(verdict.rule)")
    }
}
