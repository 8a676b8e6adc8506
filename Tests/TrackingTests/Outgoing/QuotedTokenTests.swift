// Pixels and links of ours in mails that quote others.

import MIME
import Testing
import Tracking
import Words

@Suite struct QuotedTokenTests {
    private static let pixel = "Open-0123456789abcdef_"
    private static let link = "Click0123456789abcdef-"
    private static let unknown = "Gone-0123456789abcdef-"
    private static let page = "https://shop.example/page?a=1&b=2"

    /// As the keys tell: of one pixel, one link, and one link that leads nobody knows where.
    private static func open(_ token: [UInt8]) -> QuotedToken? {
        switch String(decoding: token, as: UTF8.self) {
        case pixel: .pixel
        case link: .link(Destination(Array(page.utf8)))
        case unknown: .link(nil)
        default: nil
        }
    }

    private struct Result {
        var body = ""
        var plan: Plan?
        var reason: LeaveReason?
    }

    private func rewrite(
        _ body: String, tracks: TrackingRequest = .htmlClicks, header: String = "Content-Type: text/html\r\n",
        untracked: LeaveReason? = nil, parameters: [String: String] = [:], hosts: [String] = []
    ) throws -> Result {
        let head = header + "\r\n"
        let bytes = Array((head + body).utf8)
        let message = Message(parsing: bytes.span)
        let policy = MessagePolicy(
            tracks: tracks, rewritesSigned: false,
            links: LinkPolicy(
                trackers: [Array("https://track.example".utf8)],
                untrackedHosts: try HostSet(hosts, transcoding: .asciiOnly)),
            parameters: CampaignParameters(parameters))
        let decision = policy.decide(
            on: message, in: bytes.span, campaign: "spring", untracked: untracked, quoted: Self.open)
        var result = Result(body: body, reason: decision.leftAlone)
        guard case .track(let plan) = decision else { return result }
        let edits = try plan.edits(
            of: message, in: bytes.span, pixel: Array("PIXEL".utf8),
            links: plan.destinations.indices.map { Array("L\($0)".utf8) })
        let text = String(decoding: Edit.apply(edits, to: bytes.span, in: bytes.indices), as: UTF8.self)
        result.body = String(text.dropFirst(head.count))
        result.plan = plan
        return result
    }

    // MARK: Pixels

    static let images = [
        "<img src=\"https://track.example/o/\(pixel).gif\" width=\"1\" height=\"1\" alt=\"\">",
        "<IMG ALT='' HEIGHT=1 WIDTH=1 SRC=https://track.example/o/\(pixel)>",
        "<img style=\"x\" src='http://old.example/mail/O/\(pixel).gif?x=1'/>",
        "<img src=\"https://track.example/o/Open%2D0123456789abcdef%5F.gif\">",
        "<img src=\"https://proxy.example/x=s0-d-e1-ft#https://track.example/o/\(pixel).gif\">",
        "<img src=\"https://proxy.example/?u=https%3A%2F%2Ftrack.example%2Fo%2F\(pixel).gif\">",
        "<img border=0 width=1 height=1 id=\"_x0000_i1025\"\r\nsrc=\"https://track.example/o/\(pixel).gif\">",
        "<v:imagedata src=\"https://track.example/o/\(pixel).gif\" o:title=\"\"/>",
    ]

