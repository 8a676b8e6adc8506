// The server block of contrib/nginx, in a real nginx before the tracker.

import Foundation
import Peers
import Testing

@Suite struct NginxTests {
    private let sandbox: Sandbox
    private let nginx: ThrowawayNginx
    /// What links begin with in mail.
    private static let url = "https://\(ThrowawayNginx.name)"
    private let tracks: Tracks
    private let unsubscribe: String
    private let mail = TestMail.short(1, campaign: "spring")

    init() throws {
        sandbox = try Sandbox()
        let config = try String(contentsOfFile: sandbox.config, encoding: .utf8)
        try sandbox.write(config: config.replacing("url: \(sandbox.trackerURL)", with: "url: \(Self.url)"))
        try sandbox.start()
        nginx = try ThrowawayNginx(trackerPort: sandbox.trackerPort)
        let postfix = try ThrowawayPostfix(milter: sandbox.milter)
        try postfix.send(mail.bytes.withCRLF, to: [mail.recipient])
        try postfix.waitUntilDelivered()
        let delivered = try #require(try postfix.sink.messages(to: mail.recipient).first)
        tracks = Tracks(in: mail.decoded(delivered.body), tracker: Self.url)
        let field = try #require(delivered.fields.first { $0.hasPrefix("List-Unsubscribe: ") })
        let place = try #require(field.split(separator: "<").last?.split(separator: ">").first)
        unsubscribe = String(place.dropFirst(Self.url.count))
    }

    private func path(_ url: String) -> String { String(url.dropFirst(Self.url.count)) }

    @Test func pixelsAndLinksAreAnsweredAsFromTheTracker() throws {
        #expect(try nginx.redirect(of: path(tracks.links[0])) == "308 \(tracks.links[0])")
        #expect(try nginx.headers(of: path(tracks.pixels[0])).lowercased().contains("content-type: image/gif"))
        let answer = try nginx.headers(of: path(tracks.links[0]))
        #expect(answer.contains(" 302"))
        #expect(answer.contains("location: \(mail.links[0].destination)\r\n"))
        _ = try sandbox.report("message", "<trial.1@shop.example>")
        let events = "SELECT event, ip FROM crm_timeline WHERE event IN ('open', 'click') ORDER BY event"
        #expect(try sandbox.query(events) == ["click|127.0.0.1", "open|127.0.0.1"])
    }

    @Test func aPOSTUnsubscribes() throws {
        #expect(try nginx.statuses(of: unsubscribe, "--data", "List-Unsubscribe=One-Click") == [200])
        _ = try sandbox.report("campaign", "spring")
        #expect(try sandbox.query("SELECT address FROM crm_suppressions") == [mail.recipient])
    }

    /// The client is who has connected, whatever it says.
    @Test func nobodySaysWhoItIs() throws {
        _ = try nginx.statuses(of: path(tracks.pixels[0]), "-H", "X-Forwarded-For: 192.0.2.66")
        _ = try sandbox.report("message", "<trial.1@shop.example>")
        #expect(try sandbox.query("SELECT ip FROM crm_timeline WHERE event = 'open'") == ["127.0.0.1"])
    }

    /// The database is asked for by this machine alone.
    @Test(arguments: ["/healthz", "/HEALTHZ", "/healthz?x", "/%68ealthz", "//healthz", "/x/../healthz"])
    func healthIsForInside(path: String) throws {
        #expect(try nginx.statuses(of: path, "--path-as-is") == [404])
        #expect(try HTTPClient.request("GET", sandbox.trackerURL + "/healthz").status == 200)
    }

    @Test func cookiesOfAShopPass() throws {
        let cookie = "Cookie: a=" + String(repeating: "x", count: 9 << 10)
        #expect(try nginx.statuses(of: path(tracks.pixels[0]), "-H", cookie) == [200])
    }

    /// Ten times what is let through at once: so many come faster than 100 a second from anything.
    @Test func aFloodIsCutOff() throws {
        let statuses = try nginx.statuses(of: path(tracks.pixels[0]) + "?[1-3000]", "-Z")
        #expect(statuses.count == 3000)
        #expect(Set(statuses) == [200, 429])
    }
}
