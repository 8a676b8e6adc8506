import MIME
import Testing
import Tracking
import Words

@Suite struct UnsubscribePlaceholderTests {
    @Test(arguments: [
        "{{unsubscribe_url}}", "{{ Unsubscribe_URL }}", "{{{ pm:unsubscribe }}}", "%unsubscribe_url%", "[unsubscribe]",
        "*|UNSUB|*", "%7B%7Bunsubscribe_url%7d%7D", "%7B%7B%20unsubscribe%20%7D%7D", "http://{{unsubscribe_url}}",
        "https://[unsubscribe]/", "{{amazonSESUnsubscribeUrl}}", "<%asm_group_unsubscribe_raw_url%>",
        "\r\n{{unsubscribe_link}}\t", "{% unsubscribe_url %}",
    ])
    func isOne(value: String) { #expect(UnsubscribePlaceholder.isOne(Array(value.utf8))) }

    @Test(arguments: [
        "", "unsubscribe", "https://shop.example/unsubscribe", "{{url}}", "{{unsubscribe_url}}?a=b",
        "https://shop.example/{{unsubscribe_url}}", "{{unsubscribe_url", "*|UNSUB:https://x.example|*", "%", "%7B%7",
        "mailto:[unsubscribe]", "*|ARCHIVE|*", "{{unsubscribe_url}}" + String(repeating: " ", count: 200),
    ])
    func isNone(value: String) { #expect(!UnsubscribePlaceholder.isOne(Array(value.utf8))) }
}

/// What becomes of them in a message.
@Suite struct FilledInPlaceholderTests {
    private struct Untracked: Error {}

    private func plan(_ mail: String, tracks: TrackingRequest = .all, offers: Bool = true) -> MessagePolicy.Decision {
        let policy = MessagePolicy(tracks: tracks, rewritesSigned: false, links: LinkPolicy(trackers: []))
        let bytes = Array(mail.utf8)
        return policy.decide(on: Message(parsing: bytes.span), in: bytes.span, offersUnsubscribe: offers)
    }

    private func rewritten(_ mail: String, tracks: TrackingRequest = .all) throws -> (String, Plan) {
        let bytes = Array(mail.utf8)
        let message = Message(parsing: bytes.span)
        guard case .track(let plan) = plan(mail, tracks: tracks) else { throw Untracked() }
        let links = plan.destinations.indices.map { Array("https://t.example/c/\($0)".utf8) }
        let edits = try plan.edits(
            of: message, in: bytes.span, pixel: Array("https://t.example/o".utf8), links: links,
            unsubscribe: Array("https://t.example/u/T".utf8))
        return (String(decoding: Edit.apply(edits, to: bytes.span, in: bytes.indices), as: UTF8.self), plan)
    }

    private static let head = "Content-Type: text/html\r\n\r\n"
    private static let url = "https://t.example/u/T"

    @Test(arguments: [
        (#"<a href="{{unsubscribe_url}}">x</a>"#, #"<a href="\#(url)">x</a>"#),
        (#"<a href=%unsubscribe_url%>x"#, #"<a href=\#(url)>x"#),
        (#"<a href='&#123;&#123;unsubscribe_url}}'>x"#, #"<a href='\#(url)'>x"#),
        (#"<a data-no-track href="[unsubscribe]">x"#, #"<a href="\#(url)">x"#),
        (#"<a href="[unsubscribe]" data-no-track>x"#, #"<a href="\#(url)">x"#),
        (
            #"<a href="https://e.example/">y</a><a href="*|UNSUB|*">x</a>"#,
            #"<a href="https://t.example/c/0">y</a><a href="\#(url)">x</a>"#
        ),
        // Only a link's whole value is one.
        (
            #"<p title="{{unsubscribe_url}}">{{unsubscribe_url}}</p>"#,
            #"<p title="{{unsubscribe_url}}">{{unsubscribe_url}}</p>"#
        ),
        (#"<a href="{{other}}">x</a>"#, #"<a href="{{other}}">x</a>"#),
    ])
    func becomesTheLink(html: String, expected: String) throws {
        let (text, plan) = try rewritten(Self.head + html, tracks: .all)
        #expect(text.hasPrefix(Self.head + expected + "<img"))
        #expect(plan.leftAlone == nil)
    }

    /// Who must not be tracked can leave all the same.
    @Test func isFilledInWhereNothingIsTracked() throws {
        let body = "<a href=\"{{unsubscribe_url}}\">x</a><a href=\"https://e.example/\">y</a>"
        let filled = "<a href=\"\(Self.url)\">x</a><a href=\"https://e.example/\">y</a>"
        let optedOut = "X-Backstamp-Track: none\r\n" + Self.head
        let (text, plan) = try rewritten(optedOut + body)
        #expect(text == optedOut + filled && plan.leftAlone == .optedOut)
        let (clicksOnly, other) = try rewritten(
            Self.head + "<a href=\"[unsubscribe]\">x", tracks: .clicks)
        #expect(clicksOnly == Self.head + "<a href=\"\(Self.url)\">x" && other.leftAlone == .nothingToTrack)
    }

    @Test func staysWhereNoneIsOffered() {
        guard case .track(let plan) = plan(Self.head + "<a href=\"{{unsubscribe_url}}\">x", offers: false) else {
            return #expect(Bool(false))
        }
        #expect(plan.parts[0].links[0].decision == .leave(.placeholder))
        let optedOut = self.plan("X-Backstamp-Track: none\r\n" + Self.head + "<a href=\"https://e.example\">")
        #expect(optedOut.leftAlone == .optedOut)
    }
}
