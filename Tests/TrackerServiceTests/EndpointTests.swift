import Testing

@testable import TrackerService

@Suite struct EndpointTests {
    private static let token = "AbCdEfGhIjKlMnOpQr_-09"

    private func endpoint(_ target: String) -> Endpoint {
        Endpoint(Endpoint.normalised(Array(target.utf8).span).span)
    }

    /// A character that is unreserved is the same percent-encoded, once.
    @Test(arguments: [
        ("/c/AbCdEfGhIjKlMnOpQr%5F%2D09", Endpoint.click(3..<25)),
        ("/c/%41bCdEfGhIjKlMnOpQr%5f%2d%30%39", .click(3..<25)),
        ("/%63/\(token)", .click(3..<25)), ("/o/\(token)%2Egif", .open(3..<25)),
        ("/o/\(token)%2e%67if", .open(3..<25)),
        ("/u/%41bCdEfGhIjKlMnOpQr_-09?x=%5F", .unsubscribe(3..<25)), ("/%68ealthz", .health),
        ("%2Fc%2F\(token)", .unknown), ("/c%2F\(token)", .unknown),
        ("/c/AbCdEfGhIjKlMnOpQr%255F-09", .unknown),
        ("/c/\(token)%41", .unknown), ("/c/\(token.dropLast())%3", .unknown),
        ("/c/\(token.dropLast())%", .unknown),
    ])
    func percentEncoded(target: String, expected: Endpoint) { #expect(endpoint(target) == expected) }

    /// What clients make of `/o/TOKEN.gif`, and still mean it.
    @Test(
        "T6, T7",
        arguments: [
            "", ".gif", ".", ")", ">", "%3E", "=3D", "\"", ",", ";", ".gif.", ".gif?fbclid=1",
            "?a=b&recipient=x@y.example",
            "#x",
            "/", "&amp;x", ".gif%22%20alt=%22%22", "%20", "'", "=", "!", "]",
        ])
    func strayCharacters(behind: String) {
        #expect(endpoint("/o/\(Self.token)\(behind)") == .open(3..<25))
        #expect(endpoint("/O/\(Self.token)\(behind)") == .open(3..<25))
        #expect(endpoint("/c/\(Self.token)\(behind)") == .click(3..<25))
        #expect(endpoint("/u/\(Self.token)\(behind)") == .unsubscribe(3..<25))
        #expect(endpoint("/C/\(Self.token)\(behind)") == .click(3..<25))
    }

    @Test func belowAFolderOrWithAHost() {
        #expect(endpoint("/mail/c/\(Self.token)") == .click(8..<30))
        #expect(endpoint("//c/\(Self.token)") == .click(4..<26))
        #expect(endpoint("http://track.example/c/\(Self.token)") == .click(23..<45))
        #expect(endpoint("HTTPS://track.example:8443/o/\(Self.token).gif") == .open(29..<51))
    }

    @Test(arguments: [
        "/", "", "*", "/o", "/o/", "/o/\(token.dropLast())", "/o/\(token)x", "/c/\(token)_",
        "/c/\(token.dropLast())%2D_",
        "/x/\(token)", "/oc/\(token)", "o/\(token)", "/?/o/\(token)", "/#/o/\(token)",
        "http://track.example",
        "http://a/?u=/c/\(token)", "/c/\(token)/" + String(repeating: "x", count: 100),
        "/c/?url=https://evil.example/",
        "/healthz/", "/robots", "track.example:443",
    ])
    func unknown(target: String) { #expect(endpoint(target) == .unknown) }

    @Test func others() {
        #expect(endpoint("/healthz") == .health)
        #expect(endpoint("/healthz?x") == .health)
        #expect(endpoint("/robots.txt") == .robots)
        #expect(endpoint("http://a.example/healthz") == .health)
    }
}
