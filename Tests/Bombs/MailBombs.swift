// Mails that cost careless parsers much: their headers, their parts, the encodings of their bodies.

enum MailBombs {
    static let all = headers + addresses + parts + bodies

    /// Those that are worth sixty megabytes: a header, a line, fields, parts, near-misses of a boundary, bodies without end.
    static let large = [
        Bomb("Subject: ", repeating: "a b"), Bomb("", repeating: "a"), Bomb("", repeating: "A:\n"),
        Bomb("Subject: a\n", repeating: " b\n"),
        Bomb("To: ", numbering: { "r\($0)@home.example,\n " }), Bomb(multipart, repeating: "--b\n\n"),
        Bomb(multipart, repeating: "--c\n"),
        Bomb("Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n", repeating: "=\n"),
        Bomb("Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n", repeating: "\n"),
        Bomb("Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n", repeating: "PGEgaHJlZj14Pg=="),
        Bomb("Content-Type: text/html\n\n", repeating: "<a href=http://a.example/>"),
        Bomb("Content-Type: text/html\n\n<a ", repeating: "b=c "),
        Bomb("Content-Type: text/html\n\n", repeating: "<!--[if mso]>"),
        Bomb("Content-Type: text/plain\n\n", repeating: "http://a.example/ "),
    ]

    private static let headers = [
        Bomb("Subject: ", repeating: "a"),
        Bomb("Subject: ", repeating: "a b"),
        Bomb("Subject: a\n", repeating: " b\n"),
        Bomb("Subject: a\n", repeating: " \n"),
        Bomb("", repeating: "A:\n"),
        Bomb("", repeating: "a"),
        Bomb("", repeating: "\r"),
        Bomb("", repeating: "\r\r\n"),
        Bomb("", repeating: "\n\r"),
        Bomb("", repeating: "\0"),
        Bomb("", numbering: { "X-\($0): \($0)\n" }),
        Bomb("", numbering: { "Content-Type: text/html; charset=x\($0)\n" }),
        Bomb("", numbering: { "Message-ID: <\($0)@a.example>\n" }),
        Bomb("", numbering: { "X-Backstamp-ID: \($0)\n" }),
        Bomb("", numbering: { "X-Backstamp-Track: opens\($0)\n" }),
        Bomb(
            "", numbering: { "Received: from a\($0) by b\($0) with SMTP id \($0); Mon, 30 Nov 2026 12:00:00 +0100\n" }),
        Bomb("", numbering: { "Delivered-To: bounces+abcdefghijklmnopqrstuvwxyz@b\($0).example\n" }),
        Bomb("To: ", repeating: "abcdefghijklmnopqrstuvwxyz "),
        Bomb("Content-Type: text/html ", repeating: "("),
        Bomb("Content-Type: text/html ", repeating: "(a) "),
        Bomb("Content-Type: text/html; (", repeating: "\\("),
        Bomb("Content-Type: text/html; a=\"", repeating: "\\\""),
        Bomb("Content-Type: text/html; a=\"", repeating: "\n "),
        Bomb("Content-Type: text/html", repeating: ";"),
        Bomb("Content-Type: text/html", repeating: " ;a=b"),
        Bomb("Content-Type: text/html", repeating: ";a*0=b"),
        Bomb("Content-Type: text/html", numbering: { ";\n a*\($0)=b" }),
        Bomb("Content-Type: text/html", numbering: { ";\n a*\($0)*=utf-8''%41" }),
        Bomb("Content-Type: multipart/mixed", numbering: { ";\n boundary*\($0)=b" }),
        Bomb("Content-Type: text/html; charset*=", repeating: "'"),
        Bomb("Content-Type: text/html; name*=utf-8''", repeating: "%"),
        Bomb("Content-Transfer-Encoding: ", repeating: "base64 "),
        Bomb("Subject: ", repeating: "=?utf-8?Q?"),
        Bomb("Subject: ", repeating: "=?utf-8?Q?a?= "),
        Bomb("Subject: ", repeating: "=?utf-8?B?YQ==?=\n "),
        Bomb("Subject: =?", repeating: "a"),
        Bomb("Subject: ", repeating: "=?"),
        Bomb("Subject: =?utf-8?Q?", repeating: "=4"),
        Bomb("Subject: ", repeating: "Re: "),
        Bomb("Subject: ", repeating: "\u{1B}$B"),
        Bomb("X-SMTPAPI: ", repeating: "["),
        Bomb("X-SMTPAPI: {", numbering: { "\"\($0)\":{" }),
        Bomb("X-SMTPAPI: {\"filters\":{", numbering: { "\"a\($0)\":1," }),
        Bomb("X-SMTPAPI: \"", repeating: "\\\""),
    ]

