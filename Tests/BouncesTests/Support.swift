// What the tests of this module share: mails written here in the style of real ones, and what is asked of them.

import Testing

@testable import Bounces

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// A mail and what a reader has to make of it.
struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let mail: String
    let kind: Report.Kind
    /// `address action status reply`, a line each; `-` for what the mail does not tell.
    let recipients: [String]

    init(_ name: String, _ kind: Report.Kind, _ recipients: [String], _ mail: String) {
        self.name = name
        self.mail = mail
        self.kind = kind
        self.recipients = recipients
    }

    var testDescription: String { name }
}

extension Report {
    init(reading text: String) {
        self.init(reading: bytes(text))
    }

    /// As `Sample.recipients` has it.
    var summary: [String] {
        recipients.map { one in
            let status = one.verdict.status.map { $0.description } ?? "-"
            let reply = one.verdict.replyCode.map { String($0) } ?? "-"
            return "\(one.address) \(one.action) \(status) \(reply)"
        }
    }
}

/// The header of a notice in plain text.
func notice(
    from: String = "Mail Delivery System <MAILER-DAEMON@mx.relay.example>", subject: String = "Undelivered Mail",
    fields: String = "", _ text: String
) -> String {
    "Return-Path: <>\nFrom: \(from)\nTo: news@shop.example\nSubject: \(subject)\n\(fields)\n\(text)\n"
}

/// A report in the form of RFC 3464, with the fields of `status` and the header that came back.
func report(_ status: String, text: String = "Your mail was not delivered.\n", fields: String = "") -> String {
    """
    Return-Path: <>
    From: MAILER-DAEMON@mx.relay.example
    To: news@shop.example
    Subject: Delivery Status Notification
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary=b1

    --b1

    \(text)
    --b1
    Content-Type: message/delivery-status
    \(fields)
    \(status)
    --b1
    Content-Type: text/rfc822-headers

    From: news@shop.example
    To: ann@home.example
    Message-ID: <m1@shop.example>
    X-Backstamp-ID: sealed-1
    References: <m0@shop.example>

    --b1--

    """
}

/// A small generator of pseudo-random numbers (SplitMix64, Steele and others 2014), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
