// Which links are tracked, row by row. The names R1, R2, … are the cases that other rewriters got wrong.

import Testing
import Tracking

@Suite struct LinkPolicyTests {
    let policy = LinkPolicy(trackers: [Array("https://track.example.com".utf8)])

    private func decide(_ value: String, isUnicode: Bool = true) -> LinkDecision {
        policy.decide(on: Array(value.utf8), isUnicode: isUnicode)
    }

    @Test(arguments: [
        ("https://e.example/?a=1&b=2", "https://e.example/?a=1&b=2"),
        (" \n https://e.example/a\t", "https://e.example/a"),  // R9
        ("https://e.example/a\r\n\tb", "https://e.example/ab"),  // R9, R40
        ("https://e.example", "https://e.example"),  // R11
        ("https://e.example?x=1", "https://e.example?x=1"),
        ("https://e.example:8443/a", "https://e.example:8443/a"),
        ("HTTP://E.example/A", "HTTP://E.example/A"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ("https://e.example/#/place?id=1", "https://e.example/#/place?id=1"),  // R12
        ("https://e.example/#!/a", "https://e.example/#!/a"),
        ("https://e.example/App (1).png", "https://e.example/App%20(1).png"),  // R15
        ("https://e.example/?q=a+b&k=NmA%2B%3D", "https://e.example/?q=a+b&k=NmA%2B%3D"),  // R16
        ("https://e.example/s?f[0]=t:2&f[1]=t:17", "https://e.example/s?f[0]=t:2&f[1]=t:17"),  // R17
        ("https://e.example/,;!*'@$|~?,;!*'@$|~", "https://e.example/,;!*'@$|~?,;!*'@$|~"),
        ("https://e.example/%E4%F6", "https://e.example/%E4%F6"),  // R19
        ("https://e.example/путь?х=1", "https://e.example/%D0%BF%D1%83%D1%82%D1%8C?%D1%85=1"),  // R18
        ("https://e.example/\"<>", "https://e.example/%22%3C%3E"),
    ])
    func tracks(value: String, destination: String) throws {
        #expect(decide(value) == .track(try #require(Destination(Array(destination.utf8)))))
    }

    @Test(arguments: [
        ("", LinkRule.empty), (" \t\n", .empty),  // R10
        ("#top", .fragment), ("?x=1", .relative), ("/rel", .relative), ("//e.example/a", .relative),
        ("page.html", .relative),  // R13
        ("mailto:a@b.example?subject=x", .scheme), ("tel:+1", .scheme), ("javascript:alert(1)", .scheme),  // R14
        ("data:text/html,x", .scheme), ("cid:x", .scheme), ("ftp://e.example/", .scheme), ("myapp://x", .scheme),
        ("https+notrack://e.example/", .scheme),
        ("https:e.example", .scheme), ("https:/e.example", .scheme),
        ("https://user:pw@e.example/", .credentials),  // R20
        ("{{birthday_url}}", .placeholder), ("*|UNSUB|*", .placeholder), ("<%= u %>", .placeholder),  // R23
        ("https://e.example/{{id}}", .placeholder), ("https://e.example/%%id%%", .placeholder),
        ("https://track.example.com/c/abc", .tracker), ("HTTPS://TRACK.example.com/c/abc", .tracker),  // R24
        ("https://", .host), ("https://e.example\\@evil.example/", .credentials), ("https://e.example\\x/", .host),
        ("https://пример.рф/", .host), ("https://e example/", .host),
    ])
    func leaves(value: String, rule: LinkRule) {
        #expect(decide(value) == .leave(rule))
    }

    @Test func leavesWhatIsNotASCIIInAnotherCharset() {
        let value = Array("https://e.example/".utf8) + [0xE4]
        #expect(policy.decide(on: value, isUnicode: false) == .leave(.charset))
        #expect(policy.decide(on: value, isUnicode: true) == .leave(.charset), "not valid UTF-8")
    }

    @Test func tracksLongLinksUpToALimit() {  // R22
        let long = "https://e.example/?q=" + String(repeating: "x", count: 3000)
        guard case .track = decide(long) else { return #expect(Bool(false), "a link of 3,000 characters is tracked") }
        #expect(decide(long + String(repeating: "x", count: Destination.sizeLimit)) == .leave(.tooLong))
    }

    @Test(arguments: [
        "javascript:alert(1)", "https://e.example/\r\nSet-Cookie: a=b", "https://e.example\\evil/", "//e.example",
        "https:///x",
        "https://e.example/a b", "https://user@e.example/", "", "https://e.example/\u{E4}",
    ])
    func refusesDestinations(text: String) {  // T2
        #expect(Destination(Array(text.utf8)) == nil)
    }
}
