/// Reads a refusal as clauses that say something of somebody, in any words of the lexicon and in any order.
///
/// Whom a clause is about says whose fault it is, what it says of them the reason: `mailbox` and `absent` in one clause
/// are a user who is unknown, however it is put. One automaton finds all words in one pass; a clause is then no more
/// than the set of what its words stand for, and the rules compare sets.
final class Grammar: Sendable {
    private let automaton: PhraseAutomaton
    private let terms: [Term]

    private struct Term: Sendable {
        let length: Int
        /// Whether it counts only where a word begins, or ends.
        var beginsWord = true
        var endsWord = true
        /// The line of an administrator's file that has it; 0 for ours.
        var line: Int32 = 0
        var meaning: Concepts = []
        /// The meaning where it is denied.
        var deniedMeaning: Concepts = []
    }

    /// - Parameter own: an administrator's words; what they say of a word stands in place of what we say.
    init(_ lexicons: [Lexicon], own: [PhraseFile.Words] = []) {
        var texts: [[UInt8]] = []
        var terms: [Term] = []
        var numbers: [[UInt8]: Int] = [:]
        for (lexicon, line) in lexicons.map({ ($0, 0) }) + own.map({ ($0.lexicon, $0.line) }) {
            for written in lexicon.terms {
                for text in ClauseText.spellings(of: written.word) {
                    let number = numbers[text] ?? terms.count
                    let term = Term(
                        length: text.count, beginsWord: !Self.isUnspaced(text.first),
                        endsWord: !Self.isUnspaced(text.last { $0 >= 0xC0 || $0 < 0x80 }))
                    if number == terms.count {
                        numbers[text] = number
                        texts.append(text)
                        terms.append(term)
                    } else if line > 0, terms[number].line == 0 {
                        terms[number] = term
                    }
                    if line > 0 { terms[number].line = Int32(line) }
                    if written.isOpenBefore { terms[number].beginsWord = false }
                    if written.isOpenBehind { terms[number].endsWord = false }
                    switch lexicon.use {
                    case .always: terms[number].meaning.insert(lexicon.concept)
                    case .denied: terms[number].deniedMeaning.insert(lexicon.concept)
                    }
                }
            }
        }
        for (mark, concept) in [(ClauseText.clauseEnd, Concept.clauseEnd), (ClauseText.sentenceEnd, .sentenceEnd)] {
            texts.append([mark])
            terms.append(Term(length: 1, beginsWord: false, endsWord: false, meaning: [concept]))
        }
        self.terms = terms
        automaton = PhraseAutomaton(texts)
    }

    /// The number of words that it knows, and the octets of the table in which they are found.
    var size: (words: Int, octets: Int) { (terms.count, automaton.size) }

    /// The findings in a text.
    struct Findings {
        /// The first of all rules that applies to a clause.
        var rule: ClauseRule? { place.map { ClauseRule.all[$0] } }
        private var place: Int?
        /// And that of the sentences before.
        private var placeBefore: Int?
        /// The concepts of that clause.
        private(set) var clause: Concepts = []
        /// The concepts that the whole text speaks of.
        private(set) var concepts: Concepts = []
        /// The lines of an administrator's words in it, the first few.
        fileprivate(set) var ownLines: [Int] = []
        /// Of an account in many words, what it says first counts: then come explanations of all that might have been.
        private let isQuoted: Bool

        fileprivate init(isQuoted: Bool) { self.isQuoted = isQuoted }

        mutating func endSentence() { placeBefore = place }

        /// - Parameter isCause: it says why: what the sentence has said so far follows from that, and counts no more.
        mutating func take(_ clause: Concepts, isCause: Bool) {
            concepts.formUnion(clause)
            if !isQuoted, let rule, rule.weight.rawValue >= PhraseTable.Weight.exact.rawValue { return }
            let rules = ClauseRule.all
            let best = isCause ? placeBefore : place
            guard let found = (0..<(best ?? rules.count)).first(where: { rules[$0].applies(to: clause) }) else {
                return
            }
            (place, self.clause) = (found, clause)
        }
    }

    func findings(in text: SearchText, isQuoted: Bool = true) -> Findings {
        let words = ClauseText(text.bytes.span, text.start..<max(text.start, text.end)).bytes
        var reader = Reader(findings: Findings(isQuoted: isQuoted))
        var tokens: [Token] = []
        tokens.reserveCapacity(16)
        var ownLines: [Int] = []
        automaton.search(words.span, in: words.indices) { number, end in
            let term = terms[number]
            let start = end - term.length
            if term.beginsWord, Self.isLetter(words, before: start) { return true }
            if term.endsWord, Self.isLetter(words, at: end) { return true }
            if term.line > 0, ownLines.count < 4, !ownLines.contains(Int(term.line)) { ownLines.append(Int(term.line)) }
            if term.meaning.contains(anyOf: [.clauseEnd, .sentenceEnd, .cause]) {
                // What a denial denies may stand in brackets or behind them: `no such (local) user`.
                if term.length == 1, term.meaning == [.clauseEnd], let last = tokens.last, last.meaning.contains(.not),
                    start - last.end <= 14
                {
                    return true
                }
                reader.end(tokens, by: term.meaning, at: start)
                tokens.removeAll(keepingCapacity: true)
                return true
            }
            // Of terms that overlap, the longest.
            if let last = tokens.last, last.end == end, last.start <= start { return true }
            while let last = tokens.last, last.start >= start { tokens.removeLast() }
            tokens.append(Token(start: start, end: end, meaning: term.meaning, deniedMeaning: term.deniedMeaning))
            return true
        }
        var findings = reader.findings
        findings.ownLines = ownLines
        return findings
    }

    /// Returns whether a character is of a writing without spaces, by its first byte: `未开通QQ邮箱`.
    private static func isUnspaced(_ byte: UInt8?) -> Bool { byte.map { $0 >= 0xE3 } ?? false }

    /// Returns whether a letter of an alphabet stands there; without spaces a word may begin and end anywhere.
    private static func isLetter(_ text: [UInt8], before index: Int) -> Bool {
        guard index > 0 else { return false }
        if text[index - 1] < 0x80 { return text[index - 1].isLetterOrDigit }
        return index > 1 && (0xC3...0xD4).contains(text[index - 2])
    }

    private static func isLetter(_ text: [UInt8], at index: Int) -> Bool {
        guard index < text.count else { return false }
        return text[index].isLetterOrDigit || (0xC3...0xD4).contains(text[index])
    }
}
