import Testing

@testable import MIME

@Suite struct EditTests {
    @Test(arguments: [
        ([Edit](), 0..<6, "abcdef"), ([], 2..<4, "cd"),
        ([Edit(range: 2..<3, replacement: bytes("XX"))], 1..<5, "bXXde"),
        ([Edit(range: 0..<0, replacement: bytes("X")), Edit(range: 0..<6, replacement: [])], 0..<6, "X"),
        ([Edit(range: 6..<6, replacement: bytes("X"))], 0..<6, "abcdefX"),
    ])
    func copiesWhatIsOutsideTheEdits(_ edits: [Edit], _ range: Range<Int>, _ expected: String) {
        let input = bytes("abcdef")
        let output = Edit.apply(edits, to: input.span, in: range)
        #expect(text(output) == expected)
    }

    @Test func mergesEditsThatTouch() {
        let edits = [
            Edit(range: 0..<2, replacement: bytes("a")), Edit(range: 2..<2, replacement: []),
            Edit(range: 2..<3, replacement: bytes("b")), Edit(range: 4..<4, replacement: bytes("c")),
        ]
        let merged = [Edit(range: 0..<3, replacement: bytes("ab")), Edit(range: 4..<4, replacement: bytes("c"))]
        #expect(Edit.merged(edits) == merged)
    }
}
