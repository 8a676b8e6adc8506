// A megabyte of what is hard, through the whole rewriting: it ends, soon, and harms nothing.

import Testing

@testable import Tracking

@Suite struct HostileMailTests {
    private static let html = "Content-Type: text/html\r\n\r\n"
    private static let mixed = "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    private static let link = "<a href=https://e.example/>"

    /// What comes first, what is repeated, what comes last.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            // Fields that would no longer be true.
            ("Content-Type: text/html\r\n", "Content-MD5:\r\n", "\r\n" + link),
            // Parts, each of them a document.
            (mixed, "--b\r\n\(html)\(link)\r\n", ""),
            ("Content-Type: multipart/related; boundary=b; start=x\r\n\r\n", "--b\r\n", ""),
            (mixed, "--b\r\nContent-Type: multipart/related; start=x; boundary=c\r\n\r\n", ""),
            // What begins like an armour, a label, a lead byte without an end.
            (html, "----BEGIN PG", ""), (html, "G", ""), (html, "<meta charset", ""), (html, "<!--", ""),
            ("Content-Type: text/html; charset=iso-2022-jp\r\n\r\n", "\u{1B}$B!!\u{1B}(B", link),
            ("Content-Type: text/html; charset=gb18030\r\n\r\n", "é", link),
            // One line, to be encoded anew, with as many links as it holds.
            ("MIME-Version: 1.0\r\n" + html, link, ""), ("MIME-Version: 1.0\r\n" + html, "-", ""),
            ("MIME-Version: 1.0\r\n" + html, " ", ""), ("MIME-Version: 1.0\r\n" + html, "\r\n", link),
            ("Content-Transfer-Encoding: quoted-printable\r\n" + html, "=\r\n-", "<a href=3Dhttps://e.example/>"),
            ("Content-Transfer-Encoding: quoted-printable\r\n" + html, "=3D", "<a href=3Dhttps://e.example/>"),
            ("Content-Transfer-Encoding: base64\r\n" + html, "=", ""),
            ("Content-Transfer-Encoding: base64\r\n" + html, "PGEg", ""),
        ])
    func ends(_ head: String, _ unit: String, _ tail: String) {
        let mail = head + String(repeating: unit, count: (1 << 20) / unit.utf8.count) + tail
        let input = Array(mail.utf8)
        guard let rewrite = try? Rewrite(input) else { return }
        let isUndone = rewrite.undone == input
        #expect(isUndone)
    }
}
