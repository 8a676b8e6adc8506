/// Words that stand for a concept, a language a line: `de: postfach, benutzer*`.
///
/// Words are compared as `ClauseText` folds them: without accents, doubled letters, apostrophes and hyphens, so that a
/// term is written as it is spelt well. It begins and ends where words do, unless an asterisk says otherwise: `exist*`,
/// `*adresse`. Of terms that overlap, the longest counts.
struct Lexicon: Sendable {
    let concept: Concept
    let use: Use
    let lines: String

    /// Tells when a word means it.
    enum Use: Sendable {
        case always
        /// Only where it is denied: `not found`.
        case denied
    }

    init(_ concept: Concept, when use: Use = .always, _ lines: String) {
        (self.concept, self.use, self.lines) = (concept, use, lines)
    }

    struct Term {
        let word: [UInt8]
        /// Whether more of a word may stand before and behind it.
        let isOpenBefore, isOpenBehind: Bool

        fileprivate init(_ written: some Collection<UInt8>) {
            let star = UInt8(ascii: "*")
            word = written.filter { $0 != star }
            (isOpenBefore, isOpenBehind) = (written.first == star, Array(written).last == star)
        }
    }

    /// The terms without the names of their languages.
    var terms: [Term] {
        lines.utf8.split(separator: .lineFeed).flatMap { line in
            let start = line.firstIndex(of: UInt8(ascii: ":")).map { line.index(after: $0) } ?? line.startIndex
            return line[start...].split(separator: UInt8(ascii: ",")).map { Term($0.drop { $0 == .space }) }
        }
    }

    static let all = subjects + ours + contents + transport + predicates + joints
}
