// Fields for other mail services: what they ask for, which campaign they name, and which of them go.

import MIME
import Testing
import Tracking

@Suite struct HeaderDialectTests {
    private func asked(_ header: String) -> TrackingRequest {
        let bytes = Array((header + "\r\n\r\n").utf8)
        return TrackingRequest(askedBy: Message(parsing: bytes.span), in: bytes.span)
    }

    @Test(
        arguments: [
            ("Subject: x", .all), ("X-AMP: skip", .none), ("x-amp: SKIP", .none), ("X-AMP: x", .all),
            ("X-PM-TrackOpens: true", .all), ("X-PM-TrackOpens: false", .clicks), ("X-PM-TrackLinks: None", .opens),
            ("X-PM-TrackLinks: HtmlAndText", .all), ("X-PM-TrackLinks: HtmlOnly", [.opens, .htmlClicks]),
            ("X-PM-TrackLinks: TextOnly", [.opens, .textClicks]), ("X-PM-TrackLinks: whatever", .opens),
            ("X-PM-TrackOpens: false\r\nX-PM-TrackLinks: None", .none), ("X-Mailgun-Track: no", .none),
            ("X-Mailgun-Track: yes", .all), ("X-Mailgun-Track-Opens: no", .clicks),
            ("X-Mailgun-Track-Clicks: no", .opens),
            ("X-Mailgun-Track-Clicks: htmlonly", [.opens, .htmlClicks]), ("X-Mailgun-Track-Clicks: yes", .all),
            ("X-MC-Track: opens,clicks", .all), ("X-MC-Track: opens", .opens),
            ("X-MC-Track: clicks_htmlonly", .htmlClicks),
            ("X-MC-Track: opens, clicks_textonly", [.opens, .textClicks]), ("X-MC-Track: none", .none),
            (#"X-SMTPAPI: {"filters":{"clicktrack":{"settings":{"enable":0}}}}"#, .opens),
            (
                "X-SMTPAPI: {\"filters\": {\"opentrack\":\r\n {\"settings\": {\"enable\": \"0\"}}, \"x\": [1, {\"a\": null}]}}",
                .clicks
            ),
            (
                #"X-SMTPAPI: {"filters":{"opentrack":{"settings":{"enable":1}},"clicktrack":{"settings":{"enable":true}}}}"#,
                .all
            ),
            (
                #"X-SMTPAPI: {"filters":{"clicktrack":{"settings":{"enable":1,"enable_text":false}}}}"#,
                [.opens, .htmlClicks]
            ),
            (#"X-SMTPAPI: {"to":["a@b.example"],"category":"x \" y"}"#, .all), ("X-SMTPAPI: {broken", .none),
            ("X-SMTPAPI: " + String(repeating: "[", count: 900), .none),
            // Ours goes first.
            ("X-Mailgun-Track: no\r\nX-Backstamp-Track: all", .all),
            ("X-MC-Track: opens\r\nX-Backstamp-Track: none", .none),
            ("X-Backstamp-Track: opens", .opens), ("X-Backstamp-Track: Opens, clicks", .all),
            ("X-Backstamp-Track: x", .none),
        ] as [(String, TrackingRequest)])
    func asks(header: String, request: TrackingRequest) { #expect(asked(header) == request, "\(header)") }

    @Test(arguments: [
        ("X-Mailgun-Tag: spring\r\nX-Mailgun-Tag: second", "spring"), ("X-MC-Tags: spring, second", "spring"),
        ("X-Postal-Tag: spring", "spring"), ("X-PM-Tag: spring", "spring"), ("X-Campaign: spring", "spring"),
        ("X-SES-MESSAGE-TAGS: a=b, Campaign=spring", "spring"), ("Feedback-ID: spring:a:b:sender", "spring"),
        ("Feedback-ID: a:b:c:d\r\nX-Campaign: spring", "spring"), ("Feedback-ID: two:parts", nil), ("X-Tenant: x", nil),
        ("X-Mailgun-Tag:", nil),
    ])
    func campaigns(header: String, campaign: String?) {
        let bytes = Array((header + "\r\n\r\n").utf8)
        #expect(
            HeaderDialect.campaign(of: Message(parsing: bytes.span), in: bytes.span) == campaign.map { Array($0.utf8) })
    }

    @Test func removesOursAndOthersWhereTold() {
        let names = [
            "X-Backstamp-Track", "X-MC-Tags", "Feedback-ID", "X-SMTPAPI", "X-AMP", "X-Mailer", "x-backstamp-x",
        ]
        let bytes = Array((names.map { "\($0): x\r\n" }.joined() + "\r\n").utf8)
        let header = Message(parsing: bytes.span).parts[0]
        func removed(foreign: Bool) -> [String] {
            header.controlFields(in: bytes.span, foreign: foreign).map {
                String(decoding: $0.nameBytes(in: bytes.span), as: UTF8.self)
            }
        }
        #expect(removed(foreign: false) == ["X-Backstamp-Track", "x-backstamp-x"])
        #expect(removed(foreign: true) == ["X-Backstamp-Track", "X-MC-Tags", "X-SMTPAPI", "X-AMP", "x-backstamp-x"])
    }
}
