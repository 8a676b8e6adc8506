/// The phrases of all tables, compiled: one automaton finds every needle in one pass, and the rules whose needles all
/// occur are compared by weight.
final class RuleSet: Sendable {
    struct Rule: Sendable {
        let reason: Reason
        let weight: Int
        /// Octets of its phrases: of two rules of one weight, the longer says more.
        let length: Int
        /// For people: `text: no such user`.
        let name: String
        /// The needles that must occur beside the one it is listed under.
        let others: [Int]
    }

    /// The number of phrases that it knows, and the octets of the table in which they are found.
    var size: (phrases: Int, octets: Int) { (needles.count, automaton.size) }

    /// The findings in a text.
    struct Findings {
        /// The heaviest rule whose needles all occur.
        var heaviest: Rule?
        /// The stages of the dialogue that are told of.
        var stages: Stages = []
        /// Whether the words are of what lasts, whatever the codes say.
        var isForGood = false
    }

    /// The stages of the dialogue with the remote host at which it was refused.
    struct Stages: OptionSet {
        let rawValue: UInt8
        static let connection = Stages(rawValue: 1 << 0)
        static let sender = Stages(rawValue: 1 << 1)
        static let recipient = Stages(rawValue: 1 << 2)
        static let content = Stages(rawValue: 1 << 3)

        /// The stages by the names of the facts.
        fileprivate static let named: [(name: String, stage: Stages)] = [
            ("^conn", .connection), ("^mail", .sender), ("^rcpt", .recipient), ("^data", .content),
        ]
    }

    private let automaton: PhraseAutomaton
    private let needles: [Needle]
    private let stages: [(stage: Stages, needle: Int)]
    private let forGood: Int

    private struct Needle: Sendable {
        let length: Int
        /// Whether it counts only where a word begins.
        let beginsWord: Bool
        /// Whether it counts only where a word ends: short ones begin too many others.
        let endsWord: Bool
        /// Whether it counts in a relay's account of the dialogue too.
        var countsBeforeStart = false
        /// The facts that it stands for.
        var aliasOf: [Int] = []
        var rules: [Rule] = []
    }

    convenience init(_ tables: [PhraseTable], aliases: [PhraseAliases], leavingOut names: Set<String> = []) {
        var builder = Builder(leftOut: names)
        for alias in aliases { builder.add(alias) }
        for table in tables { builder.add(table) }
        self.init(builder)
    }

    /// Compiles an administrator's rules.
    convenience init(_ rules: [PhraseFile.Rule], aliases: [PhraseAliases]) {
        var builder = Builder(leftOut: [])
        for alias in aliases { builder.add(alias) }
        for rule in rules { builder.add(rule.phrases, rule.reason, .own, name: rule.name) }
        self.init(builder)
    }

    private init(_ builder: Builder) {
        var builder = builder
        stages = Stages.named.map { ($0.stage, builder.number(of: $0.name)) }
        forGood = builder.number(of: PhraseAliases.forGood.name)
        needles = builder.needles
        automaton = PhraseAutomaton(builder.texts)
    }

    func findings(in text: SearchText) -> Findings {
        var seen = [Bool](repeating: false, count: needles.count)
        var found: [Int] = []
        found.reserveCapacity(16)
        automaton.search(text.bytes.span, in: text.bytes.indices) { number, end in
            guard !seen[number] else { return true }
            let needle = needles[number]
            let start = end - needle.length
            guard start >= text.start || needle.countsBeforeStart else { return true }
            if needle.beginsWord, start > 0, text.bytes[start - 1].isLetterOrDigit { return true }
            if needle.endsWord, end < text.bytes.count, text.bytes[end].isLetterOrDigit { return true }
            seen[number] = true
            found.append(number)
            for alias in needle.aliasOf where !seen[alias] {
                seen[alias] = true
                found.append(alias)
            }
            return true
        }
        var findings = Findings()
        for (stage, needle) in stages where seen[needle] { findings.stages.insert(stage) }
        findings.isForGood = seen[forGood]
        for number in found {
            for rule in needles[number].rules
            where rule.isHeavier(than: findings.heaviest) && rule.others.allSatisfy({ seen[$0] }) {
                findings.heaviest = rule
            }
        }
        return findings
    }

    /// Returns whether a phrase stands for what is known beside the text: `#5.1.1`, `=550`, `^rcpt`.
    fileprivate static func isFact(_ phrase: some StringProtocol) -> Bool {
        phrase.first.map { "#=^".contains($0) } ?? false
    }

    /// Gives each needle its number and lists each rule under its first needle.
    private struct Builder {
        private(set) var texts: [[UInt8]] = []
        private(set) var needles: [Needle] = []
        private var numbers: [String: Int] = [:]
        private let leftOut: Set<String>

        init(leftOut: Set<String>) { self.leftOut = leftOut }

        mutating func add(_ alias: PhraseAliases) {
            let number = number(of: alias.name)
            for line in alias.lines.split(separator: "\n") {
                let phrase = self.number(of: String(line))
                needles[phrase].aliasOf.append(number)
                if alias.countsBeforeStart { needles[phrase].countsBeforeStart = true }
            }
        }

        mutating func add(_ table: PhraseTable) {
            for line in table.lines.split(separator: "\n") {
                let name = table.name(of: String(line))
                if leftOut.contains(name) { continue }
                add(line.split(separator: " + ").map(String.init), table.reason, table.weight, name: name)
            }
        }

        mutating func add(_ phrases: [String], _ reason: Reason, _ weight: PhraseTable.Weight, name: String) {
            let numbers = phrases.map { number(of: $0) }
            let rule = Rule(
                reason: reason, weight: weight.rawValue + min(phrases.count - 1, 4),
                length: phrases.reduce(0) { $0 + $1.utf8.count }, name: name, others: Array(numbers.dropFirst()))
            needles[numbers[0]].rules.append(rule)
        }

        mutating func number(of phrase: String) -> Int {
            if let number = numbers[phrase] { return number }
            // A fact counts whole: `#5.1.1` is no part of `#5.1.10`.
            let bytes = Array(phrase.utf8) + (RuleSet.isFact(phrase) ? [SearchText.space] : [])
            numbers[phrase] = needles.count
            texts.append(bytes)
            let beginsWord = bytes.first?.isLetterOrDigit ?? false
            needles.append(
                Needle(length: bytes.count, beginsWord: beginsWord, endsWord: beginsWord && bytes.count <= 5))
            return needles.count - 1
        }
    }
}

extension RuleSet.Rule {
    func isHeavier(than other: Self?) -> Bool {
        guard let other else { return true }
        return (weight, length) > (other.weight, other.length)
    }
}

extension PhraseTable {
    /// Makes a name, `text: no such user`; of a provider's convention, `remote: microsoft 5.4.1`: what was said, and
    /// not the facts beside it, unless it is these that people know.
    fileprivate func name(of line: String) -> String {
        let phrases = line.split(separator: " + ")
        let words = phrases.filter { !RuleSet.isFact($0) && !$0.hasPrefix("$") }.joined(separator: " … ")
        let codes = phrases.filter { $0.hasPrefix("#") || $0.hasPrefix("=") }.map { $0.dropFirst() }
        let facts = phrases.map { String($0.dropFirst()) }.joined(separator: " ")
        let said = words.isEmpty ? facts : words
        return provider.map { "remote: \($0) \(codes.first.map { String($0) } ?? said)" } ?? "text: \(said)"
    }
}
