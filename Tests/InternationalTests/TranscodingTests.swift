// What libidn2 and iconv make of names and texts.

import International
import Testing
import Tracking

@Suite struct TranscodingTests {
    @Test(arguments: [
        ("пример.рф", "xn--e1afmkfd.xn--p1ai"), ("ПРИМЕР.рф", "xn--e1afmkfd.xn--p1ai"),
        ("bücher.example", "xn--bcher-kva.example"), ("bu\u{308}cher.example", "xn--bcher-kva.example"),
        ("faß.example", "xn--fa-hia.example"),  // non-transitional: not fass.example
        ("例え。テスト", "xn--r8jz45g.xn--zckzah"), ("shop.example", "shop.example"),
    ])
    func hosts(name: String, ascii: String) {
        #expect(Transcoding.system.asciiHost(Array(name.utf8)) == Array(ascii.utf8))
    }

    @Test(arguments: [
        "", "\u{0}п.example", String(repeating: "п", count: 600), "\u{2028}.example",
    ])
    func noHosts(name: String) { #expect(Transcoding.system.asciiHost(Array(name.utf8)) == nil) }

    @Test(
        arguments: [
            ([0xEF, 0xF3, 0xF2, 0xFC], "windows-1251", "путь"), ([0xD0, 0xD5, 0xD4, 0xD8], "KOI8-R", "путь"),
            ([0x80], "iso-8859-1", "€"), ([0x93, 0xFA], "Shift_JIS", "日"), ([0xC8, 0xD5], "gb2312", "日"),
            ([0xC6, 0xFC], "EUC-JP", "日"), ([0xA4, 0xE9], "big5", "日"),
        ] as [([UInt8], String, String)])
    func texts(bytes: [UInt8], charset: String, text: String) {
        #expect(Transcoding.system.utf8(bytes, charset) == Array(text.utf8))
    }

    @Test(
        arguments: [
            ([0x61], "no-such-charset"), ([0x61], ""), ([0x61], "utf-8//IGNORE"), ([0x61], "../x"),
            ([0x93], "shift_jis"),
            ([0x98], "windows-1251"),
        ] as [([UInt8], String)])
    func noTexts(bytes: [UInt8], charset: String) { #expect(Transcoding.system.utf8(bytes, charset) == nil) }
}
