// Where URLs begin and end in plain text, as `decide` and `edits` carry it out.

import MIME
import Testing
import Tracking

@Suite struct TextLinksTests {
    private static let head = "Content-Type: text/plain\r\n\r\n"

    /// The body of a text with its links rewritten; `L0` stands for the first destination's URL, and so on.
    private func rewritten(_ body: String, head: String = head, tracks: TrackingRequest = .all) throws -> String {
        let bytes = Array((head + body).utf8)
        let message = Message(parsing: bytes.span)
        let policy = MessagePolicy(
            tracks: tracks, rewritesSigned: false,
            links: LinkPolicy(trackers: [], transcoding: LinkPolicyTests.transcoding))
        guard case .track(let plan) = policy.decide(on: message, in: bytes.span) else { return body }
        let edits = try plan.edits(
            of: message, in: bytes.span, pixel: [], links: plan.destinations.indices.map { Array("L\($0)".utf8) })
        let text = String(decoding: Edit.apply(edits, to: bytes.span, in: bytes.indices), as: UTF8.self)
        #expect(text.hasPrefix(head))
        return String(text.dropFirst(head.count))
    }

    @Test(arguments: [
        ("P1", "<https://e.example/a?k=1>", "<L0>"), ("P1", "<URL:https://e.example/>", "<URL:L0>"),
        ("P1", "<https://e.example/a,b.>", "<L0>"), ("P1", "a <b> https://e.example/>c", "a <b> L0>c"),
        ("P2", "(http://e.example)", "(L0)"), ("P2", "see http://e.example.", "see L0."),
        ("P2", "see http://e.example/a_(b).", "see L0."), ("P2", "(see https://e.example/a_(b))", "(see L0)"),
        ("P2", "https://e.example/?, or https://e.example/b!", "L0?, or L1!"),
        ("P2", "[x](https://e.example/a) [https://e.example/b]", "[x](L0) [L1]"),
        ("P2", "\"https://e.example/a\" 'https://e.example/b'", "\"L0\" 'L1'"),
        ("P2", "**https://e.example/a**", "**L0**"),
        ("P2", "„https://e.example/a“ «https://e.example/b»", "„L0“ «L1»"),
        ("P2", "見てhttps://e.example/a。", "見てL0。"), ("P2", "HTTPS://E.example/ x", "L0 x"),
        ("R25", "https://e.example/a https://e.example/b\r\nhttps://e.example/a", "L0 L1\r\nL0"),
        ("R18", "<https://пример.рф/>", "<L0>"),
    ])
    func findsTheEnd(row: String, body: String, expected: String) throws {
        #expect(try rewritten(body) == expected, "\(row)")
    }

