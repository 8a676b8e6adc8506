// Long: a table of phrases.

extension PhraseTable {
    /// The conventions of single providers in codes and words, from their postmasters' pages and their replies.
    static let conventions = microsoft + google + yahoo + european + american + asian + services

    /// Gmail's replies end in a link whose `p` names the reason.
    private static let google: [PhraseTable] = [
        PhraseTable(.userUnknown, .convention, of: "google", "?P=NOSUCHUSER"),
        PhraseTable(.mailboxDisabled, .convention, of: "google", "?P=DISABLEDUSER"),
        PhraseTable(.mailboxFull, .convention, of: "google", "?P=OVERQUOTA"),
        PhraseTable(.rateLimited, .convention, of: "google", "?P=RECEIVINGRATE"),
        PhraseTable(
            .reputation, .convention, of: "google",
            """
            ?P=UNSOLICITEDRATELIMIT
            ?P=UNSOLICITEDIPERROR
            """),
        PhraseTable(.spamDetected, .decisive, of: "google", "?P=UNSOLICITEDMESSAGEERROR"),
        PhraseTable(
            .blocked, .decisive, of: "google",
            """
            ?P=NOTAUTHORIZEDERROR
            ?P=BULKSENDERBLOCK
            """),
        PhraseTable(
            .authentication, .convention, of: "google",
            """
            ?P=UNAUTHENTICATEDEMAIL
            ?P=IPV6AUTHERROR
            ?P=SENDERUNAUTH
            """),
        PhraseTable(.policy, .convention, of: "google", "?P=BLOCKEDMESSAGE"),
        PhraseTable(.notCompliant, .convention, of: "google", "?P=RFCMESSAGENONCOMPLIANT"),
        PhraseTable(.messageTooBig, .convention, of: "google", "?P=MAXSIZEERROR"),
        PhraseTable(.tlsFailed, .convention, of: "google", "?P=TLSREQUIRED"),
        // Tells neither whether the group is there nor whether we may write to it.
        PhraseTable(.senderRejected, .convention, of: "google", "GROUPS.GOOGLE.COM/SUPPORT"),
    ]

    private static let yahoo: [PhraseTable] = [
        PhraseTable(
            .reputation, .convention, of: "yahoo",
            """
            [tss04]
            [ts01]
            [ts02]
            [tss05]
            [tss06]
            """),
        PhraseTable(
            .blocked, .convention, of: "yahoo",
            """
            [ts03]
            [tss09]
            [bl20]
            [bl21]
            [bl22]
            [bl23]
            [bl24]
            rtr:bl
            rly:b
            rly:ch
            rly:nw
            rly:cs
            rly:sn
            con:b
            con:ch
            """),
        PhraseTable(.ptrRequired, .convention, of: "yahoo", "dns:nr"),
        PhraseTable(
            .spamDetected, .convention, of: "yahoo",
            """
            [ph01]
            hvu:b
            """),
        PhraseTable(
            .rateLimited, .convention, of: "yahoo",
            """
            dyn:t1
            rly:th
            """),
        PhraseTable(.greylisted, .convention, of: "yahoo", "[gl01]"),
        PhraseTable(.mailboxDisabled, .convention, of: "yahoo", "(554.30)"),
        PhraseTable(.mailboxFull, .convention, of: "yahoo", "(552.4)"),
        PhraseTable(.policy, .decisive, of: "yahoo", "message not accepted for policy reasons"),
    ]

