// Text in other charsets, by iconv(3) of the C library.

internal import Glibc

enum CharsetText {
    /// Returns text in the charset of that name as UTF-8; nil where it is none, or the charset is not known.
    static func utf8(_ text: [UInt8], charset: String) -> [UInt8]? {
        guard isName(charset), let converter = Converter(from: charset) else { return nil }
        return converter.convert(text)
    }

    /// Refuses a slash, which would say how to convert; and to iconv a name may be a file's.
    private static func isName(_ charset: String) -> Bool {
        (1...40).contains(charset.utf8.count)
            && charset.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ":", ".": true
                default: false
                }
            }
    }
}

/// Owns an iconv_t.
private final class Converter {
    private let handle: iconv_t

    init?(from charset: String) {
        guard let handle = iconv_open("UTF-8", Self.supersets[charset.lowercased()] ?? charset),
            handle != UnsafeMutableRawPointer(bitPattern: -1)
        else { return nil }
        self.handle = handle
    }

    deinit { iconv_close(handle) }

    // QUIRK: mail says these, and means what Windows has under the name (as in the WHATWG Encoding Standard).
    private static let supersets = [
        "iso-8859-1": "WINDOWS-1252", "latin1": "WINDOWS-1252", "us-ascii": "WINDOWS-1252",
        "gb2312": "GB18030",
        "gbk": "GB18030", "x-gbk": "GB18030", "euc-kr": "CP949", "ks_c_5601-1987": "CP949",
        "ks_c_5601-1989": "CP949",
        "ksc5601": "CP949", "ksc_5601": "CP949", "korean": "CP949", "windows-949": "CP949",
        "shift_jis": "CP932", "shift-jis": "CP932", "x-sjis": "CP932", "windows-31j": "CP932",
        "big5": "BIG5-HKSCS", "x-x-big5": "BIG5-HKSCS", "euc-jp": "EUC-JP-MS", "x-euc-jp": "EUC-JP-MS",
        // What iconv has under another name.
        "iso-8859-8-i": "ISO-8859-8", "iso-8859-8-e": "ISO-8859-8", "iso-8859-6-i": "ISO-8859-6",
        "unicode-1-1-utf-7": "UTF-7", "utf8": "UTF-8", "x-mac-cyrillic": "MAC-CYRILLIC",
        "x-mac-roman": "MACINTOSH",
        "x-mac-ce": "MAC-CENTRALEUROPE", "cp-850": "CP850", "dos-874": "CP874",
    ]

    func convert(_ text: [UInt8]) -> [UInt8]? {
        var source = text.map { CChar(bitPattern: $0) }
        // No character of a few bytes becomes more than four times as many.
        var target = [CChar](repeating: 0, count: 4 * text.count + 16)
        var sourceLeft = source.count
        var targetLeft = target.count
        let isConverted = source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                return iconv(handle, &from, &sourceLeft, &to, &targetLeft) != -1
                    && iconv(handle, nil, nil, &to, &targetLeft) != -1
            }
        }
        guard isConverted, sourceLeft == 0 else { return nil }
        return target[..<(target.count - targetLeft)].map { UInt8(bitPattern: $0) }
    }
}
