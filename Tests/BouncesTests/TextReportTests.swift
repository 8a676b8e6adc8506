// Reports that are written for people, each in the manner of a software or service.

import Testing

@testable import Bounces

@Suite struct TextReportTests {
    @Test(arguments: samples) func reads(_ sample: Sample) {
        let report = Report(reading: sample.mail)
        #expect(report.kind == sample.kind)
        #expect(report.summary == sample.recipients)
    }

    static let original = """

        Received: from shop.example (shop.example [192.0.2.9]) by mx.relay.example
        From: news@shop.example
        To: someone@else.example
        Message-ID: <m1@shop.example>
        Subject: Spring

        mail to help@else.example
        """

    static let samples = mailSystems + otherSystems + services + damaged
}
