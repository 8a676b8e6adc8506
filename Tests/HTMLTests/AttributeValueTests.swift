// Character references in attribute values, read and written.

import Testing

@testable import HTML

@Suite struct AttributeValueTests {
    private func decode(_ value: String) -> String {
        let input = bytes(value)
        return String(decoding: AttributeValue.decode(input.span, in: input.indices), as: UTF8.self)
    }

    @Test(arguments: [
        ("R1", "https://e.x/?a=1&amp;b=2", "https://e.x/?a=1&b=2"),
        ("R2", "https://e.x/?a=1&b=2&copy=3", "https://e.x/?a=1&b=2&copy=3"),
        ("R2", "?a&copyx&copy9&copy-&copy", "?a&copyx&copy9©-©"),
        ("R2", "&amp=1&ampx&AMP;&AMP", "&amp=1&ampx&&"),
        ("R3", "https://e.x/?a=1&amp;amp;b=2", "https://e.x/?a=1&amp;b=2"),
        ("R4", "a=1&#38;b=2&#x26;c=3&#X26d&#38e", "a=1&b=2&c=3\u{26D}&e"),
        (
            "names", "&notit;&notin;&not;&not&hellip;&hellip&apos;&lang;&nosuch;&CounterClockwiseContourIntegral;",
            "&notit;∉¬¬…&hellip'⟨&nosuch;∳"
        ),
        ("two scalars", "&NotEqualTilde;&fjlig;", "≂̸fj"),
        ("case", "&Auml;&auml;&AUML;", "Ää&AUML;"),
        ("first and last", "&AElig;&zwnj;&Aacute;&zwj;", "Æ\u{200C}Á\u{200D}"),
        ("none", "&&;&#;&#x;&#xg;& &=&", "&&;&#;&#x;&#xg;& &=&"),
        (
            "numbers", "&#0;&#x110000;&#xD800;&#x80;&#x9F;&#x81;&#128512;&#99999999999999999999;",
            "\u{FFFD}\u{FFFD}\u{FFFD}€Ÿ\u{81}😀\u{FFFD}"
        ),
        ("NUL", "a\0b", "a\u{FFFD}b"),
        ("long", "&" + String(repeating: "a", count: 100) + ";", "&" + String(repeating: "a", count: 100) + ";"),
    ])
    func decodes(_ row: String, _ value: String, _ expected: String) {
        #expect(decode(value) == expected, "\(row)")
    }

    @Test func keepsOtherBytesAndReadsOnlyTheRange() {
        let input: [UInt8] = [0xE4, 0x26, 0x61, 0x6D, 0x70, 0x3B, 0x0A]
        #expect(AttributeValue.decode(input.span, in: 0..<7) == [0xE4, 0x26, 0x0A])
        #expect(AttributeValue.decode(input.span, in: 1..<4) == [0x26, 0x61, 0x6D])
        #expect(AttributeValue.decode(input.span, in: 1..<5) == [0x26])
    }

    @Test(arguments: [
        ("https://t.x/c/A-_", Link.Quoting.unquoted, "https://t.x/c/A-_"), ("a=b", .unquoted, "\"a=b\""),
        ("", .unquoted, "\"\""),
        ("a\"b c", .unquoted, "\"a&quot;b c\""), ("a&b", .unquoted, "a&amp;b"), ("a&b'\"", .double, "a&amp;b'&quot;"),
        ("a&b'\"", .single, "a&amp;b&#39;\""),
    ])
    func encodes(_ value: String, _ quoting: Link.Quoting, _ expected: String) {
        let encoded = AttributeValue.encode(bytes(value), quoting: quoting)
        #expect(String(decoding: encoded, as: UTF8.self) == expected)
    }

    @Test(arguments: [Link.Quoting.double, .single, .unquoted])
    func whatIsWrittenIsReadAsItWas(_ quoting: Link.Quoting) throws {
        let value = bytes("https://t.x/?a=1&amp;b=\"'<>` \t&copy=2&#38;")
        let quote = quoting == .double ? "\"" : quoting == .single ? "'" : ""
        let html = bytes("<a href=\(quote)") + AttributeValue.encode(value, quoting: quoting) + bytes("\(quote)>")
        let link = try #require(Places(String(decoding: html, as: UTF8.self)).links.first)
        let decoded = AttributeValue.decode(html.span, in: link.value)
        #expect(decoded == value)
        #expect(link.tag == html.indices)
    }
}
