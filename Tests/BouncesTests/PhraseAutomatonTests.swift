import Testing

@testable import Bounces

@Suite struct PhraseAutomatonTests {
    private struct Find: Hashable { let needle, end: Int }

    private func found(_ needles: [String], in text: [UInt8]) -> [Find] {
        let automaton = PhraseAutomaton(needles.map { Array($0.utf8) })
        var result: [Find] = []
        automaton.search(text.span, in: text.indices) { needle, end in
            result.append(Find(needle: needle, end: end))
            return true
        }
        return result
    }

    @Test func findsNeedlesWithinNeedles() {
        let finds = found(["he", "she", "his", "hers"], in: Array("ushers".utf8))
        #expect(Set(finds) == [Find(needle: 1, end: 4), Find(needle: 0, end: 4), Find(needle: 3, end: 6)])
    }

    @Test func whiteSpaceIsFoldedAndCaseWhereAsked() {
        func count(_ phrase: String, in text: String) -> Int {
            var count = 0
            let bytes = Array(text.utf8)
            PhraseSet([(phrase, ())]).forEachHit(in: bytes.span, bytes.indices) { _ in
                count += 1
                return true
            }
            return count
        }
        #expect(count("no such user", in: "No\r\n   such\tUSER") == 1)
        #expect(found(["no user"], in: Array("no \n user".utf8)) == [Find(needle: 0, end: 9)])
        #expect(found(["no user"], in: Array("NO user".utf8)).isEmpty)
    }

    @Test func theFirstOfEqualPhrasesIsFound() {
        #expect(found(["he", "he"], in: Array("he".utf8)) == [Find(needle: 0, end: 2)])
    }

    @Test func emptyNeedlesAndTextsAreFoundNowhere() {
        #expect(found([""], in: Array("abc".utf8)).isEmpty)
        #expect(found(["abc"], in: []).isEmpty)
    }

    /// Against a search that tries every needle at every place.
    @Test(arguments: 0..<40)
    func findsWhatANaiveSearchFinds(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let letters = Array("ab\u{E9}".utf8)
        func word(_ range: ClosedRange<Int>) -> [UInt8] {
            (0..<Int.random(in: range, using: &random)).map { _ in letters.randomElement(using: &random) ?? 0 }
        }
        let needles = Array(Set((0..<12).map { _ in word(1...5) }))
        let text = word(0...200)
        let automaton = PhraseAutomaton(needles)
        var finds: Set<Find> = []
        automaton.search(text.span, in: text.indices) { needle, end in
            finds.insert(Find(needle: needle, end: end))
            return true
        }
        var naive: Set<Find> = []
        for end in 0...text.count {
            for (number, needle) in needles.enumerated() where text[..<end].suffix(needle.count).elementsEqual(needle) {
                naive.insert(Find(needle: number, end: end))
            }
        }
        #expect(finds == naive)
    }
}
