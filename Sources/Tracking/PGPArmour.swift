internal import MIME

/// Finds inline PGP (RFC 9580, section 6.2): an armour header line. A changed byte near it breaks a signature.
///
/// Public keys are not meant: they stand in mails as visiting cards do.
enum PGPArmour {
    private static let mark = Array("-----BEGIN PGP ".utf8)
    /// The place of `GP` in it, which is rare.
    private static let letters = 12

    /// Returns whether a part that is no HTML has a line that begins so.
    static func stands(in part: Part, _ bytes: Span<UInt8>) -> Bool {
        if part.encoding != .base64, !namesPGP(bytes, part.body) { return false }
        if part.encoding.isIdentity { return occurs(in: bytes, part.body) }
        guard let content = part.encoding.decode(bytes, in: part.body) else { return false }
        return occurs(in: content.span, content.indices)
    }

    /// Returns whether there is anything to look for: quoted-printable may have escaped all but the letters.
    private static func namesPGP(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        bytes.first(UInt8(ascii: "G"), then: UInt8(ascii: "P"), in: range) < range.upperBound
    }

    /// - Parameter isHTML: whether lines are what a page shows as such.
    static func occurs(in bytes: Span<UInt8>, _ range: Range<Int>, isHTML: Bool = false) -> Bool {
        var position = range.lowerBound
        while true {
            position = bytes.first(UInt8(ascii: "G"), then: UInt8(ascii: "P"), in: position..<range.upperBound)
            if position == range.upperBound { return false }
            let start = position - letters
            if start >= range.lowerBound, range.upperBound - start >= mark.count,
                mark.indices.allSatisfy({ bytes[start + $0] == mark[$0] }),
                names(bytes, at: start + mark.count, end: range.upperBound),
                beginsLine(bytes, at: start, in: range, isHTML: isHTML)
            {
                return true
            }
            position += 1
        }
    }

    private static func names(_ bytes: Span<UInt8>, at start: Int, end: Int) -> Bool {
        ["message", "signed message", "signature"].contains { bytes.holds($0, at: start, end: end) }
    }

    private static func beginsLine(
        _ bytes: Span<UInt8>, at start: Int, in range: Range<Int>, isHTML: Bool
    ) -> Bool {
        if start == range.lowerBound { return true }
        if bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D { return true }
        let hasMark =
            start - range.lowerBound == 3 && bytes.holds("\u{FEFF}", at: range.lowerBound, end: start)
        return hasMark || isHTML && beginsShownLine(bytes, at: start, in: range)
    }

    /// Bytes of the longest tag that is looked back over.
    private static let tagLimit = 1000

    /// Returns whether only white space and tags of letters and links stand behind the last other tag or line end.
    private static func beginsShownLine(_ html: Span<UInt8>, at start: Int, in range: Range<Int>)
        -> Bool
    {
        var position = start
        while position > range.lowerBound {
            switch html[position - 1] {
            case 0x0A, 0x0D: return true
            case 0x20, 0x09: position -= 1
            case UInt8(ascii: ">"):
                let limit = max(range.lowerBound, position - tagLimit)
                repeat { position -= 1 } while position > limit && html[position] != UInt8(ascii: "<")
                if !InlineTag.begins(html, at: position, end: start) { return true }
            default: return false
            }
        }
        return true
    }
}
