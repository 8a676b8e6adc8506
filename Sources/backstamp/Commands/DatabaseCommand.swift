import ArgumentParser
import Foundation
import Journal
import Spool
import Storage

struct DatabaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database", abstract: "Makes, upgrades and checks the database.",
        subcommands: [Migrate.self, Check.self, Recover.self])

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

    struct Recover: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Goes on after a backup was restored.",
            discussion: """
                The spool knows what the database has forgotten. The numbers of new messages begin above all that this spool has \
                seen, so that no old link ever leads to another's destination; and the journals, which keep what was \
                folded for an hour, are folded again. What is in neither is lost, and named.
                """)
        @OptionGroup var config: ConfigurationOption

        func run() throws {
            let configuration = try config.read()
            let store = try configuration.openStore()
            try store.raiseNumbers(above: NumberBlock(folder: configuration.spool).highest())
            Output.line("\(configuration.database): numbers begin at \(try store.nextNumber())")
            for folder in configuration.journals {
                guard let gone = try store.passGap(of: JournalReader(folder: folder)) else { continue }
                Output.line(
                    "\(folder): segments \(gone.lowerBound) to \(gone.upperBound) are gone: what was in them is lost")
            }
            let folded = try store.foldJournals(of: configuration)
            Output.line("\(configuration.database): folded \(folded.hits) hits, \(folded.strays) of unknown copies")
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
    /// The folders of the journals that are there.
    var journals: [String] { [sendings, journal].filter(FileManager.default.fileExists) }

    /// Opens the database, making its folder where it is missing.
    func openStore() throws -> Store {
        let folder = URL(fileURLWithPath: database).deletingLastPathComponent().path
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let store = try Store(path: database, rules: countingRules())
        store.follow(sendings: sendings, policy: bouncePolicy)
        return store
    }
}
