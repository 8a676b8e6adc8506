import Testing

@testable import TrackerService

@Suite struct EndpointTests {
    private static let token = "AbCdEfGhIjKlMnOpQr_-09"

    private func endpoint(_ target: String) -> Endpoint { Endpoint(Array(target.utf8).span) }

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
        "/c/\(token.dropLast())%2D",
        "/x/\(token)", "/oc/\(token)", "o/\(token)", "/?/o/\(token)", "/#/o/\(token)", "http://track.example",
        "http://a/?u=/c/\(token)", "/c/\(token)/" + String(repeating: "x", count: 100), "/c/?url=https://evil.example/",
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
