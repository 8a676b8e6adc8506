import ArgumentParser
import Foundation
import Journal
import Storage

struct DatabaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database", abstract: "Makes, upgrades and checks the database.",
        subcommands: [Migrate.self, Check.self])

    struct Migrate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes the database, or brings it to this version's schema.",
            discussion: "`serve` does the same when it starts; run this to do it at a time of your choice.")
        @OptionGroup var config: ConfigurationOption

        func run() throws {
            let configuration = try config.read()
            _ = try configuration.openStore()
            Output.line("\(configuration.database): schema is up to date")
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Folds the journals, then checks that the database is whole and its counters are those of its events.")
        @OptionGroup var config: ConfigurationOption

        func run() throws {
            let configuration = try config.read()
            let store = try configuration.openStore()
            let folded = try store.foldJournals(of: configuration)
            Output.line("\(configuration.database): folded \(folded.hits) hits, \(folded.strays) of unknown copies")
            let faults = try store.check()
            for fault in faults { Output.line("\(configuration.database): \(fault)") }
            guard faults.isEmpty, folded.damagedBytes == 0 else {
                throw CommandError("\(configuration.database): not in order, see above", .badData)
            }
            Output.line("\(configuration.database): whole, and its counters are right")
        }
    }
}

extension Store {
    /// Folds what filter and tracker on this machine have written down, running or not.
    func foldJournals(of configuration: Configuration) throws -> FoldResult {
        try foldSendings()
        guard FileManager.default.fileExists(atPath: configuration.journal) else { return FoldResult() }
        return try fold(JournalReader(folder: configuration.journal))
    }
}

extension Configuration {
    /// Opens the database, making its folder where it is missing.
    func openStore() throws -> Store {
        let folder = URL(fileURLWithPath: database).deletingLastPathComponent().path
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let store = try Store(path: database, rules: countingRules())
        store.follow(sendings: sendings, policy: bouncePolicy)
        return store
    }
}
