internal import MIME

/// What bytes beyond ASCII mean in an HTML part, as far as editing has to know.
enum Charset: Sendable {
    /// UTF-8 or ASCII.
    case unicode
    /// Another charset in which the bytes of HTML's syntax (`<`, `>`, `&`, `=`, quotes, all below 0x40) never stand
    /// for anything else.
    case asciiCompatible

    /// nil where the bytes can't be trusted: ISO-2022, UTF-7, UTF-16, and whatever we don't know.
    init?(of type: ContentType) {
        guard let name = type.parameter("charset")?.lowercased(), !name.isEmpty else {
            self = .unicode
            return
        }
        switch name {
        case "utf-8", "utf8", "us-ascii", "ascii", "unicode-1-1-utf-8": self = .unicode
        case _ where Self.compatible.contains(name): self = .asciiCompatible
        case _ where Self.compatiblePrefixes.contains { name.hasPrefix($0) }: self = .asciiCompatible
        default: return nil
        }
    }

    private static let compatiblePrefixes = ["iso-8859-", "iso8859-", "windows-125", "cp125", "koi8-", "euc-"]
    private static let compatible: Set = [
        "latin1", "macintosh", "windows-874", "tis-620", "big5", "big5-hkscs", "gb2312", "gbk", "gb18030", "shift_jis",
        "windows-31j", "cp932", "ks_c_5601-1987", "cp949",
    ]
}
