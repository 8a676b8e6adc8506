/// Words that stand for a concept, a language a line: `de: postfach, benutzer*`.
///
/// Words are compared as `ClauseText` folds them: without accents, doubled letters, apostrophes and hyphens, so that a
/// term is written as it is spelt well. It begins and ends where words do, unless an asterisk says otherwise: `exist*`,
/// `*adresse`. Of terms that overlap, the longest counts.
struct Lexicon: Sendable {
    let concept: Concept
    let use: Use
    let lines: String

    /// When a word means it.
    enum Use: Sendable {
        case always
        /// Only where it is denied: `not found`.
        case denied
    }

    init(_ concept: Concept, when use: Use = .always, _ lines: String) {
        (self.concept, self.use, self.lines) = (concept, use, lines)
    }

    /// The terms without the names of their languages.
    var terms: [Substring] {
        lines.split(separator: "\n").flatMap { line in
            line[(line.firstIndex(of: ":").map(line.index(after:)) ?? line.startIndex)...].split(separator: ",")
                .map { $0.drop { $0 == " " } }
        }
    }

    static let all = subjects + ours + contents + transport + predicates + joints
}
