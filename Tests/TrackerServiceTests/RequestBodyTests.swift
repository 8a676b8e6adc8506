import Testing

@testable import TrackerService

@Suite struct RequestBodyTests {
    private static let next = Array("GET ".utf8)

    /// Fed in pieces of every size: the body ends where it ends, and no byte behind it is taken.
    @Test(arguments: [
        (RequestHead.Body.length(5), "12345"), (.chunked, "0\r\n\r\n"), (.chunked, "5\r\nabcde\r\n0\r\n\r\n"),
        (.chunked, "a;x=\"y\"\r\n0123456789\r\n0a \r\n0123456789\r\n000\r\nTrailer: x\r\nOther: y\r\n\r\n"),
        (.chunked, "1\nx\n0\n\n"),
    ])
    func ends(extent: RequestHead.Body, text: String) throws {
        let body = Array(text.utf8)
        for step in 1...body.count + Self.next.count {
            var reader = try #require(RequestBody(extent))
            var rest = (body + Self.next)[...]
            var taken = 0
            while true {
                let (result, count) = reader.pass(Array(rest.prefix(step)).span)
                taken += count
                rest = rest.dropFirst(count)
                if result == .finished { break }
                try #require(result == .incomplete && count > 0, "step \(step)")
            }
            #expect(taken == body.count, "step \(step)")
        }
    }

    @Test(arguments: [
        (RequestHead.Body.length(RequestBody.sizeLimit + 1), "x"), (.chunked, "x\r\n"), (.chunked, "\r\n"),
        (.chunked, "-1\r\n"),
        (.chunked, "1000000\r\n"), (.chunked, "1\r\nab\r\n"),
        (.chunked, "0\r\n" + String(repeating: "A: b\r\n", count: 20_000)),
        // A CR is half of a line's end.
        (.chunked, "0\r5\r\n"), (.chunked, "5\r\r\nabcde\r\n"), (.chunked, "1\r;x\r\n"), (.chunked, "1;x\ry\r\n"),
        (.chunked, "1\r\na\rb"), (.chunked, "1\r\na\r\r\n"), (.chunked, "0\r\n\rX"), (.chunked, "0\r\nA: b\rc\r\n"),
        // Sizes are hexadecimal digits, and nothing follows them but extensions.
        (.chunked, "+1\r\n"), (.chunked, "1_0\r\n"), (.chunked, "0x1\r\n"), (.chunked, " 1\r\n"), (.chunked, "1 1\r\n"),
        (.chunked, "1\t1\r\n"), (.chunked, "1\0\r\n"), (.chunked, "10000000000000001\r\n"), (.chunked, ";x\r\n"),
        (.chunked, "1\u{FF11}\r\n"),
        // Extensions and trailers are text, and a trailer is a field.
        (.chunked, "1;x\0\r\n"), (.chunked, "1;x\na\r\n"), (.chunked, "0\r\nno colon\r\n"), (.chunked, "0\r\n: x\r\n"),
        (.chunked, "0\r\n folded: x\r\n"), (.chunked, "0\r\nA : x\r\n"), (.chunked, "0\r\nA: \0\r\n"),
        (.chunked, "0\r\nA: b\r\n c\r\n"),
    ])
    func refused(extent: RequestHead.Body, text: String) throws {
        var reader = try #require(RequestBody(extent))
        #expect(reader.pass(Array(text.utf8).span).result == .refused)
    }

    @Test func chunksAddUp() throws {
        var reader = try #require(RequestBody(.chunked))
        let chunk = Array(("4000\r\n" + String(repeating: "x", count: 0x4000) + "\r\n").utf8)
        let results = (0..<5).map { _ in reader.pass(chunk.span).result }
        #expect(results.contains(.refused))
    }

    /// The content without the frame of chunks; no more than a form of ours has.
    @Test func contentIsKept() throws {
        let content = String(repeating: "0123456789", count: 20)
        for (extent, text) in [
            (RequestHead.Body.length(200), content),
            (.chunked, "64\r\n\(content.prefix(100))\r\n64\r\n\(content.prefix(100))\r\n0\r\n\r\n"),
        ] {
            for step in [1, 3, 1000] {
                var reader = try #require(RequestBody(extent))
                var rest = Array(text.utf8)[...]
                while !rest.isEmpty { rest = rest.dropFirst(reader.pass(Array(rest.prefix(step)).span).count) }
                #expect(reader.content == Array(content.utf8))
            }
        }
        var reader = try #require(RequestBody(.length(10_000)))
        #expect(reader.pass([UInt8](repeating: 1, count: 10_000).span).result == .finished)
        #expect(reader.content.count == RequestBody.keptLimit)
    }

    @Test func noBody() { #expect(RequestBody(.none) == nil) }
}
