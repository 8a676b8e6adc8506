// Of which attempt at delivery a report speaks.

import Testing

@testable import Bounces

@Suite struct AttemptTimeTests {
    @Test(arguments: [
        ("Wed, 25 Nov 2026 06:33:01 +0100 (CET)", 1_795_584_781), ("25 Nov 2026 05:33:01 GMT", 1_795_584_781),
        ("Wed,25 nov 2026 05:33 -0000", 1_795_584_780), (" 1 Jan 1970 00:00:00 +0000", 0),
        ("Thu, 29 Feb 2024 23:59:60 -1130", 1_709_292_600), ("Wed, 25 Nov 2026 05:33:01", 1_795_584_781),
    ])
    func readsTimes(text: String, seconds: Int64) {
        let bytes = Array(text.utf8)
        #expect(MailDate.time(bytes.span, in: bytes.indices) == seconds * 1000)
    }

    @Test(arguments: [
        "", "Wed", "25 Nov", "25 Nov 2026", "32 Nov 2026 05:33:01", "25 Noc 2026 05:33:01", "25 Nov 26 05:33:01",
        "25 Nov 2026 25:33:01", "25 Nov 2026 05-33", "25 Nov 99999999999999999999 05:33", "2026-11-25T05:33:01Z",
    ])
    func readsNothingElse(text: String) {
        let bytes = Array(text.utf8)
        #expect(MailDate.time(bytes.span, in: bytes.indices) == nil)
    }

    @Test func reportSaysWhichAttempt() {
        let mail = report(
            """
            Reporting-MTA: dns; mx.shop.example
            X-Postfix-Queue-ID: 4XyZ12abc
            Arrival-Date: Wed, 25 Nov 2026 05:33:01 +0000 (UTC)

            Final-Recipient: rfc822; ann@home.example
            Action: failed
            Status: 5.1.1
            Last-Attempt-Date: Wed, 25 Nov 2026 05:33:02 +0000 (UTC)

            Final-Recipient: rfc822; bob@home.example
            Action: failed
            Status: 5.1.1

            """)
        let read = Report(reading: Array(mail.utf8))
        #expect(read.queueID == "4XyZ12abc" && read.arrivedAt == 1_795_584_781_000)
        #expect(read.recipients.map(\.attemptedAt) == [1_795_584_782_000, nil])
    }
}