    private static let european: [PhraseTable] = [
        PhraseTable(
            .userUnknown, .convention, of: "orange",
            """
            ofr_416
            lpn007_416
            """),
        PhraseTable(
            .mailboxFull, .convention, of: "orange",
            """
            ofr_417
            lpn007_417
            """),
        PhraseTable(
            .mailboxDisabled, .convention, of: "orange",
            """
            ofr_418
            ofr_420
            ofr_426
            lpn007_418
            lpn007_420
            lpn007_426
            """),
        PhraseTable(
            .blocked, .convention, of: "orange",
            """
            ofr_102
            ofr_103
            ofr_999
            ofr006_102
            ofr_006_102
            lpn006_102
            lpn006_107
            lpn007_102
            ofr006_
            ofr_006
            """),
        PhraseTable(
            .tooManyConnections, .convention, of: "orange",
            """
            ofr_104
            ofr_105
            ofr_108
            ofr_109
            ofr004_104
            ofr_004_104
            lpn004_104
            """),
        PhraseTable(
            .spamDetected, .convention, of: "orange",
            """
            ofr_501
            ofr_505
            ofr_506
            lpn007_505
            lpn007_506
            """),
        PhraseTable(
            .authentication, .convention, of: "orange",
            """
            ofr_515
            ofr_516
            ofr_517
            ofr_519
            lpn007_402
            """),
        PhraseTable(
            .blocked, .convention, of: "t-online",
            """
            a problem occurred + ask your postmaster
            a problem occurred + (bl)
            """),
        PhraseTable(.blocked, .convention, of: "gmx", "bad dns ptr resource record + ip address is block listed"),
    ]

    private static let american: [PhraseTable] = [
        PhraseTable(.userUnknown, .convention, of: "apple", "inactive email address"),
        PhraseTable(.policy, .decisive, of: "apple", "[cs01]"),
        PhraseTable(
            .blocked, .convention, of: "cox",
            """
            aup#cxbl
            aup#cdrbl
            aup#cxsrbl
            """),
        PhraseTable(
            .rateLimited, .convention, of: "cox",
            """
            aup#cxthrt
            aup#cxmj
            """),
        PhraseTable(.ptrRequired, .convention, of: "cox", "aup#cxdns"),
        PhraseTable(.tooManyConnections, .convention, of: "cox", "aup#cxcnct"),
        PhraseTable(.tooManyConnections, .convention, of: "spectrum", "aup#in-13"),
        PhraseTable(
            .blocked, .convention, of: "spectrum",
            """
            aup#in-1
            aup#i-
            aup#out-
            """),
        PhraseTable(.blocked, .convention, of: "comcast", "SMTP-ERROR-CODES.PHP#BL"),
        PhraseTable(.rateLimited, .convention, of: "comcast", "SMTP-ERROR-CODES.PHP#RL"),
        PhraseTable(.authentication, .convention, of: "comcast", "SMTP-ERROR-CODES.PHP#DM"),
        PhraseTable(
            .rateLimited, .convention, of: "godaddy",
            """
            ib602
            ib603
            ib604
            ib605
            ib606
            ib607
            """),
        PhraseTable(
            .blocked, .decisive, of: "godaddy",
            """
            ib101
            ib102
            ib103
            ib104
            ib105
            ib106
            ib107
            ib108
            """),
        PhraseTable(
            .authentication, .convention, of: "godaddy",
            """
            ib508
            ib509
            ib510
            """),
        PhraseTable(
            .senderRejected, .convention, of: "godaddy",
            """
            ib504
            ib506
            ib705
            """),
        PhraseTable(
            .rateLimited, .convention, of: "godaddy",
            """
            too many messages this hour
            """),
        PhraseTable(.virusDetected, .convention, of: "mimecast", "email rejected due to security policies"),
        PhraseTable(
            .greylisted, .convention, of: "mimecast",
            """
            internal resources are temporarily unavailable - http
            recipient temporarily unavailable
            """),
        PhraseTable(.relayDenied, .convention, of: "mimecast", "open relay not allowed"),
        PhraseTable(
            .blocked, .convention, of: "mimecast",
            """
            local ct ip reputation
            host network not allowed
            """),
        PhraseTable(
            .senderRejected, .decisive, of: "mimecast",
            """
            administrative prohibition - envelope blocked
            manually blocked senders
            """),
        // Barracuda's blocked recipients and Exchange's own store failures.
        PhraseTable(
            .recipientFiltered, .decisive, of: "barracuda",
            """
            permanent failure for one or more recipients (@:blocked)
            """),
        PhraseTable(.spamDetected, .decisive, of: "symantec", "message filtered. refer to the troubleshooting page"),
        PhraseTable(.greylisted, .convention, of: "symantec", "requested action aborted [9]"),
    ]

