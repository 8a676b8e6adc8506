// What a spreadsheet would run is text in our export, and is itself again when that is imported.

import Storage
import Testing
import Words

@testable import backstamp

@Suite struct SpreadsheetTextTests {
    static let cells: [(text: String, guarded: String)] = [
        ("ann@home.example", "ann@home.example"), ("2024-01-02T03:04:05.678Z", "2024-01-02T03:04:05.678Z"), ("", ""),
        ("a=b", "a=b"), ("'", "'"), ("'a", "'a"), ("o'neil", "o'neil"), ("a-b+c", "a-b+c"),
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@shop.example", "'@shop.example"), ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"), ("\n=1", "'\n'=1"), ("\u{FF1D}1", "'\u{FF1D}1"), ("'=1", "''=1"), ("''=1", "'''=1"),
        (" =1", "' =1"), ("\"=1", "'\"=1"), ("' \"=1", "'' \"=1"),
        // Other programs take other separators.
        ("a;=1", "a;'=1"), ("a,\"=1", "a,'\"=1"), ("a;b;@c;'-d", "a;b;'@c;''-d"), ("a;;=1", "a;;'=1"),
    ]

    @Test(arguments: cells) func isGuardedAndItselfAgain(text: String, guarded: String) {
        #expect(SpreadsheetText.guarded(text) == guarded)
        #expect(SpreadsheetText.unguarded(guarded) == text)
    }

    /// Whatever stands in a cell.
    @Test func anyTextIsItselfAgain() {
        let letters = "'\"=+-@;, \t\r\na".unicodeScalars.map { String($0) }
        for _ in 0..<50_000 {
            let text = (0..<Int.random(in: 0...6)).map { _ in letters.randomElement() ?? "" }.joined()
            #expect(SpreadsheetText.unguarded(SpreadsheetText.guarded(text)) == text)
        }
    }

    @Test func anExportIsReadBackUnchanged() throws {
        let suppressions = [
            ("=cmd|'/c_calc'!a1@home.example", "all", "import"), ("-x@home.example", "=news", "@crm"),
            ("+a@shop.example", "'=news", "+x"), ("'+x@home.example", "a;=1", "import"),
            ("o'neil@home.example", "all", "mail"),
        ].map { address, scope, source in
            Suppression(address: address, scope: scope, reason: .manual, source: source, since: 1_750_000_000_000)
        }
        let text = ([Suppression.csvColumns] + suppressions.map(\.csv)).map(CSVText.row).joined()
        for line in text.split(separator: "\r\n").dropFirst() {
            for cell in line.split(separator: ",") {
                #expect(!["=", "+", "-", "@"].contains(String(cell.drop { $0 == "\"" }.prefix(1))), "\(line)")
            }
        }
        var rest = Array(text.utf8)
        var reader = try SuppressionReader(
            CSVReader {
                defer { rest = [] }
                return rest
            }, defaults: SuppressionDefaults(now: 1))
        var read: [[String]] = []
        while let row = try reader.next() {
            if case .suppressions(let suppressions) = row { read += suppressions.map(\.csv) }
        }
        #expect(read == suppressions.map(\.csv))
    }
}
