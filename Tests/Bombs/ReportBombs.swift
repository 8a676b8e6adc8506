// Mails that came back, written so that reading them costs much.

enum ReportBombs {
    static let all =
        statusFields
        + feedback.map { Bomb("\(Self.mail("feedback-report", "message/feedback-report"))", repeating: $0) }
        + text.flatMap { unit in heads.map { Bomb($0, repeating: unit) } }
        + numbered.flatMap { unit in heads.map { Bomb($0, numbering: unit) } } + structure

    /// A million recipients and more: in groups, and in words.
    static let large = [
        Bomb(status, numbering: { "Final-Recipient: rfc822; r\($0)@home.example\nAction: failed\nStatus: 5.1.1\n\n" }),
        Bomb(status, repeating: "Final-Recipient: rfc822; a@b.example\n\n"),
        Bomb(head + "\n", numbering: { "<r\($0)@home.example>:\n550 5.1.1 no such user\n\n" }),
        Bomb(group + "Diagnostic-Code: smtp; 550 ", repeating: "no such user "),
        Bomb(group + "\n--b\nContent-Type: message/rfc822\n\n", repeating: "A: b\n"),
    ]

    private static let head =
        "From: MAILER-DAEMON@mx.example.net\nTo: sender@example.com\nSubject: Undelivered Mail Returned to Sender\n"
    private static let heads = [
        head + "\nYour message could not be delivered.\n\n",
        head + "Content-Type: text/html\n\n<p>Your message could not be delivered.\n\n",
        head + "Content-Type: multipart/mixed; boundary=b\n\nYour message could not be delivered.\n",
    ]

    private static func mail(_ type: String, _ part: String) -> String {
        head
            + "Content-Type: multipart/report; report-type=\(type); boundary=b\n\n--b\n\nIt failed.\n\n--b\nContent-Type: \(part)\n\n"
    }

    private static let status = mail("delivery-status", "message/delivery-status")
    private static let group =
        status
        + "Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; ann@home.example\nAction: failed\nStatus: 5.1.1\n"

    private static let statusFields =
        [
            "Final-Recipient: rfc822; a@b.example\n", "Final-Recipient: rfc822; a@b.example\n\n", "Action: failed\n",
            "\n", "A: b\n",
            "Final-Recipient: ", "Original-Recipient: rfc822;+20+40\n", "Reporting-MTA: dns; mx.example.net\n",
            "Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user\n\n",
        ].map { Bomb(status, repeating: $0) } + [
            Bomb(
                status, numbering: { "Final-Recipient: rfc822; r\($0)@home.example\nAction: failed\nStatus: 5.1.1\n\n" }
            ),
            Bomb(
                status,
                numbering: {
                    "Final-Recipient: rfc822; r\($0)@home.example\nAction: failed\nStatus: 4.2.2\nDiagnostic-Code: smtp; 452 4.2.2 <r\($0)@home.example>: mailbox full\nRemote-MTA: dns; mx\($0).home.example\n\n"
                }),
            Bomb(status, numbering: { "Original-Recipient: rfc822; r\($0)@home.example\n\n" }),
            Bomb(status, numbering: { "Original-Envelope-Id: +\($0)\n" }),
            Bomb(group + "Diagnostic-Code: smtp; 550 ", repeating: "a"),
            Bomb(group + "Diagnostic-Code: smtp; 550 ", repeating: "no such user "),
            Bomb(group + "Diagnostic-Code: smtp; 550 ", repeating: "5.1.1 "),
            Bomb(group + "Diagnostic-Code: smtp; 550 a\n", repeating: " b\n"),
            Bomb(group + "Diagnostic-Code: smtp; ", repeating: "("),
            Bomb(group + "Diagnostic-Code: smtp; ", repeating: "550-5.1.1 a 550 "),
            Bomb(group + "Remote-MTA: dns; ", repeating: "a."),
            Bomb(group + "Status: ", repeating: "5."),
            Bomb(group + "Status: ", repeating: "5"),
            Bomb(group + "\n--b\nContent-Type: message/rfc822\n\n", numbering: { "X-\($0): a\n" }),
            Bomb(group + "\n--b\nContent-Type: text/rfc822-headers\n\n", repeating: "Message-ID: <a@b>\n"),
            Bomb(group + "\n--b\nContent-Type: text/rfc822-headers\n\n", numbering: { "To: r\($0)@home.example\n" }),
            Bomb(group + "\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: ", repeating: "<"),
            Bomb(group + "\n--b\nContent-Type: text/rfc822-headers\n\nTo: ", numbering: { "r\($0)@home.example,\n " }),
        ]

