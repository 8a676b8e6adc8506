// What campaign mail's header gains, as `rewrite` shows it: the filter takes the same from the same place.

import FilterService
import Foundation
import International
import MIME
import Milter
import Sealing
import Testing
import Tracking
import Words

@testable import backstamp

@Suite struct CampaignFieldsTests {
    private static let html = "Content-Type: text/html\r\n\r\n<a href=\"https://e.example/\">x</a>\r\n"
    private static let plain = "Content-Type: text/plain\r\n\r\nhello\r\n"
    private static let campaign = "X-Campaign-ID: spring\r\n"

    private let keys: KeyRing

    init() throws { keys = try KeyRing([.random(created: "2026-01-01")]) }

    /// The header lines that were added, by what they begin with, and a token of ours as `TOKEN`.
    private func added(
        to mail: String, recipients: Int = 1, url: String = "https://t.example",
        returnPath: String? = "bounces@b.example",
        fields: FilterPolicy.Fields = FilterPolicy.Fields(offersUnsubscribe: true)
    ) throws -> [String] {
        let output = try rewritten(
            mail, recipients: recipients, url: url, returnPath: returnPath, fields: fields)
        let lines = output.components(until: "\r\n\r\n").split(separator: "\r\n")
        let before = Set(mail.components(until: "\r\n\r\n").split(separator: "\r\n"))
        return try lines.filter { !before.contains($0) && !$0.hasPrefix("X-Backstamp-ID") }.map {
            try opened(String($0))
        }
    }

    private func rewritten(
        _ mail: String, recipients: Int = 1, url: String = "https://t.example",
        returnPath: String? = nil,
        fields: FilterPolicy.Fields = FilterPolicy.Fields(offersUnsubscribe: true)
    ) throws -> String {
        let urls = TrackerURLs(standard: Array(url.utf8), byDomain: [:])
        let policy = FilterPolicy(
            outgoing: OutgoingRule(authenticated: true, networks: []),
            messages: MessagePolicy(tracks: .all, rewritesSigned: false, links: LinkPolicy(trackers: urls.all)),
            trackerURLs: urls, onFailure: .accept, multipleRecipients: .shared, untrackedDomains: [],
            campaignHeaders: ["X-Campaign-ID"],
            fields: fields,
            returnPath: returnPath.flatMap { ReturnPath($0) }, onSuppressed: .refuse, maximumSize: 100_000)
        let output = Rewriting(policy: policy, keys: keys)
            .rewrite(
                Array(mail.utf8), sender: "news@shop.example",
                recipients: (0..<recipients).map { "r\($0)@home.example" }
            ).output
        return String(decoding: output, as: UTF8.self)
    }

