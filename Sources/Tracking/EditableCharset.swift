internal import MIME
internal import Words

/// The meaning of an HTML part's bytes, as far as editing has to know.
///
/// HTML's syntax (`<`, `>`, `&`, `=`, quotes, blanks) is made of bytes below 0x40. In the charsets here those stand for
/// themselves: a trail byte of Shift_JIS, Big5, GBK and their like is 0x40 or more (letters, `\`, `|`), in GB18030
/// also a digit; and it follows a byte above 0x7F, so that the name it stands in is none that we look for, and a URL
/// that it stands in is not ASCII, and left. What has to be seen to is a lead byte whose trail byte is missing: some
/// readers take the next byte for it, a quote perhaps, and others don't.
enum EditableCharset: Sendable {
    /// UTF-8 or ASCII.
    case unicode
    /// One byte for each character.
    case singleByte
    case shiftJIS
    /// GBK and GB18030, which contains it.
    case gbk
    /// Big5 and EUC-KR with their extensions: two bytes, the first above 0x80.
    case doubleByte
    case eucJP
    case eucTW
    /// Designations by ESC, then ASCII bytes for other characters.
    case iso2022JP

    /// Finds a part's charset; nil where the bytes can't be trusted: UTF-7, HZ, UTF-16, UTF-32, EBCDIC, the other
    /// ISO-2022s, and whatever we don't know.
    ///
    /// - Parameter content: of an HTML part; nothing of a plain text, which can't name its charset.
    init?(of type: ContentType, content: [UInt8]) {
        guard let label = Self.label(of: type, content: content) else {
            self = .unicode
            return
        }
        guard let charset = Self.labels[label] ?? Self.charset(ofFamily: label) else { return nil }
        self = charset
    }

    /// Returns the label of the part, as mail readers take it; without one what the document says of itself, and where
    /// it says nothing, UTF-8.
    static func label(of type: ContentType, content: [UInt8]) -> String? {
        if let label = type.parameter("charset").map(trimmed), !label.isEmpty { return label }
        guard let label = MetaCharset.label(in: content.span).map(trimmed), !label.isEmpty else { return nil }
        // WHATWG HTML 13.2.3.2: a document that says in ASCII bytes that it is UTF-16 is UTF-8.
        return label.hasPrefix("utf-16") || label == "unicode" ? "utf-8" : label
    }

    /// Returns a label in lower case, without the blanks and quotes that it is seen with.
    private static func trimmed(_ label: String) -> String {
        if !label.utf8.contains(where: { " \t'\";".utf8.contains($0) }) { return label.lowercased() }
        return String(
            label.lowercased().drop { " \t'\"".contains($0) }.reversed().drop { " \t'\";".contains($0) }.reversed())
    }
}

extension EditableCharset {
    /// Returns the content as it may be read byte by byte: of the same length, every byte of HTML's syntax standing for
    /// itself. nil where that can't be, or readers may differ.
    func readable(_ content: [UInt8]) -> [UInt8]? {
        if Self.hasForeignMark(content) { return nil }
        // ISO-2022 begins with ESC, UTF-16 has zeros: whatever the label says.
        let controls = content.span.foreignControls
        if controls.hasNUL { return nil }
        if case .iso2022JP = self { return ISO2022JP.masked(content) }
        if controls.hasEscape { return nil }
        return hasWholeCharacters(content.span) ? content : nil
    }

    /// Looks for the byte order marks of UTF-16 and UTF-7. That of UTF-8 does no harm.
    private static func hasForeignMark(_ content: [UInt8]) -> Bool {
        guard content.count >= 2 else { return false }
        switch (content[0], content[1]) {
        case (0xFE, 0xFF), (0xFF, 0xFE): return true
        case (UInt8(ascii: "+"), UInt8(ascii: "/")):
            return content.count >= 4 && content[2] == UInt8(ascii: "v") && "89+/".utf8.contains(content[3])
        default: return false
        }
    }

