import ArgumentParser
import Foundation
import Sealing
import Storage
import Tools
import Words

struct Suppress: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The addresses that are not to be sent to.",
        discussion: """
            A suppression has an address or all of a domain (@shop.example, not what is below it), a scope (`all`, or the name of a list or stream), a reason, who said so, \
            since when, and perhaps an end. The filter refuses or drops its address, as `filter.suppressed` says. The \
            reasons are hard_bounce, complaint, unsubscribe and manual; mail of the stream `transactional` passes an \
            unsubscribe.

            Each change is written down, whoever makes it: `backstamp suppress history`.
            """,
        subcommands: [List.self, Add.self, Remove.self, Import.self, Export.self, History.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists suppressions by address, those that are over too.")
        @Argument(help: "Only this address, and its domain.") var address: String?
        @OptionGroup var filter: SuppressionFilter
        @OptionGroup var config: ConfigurationOption
        @Flag(help: "Print one JSON object a line.") var json = false

        func run() throws {
            let configuration = try config.read()
            let store = try configuration.openStore()
            var isFirst = true
            func show(_ page: [Suppression]) {
                if json {
                    for suppression in page { Output.line(suppression.json.text) }
                } else {
                    Output.line(Suppression.table(page, now: WallClock.now(), titles: isFirst))
                }
                isFirst = false
            }
            if let address {
                let found = try store.suppressions(of: address, hashes: configuration.hashes(of: address))
                    .filter(filter.matches)
                if !found.isEmpty { show(found) }
            } else {
                try filter.forEachPage(of: store, show)
            }
            if isFirst, !json { Output.line(address.map { "\($0) is not suppressed." } ?? "No address is suppressed.") }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Suppresses addresses, or all of a domain.",
            discussion: "A suppression that is there already is made longer by one that ends later, and never shorter.")
        @OptionGroup var config: ConfigurationOption
        @Argument(help: "The addresses; all of a domain is @shop.example.") var addresses: [String]
        @Option(help: "`all`, or the name of a list or stream.") var scope = Suppression.everything
        @Option(help: "Why.") var reason = Suppression.Reason.manual
        @Option(help: "When it ends: a date or time (2027-01-31, UTC), or so many days from now (30d).")
        var until: String?

        func run() throws {
            let now = WallClock.now()
            let until = try until.map { try SuppressionEnd.milliseconds($0, now: now) }
            guard !scope.trimmed.isEmpty else { throw CommandError("--scope: name a list or stream, or `all`", .usage) }
            let suppressions = try addresses.map { text in
                guard let address = EnteredAddress.suppressible(text) else {
                    throw CommandError(
                        "`\(text.printable)` is neither an address nor a domain (@shop.example); nothing was added",
                        .badData)
                }
                return Suppression(
                    address: address, scope: scope.trimmed, reason: reason, source: Self.user, since: now, until: until)
            }
            let tally = try config.read().openStore().suppressCounting(suppressions)
            Output.line("\(tally.added) added, \(tally.renewed) made to last longer, \(tally.unchanged) unchanged")
        }

        /// The name of who is at the keyboard.
        private static var user: String { ProcessInfo.processInfo.environment["SUDO_USER"] ?? NSUserName() }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Removes the suppressions of addresses: mail goes to them again.")
        @OptionGroup var config: ConfigurationOption
        @OptionGroup var filter: SuppressionFilter
        @Argument(help: "The addresses.") var addresses: [String]

        func run() throws {
            let configuration = try config.read()
            let store = try configuration.openStore()
            var missing: [String] = []
            for address in addresses {
                let count = try store.unsuppress(
                    address.trimmed, hashes: configuration.hashes(of: address), scope: filter.scope,
                    reason: filter.reason)
                if count == 0 { missing.append(address) } else { Output.line("\(address): \(count) removed") }
            }
            guard !missing.isEmpty else { return }
            let isNarrow = filter.scope != nil || filter.reason != nil
            let domains = try Set(missing.compactMap { Suppression.domain(of: $0.trimmed.lowercased()) })
                .filter { try !store.suppressions(of: $0).isEmpty }.sorted()
            throw CommandError(
                "\(missing.map(\.printable).joined(separator: ", ")): not suppressed"
                    + (isNarrow ? " in this scope and for this reason; see `backstamp suppress list ADDRESS`" : "")
                    + (domains.isEmpty ? "" : "; all of \(domains.joined(separator: ", ")) is"),
                .badData)
        }
    }
}

extension Configuration {
    /// Returns what an address is called on the list once it is erased; nothing where there are no keys to tell.
    fileprivate func hashes(of address: String) -> [String] {
        guard let keys = try? KeyRing(KeyFile(path: keys).read()) else { return [] }
        return keys.hashes(ofAddress: Contact.normalised(address.trimmed))
    }
}