    @Test(arguments: [
        ("a word before", "xhttps://e.example/ svn+https://e.example/ www.e.example e.example"),
        ("P1: a line break in brackets", "<https://e.example/aaa\r\nbbb>"),
        ("P1: a blank in brackets", "<https://e.example/x y>"), ("P1", "<https://e.example/x\ty>"),
        ("P1", "<URL:https://e.example/x y>"), ("P1", "<https://e.example/x \r\ny>"),
        ("P1", "<https://e.example/\"x\">"), ("P1", "<https://e.example/x <y>"),
        ("P2: not ASCII behind it", "https://e.example/äa"),
        ("P2: a bracket within", "https://e.example/a)b"),
        (
            "cut at the end of a line",
            "https://e.example/" + String(repeating: "a", count: 60) + "\r\nbcd=1\r\nx"
        ),
        ("P4", "-- \r\nhttps://e.example/"), ("P4", "a\n-- \nb\nhttps://e.example/"),
        ("a quoted text", "> https://e.example/\r\n>> https://e.example/b"),
        ("R14", "ftp://e.example/ mailto:a@b.example"),
        ("R20", "https://user:pw@e.example/"), ("R21", "https://e.example/reset?token=x"),
        ("R23", "https://e.example/{{id}}"), ("R33", "https://e.example/unsubscribe"), ("no host", "https:// http://"),
        ("a NUL", "https://e.example/\0"), ("an escape", "\u{1B}$B https://e.example/"),
    ])
    func leaves(row: String, body: String) throws { #expect(try rewritten(body) == body, "\(row)") }

    @Test("Long lines end where they end, if the next one is another paragraph, text or URL")
    func longLines() throws {
        let long = "https://e.example/" + String(repeating: "a", count: 60)
        #expect(try rewritten("\(long)\r\n\r\nx") == "L0\r\n\r\nx")
        #expect(try rewritten("\(long)\r\nmore words\r\n") == "L0\r\nmore words\r\n")
        #expect(try rewritten("\(long)\r\n\(long)b\r\n") == "L0\r\nL1\r\n")
    }

    @Test(
        "P3",
        arguments: [
            ("flowed", "see \r\nhttps://e.example/a \r\nand more\r\n", "see \r\nL0 \r\nand more\r\n"),
            ("flowed; delsp=yes", "see  \r\nhttps://e.example/aaa \r\nbbb and  \r\nmore", "see  \r\nL0 and  \r\nmore"),
            ("flowed; delsp=yes", "https://e.example/aaa \r\n bbb.  \r\nc", "L0.  \r\nc"),
            ("flowed; delsp=yes", "https://e.example/aaa  \r\nb", "L0  \r\nb"),
            ("flowed; delsp=yes", "https://e.example/aaa \r\n> b", "L0 \r\n> b"),
            ("flowed; delsp=yes", "https://e.example/aaa \r\n-- \r\nb", "L0 \r\n-- \r\nb"),
            ("flowed; delsp=yes", "https://e.example/aaa \r\n.  \r\nb", "L0.  \r\nb"),
        ])
    func flowed(format: String, body: String, expected: String) throws {
        let head = "Content-Type: text/plain; format=\(format)\r\n\r\n"
        #expect(try rewritten(body, head: head) == expected)
    }

    @Test(
        "P5",
        arguments: [
            (#"https://e.example/a[[data-msys-clicktrack="0"]] x"#, "https://e.example/a x"),
            (#"https://e.example/a[[data-msys-clicktrack="1"]] x"#, "L0 x"),
            ("<https://e.example/a>[[x]]", "<L0>[[x]]"),
            ("http+notrack://e.example/ https+notrack://e.example/", "http://e.example/ https://e.example/"),
            (
                "> https+notrack://e.example/\r\n-- \r\nHTTP+NOTRACK://e.example",
                "> https://e.example/\r\n-- \r\nHTTP://e.example"
            ),
        ])
    func optedOut(body: String, expected: String) throws {
        #expect(try rewritten(body) == expected)
        // The marks go whatever is tracked.
        let untracked = expected.replacing("L0", with: "https://e.example/a")
        if body.contains("data-msys") || body.contains("notrack") {
            #expect(try rewritten(body, tracks: .none) == untracked)
        }
    }

    @Test("P1 to P5 are off unless they are asked for")
    func offByDefault() throws {
        let body = "see https://e.example/"
        #expect(try rewritten(body, tracks: [.opens, .htmlClicks]) == body)
        #expect(try rewritten(body, head: "X-PM-TrackLinks: HtmlOnly\r\n" + Self.head) == body)
    }

    @Test("R25: the same destination has the same token in both parts, and Postmark's opt-out holds for both")
    func sharesTokensWithHTML() throws {
        let head = "Content-Type: multipart/alternative; boundary=b\r\n\r\n"
        func mail(_ text: String, _ html: String) -> String {
            "--b\r\nContent-Type: text/plain\r\n\r\n\(text)\r\n--b\r\nContent-Type: text/html\r\n\r\n\(html)\r\n--b--\r\n"
        }
        #expect(
            try rewritten(
                mail(
                    "https://e.example/b https://e.example/?a&b",
                    #"<a href="https://e.example/?a&amp;b">x</a> <a data-pm-no-track href="https://e.example/b">y</a>"#),
                head: head, tracks: .clicks)
                == mail("https://e.example/b L0", #"<a href="L0">x</a> <a href="https://e.example/b">y</a>"#))
    }

    /// Whatever the text: edits lie within it, and taking them back gives the text again.
    @Test func editsNeverLeaveTheirRange() throws {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "https://", "http://e.example/a", "http+notrack://e.example/", "<", ">", "(", ")", "]",
            "[[data-msys-clicktrack=",
            "\"0\"]]", " ", " \r\n", "\r\n", "\n", "\r", "-- ", "> ", ".", "п", "“", "x", "/", ":", "{{", "}}", "%",
        ]
        for round in 0..<5_000 {
            let body = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            .joined()
            let format = ["fixed", "flowed", "flowed; delsp=yes"][round % 3]
            let bytes = Array(
                ("Content-Type: text/plain; format=\(format)\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body).utf8)
            let message = Message(parsing: bytes.span)
            let policy = MessagePolicy(tracks: .clicks, rewritesSigned: false, links: LinkPolicy(trackers: []))
            guard case .track(let plan) = policy.decide(on: message, in: bytes.span) else { continue }
            let edits = try plan.edits(
                of: message, in: bytes.span, pixel: [], links: plan.destinations.map { _ in Array("L".utf8) })
            var end = message.parts[0].body.lowerBound
            for edit in edits {
                #expect(
                    edit.range.lowerBound >= end && edit.range.upperBound <= bytes.count, "\(body.debugDescription)")
                end = edit.range.upperBound
            }
        }
    }
}
