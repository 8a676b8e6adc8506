// What is a link and what is not, and where the pixel goes: the rows of the rewriting cases, by their names.

import Testing

@testable import HTML

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

extension Places {
    init(_ html: String) {
        let bytes = bytes(html)
        self.init(in: bytes.span)
    }
}

@Suite struct PlacesTests {
    /// The raw values of the links.
    private func values(_ html: String) -> [String] {
        Places(html).links.map { String(decoding: bytes(html)[$0.value], as: UTF8.self) }
    }

    @Test(arguments: [
        ("R1", "<a href=\"https://e.x/?a=1&amp;b=2\">", ["https://e.x/?a=1&amp;b=2"]),
        ("R5", "<a href = \"https://e.x/\">", ["https://e.x/"]),
        ("R5", "<a href= https://e.x/p >", ["https://e.x/p"]),
        ("R5", "<a\nhref\n=\n'x'\n>", ["x"]),
        ("R6", "<A HREF='https://e.x/it%27s'>", ["https://e.x/it%27s"]),
        ("R7", "<a href=https://e.x/a?b=1>", ["https://e.x/a?b=1"]),
        ("R7", "<a href=https://e.x/>", ["https://e.x/"]),
        ("R7", "<a href=a\"b'c=d>", ["a\"b'c=d"]),
        ("R8", "<a href=\"https://one.x\" href=\"https://two.x\">", ["https://one.x"]),
        ("R8", "<a href HREF=\"https://two.x\">", []),
        ("R9", "<a href=\" \n https://e.x/a\t\">", [" \n https://e.x/a\t"]),
        ("R10", "<a><a href><a href=\"\"><a href=''><a href=>", []),
        ("R11", "<a href=https://e.x?x=1><a href='https://e.x:8443/a'>", ["https://e.x?x=1", "https://e.x:8443/a"]),
        ("R13", "<a href=#top><a href=\"//e.x/a\">", ["#top", "//e.x/a"]),
        ("R26", "<link rel=stylesheet href=\"https://f.x/c.css\"><base href=x><img src=y><form action=z>", []),
        ("R26", "<a data-href=\"x\" xlink:href=y hrefx=z xhref=w><abbr href=x><areas href=y><b href=z>", []),
        ("R28", "<!-- <a href=\"https://old.x\">old</a> -->", []),
        ("R28", "<!--[if !mso]><!--><a href=\"https://e.x\">…<!--<![endif]-->", ["https://e.x"]),
        ("R28", "<![if !mso]><a href=x><![endif]>", ["x"]),
        ("R30", "<a href=\"https://e.x\"><img></a><map><area href=\"https://f.x\"/>", ["https://e.x", "https://f.x"]),
        ("R34", "<a href=\"https://e.x>text</a>", []),
        ("R34", "<a href=x", []), ("R34", "<a href=", []), ("R34", "<a href", []), ("R34", "<a ", []),
        ("R34", "<a", []), ("R34", "<", []),
        ("R34", "a < b <a href=x> c <> d <1 e", ["x"]),
        ("R34", "<a\0 href=x><a hr\0ef=y><a href=a\0b>", ["a\0b"]),
        ("R34", "<a\rhref=x\r>", ["x"]),
        ("R34", "<a href=\"x\"href=y title=\"a>b\"><a title='\"'href=z>", ["x", "z"]),
        ("slash", "<a/href=x/><a / href = 'y' / ><a/=href=z>", ["x/", "y"]),
        ("equals", "<a =href=x href=y><a = href=z>", ["y", "z"]),
        ("end tag", "</a href=x></area href=y>", []),
    ])
    func findsLinks(_ row: String, _ html: String, _ expected: [String]) {
        #expect(values(html) == expected, "\(row)")
    }

