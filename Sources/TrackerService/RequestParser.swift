// Reads the head of a request. Where readings of a message can differ (RFC 9112, section 11), it is refused: a proxy before
// us must not see another request than we do.

/// Reads one request head from the bytes that have come so far.
struct RequestParser {
    enum Result: Equatable {
        case incomplete
        case refused(Refusal)
        case head(RequestHead)
    }

    /// The reasons why a request is answered with an error, after which the connection is closed.
    enum Refusal: Error, Equatable {
        case malformed
        case headTooLarge
        case unsupportedVersion
        case unsupportedCoding
    }

    static func parse(_ bytes: Span<UInt8>) -> Result {
        var offset = 0
        do throws(Refusal) {
            var first = try nextLine(in: bytes, at: &offset)
            // RFC 9112, section 2.2: empty lines before a request are passed over.
            while let line = first, line.isEmpty { first = try nextLine(in: bytes, at: &offset) }
            guard let first else { return try incomplete(bytes) }
            var parser = RequestParser(head: try requestLine(first, in: bytes))
            while let line = try nextLine(in: bytes, at: &offset) {
                if isCookie(line.lowerBound..<offset, in: bytes) {
                    parser.head.hasCookies = true
                    parser.cookies += offset - line.lowerBound
                    continue
                }
                guard offset - parser.cookies <= RequestHead.sizeLimit else { throw .headTooLarge }
                if line.isEmpty {
                    parser.head.size = offset
                    return .head(try parser.finished())
                }
                try parser.add(line, in: bytes)
            }
            let rest = isCookie(offset..<bytes.count, in: bytes) ? bytes.count - offset : 0
            return try incomplete(bytes, cookies: parser.cookies + rest)
        } catch {
            return .refused(error)
        }
    }

    private var head: RequestHead
    private var hosts = 0
    private var length: Int?
    private var isChunked = false
    /// Bytes of the fields that are passed over.
    private var cookies = 0

    private init(head: RequestHead) { self.head = head }

    private static func incomplete(_ bytes: Span<UInt8>, cookies: Int = 0) throws(Refusal) -> Result {
        guard bytes.count - cookies < RequestHead.sizeLimit, bytes.count < RequestHead.limitWithCookies else {
            throw .headTooLarge
        }
        return .incomplete
    }

    /// Returns whether a line is a field of cookies, as far as it is there.
    private static func isCookie(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        line.count > 6 && bytes.matches("cookie:", at: line.lowerBound..<line.lowerBound + 7)
    }

    /// Returns the next line without its CR LF, or LF alone (RFC 9112, section 2.2); nil if it isn't there yet.
    private static func nextLine(in bytes: Span<UInt8>, at offset: inout Int) throws(Refusal) -> Range<Int>? {
        let start = offset
        let limit = min(bytes.count, RequestHead.limitWithCookies)
        var index = start
        while index < limit {
            let byte = bytes[index]
            if byte == .lineFeed {
                offset = index + 1
                return start..<(index > start && bytes[index - 1] == .carriageReturn ? index - 1 : index)
            }
            // A control character; CR only where LF follows.
            if !byte.isHTTPText {
                guard byte == .carriageReturn, index + 1 == bytes.count || bytes[index + 1] == .lineFeed else {
                    throw .malformed
                }
            }
            index += 1
        }
        return nil
    }

    /// Reads `GET /path HTTP/1.1`.
    private static func requestLine(_ line: Range<Int>, in bytes: Span<UInt8>) throws(Refusal) -> RequestHead {
        var targetStart = line.lowerBound
        while targetStart < line.upperBound, bytes[targetStart] != .space { targetStart += 1 }
        let versionStart = line.upperBound - 8
        guard targetStart > line.lowerBound, versionStart > targetStart + 2, bytes[versionStart - 1] == .space else {
            throw .malformed
        }
        let target = targetStart + 1..<versionStart - 1
        for index in target where bytes[index] == .space || bytes[index] == .tab { throw .malformed }
        let isHTTP10 = try isHTTP10(bytes.extracting(versionStart..<line.upperBound))
        // Methods are case-sensitive (RFC 9110, section 9.1).
        let name = bytes.extracting(line.lowerBound..<targetStart)
        for index in name.indices where !name[index].isHTTPToken { throw .malformed }
        let method: RequestHead.Method =
            name.equals("GET") ? .get : name.equals("HEAD") ? .head : name.equals("POST") ? .post : .other
        return RequestHead(method: method, target: target, isHTTP10: isHTTP10, keepsAlive: !isHTTP10)
    }

    /// Tells `HTTP/1.0` from `HTTP/1.1`: there is no other (RFC 9112, section 2.3).
    private static func isHTTP10(_ version: Span<UInt8>) throws(Refusal) -> Bool {
        if version.equals("HTTP/1.1") { return false }
        if version.equals("HTTP/1.0") { return true }
        let digits = [version[5], version[7]].allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard version.extracting(..<5).equals("HTTP/"), version[6] == UInt8(ascii: "."), digits else {
            throw .malformed
        }
        throw .unsupportedVersion
    }

    /// Adds a field, `Name: value`.
    private mutating func add(_ line: Range<Int>, in bytes: Span<UInt8>) throws(Refusal) {
        guard head.fields.count < RequestHead.fieldLimit else { throw .headTooLarge }
        guard let colon = line.first(where: { bytes[$0] == UInt8(ascii: ":") }), colon > line.lowerBound else {
            throw .malformed
        }
        let name = line.lowerBound..<colon
        // White space here would be a folded line, or a name that others read differently (RFC 9112, sections 5.1 and 5.2).
        for index in name where !bytes[index].isHTTPToken { throw .malformed }
        let value = bytes.trimmed(colon + 1..<line.upperBound)
        head.fields.append(RequestHead.Field(name: name, value: value))
        try take(name, value, in: bytes)
    }

    /// Notes what a field says of the message's extent and the connection.
    private mutating func take(_ name: Range<Int>, _ value: Range<Int>, in bytes: Span<UInt8>) throws(Refusal) {
        switch name.count {
        case 4 where bytes.matches("host", at: name):
            hosts += 1
        case 6 where bytes.matches("expect", at: name):
            head.expectsContinue = true
        case 10 where bytes.matches("connection", at: name):
            if bytes.hasElement("close", in: value) { head.keepsAlive = false }
            if head.isHTTP10, bytes.hasElement("keep-alive", in: value) { head.keepsAlive = true }
        case 14 where bytes.matches("content-length", at: name):
            guard let number = bytes.number(in: value), length == nil || length == number else { throw .malformed }
            length = number
        case 17 where bytes.matches("transfer-encoding", at: name):
            guard !isChunked, bytes.matches("chunked", at: value) else { throw .unsupportedCoding }
            isChunked = true
        default:
            break
        }
    }

    private func finished() throws(Refusal) -> RequestHead {
        guard hosts == 1 || (hosts == 0 && head.isHTTP10) else { throw .malformed }
        guard !isChunked || (length == nil && !head.isHTTP10) else { throw .malformed }
        var head = head
        head.body = isChunked ? .chunked : (length ?? 0) == 0 ? .none : .length(length ?? 0)
        return head
    }
}
