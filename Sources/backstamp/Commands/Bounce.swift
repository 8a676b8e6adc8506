import ArgumentParser
import BounceService
import Logging
import Mailbox
import Sealing

struct Bounce: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads delivery reports, complaints and replies.", subcommands: [Inspect.self, Deliver.self])

    struct Deliver: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes one mail on standard input, for pipe(8) and aliases.",
            discussion: """
                Exits with 0 when all its effects are on disk, and with 75 where it could not be taken and the MTA should \
                try again. In Postfix's master.cf: argv=/usr/local/bin/backstamp bounce deliver --sender ${sender} \
                --recipient ${recipient}
                """)
        @OptionGroup var config: ConfigurationOption
        @Option(help: "The envelope sender; empty for a report.") var sender: String?
        @Option(parsing: .singleValue, help: "A recipient of the envelope; may be given several times.")
        var recipient: [String] = []

        func run() throws {
            do {
                let configuration = try config.read()
                let keys = try KeyRing(KeyFile(path: configuration.keys).read())
                let store = try configuration.openStore()
                try configuration.makeSpool()
                let logger = Logger(label: "backstamp") { _ in LineLogHandler() }
                var mail = try PipedMail.read()
                mail.sender = sender
                mail.recipients = recipient
                try configuration.returnedMailHandler(store: store, keys: keys, logger: logger).take(mail)
            } catch {
                // Whatever is wrong here, the MTA keeps the mail and comes back with it.
                throw CommandError("\(error)", .tryAgain)
            }
        }
    }
}