    @Test(arguments: ["style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "script"])
    func rawTextHasNoLinks(_ name: String) {
        // R29
        #expect(values("<\(name)><a href=x></\(name)><a href=y>") == ["y"])
        #expect(
            values("<\(name) a='>'></\(name)x><a href=x></ \(name)><a href=y></\(name.uppercased())\n><a href=z>") == [
                "z"
            ])
        #expect(values("<\(name)><a href=x></\(name)") == [])
        #expect(Places("<\(name)><a href=x></\(name)").defects == .endsInRawText)
        #expect(values("<\(name)x><a href=x>") == ["x"])
        #expect(values("<\(name)/><a href=x></\(name)/><a href=y>") == ["y"])
        #expect(values("</\(name)><a href=x>") == ["x"])
    }

    @Test func noscriptIsMarkupAndPlaintextIsNot() {
        #expect(values("<noscript><a href=x></noscript>") == ["x"])
        #expect(values("<plaintext><a href=x></plaintext><a href=y>") == [])
    }

    @Test(arguments: [
        ("<script><!--</script><a href=x>", ["x"]),
        ("<script><!--<script></script><a href=x></script><a href=y>", ["y"]),
        ("<script><!--<script>--></script><a href=x>", ["x"]),
        ("<script><!--><script></script><a href=x>", ["x"]),
        ("<script><!---><script></script><a href=x>", ["x"]),
        ("<script><!--<scripts></script><a href=x>", ["x"]),
        ("<script><!--<SCRIPT </script></script><a href=x>", ["x"]),
        ("<script><!--<script></scripts></script/></script><a href=x>", ["x"]),
        ("<script>if (a<b && '<script>') {}</script><a href=x>", ["x"]),
    ])
    func scriptsEndAsInBrowsers(_ html: String, _ expected: [String]) {
        #expect(values(html) == expected)
    }

    @Test(arguments: [
        ("<!--><a href=x>", ["x"]), ("<!---><a href=x>", ["x"]), ("<!----><a href=x>", ["x"]),
        ("<!--a--><a href=x>", ["x"]),
        ("<!--a--!><a href=x>", ["x"]), ("<!----!><a href=x>", ["x"]), ("<!---!><a href=x>-->", []),
        ("<!--!><a href=x>-->", []),
        ("<!--a-><a href=x>--><a href=y>", ["y"]), ("<!--a-- ><a href=x>-->", []), ("<!--a--->", []),
        ("<!--<!--a--><a href=x>", ["x"]),
        ("<!-a><a href=x>", ["x"]), ("<!><a href=x>", ["x"]), ("<?xml <a href=x>?><a href=y>", ["y"]),
        ("</ <a href=x><a href=y>", ["y"]),
        ("</><a href=x>", ["x"]), ("<!DOCTYPE html \"a>b\"><a href=x>", ["x"]),
        ("<![CDATA[<a href=x>]]><a href=y>", ["y"]),
        ("<!doctype<a href=x>", []),
    ])
    func commentsEndAsInBrowsers(_ html: String, _ expected: [String]) {
        #expect(values(html) == expected)
    }

    @Test func givesTheWholeLink() throws {
        let html = "<p><AREA Data-No-Track=\"false\" title=x\nhref='y'data-no-track></p><a href=z\n\tdata-no-track = x>"
        let links = Places(html).links
        try #require(links.count == 2)
        let source = bytes(html)
        func text(_ range: Range<Int>?) -> String? { range.map { String(decoding: source[$0], as: UTF8.self) } }
        #expect(links[0].element == .area)
        #expect(links[0].quoting == .single)
        #expect(text(links[0].tag) == "<AREA Data-No-Track=\"false\" title=x\nhref='y'data-no-track>")
        #expect(text(links[0].optOut) == " Data-No-Track=\"false\"")
        #expect(links[1].element == .a)
        #expect(links[1].quoting == .unquoted)
        #expect(text(links[1].optOut) == "\n\tdata-no-track = x")
        #expect(Places("<a href=\"x\" data-no-tracks>").links[0].optOut == nil)
        #expect(Places("<a href=\"x\">").links[0].quoting == .double)
    }

    @Test(arguments: [
        // R35: the place is written as |.
        "<html><body>x|</body></html>", "x|</BODY >", "<!-- </body> -->x|</body>text</html>",
        "x|</body><!-- </body> -->",
        "x</body>y|</body>", "x|</html>text", "fragment <b>only</b>|", "|", "x|</body a='>'>", "x</bodyx>y|",
        "<style></body></style>x|",
        "x|</body y=\"z\">", "text|\n", "a <|", "<a title='</body>'>x|</body>",
    ])
    func placesOnePixel(_ marked: String) {
        #expect(Places(marked.replacing("|", with: "")).pixel == bytes(marked).firstIndex(of: 0x7C))
    }

    @Test(arguments: [
        ("<a href=\"x", Places.Defects.endsInTag), ("</body", .endsInTag), ("x</", .endsInTag),
        ("<!-- x", .endsInComment), ("<!", .endsInComment),
        ("<?x", .endsInComment), ("</ x", .endsInComment), ("<title>x", .endsInRawText),
        ("<plaintext>", .endsInRawText), ("<script><!--", .endsInRawText),
        ("</body><!-- x", .endsInComment),
    ])
    func placesNoPixelWhereItWouldNotBeSeen(_ html: String, _ defects: Places.Defects) {
        #expect(Places(html).pixel == nil)
        #expect(Places(html).defects == defects)
    }

    @Test func limitsTheLinks() {
        let html = bytes(String(repeating: "<a href=x>", count: 5))
        let places = Places(in: html.span, linkLimit: 3)
        #expect(places.links.count == 3)
        #expect(places.defects == .tooManyLinks)
    }

    @Test func namesNUL() {
        #expect(Places("<a\0>").defects == .hasNUL)
        #expect(Places("\0").defects == [])
    }
}
