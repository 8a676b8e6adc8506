internal import Words

/// The signs in the fields of a request, apart from its agent.
///
/// They are lines `name: value\n`, names in lower case. Two lines are none of the client's fields but of the request
/// itself, written as HTTP/2 has them: `:method: HEAD` and `:version: 1.0`; missing, it is GET and something newer.
struct HeaderReading: OptionSet, Sendable {
    let rawValue: UInt16

    static let language = HeaderReading(rawValue: 1 << 0)
    static let referer = HeaderReading(rawValue: 1 << 1)
    /// A browser says that nobody has looked yet.
    static let prefetch = HeaderReading(rawValue: 1 << 2)
    static let head = HeaderReading(rawValue: 1 << 3)
    static let oldProtocol = HeaderReading(rawValue: 1 << 4)
    /// A page is wanted: `Accept: text/html…` or `Sec-Fetch-Dest: document`.
    static let page = HeaderReading(rawValue: 1 << 5)
    static let document = HeaderReading(rawValue: 1 << 6)
    /// A person pressed something: `Sec-Fetch-User: ?1` (W3C, Fetch Metadata Request Headers, section 2.4).
    static let pressed = HeaderReading(rawValue: 1 << 7)
}

extension HeaderReading {
    init(_ lines: [UInt8]) {
        self = []
        let lines = lines.span
        var start = 0
        while start < lines.count {
            var end = start
            while end < lines.count, lines[end] != UInt8(ascii: "\n") { end += 1 }
            insert(Self.read(lines.extracting(start..<end)))
            start = end + 1
        }
    }

    /// Looks closer at only those lines whose first letter can matter.
    private static func read(_ line: Span<UInt8>) -> HeaderReading {
        guard line.count > 3 else { return [] }
        switch line[0] {
        case UInt8(ascii: "a"):
            if line.begins(acceptLanguage) { return .language }
            return line.begins(acceptsPage) ? .page : []
        case UInt8(ascii: "r"): return line.begins(refererName) ? .referer : []
        case UInt8(ascii: "s"):
            if line.begins(secFetchUser) { return .pressed }
            if line.begins(secFetchDocument) { return [.page, .document] }
            return isSpeculation(line) ? .prefetch : []
        case UInt8(ascii: "p"), UInt8(ascii: "x"): return isSpeculation(line) ? .prefetch : []
        case UInt8(ascii: ":"):
            if line.begins(methodHead) { return .head }
            return line.begins(version10) ? .oldProtocol : []
        default: return []
        }
    }

    private static func isSpeculation(_ line: Span<UInt8>) -> Bool { speculations.contains { line.begins($0) } }

    private static let acceptLanguage = Array("accept-language: ".utf8)
    private static let acceptsPage = Array("accept: text/html".utf8)
    private static let refererName = Array("referer: ".utf8)
    private static let secFetchUser = Array("sec-fetch-user: ?1".utf8)
    private static let secFetchDocument = Array("sec-fetch-dest: document".utf8)
    private static let methodHead = Array(":method: head".utf8)
    private static let version10 = Array(":version: 1.0".utf8)
    /// `Sec-Purpose` is that of https://wicg.github.io/nav-speculation/prefetch.html; the others are older browsers'.
    private static let speculations = [
        "sec-purpose: prefetch", "sec-purpose: prerender", "purpose: prefetch", "purpose: prerender", "x-moz: prefetch",
        "x-purpose: preview", "x-purpose: prefetch",
    ].map { Array($0.utf8) }
}

extension Span<UInt8> {
    /// Returns whether it begins with the other, which is in lower case, whatever its own case.
    fileprivate func begins(_ other: [UInt8]) -> Bool {
        guard count >= other.count else { return false }
        for index in other.indices where self[index].lowercasedASCII != other[index] { return false }
        return true
    }
}
