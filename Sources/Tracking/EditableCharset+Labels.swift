// The names of charsets: those of the WHATWG Encoding Standard and of the IANA registry, and those seen in mail.

extension EditableCharset {
    /// Finds the family of a name that has many endings, each of which is of one kind.
    static func charset(ofFamily label: String) -> EditableCharset? {
        singleByteFamilies.contains { label.hasPrefix($0) } ? .singleByte : nil
    }

    private static let singleByteFamilies = [
        "iso-8859-", "iso8859-", "iso_8859-", "iso8859", "windows-125", "windows125", "win-125", "win125", "cp125",
        "cp-125",
        "x-cp125", "koi8", "cskoi8", "csisolatin",
    ]

    static let labels: [String: EditableCharset] = {
        var result: [String: EditableCharset] = [:]
        for (charset, names) in names {
            for name in names.split(separator: " ") { result[String(name)] = charset }
        }
        return result
    }()

    private static let names: [(EditableCharset, String)] = [
        (
            .unicode,
            """
            utf-8 utf8 x-utf-8 csutf8 cp65001 utf8mb4 unicode-1-1-utf-8 unicode-2-0-utf-8 unicode11utf8 unicode20utf8 \
            x-unicode20utf8 us-ascii ascii usascii us csascii ansi_x3.4-1968 ansi_x3.4-1986 iso-ir-6 iso646-us \
            iso_646.irv:1991 cp367 ibm367
            """
        ),
        (
            .singleByte,
            """
            latin1 latin2 latin3 latin4 latin5 latin6 latin9 latin10 l1 l2 l3 l4 l5 l6 l9 cp819 ibm819 arabic greek greek8 \
            hebrew cyrillic logical visual ecma-114 ecma-118 asmo-708 elot_928 iso-ir-100 iso-ir-101 iso-ir-109 iso-ir-110 \
            iso-ir-126 iso-ir-127 iso-ir-138 iso-ir-144 iso-ir-148 iso-ir-157 windows-874 cp874 dos-874 tis-620 tis620 \
            ansi ansi-1252 koi macintosh mac csmacintosh x-mac-roman x-mac-ce x-mac-centraleurroman x-mac-cyrillic \
            x-mac-ukrainian x-mac-greek x-mac-turkish x-mac-croatian x-mac-romanian x-mac-icelandic viscii tcvn \
            cp437 ibm437 cp737 cp775 ibm775 cp850 ibm850 cp852 ibm852 cp855 ibm855 cp857 ibm857 cp858 ibm00858 cp860 ibm860 \
            cp861 ibm861 cp862 ibm862 cp863 ibm863 cp865 ibm865 cp866 ibm866 866 csibm866 cp869 ibm869
            """
        ),
        (
            .shiftJIS,
            """
            shift_jis shift-jis sjis x-sjis csshiftjis ms_kanji windows-31j cswindows31j windows-932 cp932 ms932 x-ms-cp932 \
            shift_jis-2004 shift_jisx0213
            """
        ),
        (
            .gbk,
            """
            gb2312 gb_2312 gb_2312-80 csgb2312 csiso58gb231280 iso-ir-58 chinese euc-cn x-euc-cn gbk x-gbk csgbk cp936 ms936 \
            windows-936 gb18030 gb18030-2000 gb18030-2005 gb18030-2022 csgb18030
            """
        ),
        (
            .doubleByte,
            """
            big5 big5-hkscs big5hkscs cn-big5 csbig5 csbig5hkscs x-x-big5 cp950 windows-950 euc-kr euckr cseuckr \
            ks_c_5601-1987 ks_c_5601-1989 ks_c_5601 ksc5601 ksc_5601 csksc56011987 iso-ir-149 korean cp949 windows-949 \
            x-windows-949 uhc
            """
        ),
        (.eucJP, "euc-jp eucjp x-euc-jp x-euc cseucpkdfmtjapanese cp51932 eucjp-ms euc-jp-ms euc-jisx0213"),
        (.eucTW, "euc-tw euctw x-euc-tw cseuctw"),
        (
            .iso2022JP,
            """
            iso-2022-jp csiso2022jp iso-2022-jp-1 iso-2022-jp-2 csiso2022jp2 iso-2022-jp-3 iso-2022-jp-2004 iso-2022-jp-ms \
            cp50220 cp50221
            """
        ),
    ]
}
