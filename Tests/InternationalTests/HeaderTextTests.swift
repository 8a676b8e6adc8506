// Text of header fields in the charsets that mail is written in.

import Foundation
import International
import MIME
import Testing
import Tracking

@Suite struct HeaderTextTests {
    private func decode(_ value: String) -> String {
        HeaderText.decode(Array(value.utf8), decoder: Transcoding.system.utf8)
    }

    @Test(arguments: [
        ("=?windows-1252?Q?Gr=FC=DFe_=80?=", "Grüße €"), ("=?ISO-8859-1?Q?it=92s?=", "it’s"),
        ("=?us-ascii?Q?caf=E9?=", "café"), ("=?iso-8859-15?Q?=A4?=", "€"),
        ("=?ISO-8859-2?Q?=B1?=", "ą"),
        ("=?windows-1251?B?z/Do4uXy?=", "Привет"), ("=?KOI8-R?B?8NLJ18XU?=", "Привет"),
        ("=?koi8-u?Q?=A4?=", "є"), ("=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?iso-2022-jp*ja?B?GyRCRnwbKEI=?= =?ISO-2022-JP?B?GyRCS1wbKEI=?=", "日本"),
        ("=?Shift_JIS?B?k/qWew==?=", "日本"), ("=?x-sjis?B?k/qWew==?=", "日本"),
        ("=?EUC-JP?B?xvzL3A==?=", "日本"),
        ("=?GB2312?B?xOO6ww==?=", "你好"), ("=?gb18030?B?xOO6ww==?=", "你好"),
        ("=?Big5?B?p0Gmbg==?=", "你好"),
        ("=?EUC-KR?B?vsiz5w==?=", "안녕"), ("=?ks_c_5601-1987?B?vsiz5w==?=", "안녕"),
        ("=?ISO-8859-8-I?Q?=F9=EC=E5=ED?=", "שלום"), ("=?windows-1256?B?4d0=?=", "لف"),
        ("=?tis-620?Q?=A1?=", "ก"),
        ("=?utf-7?Q?+APw-?=", "ü"), ("=?UTF8?Q?=C3=BC?=", "ü"),
    ])
    func decodesEveryCharset(_ value: String, _ text: String) { #expect(decode(value) == text) }

    /// A character whose bytes stand in two words.
    @Test(arguments: [
        ("=?GB2312?B?xA==?= =?GB2312?B?47rD?=", "你好"), ("=?Big5?B?p0Gm?=\r\n =?big5?B?bg==?=", "你好"),
        ("=?EUC-KR?Q?=BE?= =?euc-kr?B?yLPn?=", "안녕"),
        ("=?Shift_JIS?B?k/qW?= =?Shift_JIS?B?ew==?= x", "日本 x"),
        ("=?ISO-2022-JP?B?GyRCRnw=?= =?ISO-2022-JP?B?S1wbKEI=?=", "日本"),
    ])
    func joinsSplitCharacters(_ value: String, _ text: String) { #expect(decode(value) == text) }

    @Test(arguments: [
        "=?no-such?Q?x?=", "=?GB2312?B?xA==?=", "=?utf-8//IGNORE?Q?=E4?=",
        "=?EUC-KR?B?vsiz?= =?EUC-KR?Q?x=FF?=",
    ])
    func leavesWhatItCannotRead(_ value: String) { #expect(decode(value) == value) }

    @Test(arguments: [
        ("=?windows-1252?Q?a=0D=0AX-Evil:_b?=", "a  X-Evil: b"), ("=?koi8-r?Q?a=00b?=", "a b"),
        ("=?ISO-8859-1?Q?a=85=81b?=", "a  b"), ("=?ISO-8859-1?Q?a=85b?=", "a…b"),
    ])
    func hasNoControls(_ value: String, _ text: String) { #expect(decode(value) == text) }
}
