/// Writes rows of a CSV text (RFC 4180).
enum CSVText {
    /// Writes a row with its line end, whose cells no spreadsheet runs.
    static func row(_ fields: [String]) -> String {
        fields.map { quoted(SpreadsheetText.guarded($0)) }.joined(separator: ",") + "\r\n"
    }

    private static func quoted(_ field: String) -> String {
        let isPlain = field.utf8.allSatisfy {
            $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r")
                && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "\t")
        }
        return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
