// Mails that are large in all the ways that mails are, and what it costs to read them: twice the size, twice the time.

import Bounces

enum LargeMails {
    /// A name, and a mail of a number of units.
    private static let shapes: [(name: String, unit: Int, make: @Sendable (Int) -> [UInt8])] = [
        ("returned mail of 25 MiB", 25 << 20, returned),
        ("report on 5,000 recipients", 5_000, recipients),
        ("HTML of 2 MB", 2_000_000, html),
    ]

    static func measure() {
        for shape in shapes {
            let times = [shape.unit, shape.unit * 2].map { seconds(of: shape.make($0)) }
            let ratio = (times[1] / times[0] * 100).rounded() / 100
            let milliseconds = times.map { "\(($0 * 10_000).rounded() / 10) ms" }
            print("\(shape.name): \(milliseconds[0]); of twice the size: \(milliseconds[1]), \(ratio) times")
        }
    }

    /// The best of five: what else the machine does is none of ours.
    private static func seconds(of mail: [UInt8]) -> Double {
        let clock = ContinuousClock()
        return (0..<5).map { _ in clock.measure { _ = Report(reading: mail) } / .seconds(1) }.min() ?? 0
    }

    private static let head = """
        From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
        To: sender@example.com
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="=b"

        --=b
        Content-Type: text/plain

        This is the mail system at host mx.example.net. Your message could not be delivered.

        --=b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net


        """

    private static func group(_ number: Int) -> String {
        """
        Final-Recipient: rfc822; r\(number)@home.example
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 <r\(number)@home.example>: User unknown


        """
    }

    private static func recipients(_ count: Int) -> [UInt8] {
        Array((head + (0..<count).map(group).joined() + "--=b--\n").utf8)
    }

    private static func returned(_ size: Int) -> [UInt8] {
        let original = "--=b\nContent-Type: message/rfc822\n\nSubject: hello\n\n"
        let line = Array("All work and no play makes Jack a dull boy. 550 5.1.1 user unknown, said somebody.\n".utf8)
        var mail = Array((head + group(1) + original).utf8)
        while mail.count < size { mail += line }
        return mail
    }

    private static func html(_ size: Int) -> [UInt8] {
        var mail = Array(head.replacing("text/plain", with: "text/html").utf8)
        let line = Array(
            "<table><tr><td style=\"color:red\">Your message to &lt;ann@home.example&gt; bounced</td></tr>\n".utf8)
        while mail.count < size { mail += line }
        return mail + Array("--=b--\n".utf8)
    }
}
