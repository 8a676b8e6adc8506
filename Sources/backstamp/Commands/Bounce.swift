import ArgumentParser
import BounceService
import Logging
import Mailbox
import Sealing

struct Bounce: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads delivery reports, complaints and replies.",
        subcommands: [Inspect.self, Deliver.self, Unknown.self])

    struct Deliver: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes one mail on standard input, for pipe(8) and aliases; or the mails of files, once.",
            discussion: """
                Exits with 0 when all its effects are on disk, and with 75 where it could not be taken and the MTA should \
                try again. In Postfix's master.cf: argv=/usr/local/bin/backstamp bounce deliver --sender=${sender} \
                --recipient=${original_recipient}. Files, folders, Maildirs and mboxes are left as they are; a mail that was \
                taken before has no second effect.
                """)
        @OptionGroup var config: ConfigurationOption
        @Option(help: "The envelope sender; empty for a report.") var sender: String?
        @Option(parsing: .singleValue, help: "A recipient of the envelope; may be given several times.")
        var recipient: [String] = []
        @Argument(help: "Files and folders with mails to take instead.") var paths: [String] = []

        func run() throws {
            guard paths.isEmpty else { return try takeFiles(handler()) }
            do { try takePiped(handler()) } catch {
                // Whatever is wrong here, the MTA keeps the mail and comes back with it.
                throw CommandError("\(error)", .tryAgain)
            }
        }

        private func handler() throws -> ReturnedMailHandler {
            let configuration = try config.read()
            let keys = try KeyRing(KeyFile(path: configuration.keys).read())
            let store = try configuration.openStore(sealingWith: keys)
            try configuration.makeSpool()
            let logger = Logger(label: "backstamp") { _ in LineLogHandler() }
            return configuration.returnedMailHandler(store: store, keys: keys, logger: logger)
        }

        private func takePiped(_ handler: ReturnedMailHandler) throws {
            var mail = try PipedMail.read()
            mail.sender = sender
            mail.recipients = recipient
            try handler.take(mail)
        }

        private func takeFiles(_ handler: ReturnedMailHandler) throws {
            var files = MailFiles(paths)
            var taken = 0
            var failures = 0
            while let item = files.next() {
                switch item.mail {
                case .success(let mail):
                    try handler.take(mail)
                    taken += 1
                case .failure(let error):
                    failures += 1
                    Output.error("backstamp: \(error)")
                }
            }
            Output.line("\(taken) mails taken")
            if failures > 0 { throw CommandError("\(failures) mails could not be opened, see above", .badData) }
        }
    }
}
