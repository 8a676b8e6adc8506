// Whether our people wrote what a client of ours hands over.

import MIME
import Testing
import Tracking
import Words

@Suite struct AuthorshipTests {
    private func reason(
        _ header: String, sender: String? = "ann@shop.example", isLocal: Bool = true, hasCampaign: Bool = false,
        domains: Set<String> = []
    ) -> LeaveReason? {
        let bytes = Array((header + "\r\nhello\r\n").utf8)
        let networks = ["127.0.0.0/8", "198.51.100.0/24"].compactMap { Network($0) }
        return Authorship(senderDomains: domains, networks: networks).reasonToLeave(
            Message(parsing: bytes.span), in: bytes.span, sender: sender, isLocal: isLocal, hasCampaign: hasCampaign)
    }

    private static let author =
        "From: Ann <ann@shop.example>\r\nTo: bob@home.example\r\nSubject: Hello\r\n"

    @Test(arguments: [
        "X-Sieve-Redirected-From: ann@shop.example\r\n\(author)",
        "\(author)x-sieve-redirected-from: ann@shop.example\r\n",
        "Resent-From: bob@shop.example\r\n\(author)",
        "\(author)Resent-From: \"Ann\" <ann@other.example>\r\n",
        "Delivered-To: ann@shop.example\r\n\(author)",
        "Received: by mail.shop.example (Postfix)\r\nX-Original-To: ann@shop.example\r\n\(author)",
        "Envelope-to: ann@shop.example\r\nDelivery-date: Tue, 24 Nov 2026 12:00:00 +0100\r\n\(author)",
    ])
    func othersMailIsSentOn(header: String) {
        for isLocal in [true, false] { #expect(reason(header, isLocal: isLocal) == .forwarded) }
        #expect(reason(header, hasCampaign: true) == .forwarded)
    }

    @Test(arguments: [
        "SRS0=HHH=TT=home.example=bob@shop.example",
        "srs1=HHH=shop.example==HHH=TT=home.example=bob@shop.example",
        "SRS0+HHH=TT=home.example=bob@shop.example", "prvs=1234abcdef=bob@home.example",
        "btv1==abc==bob@home.example",
    ])
    func wrappedSenders(sender: String) { #expect(reason(Self.author, sender: sender) == .forwarded) }

    @Test(arguments: [
        // As Postfix, Sendmail, Exim and qmail write it.
        "from mx.home.example (mx.home.example [203.0.113.5])\r\n\tby mail.shop.example (Postfix) with ESMTPS id 4X\r\n\tfor <ann@shop.example>; Tue",
        "from mx.home.example (mx.home.example [203.0.113.5] (may be forged)) by mail.shop.example (8.17) with SMTP id x; Tue",
        "from mx.home.example ([203.0.113.5] helo=mx) by mail.shop.example with esmtps (Exim 4.96) id x; Tue",
        "from [203.0.113.5] (helo=mx.home.example) by mail.shop.example with smtp (Exim 4.96); Tue",
        "from unknown (HELO mx.home.example) (203.0.113.5) by mail.shop.example with SMTP; Tue",
        "from [192.168.1.5] (unknown [203.0.113.5]) by mail.shop.example with ESMTP; Tue",
        "from mx.home.example (mx.home.example [IPv6:2001:db8::5]) by mail.shop.example with UTF8SMTPS id x; Tue",
    ])
    func foreignHops(hop: String) {
        let local =
            "Received: from localhost (localhost [127.0.0.1]) by mail.shop.example with ESMTP; Tue\r\n"
        #expect(reason("\(local)Received: \(hop)\r\n\(Self.author)") == .forwarded)
        #expect(reason("\(local)Received: \(hop)\r\n\(Self.author)", isLocal: false) == nil)
    }

    @Test(arguments: [
        "from laptop (home.example [203.0.113.5]) by mail.shop.example (Postfix) with ESMTPSA id 4X; Tue",
        "from laptop ([203.0.113.5]) by mail.shop.example with esmtpsa (TLS1.3) (Exim 4.96) id x; Tue",
        "from laptop (home.example [203.0.113.5]) (authenticated bits=0) by mail.shop.example (8.17) with ESMTP id x; Tue",
        "from laptop ([203.0.113.5]) (Authenticated sender: ann) by mail.shop.example with ESMTP; Tue",
        "from [203.0.113.5] (ann) by webmail.shop.example with HTTP; Tue",
        "from x ([203.0.113.5]) by y with HTTPS; Tue",
        "from app (app.shop.example [10.1.2.3]) by mail.shop.example with ESMTP id x; Tue",
        "from app (app.shop.example [198.51.100.9]) by mail.shop.example with ESMTP id x; Tue",
        "from app (app [IPv6:fd00::5]) by mail.shop.example with ESMTP id x; Tue",
        "by mail.shop.example (Postfix, from userid 33) id x; Tue",
        "from app by mail.shop.example with SMTP; Tue", "", "from", "nonsense [203.0.113.5]",
    ])
    func hopsOfOurs(hop: String) { #expect(reason("Received: \(hop)\r\n\(Self.author)") == nil) }

    @Test(arguments: [
        "Resent-From: ann@shop.example\r\n\(author)",
        "Resent-From: Ann <ANN@Shop.example>\r\n\(author)",
        "\(author)Delivered-To: ann@shop.example\r\n", "\(author)X-Original-To: x@y.example\r\n",
        author,
        "Auto-Submitted: no\r\n\(author)", "Auto-Submitted: no (says Ann)\r\n\(author)",
        "Precedence: bulk\r\n\(author)",
    ])
    func oursIs(header: String) { #expect(reason(header) == nil) }

    @Test(arguments: [
        "Auto-Submitted: auto-replied", "auto-submitted: Auto-Generated",
        "Auto-Submitted: auto-replied (vacation)",
        "Auto-Submitted: auto-generated; owner-email=\"x@y.example\"", "Auto-Submitted: auto-notified",
        "X-Autoreply: yes",
        "Precedence: auto_reply",
    ])
    func machinesMail(field: String) {
        #expect(reason("\(field)\r\n\(Self.author)") == .automatic)
        #expect(reason("\(field)\r\n\(Self.author)", hasCampaign: true) == nil)
    }

    @Test func emptySender() {
        for hasCampaign in [true, false] {
            #expect(reason(Self.author, sender: "", hasCampaign: hasCampaign) == .automatic)
        }
        #expect(reason(Self.author, sender: nil) == nil)
    }

    @Test(arguments: [
        ("From: ann@shop.example", "ann@shop.example", true),
        ("From: Ann <ann@SHOP.example>", "News@Shop.Example", true),
        ("From: ann@shop.example (at home.example)", "a@sale.example", true),
        ("From: =?utf-8?Q?A?= \"b@evil.example\" <ann@shop.example>", "a@shop.example", true),
        ("From: Us: ann@shop.example, <bob@sale.example>;", "a@shop.example", true),
        ("From: ann@shop.example, eve@home.example", "a@shop.example", false),
        ("From: eve@home.example", "a@shop.example", false),
        ("From: ann@shop.example", "eve@home.example", false),
        ("From: ann@mail.shop.example", "a@shop.example", false),
        ("From: ann", "a@shop.example", false), ("X: y", "a@shop.example", false),
        ("From: ann@shop.example\r\nFrom: eve@x.example", "a@shop.example", false),
    ])
    func senderDomains(from: String, sender: String, isOurs: Bool) {
        let reason = reason("\(from)\r\n", sender: sender, domains: ["shop.example", "sale.example"])
        #expect(reason == (isOurs ? nil : .notOutgoing))
        #expect(self.reason("\(from)\r\n", sender: sender) == nil)
    }

    @Test func leavesNothingToAdd() {
        for reason in [LeaveReason.forwarded, .automatic, .notOutgoing] {
            #expect(!reason.allowsFields)
        }
    }
}
