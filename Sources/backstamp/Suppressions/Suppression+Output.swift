import ArgumentParser
import Storage
import Words

extension Suppression.Reason: ExpressibleByArgument {}

extension Suppression {
    static let csvColumns = ["address", "scope", "reason", "source", "since", "until"]

    var csv: [String] {
        [
            address, scope, reason.rawValue, source, TimeText.iso8601(since), until.map(TimeText.iso8601) ?? "",
        ]
    }

    var json: JSON {
        .object([
            ("address", .string(address)), ("scope", .string(scope)), ("reason", .string(reason.rawValue)),
            ("source", .string(source)), ("since", .string(TimeText.iso8601(since))),
            ("until", .optional(until.map(TimeText.iso8601))),
        ])
    }

    /// - Parameters:
    ///   - now: milliseconds since 1970; what has ended before is marked.
    ///   - titles: whether the columns have titles: those of a list's first page.
    static func table(_ suppressions: [Suppression], now: Int64, titles: Bool) -> String {
        let names =
            titles ? ["Address", "Scope", "Reason", "Source", "Since", "Until"] : Array(repeating: "", count: 6)
        return TextTable(
            columns: names.map { .init($0, .left) },
            rows: suppressions.map { suppression in
                let until = suppression.until.map { TimeText.iso8601($0) + ($0 <= now ? " (over)" : "") }
                return [
                    suppression.address, suppression.scope, suppression.reason.rawValue, suppression.source,
                    TimeText.iso8601(suppression.since), until ?? "",
                ]
            }
        ).text()
    }
}

extension SuppressionChange {
    var json: JSON {
        .object([
            ("change", .int(Int(change))), ("at", .string(TimeText.iso8601(at))), ("action", .string(action)),
            ("address", .string(address)), ("scope", .string(scope)), ("reason", .string(reason)),
            ("source", .string(source)), ("until", .optional(until.map(TimeText.iso8601))),
        ])
    }

    static func table(_ changes: [SuppressionChange], titles: Bool) -> String {
        let names =
            titles
            ? ["At", "Action", "Address", "Scope", "Reason", "Source", "Until"] : Array(repeating: "", count: 7)
        return TextTable(
            columns: names.map { .init($0, .left) },
            rows: changes.map {
                [
                    TimeText.iso8601($0.at), $0.action, $0.address, $0.scope, $0.reason, $0.source,
                    $0.until.map(TimeText.iso8601) ?? "",
                ]
            }
        ).text()
    }
}
