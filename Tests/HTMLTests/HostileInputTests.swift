// A megabyte of each kind of input that makes careless tokenizers slow. Each has to finish: where each byte is looked at a
// few times that takes less than a second, and where each is compared with all others, hours.

import Testing

@testable import HTML

@Suite struct HostileInputTests {
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ("", "<"), ("", "</"), ("", "<!"), ("", "<!--"), ("", "<a "), ("", "<a href=x>"), ("", "<a href=\""),
            ("", "</body>"), ("", "<title>"),
            ("", "<script><!--"), ("<a ", "b=c "), ("<a ", "href=x "), ("<a ", "data-no-track "), ("<a ", "/"),
            ("<a", " "), ("<a b", " ="), ("<title>", "</title "),
            ("<title>", "</titl"), ("<script><!--", "<script>"), ("<script>", "<!-->"), ("<script><!--", "</script "),
            ("<!--", "--"), ("<!--", ">"), ("<!--", "->"),
            ("", "\0"), ("<a href='", "&"), ("<a href='", "&#"), ("<a href='", "&amp"), ("<plaintext>", "<"),
            ("<a ", "b"), ("<a", "/ ="), ("<a =", " "), ("", "{"), ("", "{{track:open}}"),
            ("", "<table>"), ("", "<svg>"), ("", "<!--[if mso]>"), ("", "<!--[if mso]><![endif]-->"),
            ("", "<!--[if mso]><a href=x><![endif]-->"),
            ("<svg><![CDATA[", "]]"), ("<svg>", "<![CDATA["), ("", "<!doctype "), ("", "</a href=x>"), ("", "<v:"),
            ("<a", "\0"),
        ])
    func finishes(_ head: String, _ unit: String) {
        let input = bytes(head) + Array(repeatElement(bytes(unit), count: (1 << 20) / unit.utf8.count).joined())
        let places = Places(in: input.span)
        #expect(places.links.count <= 65_535)
        #expect(AttributeValue.decode(input.span, in: input.indices).count >= 1)
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ("<!--", "- "), ("<a ", "b=c "), ("<a href='", "x"), ("<title>", "</titl"), ("<script><!--", "--"),
            ("", "<a href=x>"), ("<!doctype ", "x"),
        ])
    func finishesInShortChunks(_ head: String, _ unit: String) {
        let input = bytes(head) + Array(repeatElement(bytes(unit), count: (1 << 18) / unit.utf8.count).joined())
        var whole = TokenRecorder()
        var tokenizer = Tokenizer()
        tokenizer.run(input.span, into: &whole)
        var chunked = TokenRecorder()
        var reader = Tokenizer()
        var rest = input[...]
        while !rest.isEmpty {
            let chunk = Array(rest.prefix(7))
            reader.feed(chunk.span, into: &chunked)
            rest = rest.dropFirst(7)
        }
        reader.finish(into: &chunked)
        let isSame = whole.tokens == chunked.tokens
        #expect(isSame && whole.endings == chunked.endings)
    }

    @Test func anyBytesGiveRangesInOrder() {
        let pieces = [
            "<", ">", "a", " ", "href", "=", "\"", "'", "/", "!", "--", "<a href=x>", "</body>", "<!--", "-->",
            "<title>", "</title>", "<script>", "\0",
            "<!--[if mso]>", "<![endif]-->", "<v:rect href=y>", "<table>", "<td>", "</table>", "<svg>",
            "{{track:open}}",
        ]
        var random = SeededGenerator(seed: 7)
        func next(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        for _ in 0..<3000 {
            let html = (0..<next(60)).map { _ in pieces[next(pieces.count)] }.joined()
            let places = Places(html)
            var end = 0
            for link in places.links {
                #expect(link.tag.lowerBound >= end && link.tag.upperBound <= html.utf8.count)
                #expect(link.value.lowerBound > link.tag.lowerBound && link.value.upperBound < link.tag.upperBound)
                var attributeEnd = link.tag.lowerBound
                for attribute in places.attributes[link.attributes] {
                    #expect(attribute.range.lowerBound >= attributeEnd)
                    #expect(attribute.name.lowerBound >= attribute.range.lowerBound)
                    #expect(attribute.name.upperBound <= attribute.value?.lowerBound ?? attribute.range.upperBound)
                    #expect(attribute.value?.upperBound ?? 0 <= attribute.range.upperBound)
                    attributeEnd = attribute.range.upperBound
                }
                #expect(attributeEnd < link.tag.upperBound)
                if let content = link.content {
                    #expect(content.lowerBound == link.tag.upperBound && content.upperBound <= html.utf8.count)
                }
                end = link.tag.upperBound
            }
            for place in [places.end, places.top] {
                if let place { #expect(0...html.utf8.count ~= place) }
            }
        }
    }
}
