// For any bytes, any edits, any encoding and line ending: decoded, the result differs in the edits and nothing else;
// and with each encoded edit undone, the bytes are those that came.

import Testing

@testable import MIME

@Suite struct EncodedEditsPropertyTests {
    private static let encodings: [TransferEncoding] = [.sevenBit, .eightBit, .binary, .quotedPrintable, .base64]

    /// Bytes that hold what is hard for the encodings more often than chance would.
    private static func hardBytes(_ count: Int, _ random: inout SeededGenerator) -> [UInt8] {
        let hard: [[UInt8]] = [
            bytes("="), bytes("=\r\n"), bytes("=\n"), bytes("= \r\n"), bytes("\r\n"), bytes("\n"), bytes("\r"),
            bytes(" "),
            bytes("\t"), bytes("=3D"), bytes("=3d"), bytes("=A"), bytes("=4"), bytes("=e4"), bytes("--"), bytes("==="),
            bytes("A"), bytes("4"), bytes("D"), bytes("http://e.x/?a=3Db"), [0], [0xE4], [0xFF], bytes("+/Zz"),
        ]
        var result: [UInt8] = []
        while result.count < count {
            switch Int.random(in: 0..<10, using: &random) {
            case 0: result.append(.random(in: 0...255, using: &random))
            case 1: result += Array(repeating: 0x61, count: .random(in: 1...90, using: &random))
            case 2...5: result += bytes("text ")
            default: result += hard.randomElement(using: &random) ?? []
            }
        }
        return result
    }

    private static func randomEdits(_ count: Int, _ random: inout SeededGenerator) -> [Edit] {
        var edits: [Edit] = []
        var position = 0
        while edits.count < 8 {
            let lower = position + .random(in: 0...max(1, count / 4), using: &random)
            let upper = lower + (Bool.random(using: &random) ? 0 : .random(in: 0...20, using: &random))
            if upper > count { break }
            let size = Int.random(in: 0...3, using: &random) == 0 ? 0 : Int.random(in: 0...100, using: &random)
            edits.append(Edit(range: lower..<upper, replacement: Array(hardBytes(size, &random).prefix(size))))
            position = upper
        }
        return edits
    }

    /// The edits, made and undone.
    private static func undone(_ edits: [Edit], in output: [UInt8], original: [UInt8]) -> [UInt8] {
        var shift = 0
        let inverse = edits.map { edit in
            let start = edit.range.lowerBound + shift
            shift += edit.replacement.count - edit.range.count
            return Edit(range: start..<(start + edit.replacement.count), replacement: Array(original[edit.range]))
        }
        return Edit.apply(inverse, to: output)
    }

    @Test(arguments: encodings)
    func decodingBothSidesDiffersInTheEditsOnly(_ encoding: TransferEncoding) throws {
        var random = SeededGenerator(seed: 2)
        var made = 0
        for round in 0..<3000 {
            let before = Self.hardBytes(.random(in: 0...20, using: &random), &random)
            let body = Self.hardBytes(.random(in: 0...400, using: &random), &random)
            let input = before + body + Self.hardBytes(5, &random)
            let range = before.count..<(before.count + body.count)
            let content = try #require(encoding.decode(input, in: range))
            let edits = Self.randomEdits(content.count, &random)
            guard
                let encoded = try? encoding.encodedEdits(
                    edits, of: input, in: range, lineEnding: round.isMultiple(of: 2) ? .crlf : .lf)
            else { continue }
            made += 1
            try #require(Edit.areOrdered(encoded, in: range))
            let output = Edit.apply(encoded, to: input)
            let end = output.count - (input.count - range.upperBound)
            let expected = Edit.apply(edits, to: content)
            try #require(encoding.decode(output, in: range.lowerBound..<end) == expected, "round \(round)")
            try #require(Self.undone(encoded, in: output, original: input) == input, "round \(round)")
        }
        #expect(made > (encoding == .sevenBit ? 200 : 1000))
    }

    @Test(arguments: [LineEnding.crlf, .lf])
    func wellFormedQuotedPrintableStaysWithin76(_ ending: LineEnding) throws {
        var random = SeededGenerator(seed: 3)
        for round in 0..<1000 {
            let content = Self.hardBytes(.random(in: 0...600, using: &random), &random)
            // Encoded as one insertion into nothing, all lines are within the limit; and so after edits of it.
            let insertion = [Edit(range: 0..<0, replacement: content)]
            let empty: [UInt8] = []
            let encoding = TransferEncoding.quotedPrintable
            let made = try encoding.encodedEdits(insertion, of: empty, lineEnding: ending)
            let input = Edit.apply(made, to: empty)
            let edits = Self.randomEdits(content.count, &random)
            let encoded = try encoding.encodedEdits(edits, of: input, lineEnding: ending)
            let output = Edit.apply(encoded, to: input)
            try #require(lines(input).allSatisfy { $0.count <= 76 })
            try #require(lines(output).allSatisfy { $0.count <= 76 }, "round \(round): \(text(output))")
            #expect(
                encoding.decode(output)
                    == Edit.apply(edits, to: content))
        }
    }
}
