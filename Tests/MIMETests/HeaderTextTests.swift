import Foundation
import Testing

@testable import MIME

@Suite struct HeaderTextTests {
    @Test(arguments: [
        ("", ""), ("plain = text?", "plain = text?"), ("=?utf-8?B?w6Q=?=", "ä"), ("=?UTF-8?q?=C3=A4_b?=", "ä b"),
        // RFC 2047 8, RFC 2231 5.
        ("=?ISO-8859-1?Q?a?= b", "a b"), ("=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=", "ab"),
        ("=?ISO-8859-1?Q?a?=  \r\n =?ISO-8859-1?Q?b?=", "ab"),
        ("=?ISO-8859-1?Q?a_b?=", "a b"), ("=?US-ASCII*EN?Q?Keith_Moore?=", "Keith Moore"),
        ("=?iso-8859-1?Q?=E4_?=x", "ä x"),
        ("Re: =?utf-8?Q?a?= (b)", "Re: a (b)"),
        // Left as they are: another charset, bytes that the charset does not have, words without an end.
        ("=?koi8-r?B?8g==?=", "=?koi8-r?B?8g==?="), ("=?utf-8?Q?=E4?=", "=?utf-8?Q?=E4?="),
        ("=?utf-8?Q?a", "=?utf-8?Q?a"), ("=?a?=", "=?a?="), ("=?", "=?"),
        ("=?utf-8?X?a?=", "=?utf-8?X?a?="),
    ])
    func decodes(_ value: String, _ expected: String) {
        #expect(HeaderText.decode(bytes(value)) == expected)
    }

    @Test func readsRawBytesOneByOneWhereTheyAreNoUTF8() {
        #expect(HeaderText.decode([0x61, 0xE4]) == "aä")
        #expect(HeaderText.decode(bytes("aä")) == "aä")
    }

    /// A charset of two bytes a character: those of UTF-16, so that a half can be told.
    private func decode(_ value: String) -> String {
        HeaderText.decode(bytes(value)) { bytes, charset in
            guard charset == "x-wide", bytes.count % 2 == 0 else { return nil }
            var text = ""
            for index in stride(from: 0, to: bytes.count, by: 2) {
                guard let scalar = Unicode.Scalar(UInt32(bytes[index]) << 8 | UInt32(bytes[index + 1]))
                else {
                    return nil
                }
                text.unicodeScalars.append(scalar)
            }
            return Array(text.utf8)
        }
    }

    @Test(arguments: [
        ("=?utf-8?Q?=C3?= =?UTF-8?Q?=A4?=", "ä"), ("=?utf-8?Q?=C3?=\r\n =?utf-8*de?B?pA==?= b", "ä b"),
        ("=?utf-8?B?4oI=?= =?utf-8?B?rA==?=x=?utf-8?Q?y?=", "€xy"),
        ("=?utf-8?Q?a=C3?= =?x-wide?Q?=04=3F?= =?utf-8?Q?b?=", "=?utf-8?Q?a=C3?= пb"),
        ("=?x-wide?Q?=04?= =?x-wide?Q?=3F=04=43?=", "пу"), ("=?X-Wide?B?BD8EQw==?=", "пу"),
        // Half of a character alone, and a word between that breaks the run.
        ("=?x-wide?Q?=04?= x =?x-wide?Q?=3F?=", "=?x-wide?Q?=04?= x =?x-wide?Q?=3F?="),
        ("=?x-wide?Q?=04=3F?= =?x-wide?Q?=04?=", "п =?x-wide?Q?=04?="),
        ("=?x-none?Q?a?= =?x-none?Q?b?=", "=?x-none?Q?a?= =?x-none?Q?b?="),
        ("=?x-none?Q?a?= =?utf-8?Q?b?=", "=?x-none?Q?a?= b"),
        ("=?utf-8?Q?b?= =?x-none?Q?a?=", "b =?x-none?Q?a?="),
    ])
    func joinsTheWordsOfOneCharset(_ value: String, _ expected: String) {
        #expect(decode(value) == expected)
    }

    @Test(arguments: [
        ("=?utf-8?Q?a=0D=0Ab?=", "a  b"), ("=?utf-8?B?YQBi?=", "a b"), ("a\0b\u{7F}c\td", "a b c d"),
        ("=?utf-8?Q?a=C2=85b=E2=80=A8c?=", "a b c"), ("=?x-wide?Q?=00=0A=00a?=", " a"),
    ])
    func isOneLine(_ value: String, _ expected: String) { #expect(decode(value) == expected) }

    @Test(arguments: [
        ("Our offer", "Our offer"), ("", ""), ("50% =off?", "50% =off?"), ("two\r\nlines", "two  lines"),
        ("Grüße", "=?utf-8?B?R3LDvMOfZQ==?="), ("=?utf-8?Q?x?=", "=?utf-8?B?PT91dGYtOD9RP3g/PQ==?="),
    ])
    func encodes(_ text: String, _ value: String) {
        #expect(String(decoding: HeaderText.encode(text), as: UTF8.self) == value)
    }

    @Test(arguments: [
        "Grüße an Zoë", String(repeating: "日本語の件名", count: 40), String(repeating: "a ü", count: 100), "👩‍👩‍👧‍👦 family",
    ])
    func encodedTextComesBack(_ text: String) {
        let value = HeaderText.encode(text)
        let lines = String(decoding: value, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { 0x20..<0x7F ~= $0 } })
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" =?") })
        #expect(HeaderText.decode(value.filter { $0 != 0x0D && $0 != 0x0A }) == text)
    }
}
