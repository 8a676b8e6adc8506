import Testing

@testable import backstamp

@Suite struct ProgressBarTests {
    @Test(
        arguments: [
            (0, 200, 0.0, "Judging  ░░░░░░░░░░░░░░░░░░░░░░░░   0%  n"),
            (100, 200, 1.0, "Judging  ████████████░░░░░░░░░░░░  50%  n"),
            (100, 200, 60.0, "Judging  ████████████░░░░░░░░░░░░  50%  n  about 60 s left"),
            (25, 200, 60.0, "Judging  ███░░░░░░░░░░░░░░░░░░░░░  12%  n  about 7 min left"),
            (1, 200, 600.0, "Judging  ▏░░░░░░░░░░░░░░░░░░░░░░░   0%  n  about 33 h left"),
            (200, 200, 60.0, "Judging  ████████████████████████ 100%  n"),
            (900, 200, 60.0, "Judging  ████████████████████████ 100%  n"),
            (0, 0, 60.0, "Judging  ████████████████████████ 100%  n"),
            (7, nil, 60.0, "Judging  n"),
        ] as [(Int64, Int64?, Double, String)])
    func line(_ done: Int64, _ total: Int64?, _ seconds: Double, _ expected: String) {
        #expect(
            ProgressBar.line("Judging", done: done, of: total, note: "n", seconds: seconds, width: 80) == expected)
    }

    /// The last column stays free: a terminal would begin another line.
    @Test func fitsTheTerminal() {
        let line = ProgressBar.line("日本語.csv", done: 1, of: 2, note: "12 rows", seconds: 0, width: 30)
        #expect(line.columns == 29 && line.hasSuffix("…"))
    }
}