    private static let asian: [PhraseTable] = [
        // Docomo and au say so of refused mails too, once the message is there; of nobody's address at RCPT.
        PhraseTable(.recipientFiltered, .convention, of: "docomo", "unknown user + $docomo"),
        PhraseTable(
            .userUnknown, .convention, of: "docomo",
            """
            unknown user + $docomo + #5.1.1
            unknown user + $docomo + ^rcpt
            """),
        PhraseTable(.recipientFiltered, .convention, of: "au", "550 : user unknown"),
        PhraseTable(
            .userUnknown, .convention, of: "au",
            """
            550 <@>: user unknown + EZWEB.NE.JP
            550 <@>: user unknown + AU.COM
            """),
        PhraseTable(.tooManyConnections, .convention, of: "tencent", "ip frequency limited"),
        PhraseTable(.rateLimited, .convention, of: "tencent", "frequency limited"),
        PhraseTable(
            .spamDetected, .convention, of: "tencent",
            """
            mail content denied
            suspected spam
            """),
        PhraseTable(.recipientFiltered, .convention, of: "tencent", "mail is rejected by recipients"),
        PhraseTable(.spamDetected, .convention, of: "netease", "dt:spm"),
        PhraseTable(
            .senderRejected, .convention, of: "netease",
            """
            dt:sum
            mi:nhd
            mi:imf
            """),
        PhraseTable(
            .blocked, .convention, of: "netease",
            """
            mi:spb
            ip:fbl
            hl:ihu
            """),
        PhraseTable(
            .authentication, .convention, of: "netease",
            """
            mi:spf
            mi:dmc
            """),
        PhraseTable(
            .rateLimited, .convention, of: "netease",
            """
            mi:cel
            mi:stc
            hl:icc
            hl:ifc
            rp:cel
            rp:qrc
            rp:drc
            """),
        PhraseTable(
            .reputation, .convention, of: "netease",
            """
            hl:rep
            rp:trc
            """),
    ]

    /// The services that send for others, of what they refuse or suppress themselves.
    private static let services: [PhraseTable] = [
        PhraseTable(
            .suppressed, .convention, of: "amazon ses",
            """
            amazon ses did not send the message to this address because it is on the suppression list
            suppression list + amazon
            """),
        // The category that it writes into its reports comes from the reply, and may be mistaken.
        PhraseTable(.userUnknown, .vague, of: "powermta", "^bad-mailbox"),
        PhraseTable(.hostUnknown, .vague, of: "powermta", "^bad-domain"),
        PhraseTable(.mailboxDisabled, .vague, of: "powermta", "^inactive-mailbox"),
        PhraseTable(.mailboxFull, .vague, of: "powermta", "^quota-issues"),
        PhraseTable(.spamDetected, .vague, of: "powermta", "^spam-related"),
        PhraseTable(.contentError, .vague, of: "powermta", "^content-related"),
        PhraseTable(.policy, .vague, of: "powermta", "^policy-related"),
        PhraseTable(.virusDetected, .vague, of: "powermta", "^virus-related"),
        PhraseTable(.senderRejected, .vague, of: "powermta", "^invalid-sender"),
        PhraseTable(.relayDenied, .vague, of: "powermta", "^relaying-issues"),
        PhraseTable(.expired, .vague, of: "powermta", "^message-expired"),
        PhraseTable(
            .networkError, .vague, of: "powermta",
            """
            ^no-answer-from-host
            ^bad-connection
            ^routing-errors
            """),
        PhraseTable(
            .systemError, .vague, of: "powermta",
            """
            ^protocol-errors
            ^bad-configuration
            """),
        PhraseTable(
            .relayDenied, .convention, of: "amazon ses",
            """
            email address is not verified. the following identities failed
            """),
        PhraseTable(
            .authentication, .convention, of: "sendgrid",
            """
            the from address does not match a verified sender identity
            """),
        PhraseTable(.syntaxError, .decisive, of: "sendgrid", "invalid smtp message id"),
    ]

    static let all =
        address + domain + mailboxFull + mailbox + identity + blocked + sender + security + rate + content + spam
        + transport
        + system + languagesAddress + languages + conventions
}
