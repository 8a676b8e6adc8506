/// Rows with aligned columns, for people.
struct TextTable {
    struct Column {
        let title: String
        let alignment: Alignment

        init(_ title: String, _ alignment: Alignment) {
            self.title = title
            self.alignment = alignment
        }
    }

    enum Alignment {
        case left
        /// Numbers, never cut.
        case right
        /// On the left and never cut: times, and words of ours.
        case word
    }

    struct Cell: ExpressibleByStringInterpolation {
        fileprivate(set) var text: String
        let style: Style?

        init(_ text: String, _ style: Style?) {
            self.text = text.printable
            self.style = style
        }

        init(stringLiteral text: String) { self.init(text, nil) }

        init(_ number: Int, _ style: Style? = nil) { self.init(String(number), style) }

        /// Returns a number that stands out where it is not zero.
        static func count(_ number: Int, _ style: Style) -> Cell { Cell(number, number == 0 ? nil : style) }
    }

    let columns: [Column]
    let rows: [[Cell]]

    init(columns: [Column], rows: [[Cell]]) {
        self.columns = columns
        self.rows = rows
    }

    init(columns: [Column], rows: [[String]]) {
        self.init(columns: columns, rows: rows.map { $0.map { Cell($0, nil) } })
    }

    private static let indent = "  "
    private static let gap = "  "
    /// The width below which a text is not cut, however narrow the terminal is.
    private static let least = 12

    /// Returns the table without a line break at the end. Columns that no title names have no title line.
    func text(on terminal: Terminal = .output) -> String {
        let titles = columns.map { Cell($0.title, .bold) }
        let lines = (titles.contains { !$0.text.isEmpty } ? [titles] : []) + rows
        let cells = lines.map { line in line.map { (cell: $0, width: $0.text.columns) } }
        var widths = columns.indices.map { column in cells.map { $0[column].width }.max() ?? 0 }
        if let limit = terminal.width { narrow(&widths, to: limit) }
        return cells.map { line in
            // Nothing behind what is seen: no blanks at a line's end.
            let end = line.lastIndex { !$0.cell.text.isEmpty } ?? 0
            return Self.indent
                + columns.indices.prefix(end + 1).map { column in
                    let text = line[column].cell.text.cut(to: widths[column])
                    let shown = terminal.styled(text, line[column].cell.style)
                    let padding = String(repeating: " ", count: max(0, widths[column] - text.columns))
                    if columns[column].alignment == .right { return padding + shown }
                    return column == end ? shown : shown + padding
                }.joined(separator: Self.gap)
        }.joined(separator: "\n")
    }

    /// Takes from the widest texts.
    private func narrow(_ widths: inout [Int], to limit: Int) {
        let texts = columns.indices.filter { columns[$0].alignment == .left }
        var excess = Self.indent.count + widths.reduce(0, +) + Self.gap.count * (widths.count - 1) - limit
        while excess > 0, let widest = texts.max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.least {
            widths[widest] -= 1
            excess -= 1
        }
    }
}
