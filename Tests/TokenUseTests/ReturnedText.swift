// Mails that come back, as somebody writes them who wants us to believe something.

enum ReturnedText {
    /// A report that an address does not exist.
    static func report(
        on recipient: String, envelopeID: String? = nil, to: String = "bounces@bounce.example", text: String = "",
        original: [String] = []
    ) -> String {
        """
        From: MAILER-DAEMON@mx.home.example (Mail Delivery System)
        Subject: Undelivered Mail Returned to Sender
        To: <\(to)>
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        <\(recipient)>: host 192.0.2.1[192.0.2.1] said: 550 5.1.1 User unknown
        \(text)

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.home.example
        \(envelopeID.map { "Original-Envelope-Id: \($0)\n" } ?? "")
        Final-Recipient: rfc822; \(recipient)
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 User unknown

        --b
        Content-Type: text/rfc822-headers

        From: Shop <news@shop.example>
        \(original.map { $0 + "\n" }.joined())Subject: Hello

        --b--

        """
    }

    /// A complaint (RFC 5965).
    static func complaint(of recipient: String, original: [String] = []) -> String {
        """
        From: feedback@provider.example
        Subject: Hello
        To: <fbl@shop.example>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="b"

        --b
        Content-Type: text/plain

        This is an abuse report.

        --b
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: Provider/1.0
        Version: 1
        Original-Rcpt-To: <\(recipient)>

        --b
        Content-Type: text/rfc822-headers

        From: Shop <news@shop.example>
        \(original.map { $0 + "\n" }.joined())Subject: Hello

        --b--

        """
    }

    /// What a person writes.
    static func words(
        _ subject: String, from author: String, to: String = "news@shop.example", text: String = "Thank you."
    ) -> String {
        """
        From: <\(author)>
        To: <\(to)>
        Subject: \(subject)
        Message-ID: <\(author)-\(subject.count)@mail.example>

        \(text)

        """
    }
}
