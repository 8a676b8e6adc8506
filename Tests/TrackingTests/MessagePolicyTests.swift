// Which messages are tracked, and what becomes of them.

import MIME
import Testing
import Tracking
import Words

@Suite struct MessagePolicyTests {
    private func decide(_ mail: String, tracks: TrackingRequest = [.opens, .htmlClicks], rewritesSigned: Bool = false)
        -> MessagePolicy.Decision
    {
        let policy = MessagePolicy(tracks: tracks, rewritesSigned: rewritesSigned, links: LinkPolicy(trackers: []))
        let bytes = Array(mail.utf8)
        return policy.decide(on: Message(parsing: bytes.span), in: bytes.span)
    }

    private static let html = "<a href=\"https://e.example/\">x</a>"

    @Test(arguments: [
        ("Content-Type: text/plain\r\n\r\nhello", LeaveReason.noHTML),
        ("\r\nhello", .noHTML),
        ("Content-Type: text/html\r\nDKIM-Signature: v=1\r\n\r\n\(html)", .signed),
        ("Content-Type: text/html\r\nARC-Seal: i=1\r\n\r\n\(html)", .signed),
        (
            "Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n\(html)\r\n--b--\r\n",
            .signed
        ),
        ("Content-Type: multipart/encrypted; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n", .encrypted),
        ("Content-Type: application/pkcs7-mime\r\n\r\nx", .encrypted),
        ("Content-Type: text/html\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\(html)", .encrypted),
        ("Content-Type: text/html\r\nX-Backstamp-Track: none\r\n\r\n\(html)", .optedOut),
        ("Content-Type: text/html\r\nx-backstamp-track: perhaps\r\n\r\n\(html)", .optedOut),
        ("Content-Type: text/html; charset=iso-2022-kr\r\n\r\n\(html)", .unknownCharset),
        ("Content-Type: text/html; charset=utf-7\r\n\r\n\(html)", .unknownCharset),
        ("Content-Type: text/html; charset=utf-16\r\n\r\n\(html)", .unknownCharset),
        ("Content-Type: text/html\r\n\r\n\u{1B}$B\(html)", .unknownCharset),
        ("Content-Type: text/html\r\n\r\n\0\(html)", .unknownCharset),
        ("Content-Type: text/html\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\n\(html)", .unknownEncoding),
        ("Content-Type: text/html\r\nContent-Transfer-Encoding: base64;\r\n\r\nPHA+", .unknownEncoding),
        ("Content-Type: multipart/mixed\r\n\r\n\(html)", .malformed),
        ("Content-Type: text/html\r\nContent-Type: text/plain\r\n\r\n\(html)", .malformed),
        ("Content-Type: text/html\r\nContent-Disposition: attachment\r\n\r\n\(html)", .noHTML),
        (
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
                + "Content-Type: text/html\r\n\r\n\(html)\r\n--b--\r\n", .noHTML
        ),
    ])
    func leaves(mail: String, reason: LeaveReason) {
        #expect(decide(mail).leftAlone == reason)
        if case .track(let plan) = decide(mail) { #expect(!plan.changesAnything) }
    }

    @Test func rewritesSignedMailWhenToldTo() {
        guard
            case .track = decide(
                "Content-Type: text/html\r\nDKIM-Signature: v=1\r\n\r\n\(Self.html)", rewritesSigned: true)
        else { return #expect(Bool(false)) }
    }

    @Test func leavesWhatHasNothingToTrack() {
        let mail = "Content-Type: text/html\r\n\r\n<p>hello"
        #expect(decide(mail, tracks: .clicks).leftAlone == .nothingToTrack)
        guard case .track(let plan) = decide(mail) else { return #expect(Bool(false)) }
        #expect(plan.pixel?.rule == .end)
    }

    @Test(arguments: [
        ("opens", true, 0), ("clicks", false, 1), ("opens, clicks", true, 1), ("all", true, 1), ("OPENS", true, 0),
    ])
    func followsTheHeader(value: String, pixel: Bool, links: Int) {
        guard
            case .track(let plan) = decide("Content-Type: text/html\r\nX-Backstamp-Track: \(value)\r\n\r\n\(Self.html)")
        else {
            return #expect(Bool(false))
        }
        #expect((plan.pixel != nil) == pixel)
        #expect(plan.trackedLinks == links)
    }

    /// The edits of a message, carried out with URLs that are easy to read.
    private func rewritten(_ mail: String) throws -> String {
        let bytes = Array(mail.utf8)
        let message = Message(parsing: bytes.span)
        guard case .track(let plan) = decide(mail) else { throw Untracked() }
        let links = plan.destinations.indices.map { Array("https://t.example/c/\($0)".utf8) }
        let edits = try plan.edits(of: message, in: bytes.span, pixel: Array("https://t.example/o".utf8), links: links)
        return String(decoding: Edit.apply(edits, to: bytes.span, in: bytes.indices), as: UTF8.self)
    }
    private struct Untracked: Error {}

    private static let pixel =
        #"<img src="https://t.example/o" width="1" height="1" alt="" style="display:block;float:left;border:0;"#
        + "margin:0;padding:0;width:1px;height:1px;max-width:1px!important;max-height:1px!important\">"

    @Test(arguments: [
        (#"<a href="https://e.example/?a=1&amp;b=2">x</a>"#, #"<a href="https://t.example/c/0">x</a>"#),  // R1
        ("<A HREF='https://e.example/it%27s'>x", "<A HREF='https://t.example/c/0'>x"),  // R6
        ("<a href=https://e.example/a?b=1>x", #"<a href=https://t.example/c/0>x"#),  // R7
        (
            #"<a href="https://one.example" href="https://two.example">"#,
            #"<a href="https://t.example/c/0" href="https://two.example">"#
        ),
        (
            #"<a href="https://e.example/a"><a href="https://e.example/b"><a href="https://e.example/a">"#,
            #"<a href="https://t.example/c/0"><a href="https://t.example/c/1"><a href="https://t.example/c/0">"#
        ),  // R25
        (#"<a data-no-track href="https://e.example/">x"#, #"<a href="https://e.example/">x"#),  // R32
        (#"<map><area href="https://e.example/"></map>"#, #"<map><area href="https://t.example/c/0"></map>"#),  // R30
        (
            #"<!-- <a href="https://e.example/"> --><style>a[href="https://e.example"]{}</style>"#,
            #"<!-- <a href="https://e.example/"> --><style>a[href="https://e.example"]{}</style>"#
        ),  // R28, R29
    ])
    func rewrites(html: String, expected: String) throws {
        let head = "Content-Type: text/html\r\n\r\n"
        #expect(try rewritten(head + html) == head + expected + Self.pixel)
    }

    @Test func putsThePixelBeforeTheEndOfTheBody() throws {
        let head = "Content-Type: text/html\r\n\r\n<html><body>hello"
        #expect(try rewritten(head + "</BODY ></html>\r\n") == head + Self.pixel + "</BODY ></html>\r\n")
    }

    @Test func changesOnlyTheBodyOfAnAlternative() throws {
        let mail = """
            Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n\
            Content-Type: multipart/related; boundary=r\r\n\r\n--r\r\n\
            Content-Type: text/html\r\n\r\n@\r\n--r\r\n\
            Content-Type: text/html\r\nContent-ID: <embedded>\r\n\r\n\(Self.html)\r\n--r--\r\n--m\r\n\
            Content-Type: text/html\r\nContent-Disposition: attachment; filename=page.html\r\n\r\n\(Self.html)\r\n--m--\r\n
            """
        let changed = #"<a href="https://t.example/c/0">x</a>"# + Self.pixel
        #expect(try rewritten(mail.replacing("@", with: Self.html)) == mail.replacing("@", with: changed))
    }
}
