import Foundation

/// What the CRM's page says of the database, read from its text.
struct ReadmeText {
    struct Column {
        let name: String
        let type: String
    }

    /// Each view's columns.
    private(set) var views: [String: [Column]] = [:]
    /// Each block's statements.
    private(set) var blocks: [[String]] = []

    init() throws {
        let path = URL(fileURLWithPath: #filePath).appending(path: "../../../contrib/crm/README.md").standardized.path
        let lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
        var view: String?
        var block: String?
        for line in lines {
            if line == "```sql" {
                block = ""
            } else if line == "```", let sql = block {
                let statements = sql.components(separatedBy: ";\n").map {
                    $0.trimmingCharacters(in: .whitespacesAndNewlines)
                }
                blocks.append(statements.filter { !$0.isEmpty })
                block = nil
            } else if block != nil {
                block? += line + "\n"
            } else if line.hasPrefix("#") {
                let name = line.drop { $0 == "#" || $0 == " " }
                view = name.hasPrefix("crm_") ? String(name) : nil
                if let view { views[view] = [] }
            } else if let view, line.hasPrefix("| `") {
                let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                views[view, default: []].append(
                    Column(name: cells[0].trimmingCharacters(in: ["`"]), type: cells[1]))
            }
        }
    }
}
