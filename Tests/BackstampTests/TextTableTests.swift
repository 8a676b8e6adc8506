// Tables as people see them: aligned by what a terminal shows, cut to its width, coloured only there.

import Testing

@testable import backstamp

@Suite struct TextTableTests {
    private let table = TextTable(
        columns: [.init("Name", .left), .init("Opens", .right), .init("At", .word)],
        rows: [
            [.init("ann", nil), .count(12, .green), .init("2026-11-25", nil)],
            [.init("山田太郎", nil), .count(0, .green), .init("", nil)],
            [.init("jose\u{301}", nil), .init(1_000), .init("2026-11-26", .grey)],
        ])

    @Test func alignsByWhatIsShown() {
        #expect(
            table.text(on: .pipe) == """
                  Name      Opens  At
                  ann          12  2026-11-25
                  山田太郎      0
                  jose\u{301}       1000  2026-11-26
                """)
    }

    @Test func coloursWhatIsNotZero() {
        let lines = table.text(on: Terminal(width: 80, hasColours: true)).split(separator: "\n")
        #expect(lines[0] == "  \u{1B}[1mName\u{1B}[0m      \u{1B}[1mOpens\u{1B}[0m  \u{1B}[1mAt\u{1B}[0m")
        #expect(lines[1] == "  ann          \u{1B}[32m12\u{1B}[0m  2026-11-25")
        #expect(lines[2] == "  山田太郎      0")
        #expect(table.text(on: Terminal(width: 80, hasColours: false)) == table.text(on: .pipe))
    }

    private let links = TextTable(
        columns: [.init("", .right), .init("", .left), .init("", .word)],
        rows: [["1", "https://shop.example/a/long/path", "2026-11-25"], ["200", "日本語の長い長い名前です", "now"]])

    /// Texts lose their ends; numbers and times don't.
    @Test func cutsToTheWidthOfTheTerminal() {
        #expect(
            links.text(on: Terminal(width: 40, hasColours: false)) == """
                    1  https://shop.example…  2026-11-25
                  200  日本語の長い長い名前…  now
                """)
        #expect(
            links.text(on: Terminal(width: 10, hasColours: false)) == """
                    1  https://sho…  2026-11-25
                  200  日本語の長…   now
                """, "no text is cut to nothing")
        #expect(links.text(on: .pipe).contains("https://shop.example/a/long/path  2026-11-25"))
    }

    /// Titles of columns that have none are no line.
    @Test func hasNoTitlesWhereNoneAreNamed() {
        #expect(TextTable(columns: [.init("", .left)], rows: [["a"]]).text(on: .pipe) == "  a")
        #expect(TextTable(columns: [.init("Name", .left)], rows: [] as [[String]]).text(on: .pipe) == "  Name")
    }

    @Test(arguments: [
        ("abc", 3), ("", 0), ("é", 1), ("e\u{301}\u{323}", 1), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("ﾊﾝｶｸ", 4),
        ("ＦＵＬＬ", 8), ("🌷", 2),
        ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("a\u{200B}b", 2), ("…", 1), ("नमस्ते", 4),
    ])
    func columns(_ text: String, _ columns: Int) { #expect(text.columns == columns) }

    @Test(arguments: [
        ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("日本語", 6, "日本語"),
        ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ])
    func cut(_ text: String, _ limit: Int, _ expected: String) {
        #expect(text.cut(to: limit) == expected)
        #expect(text.cut(to: limit).columns <= limit)
    }

    /// Nothing that comes with a mail steers the terminal.
    @Test(arguments: [
        ("\u{1B}[31mred", "\u{FFFD}[31mred"), ("a\nb\tc", "a\u{FFFD}b\u{FFFD}c"), ("\u{9B}2J", "\u{FFFD}2J"),
        ("txt.\u{202E}exe", "txt.\u{FFFD}exe"), ("a\u{2028}b", "a\u{FFFD}b"), ("👩‍👩‍👧 ok", "👩‍👩‍👧 ok"),
    ])
    func printable(_ text: String, _ expected: String) {
        #expect(text.printable == expected)
        let table = TextTable(columns: [.init("", .left)], rows: [[text]])
        #expect(table.text(on: Terminal(width: 80, hasColours: false)) == "  \(expected)")
    }
}
