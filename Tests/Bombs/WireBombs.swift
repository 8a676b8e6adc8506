// What clients send who wish us ill, by HTTP and LMTP; and files of mails.

enum WireBombs {
    private static let post = "POST /u/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    private static let line = "GET / HTTP/1.1\r\n"

    static let http =
        [
            "G", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\n", "\r\n", "\n", "\r", "\0", "\u{16}\u{3}\u{1}",
            " ", "PRI * HTTP/2.0\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n\r", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\na",
        ].map { Bomb("", repeating: $0) } + [
            Bomb("GET /", repeating: "a"), Bomb("GET /", repeating: "/o/"),
            Bomb("GET ", repeating: "/o/abcdefghijklmnopqrstuv"),
            Bomb(line, repeating: "a: b\r\n"), Bomb(line, repeating: "a:\n"), Bomb(line, repeating: "Host: a\r\n"),
            Bomb(line + "a: ", repeating: "b"),
            Bomb(line, repeating: " "), Bomb(line + "Host: a\r\nX-Forwarded-For: ", repeating: "1,"),
            Bomb(line + "Connection: ", repeating: "close, "),
            Bomb(post, repeating: "1\r\na\r\n"), Bomb(post, repeating: "0"), Bomb(post + "1;", repeating: "a"),
            Bomb(post, repeating: "1;a=b\r\na\r\n"),
            Bomb(post + "0\r\n", repeating: "a: b\r\n"), Bomb(post + "ffff\r\n", repeating: "a"),
            Bomb("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n", repeating: "a"),
        ]

    static let data = ["a", ".", "..", "\r\n..", "\r", "\n", "\r\n", "\r\n.\r", "\n.\r\n", "\0"].map {
        Bomb("", repeating: $0)
    }

    static let commands = [
        Bomb("RCPT TO:<", repeating: "a"), Bomb("RCPT TO:<", repeating: "@a,"), Bomb("RCPT TO:<", repeating: "\""),
        Bomb("RCPT TO:<", repeating: "\\"),
        Bomb("RCPT TO:<a> ", repeating: "A=B "), Bomb("MAIL FROM:<> ", repeating: "SIZE=1 "),
        Bomb("MAIL FROM:<> ", repeating: "SIZE="),
        Bomb("MAIL FROM:", repeating: " "), Bomb("", repeating: " "), Bomb("", repeating: "a"),
        Bomb("NOOP ", repeating: "a "), Bomb("", repeating: "\u{301}"),
    ]

    static let mbox = [
        "From a@b.example Mon Nov 30 12:00:00 2026\n\n",
        "From a@b.example Mon Nov 30 12:00:00 2026\nSubject: a\n\na\n\n", "From \n\n", "From :\n\n", "\n", "\r\n",
        ">From \n", ">", "a", "\0", "From ", "From 1:23\n\n",
    ].map { Bomb("From a@b.example Mon Nov 30 12:00:00 2026\n", repeating: $0) }
}
