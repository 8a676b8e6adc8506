// What campaign mail's header gains, as `rewrite` shows it: the filter takes the same from the same place.

import FilterService
import Foundation
import MIME
import Milter
import Sealing
import Testing
import Tracking

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
        let urls = TrackerURLs(standard: Array(url.utf8), byDomain: [:])
        let policy = FilterPolicy(
            outgoing: OutgoingRule(authenticated: true, networks: []),
            messages: MessagePolicy(tracks: .all, rewritesSigned: false, links: LinkPolicy(trackers: urls.all)),
            trackerURLs: urls, onFailure: .accept, multipleRecipients: .shared, untrackedDomains: [],
            campaignHeaders: ["X-Campaign-ID"],
            fields: fields,
            returnPath: returnPath.flatMap { ReturnPath($0) }, onSuppressed: .refuse, maximumSize: 100_000)
        let output = Rewriting(policy: policy, keys: keys)
            .rewrite(Array(mail.utf8), sender: "news@shop.example", recipients: recipients).output
        let lines = String(decoding: output, as: UTF8.self).components(until: "\r\n\r\n").split(separator: "\r\n")
        let before = Set(mail.components(until: "\r\n\r\n").split(separator: "\r\n"))
        return try lines.filter { !before.contains($0) && !$0.hasPrefix("X-Backstamp-ID") }.map {
            try opened(String($0))
        }
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
        ("half of its own", campaign + "list-unsubscribe-post: List-Unsubscribe=One-Click\r\n" + html, 0),
        ("signed", campaign + "DKIM-Signature: v=1\r\n" + html, 0),
        ("malformed", campaign + "Content-Type: multipart/mixed\r\n\r\nx\r\n", 0),
        ("encrypted", campaign + "Content-Type: application/pkcs7-mime\r\n\r\nx\r\n", 0),
        ("too large", campaign + html + String(repeating: "x", count: 100_000), 0),
        ("transactional", campaign + "X-Backstamp-Stream: transactional\r\n" + html, 0),
    ])
    func dependsOnTheMessage(name: String, mail: String, count: Int) throws {
        #expect(try added(to: mail).count == count, "\(name)")
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
}

extension String {
    fileprivate func components(until end: String) -> Substring {
        range(of: end).map { self[..<$0.lowerBound] } ?? self[...]
    }
}
