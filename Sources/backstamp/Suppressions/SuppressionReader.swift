// A file of suppressions, row by row.

import Bounces
import Storage
import Words

/// The values for rows that don't say them themselves.
struct SuppressionDefaults {
    var scope = Suppression.everything
    /// The reason; nil for what the kind of file says.
    var reason: Suppression.Reason?
    var source = "import"
    /// Milliseconds since 1970.
    var now: Int64
    /// Says what a row's refusal means.
    var classifier = Classifier.standard
}

/// The result of reading a row.
enum SuppressionRow {
    /// More than one where a row names several scopes.
    case suppressions([Suppression])
    /// The row tells of a refusal that gives up no address.
    case leftOut
    case problem(line: Int, String)
}

/// Reads suppressions from a CSV text of any known format.
struct SuppressionReader {
    /// The file's kind.
    let format: SuppressionFormat
    private let defaults: SuppressionDefaults
    private var csv: CSVReader
    /// The place of each column.
    private let columns: [String: Int]
    /// A first row that was no header.
    private var first: CSVRow?

    /// - Throws: `SuppressionFileError` for a file of a kind that we don't know.
    init(_ csv: CSVReader, defaults: SuppressionDefaults) throws {
        var csv = csv
        first = try csv.next()
        let fields = first?.fields.map { String(decoding: $0, as: UTF8.self) } ?? []
        if fields.contains(where: { $0.utf8.contains(0) }) { throw SuppressionFileError.notText }
        var names = SuppressionFormat.list.columns
        if first == nil || fields.contains(where: { $0.contains("@") }) {
            format = .list
        } else {
            names = fields.map(SuppressionFormat.key)
            guard let known = SuppressionFormat.format(of: names, acceptsOthers: defaults.reason != nil) else {
                throw SuppressionFileError.unknownColumns(fields)
            }
            format = known
            first = nil
        }
        columns = Dictionary(zip(names, names.indices)) { first, _ in first }
        self.csv = csv
        self.defaults = defaults
    }

    /// Returns the next row; nil at the end.
    mutating func next() throws -> SuppressionRow? {
        guard let row = try first ?? csv.next() else { return nil }
        first = nil
        do {
            if let problem = row.problem { throw RowError("\(problem)") }
            let suppressions = try suppressions(row)
            return isNoHardBounce(row) ? .leftOut : .suppressions(suppressions)
        } catch let error as RowError {
            return .problem(line: row.line, error.text)
        }
    }

    private func suppressions(_ row: CSVRow) throws(RowError) -> [Suppression] {
        let written = try text(format.address, of: row) ?? ""
        guard let address = EnteredAddress.suppressible(written) else {
            throw RowError(
                written.isEmpty
                    ? "no address" : "`\(written.printable)` is neither an address nor a domain (@shop.example)")
        }
        let reason = try reason(of: row)
        // Before 1970 is how some exports write that they don't know.
        let since = try time(format.since, of: row).flatMap { $0 > 0 ? $0 : nil } ?? defaults.now
        let until = try time(format.until, of: row)
        let source = try text(format.source, of: row) ?? defaults.source
        return try scopes(of: row).map {
            Suppression(address: address, scope: $0, reason: reason, source: source, since: since, until: until)
        }
    }

    /// Takes a row's own word, then what the command says, then what the kind of file means.
    private func reason(of row: CSVRow) throws(RowError) -> Suppression.Reason {
        switch format.reasons {
        case .all(let reason): return defaults.reason ?? reason
        case .words(let names, let words):
            guard let name = names.first, let word = try text(name, of: row) else { return defaults.reason ?? .manual }
            var together = word
            for name in names.dropFirst() { together += try text(name, of: row) ?? "" }
            let keys = [together, word].map(SuppressionFormat.key)
            if let reason = words.reasons[keys[0]] ?? words.reasons[keys[1]] { return reason }
            throw RowError("unknown reason `\(word.printable)`; known are \(words.known)")
        }
    }

    private func scopes(of row: CSVRow) throws(RowError) -> [String] {
        guard let text = try text(format.scope, of: row) else { return [defaults.scope] }
        // Only our own file has exactly one.
        let names = format.source != nil ? [text] : text.split { "[],\"".contains($0) }.map(\.trimmed)
        let scopes = names.filter { !$0.isEmpty }.map { $0 == "*" ? Suppression.everything : $0 }
        return scopes.isEmpty ? [defaults.scope] : scopes
    }

    private func time(_ name: String?, of row: CSVRow) throws(RowError) -> Int64? {
        guard let text = try text(name, of: row) else { return nil }
        guard let time = TimeText.milliseconds(text) else {
            throw RowError("`\(text.printable)` is no time; write 2027-01-31T12:00:00Z")
        }
        return time
    }

    /// Returns the text in a column, nil where there is none.
    private func text(_ name: String?, of row: CSVRow) throws(RowError) -> String? {
        guard let name, let column = columns[name], row.fields.indices.contains(column) else { return nil }
        guard let text = String(validating: row.fields[column], as: UTF8.self) else {
            throw RowError("`\(name)` is not UTF-8; save the file as UTF-8")
        }
        // Only our own file has the guards of ours.
        let plain = format.source == nil ? text.trimmed : SpreadsheetText.unguarded(text.trimmed)
        return plain.isEmpty ? nil : plain
    }

    /// Reads what a row tells of the refusal as a report's: services call much a bounce that we don't. Where it tells
    /// nothing, or that the service had suppressed the address before, the service is believed.
    private func isNoHardBounce(_ row: CSVRow) -> Bool {
        guard let refusal = format.refusal else { return false }
        let texts = [refusal.status, refusal.text].map { name in
            columns[name].flatMap { row.fields.indices.contains($0) ? row.fields[$0] : nil } ?? []
        }
        let verdict = defaults.classifier.classify(
            Evidence(diagnostic: texts[0] + [UInt8(ascii: " ")] + texts[1]))
        if verdict.isPermanent == false { return true }
        if [.undetermined, .suppressed].contains(verdict.reason) { return false }
        return ReasonPolicy.standard.classify(verdict) != .hard
    }
}

/// The reason why a row is no suppression.
private struct RowError: Error {
    let text: String
    init(_ text: String) { self.text = text }
}

/// The reasons why a file holds no suppressions.
enum SuppressionFileError: Error, Equatable, CustomStringConvertible {
    case notText
    case unknownColumns([String])

    var description: String {
        switch self {
        case .notText: "this is no text in UTF-8; save it as CSV in UTF-8"
        case .unknownColumns(let names):
            "the columns `\(names.joined(separator: ", ").printable)` are of no export that is known; name "
                + "them as `suppress export` does (address,reason), or take the file as a list with --reason"
        }
    }
}
