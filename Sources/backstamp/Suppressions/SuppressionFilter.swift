import ArgumentParser
import Storage
import Words

/// `--scope` and `--reason`, as the commands that choose among suppressions have them.
struct SuppressionFilter: ParsableArguments {
    @Option(help: "Only this scope: `all`, or the name of a list or stream.") var scope: String?
    @Option(help: "Only this reason.") var reason: Suppression.Reason?

    func matches(_ suppression: Suppression) -> Bool {
        scope.map { suppression.scope == $0 } ?? true && reason.map { suppression.reason == $0 } ?? true
    }

    /// Calls `body` for the whole list by address, a page at a time: a list of any length takes little memory.
    func forEachPage(of store: Store, _ body: ([Suppression]) throws -> Void) throws {
        var last = ""
        while case let page = try store.suppressions(after: last, limit: Self.pageSize), let end = page.last {
            last = end.address
            let suppressions = page.filter(matches)
            if !suppressions.isEmpty { try body(suppressions) }
        }
    }

    static let pageSize = 1_000
}
