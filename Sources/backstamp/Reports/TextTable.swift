/// Rows with aligned columns, for a terminal.
struct TextTable {
    struct Column {
        let title: String
        let alignment: Alignment

        init(_ title: String, _ alignment: Alignment) {
            self.title = title
            self.alignment = alignment
        }
    }

    enum Alignment { case left, right }

    let columns: [Column]
    let rows: [[String]]

    /// Without a line break at the end. Columns that no title names have no title line.
    var text: String {
        let titles = columns.map(\.title)
        let lines = (titles.contains { !$0.isEmpty } ? [titles] : []) + rows.map { $0.map(Self.printable) }
        let widths = columns.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            let cells = columns.indices.map { column in
                let padding = String(repeating: " ", count: widths[column] - line[column].count)
                return columns[column].alignment == .left ? line[column] + padding : padding + line[column]
            }
            return "  " + cells.joined(separator: "  ").trimmedAtEnd
        }.joined(separator: "\n")
    }

    /// What came in with a mail must not steer the terminal.
    static func printable(_ text: String) -> String {
        String(text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : Character($0) })
    }
}

extension String {
    fileprivate var trimmedAtEnd: String {
        guard let last = lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...last])
    }
}
