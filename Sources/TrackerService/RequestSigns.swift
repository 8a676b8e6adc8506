// What of a request is kept to judge who sent it.

internal import Words

/// Reads from a request's fields what tells people from machines, each bounded.
enum RequestSigns {
    static let userAgentLimit = 512
    static let headersLimit = 1024

    /// Fields by which fetchers give themselves away, by being there or by missing. In lower case.
    private static let names: [StaticString] = [
        "accept", "accept-encoding", "accept-language", "anonymous-client-ip", "from", "purpose", "referer",
        "sec-fetch-dest", "sec-fetch-mode", "sec-fetch-site", "sec-fetch-user", "sec-purpose", "via", "x-moz",
        "x-purpose",
    ]

    static func userAgent(of head: RequestHead, in bytes: Span<UInt8>) -> [UInt8] {
        for field in head.fields where bytes.matches("user-agent", at: field.name) {
            return bytes.array(field.value.prefix(userAgentLimit))
        }
        return []
    }

    /// Returns the fields as lines `name: value\n`, names in lower case; only whole lines, as many as fit. Before them,
    /// what the request's first line tells, as `Hit.headers` has it: that of HTTP/1.0 only where no proxy stands
    /// between, which may speak an older version than its client.
    static func headers(of head: RequestHead, in bytes: Span<UInt8>) -> [UInt8] {
        var lines: [UInt8] = head.method == .head ? Array(":method: HEAD\n".utf8) : []
        if head.isHTTP10, forwardedFor(of: head, in: bytes).isEmpty { lines += Array(":version: 1.0\n".utf8) }
        for field in head.fields where names.contains(where: { bytes.matches($0, at: field.name) }) {
            guard lines.count + field.name.count + field.value.count + 3 <= headersLimit else { continue }
            for index in field.name { lines.append(bytes[index].lowercasedASCII) }
            lines += [UInt8(ascii: ":"), .space]
            for index in field.value { lines.append(bytes[index]) }
            lines.append(.lineFeed)
        }
        return lines
    }

    /// Returns whether a request comes out of a page or a session. A provider's one click does not (RFC 8058, section
    /// 3.2); a browser's form does, and so does what a scanner sends that goes through pages.
    static func hasContext(of head: RequestHead, in bytes: Span<UInt8>) -> Bool {
        head.hasCookies || head.fields.contains { field in context.contains { bytes.matches($0, at: field.name) } }
    }

    private static let context: [StaticString] = [
        "authorization", "origin", "referer", "sec-fetch-dest", "sec-fetch-mode",
        "sec-fetch-site",
    ]

    /// Returns the elements of all `X-Forwarded-For` fields, in order.
    static func forwardedFor(of head: RequestHead, in bytes: Span<UInt8>) -> [[UInt8]] {
        var elements: [[UInt8]] = []
        for field in head.fields where bytes.matches("x-forwarded-for", at: field.name) {
            for element in bytes.elements(in: field.value) { elements.append(bytes.array(element)) }
        }
        return elements
    }
}
