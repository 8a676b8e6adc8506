// A report as somebody's mail server would write it, or somebody who wants us to believe that.

/// A delivery status notification (RFC 3464) about one recipient.
struct StatusReport {
    /// Who failed.
    var recipient: String
    /// Where the report goes: the return path of the mail that it is about.
    var returnPath: String
    var action = "failed"
    var status = "5.1.1"
    var diagnostic = "550 5.1.1 User unknown"
    /// Header fields of the mail that it gives back, a line each.
    var original = ["From: Shop <sender@shop.example>", "Subject: Hello"]
    /// What makes this mail another one than the next, which is the same otherwise.
    var number = 0

    /// With LF line ends.
    var bytes: [UInt8] {
        Array(
            """
            Received: by mx.home.example (Postfix) id 4XyZ\(number); Tue, 24 Nov 2026 12:00:00 +0100 (CET)
            Date: Tue, 24 Nov 2026 12:00:00 +0100 (CET)
            From: MAILER-DAEMON@mx.home.example (Mail Delivery System)
            Subject: \(action == "failed" ? "Undelivered Mail Returned to Sender" : "Mail Delivery Status Report")
            To: \(returnPath)
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="4XyZ.1"
            Message-Id: <20261124110000.\(number)@mx.home.example>

            This is a MIME-encapsulated message.

            --4XyZ.1
            Content-Description: Notification
            Content-Type: text/plain; charset=us-ascii

            This is the mail system at host mx.home.example.

            <\(recipient)>: host 192.0.2.1[192.0.2.1] said: \(diagnostic)

            --4XyZ.1
            Content-Description: Delivery report
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.home.example
            X-Postfix-Queue-ID: 4XyZ\(number)
            Arrival-Date: Tue, 24 Nov 2026 12:00:00 +0100 (CET)

            Final-Recipient: rfc822; \(recipient)
            Original-Recipient: rfc822;\(recipient)
            Action: \(action)
            Status: \(status)
            Remote-MTA: dns; 192.0.2.1
            Diagnostic-Code: smtp; \(diagnostic)

            --4XyZ.1
            Content-Description: Undelivered Message Headers
            Content-Type: text/rfc822-headers

            \(original.joined(separator: "\n"))

            --4XyZ.1--

            """.utf8)
    }
}
