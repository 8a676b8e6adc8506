// What nobody sends by mistake: damaged, endless and deeply nested mail. Each has to finish, and to make no report up.

import Foundation
import Testing

@testable import Bounces

@Suite struct HostileInputTests {
    private static let samples = TextReportTests.samples + StatusReportTests.samples

    @Test func readsEveryBeginningOfAMail() {
        for sample in [Self.samples[0], Self.samples[4], Self.samples[8], StatusReportTests.samples[1]] {
            let mail = bytes(sample.mail)
            for end in mail.indices { _ = Report(reading: Array(mail[..<end])) }
        }
    }

    @Test func readsMailsWithBytesChanged() {
        var random = SeededGenerator(seed: 7)
        for sample in Self.samples {
            var mail = bytes(sample.mail)
            for _ in 0..<20 {
                mail[Int.random(in: mail.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
                _ = Report(reading: mail)
            }
        }
    }

    @Test func randomBytesAreNoReport() {
        var random = SeededGenerator(seed: 8)
        for size in [0, 1, 2, 10, 1000, 100_000] {
            let report = Report(reading: (0..<size).map { _ in UInt8.random(in: 0...255, using: &random) })
            #expect(report.kind == .other)
        }
    }

    /// LF, CRLF, CR and a mixture of them make the same report.
    @Test(arguments: samples) func lineEndsMakeNoDifference(_ sample: Sample) {
        let expected = Report(reading: sample.mail).summary
        for ending in ["\r\n", "\r"] {
            #expect(Report(reading: sample.mail.replacing("\n", with: ending)).summary == expected, "\(ending.utf8)")
        }
        var isOdd = false
        let mixed = sample.mail.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            isOdd.toggle()
            return line + (isOdd ? "\r\n" : "\n")
        }
        #expect(Report(reading: mixed.joined()).summary == expected)
        #expect(Report(reading: "From MAILER-DAEMON  Mon Mar  2 10:00:00 2026\n" + sample.mail).summary == expected)
    }

    /// UTF-16 in base64, as some gateways write the text.
    @Test(arguments: [true, false]) func readsUTF16(_ isBig: Bool) {
        let text = "Your message could not be delivered to:\r\n\r\n<ann@home.example>: mailbox full\r\n"
        let units = text.utf16.flatMap {
            isBig ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
        }
        let fields =
            "Content-Type: text/plain; charset=utf-16\(isBig ? "be" : "le")\nContent-Transfer-Encoding: base64\n"
        let mail = notice(fields: fields, Data(units).base64EncodedString())
        #expect(Report(reading: mail).summary == ["ann@home.example failed - -"])
    }

    // MARK: - Size

    @Test func manyRecipients() {
        let groups = (0..<12_000).map {
            "Final-Recipient: rfc822; r\($0)@home.example\nAction: failed\nStatus: 5.1.1\n"
        }
        let status = Report(reading: report(groups.joined(separator: "\n")))
        #expect(status.recipients.count == 10_000)
        let list = (0..<12_000).map { "<r\($0)@home.example>:\n550 5.1.1 no such user\n" }
        let text = Report(reading: notice(list.joined(separator: "\n")))
        #expect(text.recipients.count == 10_000)
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "<", "@", "<a@b>", "<a@b>:\n", "\"@", "\"", "a@b ", ">>> RCPT To:<a@b>\n", "<<< 550 no\n",
            "550 <a@b>... no\n", "--", "\r",
            "could not be delivered to ", "following addresses failed\n", "said: ", "(generated from ", "&lt;", "\n",
            " ", "a", "\u{1B}$B",
            "unknown user:\n", "Final-Recipient: rfc822; a@b\n", "Action: failed\n", "host a.b ",
            "original message follows\n", "'a@b",
        ])
    func repetitions(_ unit: String) {
        let text = String(repeating: unit, count: (1 << 17) / unit.utf8.count)
        for head in [
            notice(""), notice(fields: "Content-Type: text/html\n", ""), "Content-Type: message/delivery-status\n\n",
            "From: <>\nSubject: ",
        ] {
            let report = Report(reading: head + text)
            #expect(report.recipients.count <= 10_000)
        }
    }

    @Test func nestedForwards() {
        var mail = notice("<ann@home.example>: host mx.home.example said: 550 5.1.1 no such user")
        for depth in 0..<1000 {
            mail =
                "From: a@b.example\nContent-Type: multipart/mixed; boundary=\(depth)\n\n--\(depth)\n"
                + "Content-Type: message/rfc822\n\n" + mail
        }
        #expect(Report(reading: mail).kind == .other)
    }

    /// Twice the mail takes about twice the time: the ratio is far from that of work that grows with the square.
    @Test(arguments: [
        "<r@home.example>:\n550 5.1.1 no such user\n\n", "words and words and words\n",
        ">>> RCPT To:<r@home.example>\n<<< 550 no\n",
    ])
    func workGrowsWithSize(_ unit: String) {
        func time(_ count: Int) -> Double {
            let mail = bytes(notice(String(repeating: unit, count: count)))
            let clock = ContinuousClock()
            return (0..<3).map { _ in
                let time = clock.measure { _ = Report(reading: mail) }
                return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
            }.min() ?? 0
        }
        #expect(time(4000) < 12 * time(1000) + 0.01)
    }
}
