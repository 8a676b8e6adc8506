// Text made UTF-8, as far as a reader of reports needs it: that ASCII is found where it is, and nowhere else.

/// The charsets, by what each does to the bytes of ASCII.
enum Charset {
    /// UTF-8, US-ASCII, and all whose bytes from 0x80 on are characters of their own that we have no table for.
    case transparent
    /// One byte a character, with the characters from 0x80 on.
    case table([Unicode.Scalar])
    /// Escape sequences switch to characters of two bytes, which look like ASCII.
    case iso2022JP
    case shiftJIS, eucJP
    /// The second byte of a character may look like ASCII: GBK, Big5.
    case doubleByte
    case utf16(bigEndian: Bool)

    init(_ name: String) {
        switch name.lowercased() {
        case "iso-8859-1", "latin1", "windows-1252", "cp1252": self = .table(Self.windows1252)
        case "iso-8859-15": self = .table(Self.windows1252)
        case "windows-1251", "cp1251": self = .table(Self.windows1251)
        case "koi8-r", "koi8-u": self = .table(Self.koi8R)
        // Of the others, escape sequences and ASCII are read right, and characters of two bytes as others.
        case let name where name.hasPrefix("iso-2022"): self = .iso2022JP
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "cp932": self = .shiftJIS
        case "euc-jp": self = .eucJP
        case "big5", "big5-hkscs", "gbk", "gb2312", "gb18030", "cp936": self = .doubleByte
        case "utf-16le": self = .utf16(bigEndian: false)
        case "utf-16", "utf-16be": self = .utf16(bigEndian: true)
        default: self = .transparent
        }
    }

    /// Returns `bytes` in UTF-8. Characters that we have no table for become `?`, or stay as they are.
    func decoded(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .transparent: bytes
        case .table(let scalars): Self.decode(bytes, scalars)
        case .iso2022JP: Japanese.decodeISO2022(bytes)
        case .shiftJIS: Japanese.decodeShiftJIS(bytes)
        case .eucJP: Japanese.decodeEUC(bytes)
        case .doubleByte: Self.withoutDoubleBytes(bytes)
        case .utf16(let bigEndian): Self.decodeUTF16(bytes, bigEndian: bigEndian)
        }
    }

    private static func decode(_ bytes: [UInt8], _ scalars: [Unicode.Scalar]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                result.append(byte)
            } else {
                result.append(contentsOf: UTF8.encode(scalars[Int(byte) - 0x80]) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return result
    }

    private static func withoutDoubleBytes(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                result.append(byte)
            } else {
                result.append(0x3F)
                // Not a line end: a character cut short does not hide the next line.
                if index + 1 < bytes.count, bytes[index + 1] >= 0x30 { index += 1 }
            }
            index += 1
        }
        return result
    }

    private static func decodeUTF16(_ bytes: [UInt8], bigEndian: Bool) -> [UInt8] {
        var isBig = bigEndian
        var start = 0
        if bytes.starts(with: [0xFF, 0xFE]) { (isBig, start) = (false, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { (isBig, start) = (true, 2) }
        var units: [UInt16] = []
        for index in stride(from: start, to: bytes.count - 1, by: 2) {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isBig ? first << 8 | second : second << 8 | first)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}

extension Charset {
    /// ISO 8859-1 is read as its superset, as browsers do (WHATWG Encoding Standard).
    private static let windows1252 = scalars(
        """
        €\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ\
        \u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿\
        ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ
        """)
    private static let windows1251 = scalars(
        """
        ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї\
        АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя
        """)
    private static let koi8R = scalars(
        """
        ─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©\
        юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ
        """)

    private static func scalars(_ text: String) -> [Unicode.Scalar] {
        let scalars = Array(text.unicodeScalars)
        precondition(scalars.count == 128)
        return scalars
    }
}
