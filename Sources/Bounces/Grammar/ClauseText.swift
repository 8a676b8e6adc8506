/// The words of a refusal folded so far that spelling does not matter, with marks where clauses end.
///
/// Accents, apostrophes, hyphens and quotes are gone, doubled letters are single (`adress`), punctuation is `;` at the
/// end of a sentence and `,` at that of a clause. `@` still stands for an address, `$` for the name of a host.
struct ClauseText {
    private(set) var bytes: [UInt8] = []

    static let sentenceEnd = UInt8(ascii: ";")
    static let clauseEnd = UInt8(ascii: ",")

    /// Folds what `SearchText` made ready.
    init(_ text: ArraySlice<UInt8>) {
        bytes.reserveCapacity(text.count + 2)
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte >= 0x80 {
                index += append(character: text[index...])
                continue
            }
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): append(letter: byte)
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "@"): bytes.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                index = Self.endOfName(in: text, from: index)
                bytes.append(UInt8(ascii: "$"))
                continue
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"):
                append(mark: Self.sentenceEnd)
            case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"):
                append(mark: Self.clauseEnd)
            case UInt8(ascii: "-") where bytes.last == .space: append(mark: Self.clauseEnd)
            default: if bytes.last != .space { bytes.append(.space) }
            }
            index += 1
        }
        append(mark: Self.sentenceEnd)
    }

    /// The ways in which a term of a table may stand in a text: `ungültig`, `ungueltig`.
    static func spellings(of term: some StringProtocol) -> Set<[UInt8]> {
        let written = String(term)
        let respelt = germanLetters.reduce(written) {
            $0.split(separator: $1.0, omittingEmptySubsequences: false).joined(separator: $1.1)
        }
        return Set([written, respelt].map { folded($0) })
    }

    private static let germanLetters: [(Character, String)] = [
        ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("æ", "ae"), ("ø", "oe"), ("å", "aa"),
    ]

    private static func folded(_ term: String) -> [UInt8] {
        var folded = ClauseText(TextFolding.folded(term.utf8)[...]).bytes
        while folded.last == sentenceEnd || folded.last == .space { folded.removeLast() }
        return folded
    }

    private mutating func append(letter: UInt8) {
        if bytes.last != letter { bytes.append(letter) }
    }

    private mutating func append(mark: UInt8) {
        if bytes.last == .space { bytes.removeLast() }
        bytes.append(mark)
        bytes.append(.space)
    }

    /// Appends a character beyond ASCII, and returns of how many bytes it is.
    private mutating func append(character text: ArraySlice<UInt8>) -> Int {
        let (first, second) = (text[text.startIndex], text.dropFirst().first ?? 0)
        switch (first, second) {
        case (0xC3...0xC5, 0x80...0xBF):
            append(letter: Self.latin[Int(first - 0xC3) * 64 + Int(second & 0x3F)])
            return 2
        case (0xCC, _), (0xCD, 0x80...0xAF): return 2  // combining marks
        case (0xD1, 0x91), (0xD0, 0x81):  // ё Ё
            bytes += [0xD0, 0xB5]
            return 2
        case (0xC2, _): return append(space: 2)
        case (0xE2, 0x80): return append(space: 3)  // dashes, quotes
        case (0xE3, 0x80):  // 、 。 and brackets
            switch text.dropFirst(2).first {
            case 0x81: append(mark: Self.clauseEnd)
            case 0x82: append(mark: Self.sentenceEnd)
            default: return append(space: 3)
            }
            return 3
        case (0xEF, 0xBC):  // full-width ， ： ； ！ （ ）
            switch text.dropFirst(2).first {
            case 0x81, 0x9B, 0x9F, 0x8E: append(mark: Self.sentenceEnd)
            case 0x8C, 0x9A, 0x88, 0x89: append(mark: Self.clauseEnd)
            default: return append(space: 3)
            }
            return 3
        default:
            bytes.append(first)
            return 1
        }
    }

    private mutating func append(space count: Int) -> Int {
        if bytes.last != .space { bytes.append(.space) }
        return count
    }

    /// Where a name in upper case ends, with what of a URL follows, and without the full stop behind it.
    private static func endOfName(in text: ArraySlice<UInt8>, from index: Int) -> Int {
        let end = text[index...].firstIndex { $0 <= .space || $0 >= 0x80 || nameEnds.contains($0) } ?? text.endIndex
        return text[end - 1] == .dot ? end - 1 : end
    }

    private static let nameEnds = SearchText.urlEnds.union(",;".utf8)

    /// The letters of U+00C0 to U+017F without what stands above and below them.
    private static let latin: [UInt8] = Array(
        ("aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy" + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhh"
            + "iiiiiiiiiijjjjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
}
