/// An administrator's additions to our tables, in their form: words for the `Grammar`, and phrases.
///
///     [subject mailbox]
///     de: mitgliedsnummer, kennung*
///     [predicate absent]
///     en: has sailed away
///     [predicate absent denied]
///     en: aboard
///     [phrases user_unknown]
///     walked the plank + #5.7.1
///
/// Under `subject` and `predicate` stand lines of a `Lexicon`, under `phrases` those of a `PhraseTable`. What begins with `# ` is a
/// comment. Limits keep whatever is written here from costing more than our own tables do.
package struct PhraseFile: Sendable {
    /// A line of words that stand for a concept.
    struct Words: Sendable {
        let lexicon: Lexicon
        let line: Int
    }

    struct Rule: Sendable {
        let reason: Reason
        let phrases: [String]
        /// For people: `phrases.txt:12: walked the plank`.
        let name: String
    }

    /// A fault in a line; in no line, 0, with the whole.
    package struct Fault: Error, Sendable, Equatable {
        package let line: Int
        package let problem: String
    }

    /// The name of the file in rules: without its folders.
    let name: String
    private(set) var words: [Words] = []
    private(set) var rules: [Rule] = []
    /// The first ones; where there are any, the file is not to be used.
    package private(set) var faults: [Fault] = []

    package static let sizeLimit = 64 * 1024
    /// Octets of all words and of all phrases: the automata have room for so many more states.
    static let wordsLimit = 8 * 1024
    static let phrasesLimit = 24 * 1024
    private static let faultLimit = 20

    private var section: Section?
    /// Whether the lines that follow belong to a heading that is not understood.
    private var isSkipping = false
    private var wordBytes = 0
    private var phraseBytes = 0
    /// The line of each rule.
    private var places: [[String]: Int] = [:]

    package init(_ bytes: [UInt8], name: String) {
        self.name = String(name.split(separator: "/").last ?? "")
        guard bytes.count <= Self.sizeLimit else {
            faults = [Fault(line: 0, problem: "has more than \(Self.sizeLimit) bytes")]
            return
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let lines = bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0)
            .split(separator: .lineFeed, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where faults.count < Self.faultLimit {
            do throws(PhraseFault) { try read(line, number: index + 1) } catch {
                faults.append(Fault(line: index + 1, problem: error.problem))
            }
        }
    }

    private mutating func read(_ bytes: ArraySlice<UInt8>, number: Int) throws(PhraseFault) {
        guard let line = String(validating: bytes, as: UTF8.self)?.trimmingBlanks else {
            throw PhraseFault("is not UTF-8; save the file as UTF-8")
        }
        if line.utf8.contains(where: { $0 < .space && $0 != .tab || $0 == 0x7F }) {
            throw PhraseFault("has a control character; remove it")
        }
        if line.isEmpty || line.hasPrefix("#") && line.dropFirst().first?.isNumber != true { return }
        if line.hasPrefix("[") {
            isSkipping = true
            section = try Section(line)
            isSkipping = false
            return
        }
        if isSkipping { return }
        switch section {
        case .words(let concept, let use): try readWords(line, concept, use, number)
        case .phrases(let reason): try readRule(line, reason, number)
        case nil: throw PhraseFault("stands under no heading; begin with one such as [phrases user_unknown]")
        }
    }

    private mutating func readWords(
        _ line: String, _ concept: Concept, _ use: Lexicon.Use, _ number: Int
    ) throws(PhraseFault) {
        let lexicon = Lexicon(concept, when: use, line)
        wordBytes += try OwnPhrase.check(lexicon, written: line)
        guard wordBytes <= Self.wordsLimit else {
            throw PhraseFault("is beyond \(Self.wordsLimit) bytes of words; leave out some")
        }
        words.append(Words(lexicon: lexicon, line: number))
    }

    private mutating func readRule(_ line: String, _ reason: Reason, _ number: Int) throws(PhraseFault) {
        let phrases = try OwnPhrase.phrases(of: line)
        if let place = places[phrases.sorted()] {
            throw PhraseFault("stands in line \(place) already; remove one of them")
        }
        places[phrases.sorted()] = number
        phraseBytes += phrases.reduce(0) { $0 + $1.utf8.count + 1 }
        guard phraseBytes <= Self.phrasesLimit else {
            throw PhraseFault("is beyond \(Self.phrasesLimit) bytes of phrases; leave out some")
        }
        rules.append(Rule(reason: reason, phrases: phrases, name: "\(name):\(number): \(line)"))
    }
}

/// The reason why a line says nothing that could be found.
struct PhraseFault: Error {
    let problem: String
    init(_ problem: String) { self.problem = problem }
}

extension PhraseFile {
    /// The kinds of lines that a heading announces.
    private enum Section {
        case words(Concept, Lexicon.Use)
        case phrases(Reason)

        /// - Parameter line: `[subject mailbox]`, `[predicate absent]`, `[predicate absent denied]`, `[phrases user_unknown]`.
        init(_ line: String) throws(PhraseFault) {
            guard let end = line.firstIndex(of: "]") else { throw PhraseFault("is a heading without its `]`") }
            let rest = line[end...].dropFirst().drop { $0 == " " || $0 == "\t" }
            guard rest.isEmpty || rest.hasPrefix("#") else {
                throw PhraseFault("has a text behind its heading; write that on a line of its own")
            }
            let words = line[..<end].dropFirst().split(separator: " ").map(String.init)
            switch (words.first, words.count) {
            case ("subject", 2): self = .words(try Self.concept(words[1], of: .subjects, "subject"), .always)
            case ("predicate", 2): self = .words(try Self.concept(words[1], of: .predicates, "predicate"), .always)
            case ("predicate", 3) where words[2] == "denied":
                self = .words(try Self.concept(words[1], of: .predicates, "predicate"), .denied)
            case ("phrases", 2):
                guard let reason = Reason(rawValue: words[1]) else {
                    throw Self.unknown("reason", words[1], among: Reason.allCases.map(\.rawValue))
                }
                self = .phrases(reason)
            default:
                throw PhraseFault(
                    "is no heading; write [subject NAME], [predicate NAME], [predicate NAME denied] or [phrases REASON]"
                )
            }
        }

        private static func concept(
            _ name: String, of concepts: Concepts, _ kind: String
        ) throws(PhraseFault) -> Concept {
            let known = Concept.allCases.filter { concepts.contains($0) }
            guard let concept = known.first(where: { "\($0)" == name }) else {
                throw unknown(kind, name, among: known.map { "\($0)" })
            }
            return concept
        }

        private static func unknown(_ kind: String, _ name: String, among known: [String]) -> PhraseFault {
            PhraseFault("has the unknown \(kind) `\(name)`; use one of \(known.joined(separator: ", "))")
        }
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" || character == "\r" }
        let start = drop(while: isBlank)
        return String(start.reversed().drop(while: isBlank).reversed())
    }
}
