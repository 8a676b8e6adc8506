/// The words of a refusal folded so far that spelling does not matter, with marks where clauses end.
///
/// Accents, apostrophes, hyphens and quotes are gone, doubled letters within a word are single (`adress`), punctuation is `;` at the
/// end of a sentence and `,` at that of a clause. `@` still stands for an address, `$` for the name of a host.
struct ClauseText {
    private(set) var bytes: [UInt8] = []

    static let sentenceEnd = UInt8(ascii: ";")
    static let clauseEnd = UInt8(ascii: ",")

    /// Folds what `SearchText` made ready.
    init(_ text: Span<UInt8>, _ range: Range<Int>) {
        bytes.reserveCapacity(range.count + 2)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = text[index]
            if byte >= 0x80 {
                index += append(character: text, at: index, before: range.upperBound)
                continue
            }
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"):
                let isInside = index + 1 < range.upperBound && text[index + 1].isLetterOrDigit
                if bytes.last != byte || !isInside { bytes.append(byte) }
            case .space: appendSpace()
            case UInt8(ascii: "0")...UInt8(ascii: "9"), .at: bytes.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                index = Self.endOfName(in: text, from: index, before: range.upperBound)
                bytes.append(UInt8(ascii: "$"))
                continue
            case .dot, UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): append(mark: Self.sentenceEnd)
            case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "|"):
                append(mark: Self.clauseEnd)
            case UInt8(ascii: "-") where bytes.last == .space: append(mark: Self.clauseEnd)
            default: appendSpace()
            }
            index += 1
        }
        append(mark: Self.sentenceEnd)
    }

    /// Returns the ways in which a term of a table may stand in a text: `ungültig`, `ungueltig`.
    static func spellings(of term: [UInt8]) -> [[UInt8]] {
        let lowered = TextFolding.folded(term)
        var respelt: [UInt8] = []
        for byte in lowered {
            if respelt.last == 0xC3, let letters = germanLetters[byte] {
                respelt.removeLast()
                respelt += letters.utf8
            } else {
                respelt.append(byte)
            }
        }
        let (plain, german) = (folded(lowered), folded(respelt))
        return plain == german ? [plain] : [plain, german]
    }

    /// The spellings of ä, æ, å, ö, ø, ü and ß where there are none, by their second bytes.
    private static let germanLetters: [UInt8: String] = [
        0xA4: "ae", 0xA6: "ae", 0xA5: "aa", 0xB6: "oe", 0xB8: "oe", 0xBC: "ue", 0x9F: "ss",
    ]

    private static func folded(_ term: [UInt8]) -> [UInt8] {
        var folded = ClauseText(term.span, term.indices).bytes
        while folded.last == sentenceEnd || folded.last == .space { folded.removeLast() }
        return folded
    }

    private mutating func appendSpace() {
        if bytes.last != .space { bytes.append(.space) }
    }

    private mutating func append(mark: UInt8) {
        if bytes.last == .space { bytes.removeLast() }
        bytes.append(mark)
        bytes.append(.space)
    }

    /// Appends a character beyond ASCII, and returns of how many bytes it is.
    private mutating func append(character text: Span<UInt8>, at index: Int, before end: Int) -> Int {
        let first = text[index]
        let second = index + 1 < end ? text[index + 1] : 0
        let third = index + 2 < end ? text[index + 2] : 0
        switch (first, second, third) {
        case (0xC3...0xC5, 0x80...0xBF, _):
            bytes.append(Self.latin[Int(first - 0xC3) * 64 + Int(second & 0x3F)])
            return 2
        case (0xCC, _, _), (0xCD, 0x80...0xAF, _): return 2  // combining marks
        case (0xD1, 0x91, _), (0xD0, 0x81, _):  // ё Ё
            bytes += [0xD0, 0xB5]
            return 2
        case (0xC2, _, _):
            appendSpace()
            return 2
        case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x9A), (0xEF, 0xBC, 0x88...0x89):  // 、，：（）
            append(mark: Self.clauseEnd)
        case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x8E), (0xEF, 0xBC, 0x9B), (0xEF, 0xBC, 0x9F):
            append(mark: Self.sentenceEnd)
        case (0xE2, 0x80, _), (0xE3, 0x80, _), (0xEF, 0xBC, _): appendSpace()  // dashes, quotes, brackets
        default:
            bytes.append(first)
            return 1
        }
        return 3
    }

    /// Returns where a name in upper case ends, with what of a URL follows, and without the full stop behind it.
    private static func endOfName(in text: Span<UInt8>, from index: Int, before end: Int) -> Int {
        var index = index + 1
        while index < end, text[index] > .space, text[index] < 0x80, !nameEnds.contains(text[index]) { index += 1 }
        return text[index - 1] == .dot ? index - 1 : index
    }

    private static let nameEnds = SearchText.urlEnds.union(",;".utf8)

    /// The letters of U+00C0 to U+017F without what stands above and below them.
    private static let latin: [UInt8] = Array(
        ("aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy" + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhh"
            + "iiiiiiiiiijjjjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
}
