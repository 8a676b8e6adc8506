import Foundation
import Sealing
import Storage
import Testing

@testable import TrackerService

@Suite struct UnsubscribePageTests {
    private func html(_ content: UnsubscribePage.Content, _ code: String = "en") throws -> String {
        let language = try #require(Language.all.first { $0.code == code })
        return String(decoding: UnsubscribePage(content: content, language: language).html, as: UTF8.self)
    }

    private let ann = Subscription(address: "ann@home.example", sender: "news@shop.example", stream: "weekly")

    @Test func asksInTheReadersLanguage() throws {
        let page = try html(.question(ann), "de")
        #expect(page.contains("<html lang=\"de\">") && page.contains("<title>Abmelden</title>"))
        #expect(page.contains("<h1>Abmelden</h1>") && page.contains("<dd>a…@home.example</dd>"))
        #expect(page.contains("<dd>news@shop.example</dd>") && page.contains("<dd>weekly</dd>"))
        #expect(!page.contains("ann@"))
        #expect(page.contains("value=\"this\" checked> Nur von dieser Liste"))
        #expect(page.contains("<form method=\"post\">") && page.contains("<button type=\"submit\">Abmelden</button>"))
    }

    @Test func hasNothingToChooseWhereThereIsNoList() throws {
        for stream in [nil, "all"] {
            let page = try html(.question(Subscription(address: "a@b.example", sender: "", stream: stream)))
            #expect(!page.contains("radio") && page.contains("type=\"hidden\" name=\"unsubscribe\" value=\"this\""))
        }
        #expect(try html(.question(nil)).contains("<form method=\"post\">"))
        #expect(try !html(.question(nil)).contains("<dl>"))
    }

    /// No script, nothing from elsewhere: whatever a sender wrote into a header.
    @Test func textOfStrangersIsNoMarkup() throws {
        let evil = "\"><script src='//x'></script>\u{202E}&amp;\u{1}"
        let page = try html(.question(Subscription(address: "<i>@\(evil)", sender: evil, stream: evil)))
        #expect(!page.contains("<script") && !page.contains("<i>") && !page.contains("\u{202E}"))
        #expect(page.contains("&quot;&gt;&lt;script src=&#39;//x&#39;&gt;&lt;/script&gt;\u{FFFD}&amp;amp;\u{FFFD}"))
    }

    @Test(arguments: [
        ("ann@home.example", "a…@home.example"), ("a@b", "a…@b"), ("\"x@y\"@z.example", "\"…@z.example"), ("ann", "…"),
        ("@x", "…"), ("", "…"), ("日本@例え.jp", "日…@例え.jp"),
    ])
    func masks(address: String, masked: String) { #expect(UnsubscribePage.masked(address) == masked) }

    /// The style is the one that the policy lets in: a browser drops any other.
    @Test func policyKnowsTheStyle() throws {
        let digest = try Digest.sha256(Array(UnsubscribePage.style.utf8))
        let bytes = stride(from: 0, to: 64, by: 2).map { place in
            UInt8(digest.dropFirst(place).prefix(2), radix: 16) ?? 0
        }
        #expect(Data(bytes).base64EncodedString() == UnsubscribePage.styleHash)
        #expect(try html(.done).contains("<style>\(UnsubscribePage.style)</style>"))
    }

    @Test func answersAreNotKeptByAnybody() throws {
        let answer = Response.page(.question(ann), try #require(Language.all.first { $0.code == "ja" }))
        let text = String(decoding: answer.bytes(date: "D", keepsAlive: true), as: UTF8.self)
        #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        for field in [
            "Cache-Control: no-store, no-cache, private, max-age=0", "Referrer-Policy: no-referrer",
            "X-Robots-Tag: noindex, nofollow", "Content-Language: ja", "Vary: Accept-Language",
            "X-Content-Type-Options: nosniff",
        ] { #expect(text.contains("\r\n\(field)\r\n"), "\(field)") }
        #expect(text.contains("Content-Security-Policy: default-src 'none'; style-src 'sha256-"))
        #expect(text.contains("; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n"))
        let failed = Response.page(.failed, .standard).bytes(date: "D", keepsAlive: true)
        #expect(String(decoding: failed, as: UTF8.self).hasPrefix("HTTP/1.1 503 "))
    }
}