    private static let addresses = ["From", "To", "Reply-To", "References", "In-Reply-To", "X-Failed-Recipients"]
        .flatMap { name in
            [
                Bomb("\(name): ", repeating: "("),
                Bomb("\(name): ", repeating: "\""),
                Bomb("\(name): ", repeating: "\"a\\"),
                Bomb("\(name): ", repeating: "<"),
                Bomb("\(name): ", repeating: "<a@b>"),
                Bomb("\(name): ", repeating: "@a,@b:"),
                Bomb("\(name): ", repeating: "g:"),
                Bomb("\(name): ", repeating: "a@b,"),
                Bomb("\(name): ", numbering: { "<\($0)@home.example>,\n " }),
            ]
        }

    private static let multipart = "Content-Type: multipart/mixed; boundary=b\n\n"

    private static let parts = [
        Bomb(multipart, repeating: "--b\n"),
        Bomb(multipart, repeating: "--b\n\n"),
        Bomb(multipart, repeating: "--b\nContent-Type: text/html\n\n<a href=http://a.example/>\n"),
        Bomb(multipart, repeating: "--b--\n"),
        Bomb(multipart, repeating: "--c\n"),
        Bomb(multipart, repeating: "-"),
        Bomb(multipart, repeating: "--"),
        Bomb(multipart, repeating: "\n-"),
        Bomb(multipart, repeating: "--b \t"),
        Bomb(multipart, repeating: "--b-\n"),
        Bomb(multipart + "--b\n", repeating: "A: b\n"),
        Bomb(multipart, repeating: "--b\nContent-Type: message/rfc822\n\n"),
        Bomb(multipart, repeating: "--b\nContent-Type: multipart/mixed; boundary=b\n\n"),
        Bomb("", repeating: "Content-Type: message/rfc822\n\n"),
        Bomb("Content-Type: multipart/digest; boundary=b\n\n", repeating: "--b\n\nSubject: a\n\n"),
        Bomb("", numbering: { "Content-Type: multipart/mixed; boundary=\($0)\n\n--\($0)\n" }),
        // Thirty-two boundaries, each the beginning of the next, and lines that are nearly one of them.
        Bomb(
            prefixes(32) { String(repeating: "b", count: 40 + $0) },
            numbering: { "--" + String(repeating: "b", count: 38 + $0 % 40) + "x\n" }),
        Bomb(
            prefixes(32) { String(repeating: "b", count: 900) + "\(10 + $0)" },
            repeating: "--" + String(repeating: "b", count: 900) + "zz\n"),
        Bomb(prefixes(32) { String(repeating: "-", count: 1 + $0) }, repeating: "-"),
        Bomb(prefixes(32) { String(repeating: "-", count: 1 + $0) }, repeating: "-----------------------\n"),
    ]

    /// Multiparts in one another.
    private static func prefixes(_ count: Int, _ boundary: (Int) -> String) -> String {
        (0..<count).map { "Content-Type: multipart/mixed; boundary=\"\(boundary($0))\"\n\n--\(boundary($0))\n" }
            .joined()
            + "Content-Type: text/html\n\n"
    }

    private static let bodies =
        ["plain", "html"].flatMap { type in
            ["quoted-printable", "base64", "8bit"].flatMap { encoding in
                [
                    "=", "=\n", "= ", " ", "=3D", "\r", "\n", "a", "=4", " \n", "YQ==", "Y", "YWFh\n", "-", "\t=\n",
                    "\r\n.",
                ].map {
                    Bomb("Content-Type: text/\(type)\nContent-Transfer-Encoding: \(encoding)\n\n", repeating: $0)
                }
            }
        }
        + [
            "http://a.example/ ", "http://", "://", "www.", "http://a.example/(", "http://a.example/((",
            "<http://a.example/",
            "http://a.example/)", "a.", ".", "@", "a@", "<", "[", "{{track:open}}", "{{", "{{unsubscribe}}",
            "-----BEGIN PGP ",
            "-----BEGIN PGP MESSAGE-----\n", "begin 644 a\n", "h", "ht", "http:", "HTTP://A.EXAMPLE/ ",
            "http://a.example/&amp;",
            "http://a@", "http://a:", "http://[", "http://a.example/?utm_source=a&", "http://a.example/#", "\u{FF}",
            "> http://a.example/ >\n",
        ].map { Bomb("Content-Type: text/plain; charset=utf-8\n\n", repeating: $0) }
        + [
            "\u{1B}$B", "\u{1B}(B", "\u{1B}", "+", "+-", "+AGg-", "&", "\u{E3}\u{81}", "\u{80}",
        ].flatMap { unit in
            ["iso-2022-jp", "utf-7", "utf-16", "shift_jis", "euc-jp", "gbk", "big5", "x-unknown", "iso-8859-1"].map {
                Bomb("Content-Type: text/plain; charset=\($0)\n\n", repeating: unit)
            }
        }
}