    @Test(arguments: images)
    func pixelsAreTakenOut(image: String) throws {
        let body = "<p>yes</p><blockquote>\(image)<p>x</p>\(image)</blockquote>"
        let clean = "<p>yes</p><blockquote><p>x</p></blockquote>"
        #expect(try rewrite(body).body == clean)
        // Also where nothing else is tracked, whyever.
        #expect(try rewrite(body, tracks: .none).body == clean)
        #expect(try rewrite(body, untracked: .untrackedRecipient).body == clean)
        #expect(
            try rewrite(body, header: "X-Backstamp-Track: none\r\nContent-Type: text/html\r\n").body
                == clean)
        let own = try rewrite("<body>\(body)</body>", tracks: .opens).body
        #expect(own.hasPrefix("<body>\(clean)<img src=\"PIXEL\"") && own.hasSuffix("\"></body>"))
        // But not where we touch nothing.
        #expect(
            try rewrite(body, header: "DKIM-Signature: v=1\r\nContent-Type: text/html\r\n").body == body)
    }

    @Test func pixelsWithinCommentsOfOutlook() throws {
        let body =
            "<!--[if gte vml 1]><v:shape><v:imagedata src=\"https://track.example/o/\(Self.pixel).gif\"/></v:shape><![endif]-->"
        #expect(try rewrite(body).body == "<!--[if gte vml 1]><v:shape></v:shape><![endif]-->")
    }

    @Test func pixelsInBase64() throws {
        // `<p>x</p><img src="https://track.example/o/Open-0123456789abcdef_.gif">`
        let body =
            "PHA+eDwvcD48aW1nIHNyYz0iaHR0cHM6Ly90cmFjay5leGFtcGxlL28vT3Blbi0wMTIzNDU2\r\nNzg5YWJjZGVmXy5naWYiPg==\r\n"
        let header = "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n"
        #expect(try rewrite(body, header: header).body == "PHA+eDwvcD4=\r\n")
    }

    @Test(arguments: [
        "<img src=\"https://track.example/o/\(unknown).gif\">",
        "<img src=\"https://track.example/o/\(pixel)x.gif\">",
        "<img src=\"https://track.example/c/\(pixel).gif\">",
        "<img src=\"https://track.example/o/\(link).gif\">",
        "<img src=\"https://e.example/logo.png\">", "<p>https://track.example/o/\(pixel).gif</p>",
        "<!-- \(images[0]) -->",
    ])
    func otherImagesStay(body: String) throws {
        let result = try rewrite(body)
        #expect(result.body == body && result.reason == .nothingToTrack)
    }

    // MARK: Links

    static let links = [
        "https://track.example/c/\(link)", "http://old.example/x/C/\(link)",
        "https://track.example/c/Click0123456789abcdef%2D",
        "https://track.example/c/\(link)?fbclid=1", " https://track.example/c/\(link)\r\n",
    ]

    @Test(arguments: links)
    func linksCountForTheNewCopy(link: String) throws {
        let body =
            "<a href=\"\(link)\">x</a> <a href=\"\(Self.page.replacing("&", with: "&amp;"))\">y</a>"
        let result = try rewrite(body)
        #expect(result.body == "<a href=\"L0\">x</a> <a href=\"L0\">y</a>")
        #expect(result.plan?.destinations.map(\.bytes) == [Array(Self.page.utf8)])
        // It leads where it led.
        let gained = try rewrite(
            "<a href=\"\(link)\">x</a>", parameters: ["utm_campaign": "{campaign}"])
        #expect(gained.plan?.destinations.map(\.bytes) == [Array(Self.page.utf8)])
    }

    @Test(arguments: links)
    func linksGoBackWhereNothingIsTracked(link: String) throws {
        let body = "<a href=\"\(link)\">x</a>"
        let restored = "<a href=\"\(Self.page.replacing("&", with: "&amp;"))\">x</a>"
        #expect(try rewrite(body, tracks: .none).body == restored)
        #expect(try rewrite(body, untracked: .severalRecipients).body == restored)
        #expect(try rewrite(body, tracks: .opens).body.hasPrefix(restored))
        #expect(
            try rewrite(body, header: "X-Backstamp-Track: none\r\nContent-Type: text/html\r\n").body
                == restored)
        // Where such a link of the new mail would be left.
        #expect(try rewrite(body, hosts: ["shop.example"]).body == restored)
        #expect(try rewrite(body.replacing("<a", with: "<a data-no-track")).body == restored)
        #expect(
            try rewrite(body.replacing("x<", with: "Unsubscribe<")).body
                == restored.replacing("x<", with: "Unsubscribe<"))
    }

    /// Where it is not known where one leads, as `rewrite` does not, it stays.
    @Test func linksThatNobodyKnowsStay() throws {
        for tracks in [TrackingRequest.htmlClicks, .none] {
            let body = "<a href=\"https://track.example/c/\(Self.unknown)\">x</a>"
            let result = try rewrite(body, tracks: tracks)
            #expect(result.body == body && result.plan?.changesAnything != true)
        }
        let foreign = "<a href=\"https://track.example/c/0000000000000000000000\">x</a>"
        #expect(try rewrite(foreign).body == foreign)
    }

    @Test(arguments: [
        ("see https://track.example/c/\(link) now", "see @ now"),
        ("> https://track.example/c/\(link)\r\n", "> @\r\n"),
        ("<https://track.example/c/\(link)>", "<@>"),
        ("-- \r\nhttps://track.example/c/\(link).", "-- \r\n@."),
        ("(https://track.example/c/\(link))a", "(@)a"),
        ("https://track.example/c/\(unknown)", "https://track.example/c/\(unknown)"),
    ])
    func linksInText(body: String, expected: String) throws {
        let header = "Content-Type: text/plain\r\n"
        #expect(
            try rewrite(body, tracks: .clicks, header: header).body == expected.replacing("@", with: "L0")
        )
        #expect(
            try rewrite(body, tracks: .none, header: header).body
                == expected.replacing("@", with: Self.page))
        #expect(
            try rewrite(body, tracks: .htmlClicks, header: header).body
                == expected.replacing("@", with: Self.page))
    }
}
