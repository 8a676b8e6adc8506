import Testing

@testable import Bounces

/// That the tables are written as `PhraseTable` says they are.
@Suite struct PhraseTableTests {
    private static let phrases = PhraseTable.all.flatMap { table in
        table.lines.split(separator: "\n").flatMap { $0.split(separator: " + ") }.map(String.init)
    }

    @Test func phrasesAreFolded() {
        for phrase in Self.phrases {
            #expect(!phrase.hasPrefix(" ") && !phrase.hasSuffix(" ") && !phrase.contains("  "), "\(phrase)")
            #expect(!phrase.contains("’"), "\(phrase)")
        }
    }

    /// Words in lower case or names in upper case: a mixed one would be found nowhere.
    @Test func wordsAreOfOneCase() {
        for word in Self.phrases.flatMap({ $0.split(separator: " ") }) {
            let letters = word.unicodeScalars.filter { ("a"..."z").contains($0) || ("A"..."Z").contains($0) }
            let capitals = letters.filter { ("A"..."Z").contains($0) }
            #expect(capitals.isEmpty || capitals.count == letters.count, "\(word)")
        }
    }

    /// Every phrase is found in itself, so that none is spelt as the search text never is.
    @Test func everyProsePhraseIsFoundInItself() {
        for table in PhraseTable.all {
            for line in table.lines.split(separator: "\n") {
                let phrases = line.split(separator: " + ").map(String.init)
                guard
                    phrases.allSatisfy({ phrase in
                        phrase.first.map { !"#=^$?/".contains($0) } ?? false && !phrase.contains("@")
                            && !phrase.contains("#")
                            && phrase.lowercased() == phrase
                    })
                else { continue }
                let text = SearchText(Evidence(phrases.joined(separator: " , ")))
                let bytes = String(decoding: text.bytes, as: UTF8.self)
                for phrase in phrases { #expect(bytes.contains(phrase), "\(phrase) in \(bytes)") }
            }
        }
    }

    /// A rule that stands twice would hide which of its reasons is meant.
    @Test func everyRuleStandsOnce() {
        var seen: Set<Substring> = []
        for line in PhraseTable.all.flatMap({ $0.lines.split(separator: "\n") }) {
            #expect(seen.insert(line).inserted, "\(line)")
        }
    }

    @Test func everyReasonIsSaidSomehow() {
        let reasons = Set(PhraseTable.all.map(\.reason)).union(ClauseRule.all.map(\.reason))
        #expect(reasons == Set(Reason.allCases))
    }

    /// Phrases are for what the grammar does not understand.
    @Test func noPhraseIsSuperfluous() {
        let grammar = Grammar(Lexicon.all)
        for table in PhraseTable.all where table.provider == nil {
            for line in table.lines.split(separator: "\n") {
                let phrases = line.split(separator: " + ")
                if phrases.contains(where: { $0.first.map { "#=^$?".contains($0) } ?? false }) { continue }
                let rule = grammar.findings(in: SearchText(Evidence(phrases.joined(separator: " ")))).rule
                let says = rule?.reason == table.reason && rule?.weight.rawValue ?? 0 >= table.weight.rawValue
                #expect(!says, "\(line)")
            }
        }
    }
}