    /// A line with its tokens opened.
    private func opened(_ line: String) throws -> String {
        var result = line
        for word in line.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }) {
            guard let kind = kind(of: Array(word.utf8)) else { continue }
            result = result.replacing(word, with: "\(kind)")
        }
        return result
    }

    private func kind(of word: [UInt8]) -> TokenKind? {
        if keys.open(word.span, as: UnsubscribeToken.self) != nil { return .unsubscribe }
        if keys.open(inAddress: word.span, as: UnsubscribeToken.self) != nil { return .unsubscribe }
        return keys.open(word.span, as: CopyToken.self).map { _ in .copy }
    }

    @Test func campaignMailCanBeLeftInOneClick() throws {
        #expect(
            try added(to: Self.campaign + Self.html) == [
                "List-Unsubscribe: <mailto:bounces+unsubscribe@b.example?subject=unsubscribe>, <https://t.example/u/unsubscribe>",
                "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            ])
        #expect(
            try added(to: Self.campaign + Self.plain, returnPath: nil).first
                == "List-Unsubscribe: <https://t.example/u/unsubscribe>")
        // RFC 8058, section 3.1: one click takes HTTPS.
        #expect(
            try added(to: Self.campaign + Self.html, url: "http://t.example", returnPath: nil)
                == ["List-Unsubscribe: <http://t.example/u/unsubscribe>"])
    }

    @Test(arguments: [
        ("opted out of tracking", "X-Backstamp-Track: none\r\n" + campaign + html, 2),
        ("a charset that hides ASCII", campaign + "Content-Type: text/html; charset=iso-2022-jp\r\n\r\nx\r\n", 2),
        ("no campaign", html, 0),
        ("a link of its own", campaign + "List-Unsubscribe: <mailto:leave@shop.example>\r\n" + html, 0),
        (
            "one of its own that is filled in and one that is not",
            campaign + "List-Unsubscribe: <{{unsubscribe_url}}>, <mailto:leave@shop.example>\r\n" + html,
            0
        ),
        ("signed", campaign + "DKIM-Signature: v=1\r\n" + html, 0),
        ("malformed", campaign + "Content-Type: multipart/mixed\r\n\r\nx\r\n", 0),
        ("encrypted", campaign + "Content-Type: application/pkcs7-mime\r\n\r\nx\r\n", 0),
        ("too large", campaign + html + String(repeating: "x", count: 100_000), 0),
        ("transactional", campaign + "X-Backstamp-Stream: transactional\r\n" + html, 0),
    ])
    func dependsOnTheMessage(name: String, mail: String, count: Int) throws {
        #expect(try added(to: mail).count == count, "\(name)")
    }

    /// Fields that say nothing go, with the half that needs them, where ours come.
    @Test(arguments: [
        "List-Unsubscribe: <{{unsubscribe_url}}>", "List-Unsubscribe: <%unsubscribe_url%>",
        "List-Unsubscribe: <*|UNSUB|*>",
        "List-Unsubscribe: {{unsubscribe_url}}", "list-unsubscribe:", "List-Unsubscribe: <>",
        "List-Unsubscribe: <>, < >",
        "List-Unsubscribe: <http://{{ unsubscribe_url }}/>",
        "List-Unsubscribe:\r\n <<%asm_group_unsubscribe_raw_url%>>",
        "List-Unsubscribe: <mailto:leave@shop.example?subject={{id}}>, <https://shop.example/u/%recipient.id%>",
        "List-Unsubscribe: (in one click) <${unsubscribe}>",
        "List-Unsubscribe: <https://shop.example/u?<%= id %>>",
        "List-Unsubscribe: <[unsubscribe]>\r\nList-Unsubscribe: <{$unsubscribe}>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "List-Unsubscribe: <{{unsubscribe_url}}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click",
    ])
    func replacesWhatSaysNothing(field: String) throws {
        let ours = [
            "List-Unsubscribe: <https://t.example/u/unsubscribe>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        ]
        for body in [Self.html, Self.plain, "X-Backstamp-Track: none\r\n" + Self.html] {
            let mail = "A: b\r\n\(field)\r\n\(Self.campaign)\(body)"
            let header = try rewritten(mail).components(until: "\r\n\r\n")
            let lines = try header.split(separator: "\r\n").map { try opened(String($0)) }
            #expect(
                lines.filter { $0.lowercased().hasPrefix("list-") || $0.hasPrefix(" ") } == ours, "\(field)"
            )
            #expect(lines.first == "A: b" && lines.contains("X-Campaign-ID: spring"))
        }
        // Where ours don't come it stays; a placeholder asks for ours in any mail.
        let shared = "\(field)\r\n\(Self.campaign)\(Self.html)"
        #expect(try rewritten(shared, recipients: 2).hasPrefix(field))
        let isAsked =
            !["list-unsubscribe:", "List-Unsubscribe: <>", "List-Unsubscribe: <>, < >"].contains(field)
            && !field.hasPrefix("List-Unsubscribe-Post")
        #expect(
            try added(to: "\(field)\r\n\(Self.html)", returnPath: nil).count
                == (isAsked ? field.contains("One-Click") ? 1 : 2 : 0))
    }

    @Test(arguments: [
        "<https://shop.example/leave?id=%7B1%7D>", "<mailto:leave@shop.example>",
        "https://shop.example/leave", "NO",
        "<https://shop.example/50%25off/%41%42>",
    ])
    func keepsWhatSaysSomething(value: String) throws {
        #expect(try added(to: "List-Unsubscribe: \(value)\r\n" + Self.campaign + Self.html) == [])
    }

    /// The token would not say whose wish it is.
    @Test func sharedCopiesOfferNothing() throws {
        #expect(try added(to: Self.campaign + Self.html, recipients: 2) == [])
        #expect(try added(to: Self.campaign + Self.html, fields: FilterPolicy.Fields(offersUnsubscribe: false)) == [])
    }

    @Test func feedbackLoops() throws {
        let fields = FilterPolicy.Fields(
            offersUnsubscribe: false, feedbackID: "shopmail", cfblAddress: "fbl@shop.example")
        #expect(
            try added(
                to: "X-Campaign-ID: Spring sale: 1\r\nList-Id: The W <Weekly.shop.example>\r\n" + Self.html,
                fields: fields)
                == [
                    "Feedback-ID: Spring_sale__1:weekly.shop.example:shop.example:shopmail",
                    "CFBL-Address: fbl@shop.example; report=arf", "CFBL-Feedback-ID: copy",
                ])
        #expect(
            try added(to: Self.campaign + Self.html, recipients: 3, fields: fields).first
                == "Feedback-ID: spring:-:shop.example:shopmail")
        let own = "Feedback-ID: a:b:c:d\r\nCFBL-Address: x@y.example; report=arf\r\n"
        #expect(try added(to: own + Self.campaign + Self.html, fields: fields) == [])
    }

    @Test(arguments: [
        ("X-Backstamp-Stream: weekly\r\nList-Id: <l.example>\r\n", "weekly"), ("List-Id: <L.Example>\r\n", "l.example"),
        ("List-Id: \"A <b>\" <list.example>\r\n", "list.example"), ("List-Id: bare.example\r\n", "bare.example"),
        ("List-Id: two words\r\n", nil), ("List-Id: <>\r\n", nil), ("X-Backstamp-Stream:  \r\n", nil),
        ("A: b\r\n", nil),
    ])
    func streams(header: String, stream: String?) {
        let bytes = Array((header + "\r\n").utf8)
        let membership = Membership(of: Message(parsing: bytes.span), in: bytes.span, campaignHeaders: [])
        #expect(membership.stream == stream && membership.campaign == nil)
    }

    /// In whatever charset, and on one line.
    @Test(arguments: [
        ("X-Campaign-ID: =?KOI8-R?B?8NLJ18XU?=\r\n", "Привет"),
        ("X-Campaign-ID: =?utf-8?Q?a=0D=0Ab=00?=\r\n", "a  b "),
        ("X-Campaign-ID: =?utf-8?Q?=00?=\r\nX-Mailgun-Tag: =?gb2312?B?xOO6ww==?=\r\n", "你好"),
        ("X-Campaign-ID: \r\n", nil),
    ])
    func campaigns(header: String, campaign: String?) {
        let bytes = Array((header + "\r\n").utf8)
        let membership = Membership(
            of: Message(parsing: bytes.span), in: bytes.span, campaignHeaders: ["X-Campaign-ID"],
            decoder: Transcoding.system.utf8)
        #expect(membership.campaign == campaign)
    }
}

extension String {
    fileprivate func components(until end: String) -> Substring {
        range(of: end).map { self[..<$0.lowerBound] } ?? self[...]
    }
}
