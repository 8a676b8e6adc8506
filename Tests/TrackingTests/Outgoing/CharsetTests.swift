// Which bytes can be trusted, by label and by what they are.

import MIME
import Testing

@testable import Tracking

@Suite struct CharsetTests {
    private func charset(_ label: String?, _ content: String = "") -> EditableCharset? {
        let type = Array(("text/html" + (label.map { "; charset=\($0)" } ?? "")).utf8)
        return EditableCharset(of: ContentType(parsing: type.span), content: Array(content.utf8))
    }

    @Test(arguments: [
        (EditableCharset.unicode, "utf-8 UTF8 us-ascii utf8mb4 'utf-8' \"UTF-8\" cp65001"),
        (
            .singleByte,
            """
            iso-8859-1 ISO-8859-15 iso-8859-8-i latin1 windows-1252 Windows-1258 cp1251 win-1251 koi8-r KOI8-U macintosh \
            x-mac-cyrillic tis-620 windows-874 cp850 IBM866 viscii
            """
        ),
        (.shiftJIS, "shift_jis Shift-JIS x-sjis windows-31j cp932"), (.gbk, "gb2312 GBK gb18030 cp936 euc-cn"),
        (.doubleByte, "big5 Big5-HKSCS cp950 euc-kr ks_c_5601-1987 cp949"), (.eucJP, "euc-jp x-euc-jp"),
        (.eucTW, "euc-tw"), (.iso2022JP, "ISO-2022-JP csISO2022JP iso-2022-jp-2 cp50221"),
    ])
    func knowsItsNames(_ charset: EditableCharset, _ labels: String) {
        for label in labels.split(separator: " ") { #expect(self.charset(String(label)) == charset, "\(label)") }
    }

    @Test(arguments: [
        "utf-7", "unicode-1-1-utf-7", "utf-16", "utf-16le", "UTF-32", "unicode", "iso-10646-ucs-2", "hz-gb-2312",
        "iso-2022-kr", "iso-2022-cn", "ebcdic-cp-us", "ibm037", "cp500", "johab", "x-user-defined", "unknown-8bit",
        "x-mac-japanese", "none",
    ])
    func trustsNoOther(_ label: String) {
        #expect(charset(label) == nil)
    }

    @Test(
        arguments: [
            (nil, "", EditableCharset.unicode), (nil, "<meta charset=windows-1251>", .singleByte),
            (nil, #"<META HTTP-EQUIV="Content-Type" content="text/html; charset=Shift_JIS">"#, .shiftJIS),
            (nil, "<!-- <meta charset=koi8-r> --><meta charset = 'gbk' />", .gbk),
            // A document that says so in ASCII is none (WHATWG HTML 13.2.3.2).
            (nil, "<meta charset=utf-16>", .unicode), (nil, "<meta charset=unicode>", .unicode),
            (nil, "<meta charset=utf-7>", nil), (nil, "<meta charset=>", .unicode), (nil, "<meta charset", .unicode),
            // The label of the part counts, as Outlook's leftovers must not.
            ("windows-1252", "<meta charset=unicode>", .singleByte), ("utf-8", "<meta charset=utf-7>", .unicode),
            ("", "<meta charset=big5>", .doubleByte),
            // As far as browsers look.
            (nil, String(repeating: " ", count: 1024) + "<meta charset=big5>", .unicode),
        ] as [(String?, String, EditableCharset?)])
    func asksTheDocumentOnlyWithoutALabel(_ label: String?, _ content: String, _ expected: EditableCharset?) {
        #expect(charset(label, content) == expected)
    }

    @Test(
        arguments: [
            (EditableCharset.unicode, [0x3C, 0xFF, 0x22], true), (.unicode, [0xFF, 0xFE, 0x3C], false),
            (.unicode, [0xFE, 0xFF], false), (.unicode, [0xEF, 0xBB, 0xBF, 0x3C], true), (.unicode, [0x3C, 0], false),
            (.unicode, [0x1B, 0x24, 0x42], false), (.singleByte, [0xE9, 0x22], true), (.unicode, [], true),
            (.unicode, Array("+/v8-".utf8), false), (.unicode, Array("+/vx".utf8), true),
            // 表: the trail byte is a backslash.
            (.shiftJIS, [0x95, 0x5C, 0x22], true), (.shiftJIS, [0x95, 0x22], false), (.shiftJIS, [0xB1, 0x22], true),
            (.shiftJIS, [0x22, 0x95], false), (.shiftJIS, [0x95, 0x95, 0x22], true),
            (.gbk, [0xE4, 0x40, 0x3C], true), (.gbk, [0x81, 0x30, 0x81, 0x30, 0x22], true),
            (.gbk, [0x81, 0x30, 0x81, 0x3C], false),
            (.gbk, [0xE4, 0x3C], false), (.doubleByte, [0xA5, 0x5C, 0x3E], true), (.doubleByte, [0xA5, 0x3E], false),
            (.eucJP, [0x8F, 0xA1, 0xA1, 0x3C], true), (.eucJP, [0x8E, 0xA1, 0x3C], true),
            (.eucJP, [0xA1, 0x3C], false),
            (.eucTW, [0x8E, 0xA1, 0xA1, 0xA1, 0x3C], true), (.eucTW, [0x8E, 0xA1, 0xA1, 0x3C], false),
        ] as [(EditableCharset, [UInt8], Bool)])
    func looksAtTheBytes(_ charset: EditableCharset, _ content: [UInt8], _ isTrusted: Bool) {
        #expect(charset.readable(content) == (isTrusted ? content : nil))
    }

    /// `_` stands for ESC, `#` for what is hidden.
    @Test(
        arguments: [
            ("<a>", "<a>"), ("_$B<a\"=_(B>", "##########>"), ("_(J\\~<a>_(B", "#####<a>###"), ("_(I<>_(B", "########"),
            ("_$(Dab_(B", "#########"), ("_$B<a", nil), ("_$B<_(B", nil), ("_$Ba\nb_(B", nil), ("_%/1", nil),
            ("_", nil),
            ("\u{E}a\u{F}", nil), ("_(J", "###"),
        ] as [(String, String?)])
    func hidesJapanese(_ content: String, _ expected: String?) {
        let content = content.utf8.map { $0 == UInt8(ascii: "_") ? 0x1B : $0 }
        let read = EditableCharset.iso2022JP.readable(content)
        let shown = read.map { String(decoding: $0.map { $0 == 0x80 ? UInt8(ascii: "#") : $0 }, as: UTF8.self) }
        #expect(shown == expected)
    }
}
