// What becomes of the links of HTML bodies, as a whole message shows it.

import MIME
import Testing
import Tracking
import Words

/// A message planned and carried out, with URLs that are easy to read.
struct Rewritten {
    let body: String
    let plan: Plan?
    let leftAlone: LeaveReason?

    init(
        _ html: String, header: String = "Content-Type: text/html\r\n", tracks: TrackingRequest = .clicks,
        links: LinkPolicy = LinkPolicy(trackers: []), parameters: [String: String] = [:], campaign: String? = nil,
        untracked: LeaveReason? = nil, base: String = "https://t.example/"
    ) throws {
        let head = header + "\r\n"
        let bytes = Array((head + html).utf8)
        let message = Message(parsing: bytes.span)
        let policy = MessagePolicy(
            tracks: tracks, rewritesSigned: false, links: links, parameters: CampaignParameters(parameters))
        let decision = policy.decide(
            on: message, in: bytes.span, campaign: campaign, untracked: untracked)
        leftAlone = decision.leftAlone
        guard case .track(let plan) = decision else {
            self.plan = nil
            body = html
            return
        }
        self.plan = plan
        let edits = try plan.edits(
            of: message, in: bytes.span, pixel: Array("\(base)o".utf8),
            links: plan.destinations.indices.map { Array("\(base)\($0)".utf8) })
        let text = String(decoding: Edit.apply(edits, to: bytes.span, in: bytes.indices), as: UTF8.self)
        #expect(text.hasPrefix(head))
        body = String(text.dropFirst(head.count))
    }

    var destinations: [String] { plan?.destinations.map { String(decoding: $0.bytes, as: UTF8.self) } ?? [] }
    var decisions: [LinkDecision] { plan?.parts.flatMap { $0.links.map(\.decision) } ?? [] }
}

