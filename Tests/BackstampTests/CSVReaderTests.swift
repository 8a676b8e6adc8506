// CSV as RFC 4180 has it, as programs write it, and as nobody should.

import Testing

@testable import backstamp

@Suite struct CSVReaderTests {
    /// Rows as text; a row with a problem is `LINE: PROBLEM`.
    private func read(_ bytes: [UInt8], chunk: Int = 65536) throws -> [[String]] {
        var rest = bytes[...]
        var reader = CSVReader {
            defer { rest = rest.dropFirst(chunk) }
            return Array(rest.prefix(chunk))
        }
        var rows: [[String]] = []
        while let row = try reader.next() {
            rows.append(
                row.problem.map { ["\(row.line): \($0)"] } ?? row.fields.map { String(decoding: $0, as: UTF8.self) })
        }
        return rows
    }

    static let texts: [(String, [[String]])] = [
        ("", []),
        ("\n\r\n,,\n", []),
        ("a", [["a"]]),
        ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
        ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
        ("a,b\rc,d", [["a", "b"], ["c", "d"]]),
        ("\u{FEFF}a,b\n", [["a", "b"]]),
        ("a,,c\n,b,\n", [["a", "", "c"], ["", "b", ""]]),
        ("\"a,1\",\"b\r\n2\",\"\"\"c\"\"\"\n", [["a,1", "b\r\n2", "\"c\""]]),
        ("\"\",x\n", [["", "x"]]),
        ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
        ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
        ("a b, c\"d\n", [["a b", " c\"d"]]),
        ("ä,é\n", [["ä", "é"]]),
    ]

    @Test(arguments: texts, [1, 2, 3, 65536])
    func readsRows(_ text: (String, [[String]]), chunk: Int) throws {
        #expect(try read(Array(text.0.utf8), chunk: chunk) == text.1)
    }

    /// What is wrong costs its own line and no other.
    static let hostile: [(String, [[String]])] = [
        ("a,\"b\nc,d\ne,f", [["1: \(CSVProblem.unclosedQuote)"], ["c", "d"], ["e", "f"]]),
        ("a,\"b\"x,c\nd\n", [["1: \(CSVProblem.textBehindQuote)"], ["d"]]),
        ("a\n\"\n", [["a"], ["2: \(CSVProblem.unclosedQuote)"]]),
        ("a\n\n\"b\nc\"\n\"d\n", [["a"], ["b\nc"], ["5: \(CSVProblem.unclosedQuote)"]]),
        ("x\r\"\ry", [["x"], ["2: \(CSVProblem.unclosedQuote)"], ["y"]]),
        ("a\u{0},b\n", [["a\u{0}", "b"]]),
    ]

    @Test(arguments: hostile, [1, 2, 65536])
    func goesOnBehindWhatIsWrong(_ text: (String, [[String]]), chunk: Int) throws {
        #expect(try read(Array(text.0.utf8), chunk: chunk) == text.1)
    }

    @Test func hasLimits() throws {
        let long = String(repeating: "x", count: CSVReader.fieldLimit + 1)
        let row = Array(repeating: String(repeating: "x", count: 1000), count: 100).joined(separator: ",")
        let fields = String(repeating: "x,", count: CSVReader.fieldsLimit + 1)
        #expect(try read(Array("a\n\(long)\nb".utf8)) == [["a"], ["2: \(CSVProblem.fieldTooLong)"], ["b"]])
        #expect(try read(Array("a\n\"\(long)\"\nb".utf8)) == [["a"], ["2: \(CSVProblem.unclosedQuote)"], ["b"]])
        #expect(try read(Array("a\n\(row)\nb".utf8)) == [["a"], ["2: \(CSVProblem.rowTooLong)"], ["b"]])
        #expect(try read(Array("a\n\(fields)\nb".utf8)) == [["a"], ["2: \(CSVProblem.tooManyFields)"], ["b"]])
        #expect(try read(Array(long.dropFirst().utf8)) == [[String(long.dropFirst())]])
    }

    /// Bytes of all kinds, of the kinds that matter most of all: it ends, whatever the chunks are, with the same.
    @Test func readsAnything() throws {
        var random = SystemRandomNumberGenerator()
        let bytes = Array("\"\"\",\n\r;ab\0".utf8) + [0xFF]
        for _ in 0..<300 {
            let text = (0..<Int.random(in: 0...60, using: &random)).compactMap { _ in
                bytes.randomElement(using: &random)
            }
            #expect(try read(text, chunk: 1) == read(text), "\(text)")
        }
    }

    static let rows: [[String]] = [
        ["plain", "", "with space"], ["a,b", "c\"d\"", "e\r\nf"], ["\"", "\n", ";"], ["ünï", "\t", "x"],
    ]

    @Test(arguments: rows) func readsWhatItWrites(_ row: [String]) throws {
        let text = CSVText.row(["a", "b", "c"]) + CSVText.row(row)
        #expect(try read(Array(text.utf8)).last?.map(SpreadsheetText.unguarded) == row)
    }
}
