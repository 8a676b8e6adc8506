// Tags of any bytes are read as the standard says.

import Testing

@testable import HTML

@Suite struct TagTests {
    /// The first tag of a document, and all that the sink is told of it.
    private struct FirstTag: TokenSink {
        var tag: TagReference?
        let isForeign = false

        mutating func startTag(_ html: Span<UInt8>, _ tag: HTML.Tag) -> Content {
            func bytes(_ range: Range<Int>) -> [UInt8] { range.map { html[$0] } }
            guard self.tag == nil else { return .markup }
            var attributes: [TagReference.Attribute] = []
            var reader = AttributeReader(tag)
            while let attribute = reader.next(html) {
                attributes.append(.init(name: bytes(attribute.name), value: attribute.value.map(bytes) ?? []))
            }
            self.tag = TagReference(
                name: bytes(tag.range.lowerBound + 1..<tag.nameEnd), attributes: attributes,
                isSelfClosing: tag.isSelfClosing, end: tag.range.upperBound)
            return .markup
        }

        mutating func text(_ html: Span<UInt8>, _ range: Range<Int>, in content: Content) {}
        mutating func endTag(_ html: Span<UInt8>, _ tag: HTML.Tag) {}
        mutating func comment(_ html: Span<UInt8>, _ range: Range<Int>, content: Range<Int>) {}
        mutating func doctype(_ html: Span<UInt8>, _ range: Range<Int>, content: Range<Int>, isComplete: Bool) {}
        mutating func cutOff(in ending: Ending) {}
    }

    @Test func anyBytesAreReadAsTheStandardSays() {
        let pieces = [
            "=", "=", "\"", "'", "/", ">", " ", "\n", "\t", "a", "href", "<", "\0", "longer-than-eight-bytes", "é",
        ]
        var random = SeededGenerator(seed: 3)
        var complete = 0
        for _ in 0..<50_000 {
            let tail = (0..<Int.random(in: 0..<16, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            let html = bytes("<a" + tail.joined())
            var sink = FirstTag()
            var tokenizer = Tokenizer()
            tokenizer.run(html.span, into: &sink)
            let expected = TagReference(html)
            if expected.end == nil {
                #expect(sink.tag == nil, "\(String(decoding: html, as: UTF8.self))")
            } else {
                complete += 1
                #expect(sink.tag == expected, "\(String(decoding: html, as: UTF8.self))")
            }
        }
        #expect(complete > 10_000)
    }

    @Test func namesAreToldApartWithoutRegardToCase() {
        for (text, other, isSame) in [
            ("script ", "SCRIPT>", true), ("script/", "scripts>", false), ("textarea>", "TextArea\t", true),
            ("textarea>", "textareb>", false), ("h1>", "H1>", true), ("h1>", "h2>", false),
        ] {
            let (name, html) = (bytes(text), bytes(other))
            #expect(Name(name.span, at: 0).isHere(html.span, at: 0) == isSame, "\(text) \(other)")
            #expect((Name(name.span, at: 0) == Name(html.span, at: 0)) == isSame, "\(text) \(other)")
        }
    }
}
