import Testing
import Tracking
import Words

@testable import TrackerService

@Suite struct ResponseTests {
    private func text(_ response: Response, keepsAlive: Bool = true, isHTTP10: Bool = false, withBody: Bool = true)
        -> String
    {
        let bytes = response.bytes(date: "DATE", keepsAlive: keepsAlive, isHTTP10: isHTTP10, withBody: withBody)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func aRedirect() throws {
        let destination = try #require(Destination(Array("https://shop.example/?a=1&b=%20".utf8)))
        #expect(
            text(.redirect(to: destination)) == """
                HTTP/1.1 302 Found\r
                Date: DATE\r
                Content-Length: 0\r
                Cache-Control: no-store, no-cache, private, max-age=0\r
                Referrer-Policy: no-referrer\r
                X-Robots-Tag: noindex, nofollow\r
                Location: https://shop.example/?a=1&b=%20\r
                \r

                """)
    }

    @Test("T10: nobody is to keep a pixel, though proxies do") func aPixel() {
        let bytes = Response.pixel.bytes(date: "DATE", keepsAlive: true)
        let body = Array(bytes.suffix(43))
        #expect(body.starts(with: Array("GIF89a".utf8)) && body.last == 0x3B)
        #expect(
            text(.pixel, withBody: false).hasSuffix(
                "Content-Length: 43\r\n" + """
                    Cache-Control: no-store, no-cache, private, max-age=0\r
                    Referrer-Policy: no-referrer\r
                    X-Robots-Tag: noindex, nofollow\r
                    \r

                    """))
    }

    @Test(arguments: [
        (true, false, ""), (false, false, "Connection: close\r\n"), (true, true, "Connection: keep-alive\r\n"),
        (false, true, "Connection: close\r\n"),
    ])
    func connection(keepsAlive: Bool, isHTTP10: Bool, line: String) {
        let text = text(.healthy, keepsAlive: keepsAlive, isHTTP10: isHTTP10)
        #expect(text.contains("Connection:") == !line.isEmpty)
        #expect(text.hasSuffix("\(line)\r\nok\n"))
    }

    /// A body's length is told even where the body isn't sent.
    @Test(arguments: [
        Response.healthy, .unhealthy, .robots, .notFound, .unavailable, .methodNotAllowed, .bodyTooLarge,
        .refusal(.malformed),
        .refusal(.headTooLarge), .refusal(.unsupportedCoding), .refusal(.unsupportedVersion),
    ])
    func lengths(response: Response) {
        let parts = text(response).components(separatedBy: "\r\n\r\n")
        #expect(parts.count == 2)
        #expect(parts[0].contains("\r\nContent-Length: \(parts[1].utf8.count)\r\n"))
        #expect(text(response, withBody: false) == parts[0] + "\r\n\r\n")
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (1_767_225_599, "Wed, 31 Dec 2025 23:59:59 GMT"),
        (1_772_323_200, "Sun, 01 Mar 2026 00:00:00 GMT"), (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
    ])
    func dates(seconds: Int64, text: String) { #expect(HTTPDate.text(seconds) == text) }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
