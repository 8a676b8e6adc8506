// Each transfer encoding, undone and edited, as tables.

import Testing

@testable import MIME

@Suite struct TransferEncodingTests {
    @Test(arguments: [
        ("7bit", TransferEncoding.sevenBit), (" 8BIT ", .eightBit), ("binary", .binary),
        ("Quoted-Printable", .quotedPrintable),
        ("\r\n base64", .base64), ("base64 (as usual)", .base64), ("7bit;", .sevenBit), ("x-uuencode", .unknown),
        ("", .unknown),
        ("8 bit", .unknown),
    ])
    func readsTheField(_ value: String, _ expected: TransferEncoding) {
        let input = bytes(value)
        #expect(TransferEncoding(parsing: input.span, in: input.indices) == expected)
    }

    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("a=3Db", "a=b"), ("a=3db=e4", "a=b\u{FFFD}"), ("a=\r\nb", "ab"), ("a=\nb", "ab"),
        ("a= \t\r\nb", "ab"), ("a  \r\nb\t\n", "a\r\nb\n"), ("a  ", "a"), ("a=", "a"), ("a=20\r\n", "a \r\n"),
        ("=", ""), ("=G1", "=G1"),
        ("=4", "=4"), ("a==3D", "a=="), ("a=\rb", "a=\rb"), ("a \rb", "a \rb"), ("==\r\nb", "=b"), ("=\r\n", ""),
        ("=3=\r\nD", "=3D"),
    ])
    func decodesQuotedPrintable(_ encoded: String, _ content: String) {
        let input = bytes(encoded)
        #expect(TransferEncoding.quotedPrintable.decode(input).map { text($0) } == content)
    }

    @Test(arguments: [
        ("", ""), ("YWJj", "abc"), ("YWI=", "ab"), ("YQ==", "a"), ("YQ", "a"), ("YWI", "ab"), ("Y", ""),
        ("YW\r\nJj\r\n", "abc"),
        ("Y!W-J j", "abc"), ("YQ==YWJj", "a"), ("=YWJj", ""),
    ])
    func decodesBase64(_ encoded: String, _ content: String) {
        let input = bytes(encoded)
        #expect(TransferEncoding.base64.decode(input).map { text($0) } == content)
    }

    @Test func decodesOnlyTheRange() {
        let input = bytes("xx=3Dyy")
        #expect(TransferEncoding.quotedPrintable.decode(input, in: 2..<5) == bytes("="))
        #expect(TransferEncoding.eightBit.decode(input, in: 5..<7) == bytes("yy"))
        #expect(TransferEncoding.unknown.decode(input, in: 0..<7) == nil)
    }

    /// Replaces the one place of `[…]` in the content, and returns the body with it.
    private func edited(
        _ encoding: TransferEncoding, _ body: String, replace old: String, with new: String
    ) throws -> String {
        let input = bytes(body)
        let content = try #require(encoding.decode(input))
        let place = try #require(content.indices.first { content[$0...].starts(with: bytes(old)) })
        let edit = Edit(range: place..<(place + old.utf8.count), replacement: bytes(new))
        let edits = try encoding.encodedEdits([edit], of: input, lineEnding: .crlf)
        return text(Edit.apply(edits, to: input))
    }

    private static let long = "https://track.example.com/c/" + String(repeating: "t", count: 40)

    @Test(arguments: [
        // R40: a soft line break within the URL goes with it; what stands around it stays.
        (
            "<a href=3D\"https://old.exa=\r\nmple/p\">t =C3=A4</a>\r\n", "https://old.example/p", "https://n.x/?a=1",
            "<a href=3D\"https://n.x/?a=3D1\">t =C3=A4</a>\r\n"
        ),
        ("x=3dhttps://o.x=3dy \t\r\nz", "https://o.x=y", "N", "x=3dN \t\r\nz"),
        // The rest of the line moves behind a soft line break.
        (
            "<a href=3D\"https://o.x\">" + String(repeating: "b", count: 40) + "\n", "https://o.x",
            "https://o.x/" + String(repeating: "c", count: 30),
            "<a href=3D\"https://o.x/" + String(repeating: "c", count: 30) + "=\n\">"
                + String(repeating: "b", count: 40) + "\n"
        ),
        ("href=3D\"X\"", "X", Self.long + "=", "href=3D\"" + String(Self.long.prefix(67)) + "=\r\nt=3D\""),
        // Neighbours whose meaning would change are encoded.
        ("a X\r\n", "X", "", "a=20\r\n"),
        ("a \rX\n", "X", "", "a =0D\n"),
        // White space at the end of a line, however long, stays there and means nothing.
        (
            "X" + String(repeating: " ", count: 200) + "\r\n", "X", "YY",
            "YY" + String(repeating: " ", count: 200) + "\r\n"
        ),
        ("=X1", "X", "4", "=3D41"),
        ("X--boundary", "X", "", "=2D-boundary"),
        ("a", "a", "ä\u{1}", "=C3=A4=01"),
        ("a\r\nb", "a", "c ", "c=20\r\nb"),
    ])
    func editsQuotedPrintable(_ body: String, _ old: String, _ new: String, _ expected: String) throws {
        #expect(try edited(.quotedPrintable, body, replace: old, with: new) == expected)
    }

    @Test(arguments: [
        ("YWJjZGVm\r\n", "d", "D", "YWJjRGVm\r\n"),
        ("YWJjZGVm", "f", "fgh", "YWJjZGVmZ2g="),
        ("YWJj\nZA==\n\n", "d", "", "YWJj\n\n"),
        // Lines stay as long as the first, and end as it does; what stands before the change stays.
        (
            "YWFhYWFhYWFhYWFhYWFhYWFh\nYmJiYmJiYmJiYmJiYmJiYmJiWA==\n", "X", "YYYYYY",
            "YWFhYWFhYWFhYWFhYWFhYWFh\nYmJiYmJiYmJiYmJiYmJiYmJi\nWVlZWVlZ\n"
        ),
    ])
    func editsBase64(_ body: String, _ old: String, _ new: String, _ expected: String) throws {
        #expect(try edited(.base64, body, replace: old, with: new) == expected)
    }

    @Test(arguments: [
        (TransferEncoding.sevenBit, "href=X\r\n", "X", "https://ä.x", EncodingFailure.notSevenBit),
        (.sevenBit, "href=X\r\n", "X", String(repeating: "u", count: 994), .lineTooLong),
        (.eightBit, "a\nhref=X", "X", String(repeating: "u", count: 994), .lineTooLong),
        (.eightBit, "a\nX", "X", "--boundary", .looksLikeBoundary),
        (.eightBit, "a\nXX-b", "XX", "-", .looksLikeBoundary),
        (.base64, "YWJj=YWJj", "a", "b", .malformed),
        (.unknown, "X", "X", "Y", .unknownEncoding),
    ])
    func refusesWhatWouldHarm(
        _ encoding: TransferEncoding, _ body: String, _ old: String, _ new: String, _ failure: EncodingFailure
    ) {
        let input = bytes(body)
        let place = encoding == .base64 ? 0 : body.utf8.count - body.drop { String($0) != old.prefix(1) }.utf8.count
        let edit = Edit(range: place..<(place + old.utf8.count), replacement: bytes(new))
        #expect(throws: failure) {
            try encoding.encodedEdits([edit], of: input, lineEnding: .crlf)
        }
    }

    @Test func measuresLinesThatAnEditJoins() {
        let line = String(repeating: "a", count: 600)
        let edits = [Edit(range: 0..<1, replacement: bytes("b")), Edit(range: 600..<601, replacement: [])]
        #expect(throws: EncodingFailure.lineTooLong) {
            try TransferEncoding.eightBit.encodedEdits(edits, of: bytes("\(line)\n\(line)\n"))
        }
    }

    @Test func allowsLinesOf998AndHyphensThatWereThere() throws {
        #expect(try edited(.eightBit, "X", replace: "X", with: String(repeating: "u", count: 998)).utf8.count == 998)
        #expect(try edited(.sevenBit, "--> X\n", replace: "X", with: "Y") == "--> Y\n")
    }

    @Test(arguments: [TransferEncoding.eightBit, .quotedPrintable, .base64], [5..<6, -1..<0])
    func refusesEditsOutsideTheContent(_ encoding: TransferEncoding, _ range: Range<Int>) {
        let input = bytes("YWJj")
        #expect(throws: EncodingFailure.invalidEdits) {
            try encoding.encodedEdits(
                [Edit(range: range, replacement: [])], of: input, lineEnding: .lf)
        }
    }
}
