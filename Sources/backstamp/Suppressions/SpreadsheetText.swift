/// Makes text of a cell that a spreadsheet shows and never runs.
///
/// A spreadsheet takes a cell that begins with one of `=+-@` for a formula, which can run programs and call servers; a `'` before it
/// says that it is text. Some read other separators than we write, so a cell may begin within a field of ours too.
enum SpreadsheetText {
    private static let apostrophe: Unicode.Scalar = "'"

    /// Returns the text with an apostrophe wherever a formula would begin.
    static func guarded(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for index in scalars.indices {
            if isCellStart(scalars, index), isFormula(scalars[index...]) { result.append(apostrophe) }
            result.append(scalars[index])
        }
        return String(result)
    }

    /// Returns the text without the apostrophes of `guarded`, and with those that were there before.
    static func unguarded(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for index in scalars.indices {
            let isGuard = scalars[index] == apostrophe && isCellStart(scalars, index) && isFormula(scalars[index...])
            if !isGuard { result.append(scalars[index]) }
        }
        return String(result)
    }

    private static func isCellStart(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        index == 0 || [",", ";", "\t", "\r", "\n"].contains(scalars[index - 1])
    }

    /// Returns whether a cell would be run, whatever quotes and blanks are taken off first. The last four are the wide
    /// forms of the first, as people type them in East Asia.
    private static func isFormula(_ cell: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = cell.first(where: { !["'", "\"", " "].contains($0) }) else { return false }
        return ["=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"].contains(first)
    }
}
