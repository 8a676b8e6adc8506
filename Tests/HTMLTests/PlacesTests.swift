// What is a link and what is not: the rows of the rewriting cases, by their names.

import Testing

@testable import HTML

@Suite struct PlacesTests {
    /// The raw values of the links.
    private func values(_ html: String) -> [String] {
        Places(html).links.filter { !$0.value.isEmpty }.map { String(decoding: bytes(html)[$0.value], as: UTF8.self) }
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

    @Test func ofTwoHrefsTheFirstCounts() throws {
        // R8
        let html = "<a href=\"https://one.x\" href=\"https://two.x\">"
        let places = Places(html)
        let link = try #require(places.links.first)
        #expect(places.links.count == 1)
        #expect(bytes(html)[link.value].elementsEqual("https://one.x".utf8))
        #expect(places.attributes.count == 1)
    }

    @Test func outlooksMarkupIsEntered() {
        // R27
        let html = """
            <!--[if mso]><v:roundrect xmlns:v="u" href="https://e.x/buy" style='a'><w:anchorlock/><a href=b>x</a>\
            </v:roundrect><![endif]--><a href="https://e.x/buy">x</a>
            """
        let links = Places(html).links
        #expect(values(html) == ["https://e.x/buy", "b", "https://e.x/buy"])
        #expect(links.map(\.element) == [.vml, .a, .a])
        #expect(links.map(\.isConditional) == [true, true, false])
    }

    @Test(arguments: [
        ("<!--[if gte mso 9]><a href=x><![endif]-->", ["x"]),
        ("<!--[IF (gt mso 9)|(IE)]>\n<V:Rect HREF='x'/>\n<![ENDIF]  -->", ["x"]),
        ("<!--[if mso]><style><a href=x></style><a href=y><![endif]--><a href=z>", ["y", "z"]),
        ("<!--[if mso]><title><![endif]--><a href=z>", ["z"]),
        ("<!--[if mso]><a href='<![endif]--><a href=z>", ["z"]),
        ("<!--[if mso]><!-- <a href=x> --><a href=z><![endif]-->", ["z"]),
        ("<!--[if mso]><!--[if mso]><a href=x><![endif]--><a href=z>", ["z"]),
        ("<!--[if mso]><![endif]--><a href=z>", ["z"]),
        ("<!--[if mso]><a href=x>--><a href=z>", ["z"]),
        ("<!--[iffy]><a href=x><![endif]-->", ["x"]), ("<!--[if mso><a href=x><![endif]-->", []),
        ("<!-- [if mso]><a href=x><![endif]-->", []),
        ("<!--[if !mso]><!--><a href=x><!--<![endif]--><a href=y>", ["x", "y"]),
        ("<!--[if !mso]><!-- --><a href=x><!-- <![endif]--><a href=y>", ["x", "y"]),
        (
            "<v:shape href=x><v:x href=''><w:rect href=z><v href=z><vv:rect href=z><v:longname-of-a-shape href=y>",
            ["x", "y"]
        ),
    ])
    func conditionalComments(_ html: String, _ expected: [String]) {
        // R27, R28
        #expect(values(html) == expected)
    }

    @Test(arguments: [
        ("<svg><![CDATA[<a href=x>]]><a href=y></svg><![CDATA[<a href=z>]]>", ["y"]),
        ("<svg><style><a href=x></style></svg><style><a href=y></style>", ["x"]),
        ("<svg><title/><a href=x></svg><title><a href=y></title>", ["x"]),
        ("<svg/><title><a href=y></title>", []), ("<svg><p><title><a href=y></title>", []),
        ("<math><![CDATA[>]]]><a href=x>", ["x"]),
    ])
    func otherLanguagesHaveRulesOfTheirOwn(_ html: String, _ expected: [String]) {
        #expect(values(html) == expected)
    }

    @Test func givesTheWholeLink() throws {
        let html = "<p><AREA Data-No-Track=\"false\" title=x\nhref='y'data-no-track></p><a href=z\n\tdata-no-track = x>"
        let places = Places(html)
        let links = places.links
        try #require(links.count == 2)
        let source = bytes(html)
        func text(_ range: Range<Int>?) -> String? { range.map { String(decoding: source[$0], as: UTF8.self) } }
        #expect(links[0].element == .area)
        #expect(links[0].quoting == .single)
        #expect(text(links[0].tag) == "<AREA Data-No-Track=\"false\" title=x\nhref='y'data-no-track>")
        let first = places.attributes[links[0].attributes]
        #expect(first.map { text($0.name) } == ["Data-No-Track", "title", "data-no-track"])
        #expect(first.map { text($0.value) } == ["false", "x", nil])
        #expect(first.map { text($0.range) } == [" Data-No-Track=\"false\"", " title=x", "data-no-track"])
        #expect(links[1].element == .a)
        #expect(links[1].quoting == .unquoted)
        let second = places.attributes[links[1].attributes]
        #expect(second.map { text($0.range) } == ["\n\tdata-no-track = x"])
        #expect(Places("<a href=\"x\">").links[0].quoting == .double)
        #expect(Places("<a href=\"x\">").links[0].attributes.isEmpty)
    }

    @Test(arguments: ["<a data-no-track>", "<a href data-no-track>", "<a data-no-track href=''>"])
    func whatLeadsNowhereIsListedForItsAttributes(_ html: String) throws {
        // R10, kannon#421
        let places = Places(html)
        let link = try #require(places.links.first)
        #expect(link.value.isEmpty && link.tag == bytes(html).indices)
        #expect(places.attributes[link.attributes].map { bytes(html)[$0.name].count } == [13])
    }

    @Test(arguments: [
        // R30, R31: the content is written between marks.
        "<a href=x>|text <b>bold</b>|</a>", "<a href=x>||</a>", "<a href=x>|text|<a href=y>more",
        "<a href=x>|a|</A >b</a>",
        "<a href=x>|</b>|<a>b</a>", "<a href=x>|<!--[if mso]><a href=z><![endif]-->a|</a>",
    ])
    func givesTheContent(_ marked: String) {
        let html = marked.replacing("|", with: "")
        let bounds = bytes(marked).indices.filter { bytes(marked)[$0] == 0x7C }
        #expect(Places(html).links[0].content == bounds[0]..<bounds[1] - 1)
    }

    @Test func contentWithoutEndIsNone() {
        #expect(Places("<a href=x>text").links[0].content == nil)
        #expect(Places("<area href=x></a>").links[0].content == nil)
        #expect(Places("<a href=x><!-- </a>").links[0].content == nil)
    }

    @Test func limitsTheLinks() {
        let html = bytes(String(repeating: "<a href=x title=y>", count: 5))
        let places = Places(in: html.span, linkLimit: 3)
        #expect(places.links.count == 3)
        #expect(places.attributes.count == 3)
        #expect(places.defects == .tooManyLinks)
    }

    @Test func limitsTheAttributes() {
        let many = String(repeating: "b ", count: 100_000)
        let places = Places("<a href=x \(many)><a href=y \(many)><a href=z \(many)><a href=w>")
        #expect(places.attributes.count == 200_000)
        #expect(places.links.count == 3)
        #expect(places.defects == .tooManyLinks)
    }
}
