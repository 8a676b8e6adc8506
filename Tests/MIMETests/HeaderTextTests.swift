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
}
