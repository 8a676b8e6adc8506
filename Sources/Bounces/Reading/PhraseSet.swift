// Phrases that mean something, found in any text.

/// Phrases with what each means, sought all at once. Letters of ASCII match in either case; a run of white space
/// matches one space, so that a phrase is found across lines.
struct PhraseSet<Meaning: Sendable>: Sendable {
    /// A phrase's end in the text, and its meaning.
    struct Hit {
        let end: Int
        /// Of the phrase as it stands in the table: where white space was folded, it began earlier than `end - length`.
        let length: Int
        let meaning: Meaning
    }

    private let automaton: PhraseAutomaton
    private let phrases: [(length: Int, meaning: Meaning)]
    private let longest: Int

    /// Takes phrases with their meanings; of equal phrases, the first counts.
    init(_ phrases: [(phrase: String, meaning: Meaning)]) {
        automaton = PhraseAutomaton(phrases.map { Array($0.phrase.utf8) }, ignoringCase: true)
        self.phrases = phrases.map { ($0.phrase.utf8.count, $0.meaning) }
        longest = self.phrases.map(\.length).max() ?? 0
    }

    /// Calls `found` for each phrase in `range`, in the order of their ends; it returns false to stop.
    func forEachHit(in text: Span<UInt8>, _ range: Range<Int>, _ found: (Hit) -> Bool) {
        automaton.search(text, in: range) { number, end in
            let phrase = phrases[number]
            return found(Hit(end: end, length: phrase.length, meaning: phrase.meaning))
        }
    }

    /// Returns what a phrase at the beginning of `range` means, of those that `isTaken`, told where one ends, accepts.
    func atBeginning(of range: Range<Int>, in text: Span<UInt8>, where isTaken: (_ end: Int) -> Bool) -> Meaning? {
        var result: Meaning?
        forEachHit(in: text, range.lowerBound..<min(range.upperBound, range.lowerBound + longest)) { hit in
            if hit.end - hit.length == range.lowerBound, isTaken(hit.end) { result = hit.meaning }
            return result == nil
        }
        return result
    }

    /// Returns what the first phrase in `range` means.
    func first(in text: Span<UInt8>, _ range: Range<Int>) -> Meaning? {
        var result: Meaning?
        forEachHit(in: text, range) { hit in
            result = hit.meaning
            return false
        }
        return result
    }
}
