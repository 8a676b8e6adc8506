// Whose event it is: replies that quote tracked mail, what others wrote, what machines answer, recipients that are named twice.

import Foundation
import Peers
import Testing

@Suite struct QuotedMailTests {
    /// A mail as the filter lets it go.
    private struct Sent {
        var changes: [MilterChange]
        var body: String

        var pixel: String? { body.firstMatch(of: /<img src="([^"]*\/o\/[^"]*)"/).map { String($0.1) } }
        var links: [String] { body.matches(of: /href="([^"]*)"/).map { String($0.1) } }

        func has(_ name: String) -> Bool {
            changes.contains { if case .addHeader(name, _) = $0 { true } else { false } }
        }

        var removed: [String] {
            changes.compactMap { if case .deleteRecipient(let address) = $0 { address } else { nil } }
        }
    }

    private func send(
        _ id: String, _ html: String, in sandbox: Sandbox, sender: String = "ann@shop.example",
        to recipients: [String], header: [(String, String)] = [], from host: String = "127.0.0.1"
    ) throws -> Sent {
        let peer = try MilterPeer(connectingTo: sandbox.milter)
        try peer.connect(host: "localhost", address: host)
        try peer.helo()
        try peer.mail("<\(sender)>")
        for recipient in recipients { try peer.rcpt("<\(recipient)>") }
        try peer.data()
        let fields =
            header + [
                ("From", "Ann <ann@shop.example>"), ("Subject", "Hello"), ("Message-ID", "<\(id)@shop.example>"),
                ("MIME-Version", "1.0"), ("Content-Type", "text/html; charset=utf-8"),
            ]
        for (name, value) in fields { try peer.header(name, " \(value)") }
        try peer.endOfHeaders()
        try peer.body(Array("\(html)\r\n".utf8))
        let result = try peer.endOfMessage(macros: ["i": "Q\(id)"])
        let body = result.body.map { String(decoding: $0, as: UTF8.self) }
        return Sent(changes: result.changes, body: body ?? html)
    }

    private static let page = "https://shop.example/offer?a=1&amp;b=2"

    @Test func whoLooksAtAReplyIsNotTheReaderOfWhatItQuotes() throws {
        let sandbox = try Sandbox()
        try sandbox.start()
        let first = try send("1", "<p><a href=\"\(Self.page)\">x</a></p>", in: sandbox, to: ["bob@home.example"])
        let (pixel, link) = (try #require(first.pixel), try #require(first.links.first))
        #expect(link.contains("/c/"))
        let reply = try send(
            "2", "<p>see below</p><blockquote>\(first.body)</blockquote>", in: sandbox, to: ["carla@work.example"])
        #expect(!reply.body.contains(pixel) && reply.pixel != nil && reply.links.count == 1 && reply.links[0] != link)
        #expect(try HTTPClient.request("GET", try #require(reply.pixel)).status == 200)
        let answer = try HTTPClient.request("GET", reply.links[0])
        #expect(answer.status == 302 && answer.headers["location"] == "https://shop.example/offer?a=1&b=2")
        #expect(try sandbox.report("message", "<1@shop.example>")["indicator"] as? String == "sent")
        #expect(try sandbox.report("message", "<2@shop.example>")["indicator"] as? String == "clicked")
        #expect(try sandbox.report("contact", "bob@home.example")["opens"] as? Int == 0)

        // Where the new mail is not tracked, the link is what it was.
        let plain = try send(
            "3", "<p>\(first.body)</p>", in: sandbox, to: ["carla@work.example"],
            header: [("X-Backstamp-Track", "none")])
        #expect(plain.pixel == nil && plain.links == [Self.page] && !plain.body.contains("/o/"))
        #expect(
            plain.changes.contains { if case .changeHeader("X-Backstamp-Track", _, _) = $0 { true } else { false } })
    }

    @Test(
        arguments: [
            ("ann@shop.example", [("Auto-Submitted", "auto-replied")], "automatic"), ("", [], "automatic"),
            ("ann@shop.example", [("Auto-Submitted", "auto-generated (report)")], "automatic"),
            ("ann@shop.example", [("X-Sieve-Redirected-From", "ann@shop.example")], "forwarded"),
            ("SRS0=HHH=TT=x.example=bob@shop.example", [], "forwarded"),
            ("ann@shop.example", [("Delivered-To", "ann@shop.example")], "forwarded"),
            (
                "ann@shop.example",
                [
                    (
                        "Received",
                        "from mx.x.example (mx.x.example [203.0.113.5]) by mail.shop.example with ESMTPS id 1; Tue"
                    )
                ],
                "forwarded"
            ),
            ("ann@else.example", [], "not_outgoing"),
        ] as [(String, [(String, String)], String)])
    func othersMailAndMachinesAreLeftWholly(sender: String, header: [(String, String)], reason: String) throws {
        let sandbox = try Sandbox(
            filter: reason == "not_outgoing" ? ["outgoing: {sender_domains: [shop.example]}"] : [])
        try sandbox.configure("bounces:\n  return_path: \(Sandbox.returnPath)")
        try sandbox.start()
        let sent = try send(
            "1", "<p><a href=\"\(Self.page)\">x</a></p>", in: sandbox, sender: sender, to: ["bob@home.example"],
            header: header)
        #expect(sent.changes == [], "\(sender) \(header)")
        #expect(try sandbox.query("SELECT COUNT(*) FROM contacts") == ["0"])
        #expect(try sandbox.log().contains("Q1: left reason=\(reason)"))
    }

    @Test(arguments: ["shared", "split", "leave"])
    func whoIsNamedTwiceIsOne(mode: String) throws {
        let sandbox = try Sandbox(filter: ["multiple_recipients: \(mode)"])
        try sandbox.start()
        let names = ["bob@home.example", "bob@HOME.example", "bob@home.example"]
        let sent = try send(
            "1", "<p><a href=\"\(Self.page)\">x</a></p>", in: sandbox, to: names, header: [("X-Campaign-ID", "spring")])
        #expect(sent.pixel != nil && sent.links[0].contains("/c/") && sent.removed == [])
        #expect(sent.has("List-Unsubscribe"))
        #expect(try sandbox.query("SELECT recipient FROM crm_deliveries") == ["bob@home.example"])
        #expect(try sandbox.query("SELECT sends FROM crm_contacts") == ["1"])
        #expect(try sandbox.query("SELECT sent FROM crm_campaigns") == ["1"])
    }
}
