import Testing

@testable import Words

@Suite struct PatternAutomatonTests {
    /// Finds what looking at every place finds, in the order of ends and the longest first.
    @Test func isAsLookingEverywhere() {
        var random = SplitMix(state: 2)
        func text(_ length: ClosedRange<Int>) -> [UInt8] {
            (0..<Int.random(in: length, using: &random)).map { _ in [97, 98, 65, 99].randomElement(using: &random) ?? 0
            }
        }
        for _ in 0..<500 {
            let patterns = (0..<Int.random(in: 0...12, using: &random)).map { _ in text(0...5).map(\.lowercasedASCII) }
            let searched = text(0...40)
            var found: [[Int]] = []
            PatternAutomaton(patterns).search(searched.span) { found.append([$1, -patterns[$0].count, $0]) }
            let lowered = searched.map(\.lowercasedASCII)
            var expected: [[Int]] = []
            for end in lowered.indices {
                for (number, pattern) in patterns.enumerated()
                where !pattern.isEmpty && lowered[...end].suffix(pattern.count) == pattern[...] {
                    expected.append([end + 1, -pattern.count, number])
                }
            }
            #expect(found == expected.sorted { $0.lexicographicallyPrecedes($1) })
        }
    }
}
