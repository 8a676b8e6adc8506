import ArgumentParser
import Storage

struct EventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Works on the events that are kept.", subcommands: [Rejudge.self])

    struct Rejudge: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Judges anew which opens and clicks were people's and which were machines'.",
            discussion: """
                Hits that this version's rules have judged already are left, so that a second run changes nothing. All \
                counters and scores follow, and `serve` may go on meanwhile. A run that was interrupted goes on where it \
                was, or, with --all, is begun again.
                """)
        @Flag(help: "Judge all hits: the lists of agents or networks have changed.") var all = false
        @OptionGroup var config: ConfigurationOption

        func run() throws {
            let configuration = try config.read()
            let store = try configuration.openStore()
            _ = try store.foldJournals(of: configuration)
            var bar = ProgressBar("Judging")
            let result = try store.rejudge(all: all) { progress in
                bar.show(progress.events, of: progress.total, note: progress.note)
            }
            bar.clear()
            Output.line("\(result.judged.counted("hit")) judged again, \(result.changed.grouped) otherwise than before")
        }
    }
}

extension Store.Rejudging {
    fileprivate var note: String {
        "\(Int(events).grouped) of \(Int(total).counted("event")), \(changed.grouped) changed"
    }
}