    private static let feedback = [
        "Original-Rcpt-To: a@b.example\n", "Feedback-Type: abuse\n", "Removal-Recipient: ", "\n", "A: b\n",
        "Original-Mail-From: <a@b>\n",
    ]

    private static let structure = [
        Bomb(
            head + "Content-Type: multipart/report; boundary=b\n\n",
            repeating: "--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b.example\n\n"),
        Bomb(
            head + "Content-Type: multipart/report; boundary=b\n\n",
            repeating: "--b\nContent-Type: message/rfc822\n\nMessage-ID: <a@b>\n\n"),
        Bomb(
            head + "Content-Type: multipart/report; boundary=b\n\n",
            repeating: "--b\n\nYour message to <a@b.example> failed.\n\n"),
        Bomb(
            head + "Content-Type: multipart/report; boundary=b\n\n",
            repeating: "--c\nContent-Type: message/delivery-status\n\n"),
        Bomb(head + "Content-Type: multipart/report\n\n", repeating: "--c\nContent-Type: message/delivery-status\n\n"),
        Bomb(
            "nested forwards",
            make: { size in
                let unit = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
                return Array(String(repeating: unit, count: size / unit.utf8.count).utf8)
            }),
    ]

    private static let text = [
        "<", "@", "<a@b>", "<a@b>:\n", "\"@", "\"", "a@b ", ">>> RCPT To:<a@b>\n", "<<< 550 no\n", "550 <a@b>... no\n",
        "--", "\r",
        "could not be delivered to ", "following addresses failed\n", "said: ", "(generated from ", "&lt;", "\n", " ",
        "a",
        "\u{1B}$B", "unknown user:\n", "Final-Recipient: rfc822; a@b\n", "Action: failed\n", "host a.b ",
        "original message follows\n",
        "'a@b", "host a.b[192.0.2.1] said: 550 5.1.1 <a@b>: no (in reply to RCPT TO command)\n", "550 ", "550 5.1.1 ",
        "5.1.1 ",
        "----- The following addresses had permanent fatal errors -----\n",
        "--- Below this line is a copy of the message.\n",
        "-- \n", "> ", ">", "|", "no such user ", "mailbox full ", "mailbox ful", "user unknow", "unsubscribe ",
        "Subject: a\n", "--b\n",
        "--b\n\n", "<p>", "</td><td>", "<br>", "&nbsp;", "&", "<!--", "Message-ID: <a@b>\n", "From: a@b\n",
        "=?utf-8?Q?a?= ", "[", "(", ":", ".",
        "Re: ", "On Mon, Ann wrote:\n", "; ", "ann@home.example\n", "ann@home.example ",
        "a@b.example (expanded from <c@d.example>)\n",
        "smtp; 550 ", "#5.1.1 ", "<ann@home.example>: host ",
        "SMTP error from remote mail server after RCPT TO:<a@b>:\n", "ÿ",
    ]

    private static let numbered: [@Sendable (Int) -> String] = [
        { "<r\($0)@home.example>:\n550 5.1.1 no such user\n\n" }, { "r\($0)@home.example\n" },
        { "r\($0)@home.example " },
        { ">>> RCPT To:<r\($0)@home.example>\n<<< 550 5.1.1 no such user\n" },
        { "<r\($0)@home.example>: host mx\($0).home.example said: 550 no\n" },
        { "550 5.1.1 <r\($0)@home.example>... User unknown\n" },
        { "r\($0)@home.example (generated from s\($0)@home.example)\n" },
    ]
}
