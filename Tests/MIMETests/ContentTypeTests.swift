import Testing

@testable import MIME

@Suite struct ContentTypeTests {
    private func parse(_ value: String) -> ContentType {
        let input = bytes(value)
        return ContentType(parsing: input.span)
    }

    @Test(arguments: [
        (" Text/HTML; Charset=UTF-8", "text/html charset=UTF-8"),
        ("text/html;\r\n charset=\"utf\\-8\" ; x=y;", "text/html charset=utf-8 x=y"),
        ("text (a \\) (b)) / (c) html (d); a (e) = (f) b (g)", "text/html a=b"),
        ("multipart/mixed; boundary=a=b:c/d?e", "multipart/mixed boundary=a=b:c/d?e"),
        ("multipart/mixed; boundary=\"a;\r\n b\"", "multipart/mixed boundary=a; b"),
        ("text/html; a=1; A=2", "text/html a=1"),
        ("text/html; charset", "text/html"),
        ("text/html charset=x; a=1", "text/html a=1"),
        ("text/html; a=\"open", "text/html a=open"),
        ("text/html; ; =x; a=1", "text/html a=1"),
        ("text/html; a=\u{E4}", "text/html a=\u{E4}"),
        ("", "text/plain"), ("text", "text/plain"), ("/html", "text/plain"), ("text/", "text/plain"),
        ("(", "text/plain"),
        // RFC 2231 3, 4 and 4.1, with its examples.
        ("message/external-body; URL*0=\"ftp://\"; URL*1=\"cs.utk.edu\"", "message/external-body url=ftp://cs.utk.edu"),
        (
            "application/x; title*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A",
            "application/x title=This is ***fun***"
        ),
        (
            "application/x; title*0*=us-ascii'en'This%20is%20even%20more%20; title*1*=%2A%2A%2Afun%2A%2A%2A%20;"
                + "\r\n title*2=\"isn't it!\"",
            "application/x title=This is even more ***fun*** isn't it!"
        ),
        ("application/x; title*1=b; title*0=a; title*3=d", "application/x title=ab"),
        ("application/x; n=plain; n*=iso-8859-1''%E4", "application/x n=\u{E4}"),
        ("application/x; n*=utf-8''%C3%A4%zz%", "application/x n=\u{E4}%zz%"),
        ("application/x; n*x=a; n*-1=b; m=1", "application/x m=1"),
    ])
    func reads(_ value: String, _ expected: String) {
        let type = parse(value)
        let parameters = type.parameters.map { " \($0.name)=\($0.value)" }.joined()
        #expect("\(type.type)/\(type.subtype)\(parameters)" == expected)
    }

    @Test(arguments: [
        ("text/html; charset=x;", Defects()), ("text/html;; a=b", Defects()), ("text/html; a=1; a=2", .badParameter),
        ("text/html; a=\"x", .badParameter), ("text/html x", .badParameter), ("text/html; a", .badParameter),
        ("html", .badContentType),
    ])
    func namesTheDefect(_ value: String, _ defects: Defects) {
        let input = bytes(value)
        let parsed = ContentType.parse(input.span, in: input.indices)
        #expect(parsed.defects == defects)
    }

    @Test func findsParametersWhateverTheirCase() {
        #expect(parse("text/html; CharSet=x").parameter("CHARSET") == "x")
        #expect(parse("text/html").parameter("charset") == nil)
    }
}
