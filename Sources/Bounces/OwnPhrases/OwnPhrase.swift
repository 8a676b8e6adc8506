/// Lines that an administrator writes, made what our tables have: checked, so that nothing stands there that is never found, or in
/// any text.
enum OwnPhrase {
    /// Octets of one phrase or word.
    private static let limit = 120
    private static let countLimit = 5

    /// Returns a rule's phrases as `SearchText` has them, so that what is copied from a reply is found as it stands.
    static func phrases(of line: String) throws(PhraseFault) -> [String] {
        if line.hasPrefix("+ ") || line.hasSuffix(" +") {
            throw PhraseFault("has a `+` with nothing beside it; remove it")
        }
        if line.utf8.contains(UInt8(ascii: "#")), line.contains(" # ") || line.contains("\t# ") {
            throw PhraseFault("has a comment behind it, which would be sought too; write that on a line of its own")
        }
        for code in ["#", "=", "^", "$"] where line.contains("+\(code)") {
            throw PhraseFault("has a `+` without a space on either side")
        }
        // As `bounce unknown` shows them, and as they stand in our tables.
        let written = line.split(separator: " … ").flatMap { $0.split(separator: " + ") }
        guard written.count <= countLimit else {
            throw PhraseFault("has more than \(countLimit) phrases; leave out some")
        }
        var phrases: [String] = []
        for phrase in written { phrases.append(try isFact(phrase) ? fact(String(phrase)) : folded(phrase)) }
        let words = phrases.filter { !isFact($0[...]) }
        if words.isEmpty, !phrases.contains(where: { $0.hasPrefix("#") }) {
            throw PhraseFault("says nothing by itself: add words of the reply, as in `mailbox gone + \(line)`")
        }
        // Reply codes and stages narrow nothing down: `our + =550` would give up whoever is refused.
        let isTelling = phrases.contains { $0.hasPrefix("#") } || words.contains { letters(in: $0) >= 4 }
        guard isTelling else {
            throw PhraseFault("is too short, and stands in any reply: write at least four letters")
        }
        return phrases
    }

    /// Checks that a line of words has nothing but what can be found.
    ///
    /// - Returns: octets of the words.
    static func check(_ lexicon: Lexicon, written line: String) throws(PhraseFault) -> Int {
        if let colon = line.utf8.firstIndex(of: .colon) {
            let language = line.utf8[..<colon]
            guard 2...3 ~= language.count, language.allSatisfy({ $0.isLetter }) else {
                throw PhraseFault("has a colon; only behind a language, as in `de:`, may one stand")
            }
        }
        var size = 0
        if line.contains(" # ") || line.contains("\t# ") {
            throw PhraseFault("has a comment behind it, which would be sought too; write that on a line of its own")
        }
        let terms = lexicon.terms
        if terms.isEmpty { throw PhraseFault("has no words") }
        for term in terms {
            let word = String(decoding: term.word, as: UTF8.self)
            for text in ClauseText.spellings(of: term.word) {
                guard text.count > 1, text.contains(where: { $0.isLetter || $0 >= 0x80 }) else {
                    throw PhraseFault("has a word of less than two letters, `\(word)`")
                }
                guard !text.contains(ClauseText.clauseEnd), !text.contains(ClauseText.sentenceEnd) else {
                    throw PhraseFault("has a mark that ends a clause within `\(word)`; write words without such marks")
                }
                guard text.count <= limit else { throw PhraseFault("has a word of more than \(limit) bytes") }
                size += text.count
            }
        }
        return size
    }

    /// Counts letters of ASCII, and octets of any other alphabet.
    private static func letters(in phrase: String) -> Int { phrase.utf8.count { $0.isLetter || $0 >= 0x80 } }

    private static func isFact(_ phrase: Substring) -> Bool { phrase.first.map { "#=^$".contains($0) } ?? false }

    private static let known = Set(PhraseAliases.all.map(\.name))
        .union(
            PhraseTable.all.flatMap { $0.lines.split(separator: "\n").flatMap { $0.split(separator: " + ") } }
                .filter { $0.hasPrefix("^") }.map(String.init))

    private static func fact(_ phrase: String) throws(PhraseFault) -> String {
        let rest = Array(phrase.utf8.dropFirst())
        switch phrase.first {
        case "#":
            guard let status = EnhancedStatus(rest[...]), status.isSpecific else {
                throw PhraseFault("`\(phrase)` is no status that says anything; write one such as #5.1.1")
            }
        case "=":
            guard SearchText.replyCode(rest[...]) != nil else {
                throw PhraseFault("`\(phrase)` is no reply code; write one such as =550")
            }
        default:
            guard known.contains(phrase) else {
                throw PhraseFault("`\(phrase)` is unknown; use one of \(known.sorted().joined(separator: ", "))")
            }
        }
        return phrase
    }

    private static func folded(_ phrase: Substring) throws(PhraseFault) -> String {
        let text = Array(phrase.utf8)
        guard text.count <= limit else {
            throw PhraseFault("has a phrase of more than \(limit) bytes; write its core alone")
        }
        // The name of a host or a part of one, which by itself is none.
        let isName = text.contains(.dot) && text.allSatisfy { $0.uppercased == $0 && $0 > .space }
        let search = SearchText(Evidence(diagnostic: text))
        var folded = isName ? text : Array(search.bytes[..<search.end])
        while folded.last == .space { folded.removeLast() }
        folded = Array(folded.drop { $0 == .space })
        guard folded.contains(where: { $0.isLetter || $0 == .at || $0 >= 0x80 }) else {
            throw PhraseFault(
                phrase.contains { $0.isNumber }
                    ? "`\(phrase)` has no words; a reply code is written =550, a status #5.1.1"
                    : "`\(phrase)` has no words; write words of the reply, with ` + ` between what stands apart")
        }
        return String(decoding: folded, as: UTF8.self)
    }
}