    /// Returns whether every lead byte has its trail bytes.
    private func hasWholeCharacters(_ content: Span<UInt8>) -> Bool {
        switch self {
        case .unicode, .singleByte, .iso2022JP: return true
        case .shiftJIS, .gbk, .doubleByte, .eucJP, .eucTW: break
        }
        var index = 0
        while index < content.count {
            let lead = content[index]
            if lead < 0x80 {
                index &+= 1
                continue
            }
            let next = index + 1 < content.count ? content[index + 1] : 0
            let size = size(ofCharacter: lead, next)
            if size > content.count - index { return false }
            for trail in index + 1..<index + size
            where content[trail] < 0x40 && !(size == 4 && content[trail].isASCIIDigit) {
                return false
            }
            index += size
        }
        return true
    }

    /// Returns how many bytes the character has that begins with `lead` and `next`.
    private func size(ofCharacter lead: UInt8, _ next: UInt8) -> Int {
        switch (self, lead) {
        case (.shiftJIS, 0x81...0x9F), (.shiftJIS, 0xE0...0xFC): 2
        case (.gbk, 0x81...0xFE): next.isASCIIDigit ? 4 : 2
        case (.doubleByte, 0x81...0xFE): 2
        case (.eucJP, 0x8F): 3
        case (.eucJP, 0x8E), (.eucJP, 0xA1...0xFE): 2
        case (.eucTW, 0x8E): 4
        case (.eucTW, 0xA1...0xFE): 2
        default: 1
        }
    }
}

/// The Japanese charset of RFC 1468 and its extensions (RFC 1554, CP50220): ESC and a designation say what the bytes
/// up to the next one stand for.
private enum ISO2022JP {
    private static let escape: UInt8 = 0x1B

    private enum Designation {
        case ascii
        /// JIS X 0201: ASCII but for the yen sign and the overline.
        case roman
        /// Characters of that many bytes.
        case foreign(Int)
    }

    /// Returns the content with every byte that is not ASCII made 0x80; nil where it's not well-formed: lines and
    /// documents end in ASCII (RFC 1468), and readers differ on those that don't.
    static func masked(_ content: [UInt8]) -> [UInt8]? {
        var result = content
        var designation = Designation.ascii
        var index = 0
        while index < content.count {
            if content[index] == escape {
                guard let found = find(content, at: index) else { return nil }
                designation = found.designation
                for place in index..<index + found.size { result[place] = 0x80 }
                index += found.size
                continue
            }
            // Shifts, which only other kinds of ISO-2022 have.
            if content[index] == 0x0E || content[index] == 0x0F { return nil }
            switch designation {
            case .ascii: index += 1
            case .roman:
                if content[index] == UInt8(ascii: "\\") || content[index] == UInt8(ascii: "~") { result[index] = 0x80 }
                index += 1
            case .foreign(let size):
                guard index + size <= content.count else { return nil }
                for place in index..<index + size {
                    guard content[place] > 0x20, content[place] < 0x7F else { return nil }
                    result[place] = 0x80
                }
                index += size
            }
        }
        if case .foreign = designation { return nil }
        return result
    }

    private static func find(_ content: [UInt8], at escape: Int) -> (designation: Designation, size: Int)? {
        let rest = content[(escape + 1)...].prefix(3)
        for (sequence, designation) in designations where rest.starts(with: sequence) {
            return (designation, sequence.count + 1)
        }
        return nil
    }

    /// JIS X 0208 of 1978 and 1983, JIS X 0212, JIS X 0213, KS C 5601, GB 2312, half-width katakana.
    private static let designations: [([UInt8], Designation)] = [
        ("(B", Designation.ascii), ("(J", .roman), ("(H", .roman), ("(I", .foreign(1)), ("$@", .foreign(2)),
        ("$B", .foreign(2)), ("$A", .foreign(2)), ("$(D", .foreign(2)), ("$(C", .foreign(2)), ("$(O", .foreign(2)),
        ("$(P", .foreign(2)), ("$(Q", .foreign(2)),
    ].map { (Array($0.0.utf8), $0.1) }
}

extension Span<UInt8> {
    /// Whether a NUL or an ESC is among the bytes. Without a branch, so that the compiler compares many at a time.
    fileprivate var foreignControls: (hasNUL: Bool, hasEscape: Bool) {
        var least: UInt8 = 0xFF
        var nearest: UInt8 = 0xFF
        for index in indices {
            least = Swift.min(least, self[index])
            nearest = Swift.min(nearest, self[index] ^ 0x1B)
        }
        return (least == 0 && !isEmpty, nearest == 0 && !isEmpty)
    }
}
