// The tracker's answers.

internal import Tracking
internal import Words

/// An answer of the tracker: what it says, apart from when and on which connection.
struct Response: Equatable {
    private let status: String
    /// Whole lines.
    private let fields: [UInt8]
    private let body: [UInt8]

    private init(_ status: String, type: String, fields: String = "", body: [UInt8]) {
        let common = "Content-Type: \(type)\r\nContent-Length: \(body.count)\r\n" + Self.privacy
        self.init(status: status, fields: Array((common + fields).utf8), body: body)
    }

    private init(status: String, fields: [UInt8], body: [UInt8]) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// Nothing of ours is kept by anybody in between, found by a search engine, or named to where a link leads.
    private static let privacy = """
        Cache-Control: no-store, no-cache, private, max-age=0\r
        Referrer-Policy: no-referrer\r
        X-Robots-Tag: noindex, nofollow\r

        """

    /// Writes the answer. `keepsAlive` says whether the connection stays, and `isHTTP10` whether that must be said.
    func bytes(date: String, keepsAlive: Bool, isHTTP10: Bool = false, withBody: Bool = true) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(fields.count + body.count + 128)
        bytes += "HTTP/1.1 \(status)\r\nDate: \(date)\r\n".utf8
        bytes += fields
        if !keepsAlive { bytes += "Connection: close\r\n".utf8 }
        if keepsAlive && isHTTP10 { bytes += "Connection: keep-alive\r\n".utf8 }
        bytes += "\r\n".utf8
        if withBody { bytes += body }
        return bytes
    }
}

extension Response {
    /// The smallest transparent GIF of one pixel: 43 bytes.
    static let pixel = Response(
        "200 OK", type: "image/gif",
        body: [
            0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x01, 0x00, 0x01, 0x00, 0x80, 0x00, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF,
            0xFF, 0x21,
            0xF9, 0x04, 0x01, 0x00, 0x00, 0x00, 0x00, 0x2C, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00, 0x02,
            0x02, 0x44,
            0x01, 0x00, 0x3B,
        ])

    static func redirect(to destination: Destination) -> Response {
        Response(
            status: "302 Found", fields: redirectFields + destination.bytes + [.carriageReturn, .lineFeed], body: [])
    }

    private static let redirectFields = Array(("Content-Length: 0\r\n" + privacy + "Location: ").utf8)

    static let healthy = Response("200 OK", type: "text/plain", body: Array("ok\n".utf8))
    static let unhealthy = Response(
        "503 Service Unavailable", type: "text/plain", body: Array("the database does not answer\n".utf8))
    static let robots = Response("200 OK", type: "text/plain", body: Array("User-agent: *\nDisallow: /\n".utf8))

    /// For a token that we did not seal, and everything else that isn't here. It tells nobody which.
    static let notFound = page("404 Not Found", "There is nothing here.")
    /// For a link whose destination can't be looked up now. Another tracker may know it, which a proxy asks next.
    static let unavailable = page(
        "503 Service Unavailable", "This link cannot be followed just now. Please try again in a moment.",
        fields: "Retry-After: 2\r\n")
    static let methodNotAllowed = page(
        "405 Method Not Allowed", "Only GET is possible here.", fields: "Allow: GET, HEAD\r\n")
    static let bodyTooLarge = page("413 Content Too Large", "That is too much.")

    static let methodNotAllowedOnPage = page(
        "405 Method Not Allowed", "Only GET and POST are possible here.", fields: "Allow: GET, HEAD, POST\r\n")

    /// Makes the page on which somebody unsubscribes; it may have a style and form of its own, and nothing of others.
    static func page(_ content: UnsubscribePage.Content, _ language: Language) -> Response {
        let page = UnsubscribePage(content: content, language: language)
        let isFailure = content == .failed
        let fields = """
            Content-Language: \(language.code)\r
            Vary: Accept-Language\r
            Content-Security-Policy: default-src 'none'; style-src 'sha256-\(UnsubscribePage.styleHash)'; \
            form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r
            X-Content-Type-Options: nosniff\r

            """ + (isFailure ? "Retry-After: 120\r\n" : "")
        return Response(
            isFailure ? "503 Service Unavailable" : "200 OK", type: "text/html; charset=utf-8", fields: fields,
            body: page.html)
    }

    static func refusal(_ reason: RequestParser.Refusal) -> Response {
        switch reason {
        case .malformed: page("400 Bad Request", "This request cannot be read.")
        case .headTooLarge: page("431 Request Header Fields Too Large", "This request is too large.")
        case .unsupportedVersion: page("505 HTTP Version Not Supported", "Only HTTP/1 is spoken here.")
        case .unsupportedCoding: page("501 Not Implemented", "This request cannot be read.")
        }
    }

    private static func page(_ status: String, _ text: String, fields: String = "") -> Response {
        let title = status.dropFirst(4)
        let html =
            "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>\(title)</title>\n<p>\(text)</p></html>\n"
        return Response(status, type: "text/html; charset=utf-8", fields: fields, body: Array(html.utf8))
    }
}
