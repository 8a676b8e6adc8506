import Testing

@testable import TrackerService

@Suite struct RequestParserTests {
    private func parse(_ text: String) -> RequestParser.Result { RequestParser.parse(Array(text.utf8).span) }

    private func head(_ text: String) throws -> RequestHead {
        guard case .head(let head) = parse(text) else { throw NoHead(result: parse(text)) }
        return head
    }

    private struct NoHead: Error { let result: RequestParser.Result }

    @Test func aRequestIsRangesOfItsBytes() throws {
        let text = "GET /o/x?y HTTP/1.1\r\nHost: a.example\r\nUser-Agent:  Mozilla/5.0 (X) \r\nEmpty:\r\n\r\nNEXT"
        let head = try head(text)
        let bytes = Array(text.utf8)
        #expect(head.method == .get && !head.isHTTP10 && head.keepsAlive && head.body == .none && !head.expectsContinue)
        #expect(String(decoding: bytes[head.target], as: UTF8.self) == "/o/x?y")
        #expect(head.fields.map { String(decoding: bytes[$0.name], as: UTF8.self) } == ["Host", "User-Agent", "Empty"])
        #expect(
            head.fields.map { String(decoding: bytes[$0.value], as: UTF8.self) } == [
                "a.example", "Mozilla/5.0 (X)", "",
            ])
        #expect(head.size == bytes.count - 4)
    }

    /// However it's cut, a request is incomplete until its last byte.
    @Test(arguments: [
        "GET /o/x HTTP/1.1\r\nHost: a\r\nA: b\r\n\r\n", "\r\n\r\nHEAD / HTTP/1.0\r\n\r\n",
        "GET / HTTP/1.1\nHost: a\n\n",
    ])
    func cutAtEveryByte(text: String) throws {
        let bytes = Array(text.utf8)
        for size in 0..<bytes.count {
            #expect(RequestParser.parse(bytes.span.extracting(..<size)) == .incomplete, "at \(size)")
        }
        #expect(try head(text).size == bytes.count)
    }

    /// Piece by piece it is the same head, and it is there with its last byte.
    @Test(
        arguments: [
            "GET /o/x HTTP/1.1\r\nHost: a\r\nA: b\r\n\r\n", "\r\n\n\r\nHEAD / HTTP/1.0\r\n\r\n",
            "GET / HTTP/1.1\nHost: a\n\n",
        ], [1, 2, 3, 7])
    func inPieces(text: String, size: Int) {
        let bytes = Array(text.utf8)
        var heads = HeadReader()
        for end in stride(from: size, to: bytes.count, by: size) {
            #expect(heads.read(bytes.span.extracting(..<end)) == .incomplete, "at \(end)")
        }
        #expect(heads.read(bytes.span) == parse(text))
    }

    /// What is no head is refused when it has come twice over, and what has no end when it is too long.
    @Test func refusedInPieces() {
        for (text, unit, refusal) in [
            ("GET /", "\0", RequestParser.Refusal.malformed), ("GET /", "a", .headTooLarge),
            ("", "\r\n", .headTooLarge),
        ] {
            var bytes = Array(text.utf8)
            var heads = HeadReader()
            var result = heads.read(bytes.span)
            while result == .incomplete, bytes.count < 2 * RequestHead.sizeLimit {
                bytes += unit.utf8
                result = heads.read(bytes.span)
            }
            #expect(result == .refused(refusal), "\(unit)")
            #expect(bytes.count <= RequestHead.sizeLimit + 2)
        }
    }

    @Test(arguments: [
        ("GET", RequestHead.Method.get), ("HEAD", .head), ("OPTIONS", .other), ("get", .other), ("GETS", .other),
        ("G", .other),
    ])
    func methods(name: String, method: RequestHead.Method) throws {
        #expect(try head("\(name) / HTTP/1.1\r\nHost: a\r\n\r\n").method == method)
    }

    @Test(arguments: [
        ("HTTP/1.1", "X: y", true), ("HTTP/1.1", "Connection: close", false),
        ("HTTP/1.1", "connection: Keep-Alive, CLOSE", false),
        ("HTTP/1.1", "Connection: closed", true), ("HTTP/1.0", "X: y", false),
        ("HTTP/1.0", "Connection: keep-alive", true),
    ])
    func keepingAlive(version: String, field: String, keepsAlive: Bool) throws {
        #expect(try head("GET / \(version)\r\nHost: a\r\n\(field)\r\n\r\n").keepsAlive == keepsAlive)
    }

    @Test(arguments: [
        ("Content-Length: 0", RequestHead.Body.none), ("Content-Length: 12", .length(12)),
        ("Content-Length: 12\r\nContent-Length: 12", .length(12)), ("Transfer-Encoding: Chunked", .chunked),
    ])
    func bodies(field: String, body: RequestHead.Body) throws {
        #expect(try head("POST / HTTP/1.1\r\nHost: a\r\n\(field)\r\n\r\n").body == body)
    }

    @Test(arguments: [
        ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", RequestParser.Refusal.malformed), ("GET / x HTTP/1.1\r\n", .malformed),
        ("GET /\r\n", .malformed), ("GET / FTP/1.1\r\n", .malformed), (" / HTTP/1.1\r\n", .malformed),
        ("GET / HTTP/2.0\r\n", .unsupportedVersion), ("GET / HTTP/1.1\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\nno colon\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\n: x\r\n\r\n", .malformed), ("GET / HTTP/1.1\r\nA: \0\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\rX\r\n", .malformed), ("GET /\u{1B}[31m HTTP/1.1\r\n", .malformed),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", .malformed),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n", .malformed),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", .malformed),
        ("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", .malformed),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", .unsupportedCoding),
        (
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
            .unsupportedCoding
        ),
        // There are two versions of HTTP/1, and one way to write each.
        ("GET / HTTP/1.x\r\n", .malformed), ("GET / HTTP/1. \r\n", .malformed), ("GET / HTTP/1.\u{7F}\r\n", .malformed),
        ("GET / HTTP/1.2\r\n", .unsupportedVersion), ("GET / HTTP/0.9\r\n", .unsupportedVersion),
        ("GET / http/1.1\r\n", .malformed), ("GET / HTTP/1,1\r\n", .malformed), ("GET / HTTP/x.1\r\n", .malformed),
        ("GET / HTTP/11\r\n", .malformed), ("GET / HTTP/1.10\r\n", .malformed), ("GET / HTTP/+1.1\r\n", .malformed),
        // A CR is half of a line's end wherever it stands.
        ("\rGET / HTTP/1.1\r\n", .malformed), ("\r\r\nGET / HTTP/1.1\r\n", .malformed),
        ("GET / HTTP/1.1\r\r\n", .malformed), ("GET /\r HTTP/1.1\r\n", .malformed),
        ("GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n", .malformed), ("GET / HTTP/1.1\r\nHost: a\r\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\nHost: a\r\n\rX: y\r\n\r\n", .malformed),
        // Names and methods are tokens.
        ("GET / HTTP/1.1\r\n\tHost: a\r\n\r\n", .malformed), ("GET / HTTP/1.1\r\nHost\t: a\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length\u{B}: 1\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length\u{A0}: 1\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\nHost: a\r\n(Content-Length: 1\r\n\r\n", .malformed),
        ("G\tET / HTTP/1.1\r\n", .malformed), ("G(T / HTTP/1.1\r\n", .malformed),
        ("GET / HTTP/1.1\r\nHost: a\u{7F}\r\n\r\n", .malformed),
        // Sizes are decimal digits.
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", .malformed),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1_0\r\n\r\n", .malformed),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1\r\n\r\n", .malformed),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\n", .malformed),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n", .malformed),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \u{661}\r\n\r\n", .malformed),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551617\r\n\r\n", .malformed),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked;x\r\n\r\n", .unsupportedCoding),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n\r\n", .unsupportedCoding),
    ])
    func refusals(text: String, reason: RequestParser.Refusal) {
        #expect(parse(text) == .refused(reason))
    }

    @Test func limits() {
        let fields = String(repeating: "A: b\r\n", count: RequestHead.fieldLimit - 1)
        let start = "GET / HTTP/1.1\r\nHost: a\r\n"
        #expect(throws: Never.self) { try head(start + fields + "\r\n") }
        #expect(parse(start + fields + "A: b\r\n") == .refused(.headTooLarge))
        let room = RequestHead.sizeLimit - start.utf8.count - "A: \r\n\r\n".utf8.count
        #expect(throws: Never.self) { try head(start + "A: " + String(repeating: "x", count: room) + "\r\n\r\n") }
        #expect(parse(start + "A: " + String(repeating: "x", count: room + 1) + "\r\n\r\n") == .refused(.headTooLarge))
        #expect(parse(String(repeating: "\r\n", count: RequestHead.sizeLimit)) == .refused(.headTooLarge))
    }

    /// Those of all of a domain come along: they count neither as bytes nor as fields, up to a limit of their own.
    @Test(arguments: ["Cookie", "cookie", "COOKIE"])
    func cookies(name: String) throws {
        let start = "GET / HTTP/1.1\r\nHost: a\r\n"
        func cookie(_ size: Int) -> String { "\(name): \(String(repeating: "x", count: size))\r\n" }
        for cookies in [
            cookie(9_000), cookie(17_000), cookie(32_000), cookie(16_000) + cookie(16_000),
            String(repeating: cookie(10), count: 200), "",
        ] {
            let text = start + cookies + "A: \(String(repeating: "y", count: 9_000))\r\n" + "\r\n"
            let head = try head(text)
            #expect(head.size == text.utf8.count && head.fields.count == 2 && head.hasCookies == !cookies.isEmpty)
            let bytes = Array(text.utf8)
            for size in stride(from: 0, to: bytes.count, by: 997) {
                #expect(RequestParser.parse(bytes.span.extracting(..<size)) == .incomplete, "\(size)")
            }
        }
        #expect(parse(start + cookie(50_000)) == .refused(.headTooLarge))
        #expect(parse(start + "\(name): " + String(repeating: "x", count: 50_000)) == .refused(.headTooLarge))
        // No room for anything else is won by them.
        #expect(
            parse(start + cookie(9_000) + "A: \(String(repeating: "y", count: 16_400))\r\n\r\n")
                == .refused(.headTooLarge))
        #expect(parse(start + cookie(9_000) + "A: \(String(repeating: "y", count: 16_400))") == .refused(.headTooLarge))
        #expect(parse(start + "\(name)s: \(String(repeating: "x", count: 17_000))\r\n\r\n") == .refused(.headTooLarge))
        #expect(parse(start + "\(name): a\0b\r\n\r\n") == .refused(.malformed))
    }

    /// Total: any bytes give a result, and ranges lie within them.
    @Test func anyBytes() {
        var generator = SystemRandomNumberGenerator()
        let seed = Array(
            "GET /o/AAAAAAAAAAAAAAAAAAAAAA.gif HTTP/1.1\r\nHost: a\r\nConnection: close, x\r\nContent-Length: 5\r\n\r\n"
                .utf8)
        for _ in 0..<20_000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            guard case .head(let head) = RequestParser.parse(bytes.span) else { continue }
            #expect(head.size <= bytes.count && head.target.upperBound <= head.size)
            #expect(head.fields.allSatisfy { $0.value.upperBound <= head.size })
        }
    }
}
