// What `rewrite --explain` says, with the settings that the filter has.

import Foundation
import Sealing
import Testing

@testable import backstamp

@Suite struct ExplanationTests {
    /// The explanation's lines and the output, by a configuration.
    private func rewrite(_ mail: String, _ yaml: String) throws -> (lines: [String], output: String) {
        let configuration = try Configuration(
            Configuration.values(in: "tracker: {url: 'https://t.example'}\n" + yaml, path: "b.yaml", environment: [:]))
        let rewriting = Rewriting(
            policy: configuration.filterPolicy(try configuration.trackerURLs(place: "b.yaml")),
            keys: try KeyRing([.random(created: "2026-01-01")]))
        let result = rewriting.rewrite(Array(mail.utf8), sender: "news@shop.example", recipients: ["ann@home.example"])
        return (result.explanation.map(\.text), String(decoding: result.output, as: UTF8.self))
    }

    private static let mail = """
        X-MC-Tags: spring, second\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\
        Content-Type: text/plain\r\n\r\nhttps://e.example/\r\n--b\r\nContent-Type: text/html\r\n\r\n\
        <a href="https://e.example/">x</a><a clicktracking=off href="https://e.example/">y</a>\
        <a href="https://пример.рф/login">z</a>\r\n--b--\r\n
        """

    @Test func explainsEachPartAndLink() throws {
        let (lines, output) = try rewrite(Self.mail, "")
        #expect(
            lines == [
                #"{"part":"","type":"multipart/alternative","decision":"left","rule":"no html body"}"#,
                #"{"part":"1","type":"text/plain","decision":"left","rule":"plain text"}"#,
                #"{"part":"2","type":"text/html","decision":"rewritten","rule":"html body"}"#,
                #"{"part":"2","link":"https://e.example/","destination":"https://e.example/","decision":"tracked","rule":"http link","number":0}"#,
                #"{"part":"2","link":"https://e.example/","destination":null,"decision":"left","rule":"opted out by attribute"}"#,
                #"{"part":"2","link":"https://пример.рф/login","destination":null,"decision":"left","rule":"looks like a secret of the recipient"}"#,
                #"{"part":"2","decision":"pixel","rule":"end of body"}"#,
            ])
        #expect(output.hasPrefix("X-MC-Tags: spring, second\r\n"))
        #expect(output.contains(#"y</a><a href="https://пример.рф/login">z</a>"#) && !output.contains("clicktracking"))
    }

    @Test func followsTheConfiguration() throws {
        let (lines, output) = try rewrite(
            Self.mail,
            """
            filter:
              opens: false
              clicks: html+text
              sensitive_links: track
              strip_foreign_headers: true
              campaign_parameters: {utm_campaign: "{campaign}"}
              link_limit: 1
            """)
        #expect(
            lines.filter { $0.contains("\"link\"") } == [
                #"{"part":"1","link":"https://e.example/","destination":null,"decision":"left","rule":"opted out in the html body"}"#,
                #"{"part":"2","link":"https://e.example/","destination":"https://e.example/?utm_campaign=spring","decision":"tracked","rule":"http link","number":0}"#,
                #"{"part":"2","link":"https://e.example/","destination":null,"decision":"left","rule":"opted out by attribute"}"#,
                #"{"part":"2","link":"https://пример.рф/login","destination":null,"decision":"left","rule":"more links than a message may have"}"#,
            ])
        #expect(!output.contains("X-MC-Tags") && !output.contains("<img"))
        let idn = try rewrite(Self.mail, "filter: {sensitive_links: track}").lines
        #expect(idn.contains { $0.contains(#""destination":"https://xn--e1afmkfd.xn--p1ai/login""#) })
    }

    @Test func explainsWhatIsLeft() throws {
        let html = "Content-Type: text/html\r\n\r\n<a href=\"mailto:x@y.example\">x</a>"
        let (lines, output) = try rewrite(html, "filter: {opens: false}")
        #expect(
            lines == [
                #"{"part":"1","type":"text/html","decision":"left","rule":"nothing_to_track"}"#,
                #"{"part":"1","link":"mailto:x@y.example","destination":null,"decision":"left","rule":"not http or https"}"#,
            ])
        #expect(output == html)
        #expect(
            try rewrite("DKIM-Signature: v=1\r\n" + html, "").lines == [
                #"{"part":"1","type":"text/html","decision":"left","rule":"signed"}"#
            ])
    }

    /// Tags of other services count, and add nothing to the header.
    @Test func foreignTagsAreNoCampaignMail() throws {
        #expect(!(try rewrite(Self.mail, "")).output.contains("List-Unsubscribe"))
        #expect(try rewrite("X-Campaign-ID: a\r\n" + Self.mail, "").output.contains("List-Unsubscribe"))
    }
}
