// A megabyte of each kind of input that makes careless tokenizers slow. Each has to finish.

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
        ])
    func finishes(_ head: String, _ unit: String) {
        let input = bytes(head) + Array(repeatElement(bytes(unit), count: (1 << 20) / unit.utf8.count).joined())
        let places = Places(in: input.span)
        #expect(places.links.count <= 65_535)
        #expect(AttributeValue.decode(input.span, in: input.indices).count >= 1)
    }

    @Test func anyBytesGiveRangesInOrder() {
        let pieces = [
            "<", ">", "a", " ", "href", "=", "\"", "'", "/", "!", "--", "<a href=x>", "</body>", "<!--", "-->",
            "<title>", "</title>", "<script>", "\0",
        ]
        var seed: UInt64 = 7
        func next(_ count: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % count
        }
        for _ in 0..<3000 {
            let html = (0..<next(60)).map { _ in pieces[next(pieces.count)] }.joined()
            let places = Places(html)
            var end = 0
            for link in places.links {
                #expect(link.tag.lowerBound >= end && link.tag.upperBound <= html.utf8.count)
                #expect(link.value.lowerBound > link.tag.lowerBound && link.value.upperBound < link.tag.upperBound)
                end = link.tag.upperBound
            }
            if let pixel = places.pixel { #expect(0...html.utf8.count ~= pixel) }
        }
    }
}
