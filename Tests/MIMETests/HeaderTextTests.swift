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