@Suite struct LinkPlanTests {
    @Test("R25: one token for a destination, its number that of its first position; beyond the limit links stay")
    func numbers() throws {
        let html = [0, 1, 0, 2, 3, 1].map { #"<a href="https://e.example/\#($0)">"# }.joined()
        let result = try Rewritten(html, links: LinkPolicy(trackers: [], limit: 3))
        #expect(result.destinations == ["https://e.example/0", "https://e.example/1", "https://e.example/2"])
        #expect(result.plan?.parts[0].links.map(\.number) == [0, 1, 0, 2, nil, 1])
        #expect(result.plan?.leftLinks.map(\.rule) == [.tooMany])
        #expect(result.body.contains(#"<a href="https://e.example/3">"#))
        let many = (0..<300).map { "<a href=\"https://e.example/\($0)\">\n" }.joined()
        #expect(try Rewritten(many, links: LinkPolicy(trackers: [], limit: 250)).plan?.trackedLinks == 250)
    }

    @Test(
        "R18: the same link in pages of other charsets",
        arguments: ["windows-1251", "koi8-r"])
    func otherCharsets(charset: String) throws {
        let transcoding = Transcoding(
            asciiHost: LinkPolicyTests.transcoding.asciiHost,
            utf8: {
                $0 == Array("https://\u{FFFD}/&amp;".utf8) && $1 == charset
                    ? Array("https://пример.рф/&amp;".utf8) : nil
            })
        let html = "<a href=\"https://\u{FFFD}/&amp;\">\u{FFFD}</a>"
        let header = "Content-Type: text/html; charset=\(charset)\r\nContent-Transfer-Encoding: 8bit\r\n"
        let result = try Rewritten(html, header: header, links: LinkPolicy(trackers: [], transcoding: transcoding))
        #expect(result.destinations == ["https://xn--e1afmkfd.xn--p1ai/&"])
        #expect(result.body == "<a href=\"https://t.example/0\">\u{FFFD}</a>")
        #expect(try Rewritten(html, header: header).decisions == [.leave(.charset)])
    }

    @Test(arguments: [
        ("R31", #"<a href="https://bank.example">https://bank.example</a>"#, false),
        ("R31", #"<a href="https://bank.example/a?b">www.bank.example</a>"#, false),
        (
            "R31",
            #"<a href="https://www.bank.example/a">  <b class=">">HTTPS://Bank</b><!-- x -->.example/login </a>"#, false
        ),
        ("R31", #"<a href="https://bank.example:81/a">http://bank.example:81</a>"#, false),
        ("a name", #"<a href="https://bank.example/">Bank.example</a>"#, true),
        ("another host", #"<a href="https://bank.example">https://shop.example</a>"#, true),
        ("a longer host", #"<a href="https://bank.example">www.bank.example.org</a>"#, true),
        ("a sentence", #"<a href="https://bank.example">https://bank.example is yours</a>"#, true),
        ("words", #"<a href="https://bank.example">Your bank</a>"#, true),
        (
            "an image",
            #"<a href="https://bank.example"><img src="https://bank.example/x.png" alt="bank.example"></a>"#, true
        ),
        ("nothing", #"<a href="https://bank.example"></a>"#, true),
    ])
    func visibleURLs(row: String, html: String, isTracked: Bool) throws {
        let result = try Rewritten(html)
        #expect(result.plan?.trackedLinks == (isTracked ? 1 : 0), "\(row) \(html)")
        if !isTracked { #expect(result.decisions == [.leave(.visibleURL)] && result.body == html) }
        let wanted = try Rewritten(html, links: LinkPolicy(trackers: [], tracked: .visibleURLs))
        #expect(wanted.plan?.trackedLinks == 1)
    }

    static let dialects: [(String, Bool)] = [
        ("data-no-track", true), ("DATA-No-Track", true), (#"data-no-track="""#, true),
        (#"data-no-track="false""#, true),
        (#"clicktracking="off""#, true), ("clicktracking=off", true), ("CLICKTRACKING=OFF", true),
        (#"clicktracking="on""#, false), ("data-pm-no-track", true), ("ses:no-track", true),
        (#"ses:no-track="true""#, true),
        (#"ses:no-track="false""#, false), (#"ses:tags="k:v;l:w""#, false), ("mc:disable-tracking", true),
        (#"mc:disable-tracking="""#, true), (#"data-msys-clicktrack="0""#, true), (#"data-msys-clicktrack='1'"#, false),
        (#"mautic:disable-tracking="true""#, true), ("mautic:disable-tracking", true),
        (#"data-mautic-disable-tracking="true""#, true), (#"disable-tracking="true""#, true),
        (#"disable-tracking=" TRUE ""#, true), (#"data-disable-tracking="true""#, true), ("mb_dontconvertlink", true),
        (#"mb_dontconvertlink="1""#, true),
    ]

    @Test("R32: every dialect, before and behind href, whatever is tracked", arguments: dialects)
    func optOuts(attribute: String, optsOut: Bool) throws {
        let target = optsOut ? "https://e.example/" : "https://t.example/0"
        for html in [
            #"<a @ href="https://e.example/" id=x>y</a>"#, #"<a href="https://e.example/" @ id=x>y</a>"#,
            #"<a href="https://e.example/" id=x @>y</a>"#, #"<area @ href="https://e.example/" id=x>"#,
        ] {
            let mail = html.replacing("@", with: attribute)
            let clean = html.replacing(" @", with: "")
            #expect(try Rewritten(mail).body == clean.replacing("https://e.example/", with: target))
            #expect(try Rewritten(mail, tracks: .none).body == clean)
            #expect(try Rewritten(mail, untracked: .severalRecipients).body == clean)
            #expect(try Rewritten(mail, untracked: .severalRecipients).leftAlone == .severalRecipients)
            let optedOut = try Rewritten(mail, header: "X-Backstamp-Track: none\r\nContent-Type: text/html\r\n")
            #expect(optedOut.body == clean && optedOut.leftAlone == .optedOut)
            for header in ["DKIM-Signature: v=1\r\nContent-Type: text/html\r\n", "Content-Type: multipart/mixed\r\n"] {
                #expect(try Rewritten(mail, header: header).body == mail)
            }
        }
    }

    @Test(arguments: [
        // What an unquoted value would otherwise take in.
        ("<a href=https://user@e.example/ data-no-track/>", "<a href=https://user@e.example/ />"),
        ("<a data-no-track data-no-track=x href=https://e.example/>", "<a href=https://e.example/>"),
        (#"<a href="http+notrack://e.example/"data-no-track>"#, #"<a href="http://e.example/">"#),
        (#"<a href=" HTTPS+NoTrack://e.example/">"#, #"<a href=" HTTPS://e.example/">"#),
        // An attribute of another element, or another name, is the page's own.
        ("<p data-no-track clicktracking=off>", "<p data-no-track clicktracking=off>"),
        (#"<a data-no-tracker="1" xses:tags="x" href="x">"#, #"<a data-no-tracker="1" xses:tags="x" href="x">"#),
    ])
    func removesMarks(html: String, expected: String) throws {
        #expect(try Rewritten(html).body == expected)
        #expect(try Rewritten(html, tracks: .none).body == expected)
    }

    @Test(arguments: [
        ("R33", #"<a class="btn unsubscribe-link" href="https://e.example/x">"#, ""),
        ("R33", "<a rel=unsubscribe href=https://e.example/x>", ""),
        (
            "R33", #"<a href="https://e.example/l?u=1&amp;x">"#,
            "List-Unsubscribe: <mailto:a@b.example>, <https://e.example/l?u=1&x>\r\n"
        ),
        ("R33", #"<a href=" https://unsub.e.example/x">"#, ""),
    ])
    func unsubscribing(row: String, html: String, header: String) throws {
        let result = try Rewritten(html, header: header + "Content-Type: text/html\r\n")
        #expect(result.decisions == [.leave(.unsubscribe)] && result.body == html)
    }

    @Test(arguments: [
        ("https://e.example/", "https://e.example/?utm_campaign=Spring%20%26%20sun&utm_source=news"),
        (
            "https://e.example/?a=1&amp;b#c?d",
            "https://e.example/?a=1&b&utm_campaign=Spring%20%26%20sun&utm_source=news#c?d"
        ),
        ("https://e.example/?#c", "https://e.example/?utm_campaign=Spring%20%26%20sun&utm_source=news#c"),
        ("https://e.example?a&amp;", "https://e.example?a&utm_campaign=Spring%20%26%20sun&utm_source=news"),
        ("https://e.example/?utm_source=own", "https://e.example/?utm_source=own&utm_campaign=Spring%20%26%20sun"),
        ("https://s3.example/x?X-Amz-Signature=x", "https://s3.example/x?X-Amz-Signature=x"),
    ])
    func campaignParameters(link: String, destination: String) throws {
        let parameters = ["utm_source": "news", "utm_campaign": "{campaign}"]
        let html = #"<a href="\#(link)">"#
        #expect(try Rewritten(html, parameters: parameters, campaign: "Spring & sun").destinations == [destination])
        #expect(try Rewritten(html, parameters: parameters).destinations == [link.replacing("&amp;", with: "&")])
    }

    @Test("R20, R22, R23, R24: left, and the log can say by which rule")
    func countsWhatIsLeft() throws {
        let html = [
            "https://u:p@e.example/", "mailto:a@b.example", "mailto:c@b.example", "{{x}}", "https://e.example/",
        ].map {
            #"<a href="\#($0)">"#
        }.joined()
        let left = try Rewritten(html).plan?.leftLinks ?? []
        #expect(left.map(\.rule) == [.scheme, .credentials, .placeholder] && left.map(\.count) == [2, 1, 1])
    }

    @Test("R27: Outlook's button and everybody's are one link")
    func buttonsOfOutlook() throws {
        let html =
            #"<!--[if mso]><v:roundrect href="@" fillcolor="x"><w:anchorlock/></v:roundrect><![endif]--><a href='@'>b</a>"#
        let result = try Rewritten(html.replacing("@", with: "https://e.example/buy?a=1&amp;b"))
        #expect(result.body == html.replacing("@", with: "https://t.example/0"))
        #expect(result.destinations == ["https://e.example/buy?a=1&b"])
    }

    @Test("R22: a link of 5,000 characters makes the mail shorter")
    func longLinks() throws {
        let long = String(repeating: String(repeating: "q", count: 50) + "=\r\n", count: 100)
        let result = try Rewritten(
            "<a href=3D\"https://e.example/?\(long)\">x",
            header: "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n")
        #expect(result.body.replacing("=\r\n", with: "") == #"<a href=3D"https://t.example/0">x"#)
        #expect(result.destinations == ["https://e.example/?" + String(repeating: "q", count: 5000)])
    }
}

/// Whatever the document: what is replaced is a link's value or an attribute of a link, and nothing between tags.
@Suite struct LinkPlanPropertyTests {
    private static let values = [
        "https://e.example/", "http+notrack://e.example", "mailto:a@b.example", "{{x}}",
        "https://e.example/?a=1&amp;b=2",
    ]
    private static let attributes = ["data-no-track", "clicktracking=off", "ses:tags=\"a:b\"", "class=x", "id='y'"]
    private static let text = [
        "https://e.example/", "data-no-track", "<p>", "</a>", "<b", ">", "\"", "<!--", "-->", "<style>", "</style>",
        "&amp;",
        " ", "\n", "<!--[if mso]>", "<![endif]-->", "</body>", "<", "п",
    ]

    @Test func onlyTagsOfLinksAreEdited() throws {
        var random = SystemRandomNumberGenerator()
        func piece() -> String {
            guard Bool.random(using: &random) else { return Self.text.randomElement(using: &random) ?? "" }
            let quote = ["\"", "'", ""].randomElement(using: &random) ?? ""
            var parts = Self.attributes.shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random)).map {
                $0
            }
            parts.insert(
                "href=\(quote)\(Self.values.randomElement(using: &random) ?? "")\(quote)",
                at: Int.random(in: 0...parts.count, using: &random))
            return "<a " + parts.joined(separator: " ") + ">"
        }
        let known = Set(Self.values + Self.attributes + ["+notrack", ""])
        for _ in 0..<5_000 {
            let html = (0..<Int.random(in: 0...8, using: &random)).map { _ in piece() }.joined()
            let bytes = Array(("Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + html).utf8)
            let message = Message(parsing: bytes.span)
            let policy = MessagePolicy(tracks: .clicks, rewritesSigned: false, links: LinkPolicy(trackers: []))
            guard case .track(let plan) = policy.decide(on: message, in: bytes.span) else { continue }
            let edits = try plan.edits(
                of: message, in: bytes.span, pixel: [],
                links: plan.destinations.map { _ in Array("https://t.example/c/0".utf8) })
            var end = message.parts[0].body.lowerBound
            var inverse: [Edit] = []
            var shift = 0
            for edit in edits {
                #expect(
                    edit.range.lowerBound >= end && edit.range.upperBound <= bytes.count, "\(html.debugDescription)")
                end = edit.range.upperBound
                let original = String(decoding: bytes[edit.range], as: UTF8.self)
                for word in original.split(whereSeparator: { " \n".contains($0) }) where !known.contains(String(word)) {
                    #expect(Bool(false), "\(original.debugDescription) in \(html.debugDescription)")
                }
                let start = edit.range.lowerBound + shift
                inverse.append(
                    Edit(range: start..<start + edit.replacement.count, replacement: Array(bytes[edit.range])))
                shift += edit.replacement.count - edit.range.count
            }
            let output = Edit.apply(edits, to: bytes.span, in: bytes.indices)
            #expect(Edit.apply(inverse, to: output.span, in: output.indices) == bytes)
        }
    }
}
