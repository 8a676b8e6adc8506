internal import MIME

/// Inline PGP (RFC 9580, section 6.2): an armour header line within a text. A changed byte near it breaks a signature.
enum PGPArmour {
    /// Without the first of the hyphens, which quoted-printable may have escaped.
    private static let mark = Array("----BEGIN PGP ".utf8)
    /// Where in it `GP` stands, which is rare.
    private static let letters = 11

    static func occurs(in bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var position = range.lowerBound
        while true {
            position = bytes.first(UInt8(ascii: "G"), then: UInt8(ascii: "P"), in: position..<range.upperBound)
            if position == range.upperBound { return false }
            let start = position - letters
            if start >= range.lowerBound, range.upperBound - start >= mark.count,
                mark.indices.allSatisfy({ bytes[start + $0] == mark[$0] })
            {
                return true
            }
            position += 1
        }
    }
}
