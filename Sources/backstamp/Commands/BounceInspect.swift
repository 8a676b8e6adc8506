import ArgumentParser
import BounceService
import Bounces
import Mailbox

extension Bounce {
    struct Inspect: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what the bounce processor reads in mails, changing nothing.",
            discussion: """
                Reads files, folders with what is in them, Maildirs, mboxes and, as -, standard input. Needs no database. \
                A mail that can't be opened is told on standard error, and the exit code is then 65.
                """)

        @Flag(help: "Print one JSON object a mail.") var json = false
        @Option(
            name: .customLong("config"),
            help: "The configuration file, for its classes and phrases; without it, the built-in ones."
        )
        var config: String?
        @Argument(help: "Files and folders, or - for standard input.") var paths: [String]

        func run() throws {
            let policy =
                try config.map { path throws(ConfigurationError) in try Configuration.read(path) }?.bounces.policy
                ?? BouncePolicy()
            var files = MailFiles(paths)
            var summary = InspectionSummary()
            while let item = files.next() {
                switch item.mail {
                case .success(let mail):
                    let inspection = Inspection(file: item.name, mail: mail, policy: policy)
                    summary.add(inspection)
                    Output.line(json ? inspection.json.text : inspection.text)
                case .failure(let error):
                    summary.failures += 1
                    Output.error("backstamp: \(error)")
                }
            }
            if !json { Output.line(summary.text) }
            guard summary.failures == 0 else { throw ExitCode(Sysexit.badData.rawValue) }
        }
    }
}
