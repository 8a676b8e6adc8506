// What a column must hold, and how it differs from what it holds.

import Foundation

/// An expected value, compared with what came out of JSON.
enum CampaignFigure {
    case null
    case int(Int)
    case text(String)
    case flag(Bool)
    case real(ClosedRange<Double>)
    /// Text with this in it.
    case contains(String)
    /// A time, as milliseconds since 1970.
    case time(ClosedRange<Int64>)
    /// A number of Backstamp's own.
    case number
    case texts([String])
    case rows([CampaignRow])

    static func text(_ text: String?) -> CampaignFigure { text.map { .text($0) } ?? .null }
    static func contains(_ text: String?) -> CampaignFigure { text.map { .contains($0) } ?? .null }
    static func time(_ time: Int64?) -> CampaignFigure { .text(time.map(CampaignTime.text)) }
    static func rate(_ count: Int, of all: Int) -> CampaignFigure {
        let rate = Double(count) / Double(all)
        return .real(rate - 1e-12...rate + 1e-12)
    }

    /// Nil where the value is as expected.
    func difference(from value: Any?) -> String? {
        if case .rows(let rows) = self { return rows.differences(from: value as? [[String: Any]] ?? []).first }
        return holds(value) ? nil : "\(value.map { "\($0)" } ?? "missing") and not \(self)"
    }

    private func holds(_ value: Any?) -> Bool {
        switch self {
        case .null: value is NSNull
        case .int(let number): (value as? NSNumber)?.doubleValue == Double(number)
        case .flag(let flag): (value as? NSNumber)?.doubleValue == (flag ? 1 : 0)
        case .text(let text): value as? String == text
        case .contains(let text): (value as? String)?.contains(text) ?? false
        case .real(let range): (value as? NSNumber).map { range.contains($0.doubleValue) } ?? false
        case .time(let range): (value as? String).flatMap(CampaignTime.milliseconds).map(range.contains) ?? false
        case .number: (value as? NSNumber).map { $0.intValue > 0 } ?? false
        case .texts(let texts): value as? [String] == texts
        case .rows: false
        }
    }
}

/// A row of a view, or an object of a report: what each of its columns must hold.
struct CampaignRow {
    /// What it is known by, in a test's output.
    let name: String
    let columns: [String: CampaignFigure]

    init(_ name: String, _ columns: [String: CampaignFigure]) { (self.name, self.columns) = (name, columns) }

    /// All that differs; a column too many or too few as well.
    func differences(from row: [String: Any]) -> [String] {
        Set(columns.keys).union(row.keys).sorted().compactMap { column in
            guard let figure = columns[column] else { return "\(name): \(column) is not expected" }
            return figure.difference(from: row[column]).map { "\(name): \(column) is \($0)" }
        }
    }
}

extension [CampaignRow] {
    /// All that differs between these and other rows in the same order.
    func differences(from rows: [[String: Any]]) -> [String] {
        let pairs = zip(self, rows).flatMap { $0.differences(from: $1) }
        return count == rows.count ? pairs : pairs + ["\(rows.count) rows and not \(count)"]
    }
}

/// Times as the views show them.
enum CampaignTime {
    private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    static func text(_ milliseconds: Int64) -> String {
        style.format(Date(timeIntervalSince1970: (Double(milliseconds) + 0.01) / 1000))
    }

    static func milliseconds(_ text: String) -> Int64? {
        (try? style.parse(text)).map { Int64(($0.timeIntervalSince1970 * 1000).rounded()) }
    }
}
