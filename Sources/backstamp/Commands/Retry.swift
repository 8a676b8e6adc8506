import ArgumentParser
import Logging
import Sealing
import SendingService
import Storage

struct Retry: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows, sends and cancels planned retries.", subcommands: [List.self, Run.self, Cancel.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists retries by when they are due.")
        @OptionGroup var config: ConfigurationOption
        @Flag(help: "Show those that are over, too.") var all = false
        @Flag(help: "Print one JSON object a line.") var json = false

        private static let limit = 10_000

        func run() throws {
            let retries = try config.read().openStore().retries(all: all, limit: Self.limit)
            if json {
                for retry in retries { Output.line(retry.json.text) }
            } else if retries.isEmpty {
                Output.line("No retries are planned.")
            } else {
                Output.line(PlannedRetry.table(retries))
            }
        }
    }

    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sends what is due now, or the retries that are named, due or not.",
            discussion: "What another process is sending is left to it.")
        @OptionGroup var config: ConfigurationOption
        @Argument(help: "Numbers of retries, as `retry list` shows them.") var retries: [Int64] = []

        func run() throws {
            let configuration = try config.read()
            guard configuration.keepsCopies else {
                throw CommandError(
                    "\(config.path): no copies are kept to be sent again; it takes `retries.mode: resend` and "
                        + "`bounces.return_path`", .configuration)
            }
            let keys = try KeyRing(KeyFile(path: configuration.keys).read())
            let logger = Logger(label: "backstamp") { _ in LineLogHandler() }
            let sender = QueueSender(
                try configuration.retries(store: configuration.openStore(), keys: keys, logger: logger))
            if retries.isEmpty {
                let turn = try sender.sendDue()
                let more = turn.waiting > 0 ? "; \(turn.waiting) wait for their domain's next turn" : ""
                Output.line("\(turn.count) retries were due\(more)")
            }
            for retry in retries {
                guard try sender.send(retry) else {
                    throw CommandError("retry \(retry) is over, under way, or was never planned", .badData)
                }
            }
        }
    }

    struct Cancel: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Cancels planned retries.")
        @OptionGroup var config: ConfigurationOption
        @Argument(help: "Numbers of retries, as `retry list` shows them.") var retries: [Int64]

        func run() throws {
            let store = try config.read().openStore()
            for retry in retries {
                guard try store.cancelRetry(retry) else {
                    throw CommandError(
                        "retry \(retry) is not planned: it is over, under way, or was never there", .badData)
                }
                Output.line("retry \(retry): cancelled")
            }
        }
    }
}

extension PlannedRetry {
    fileprivate var json: JSON {
        .object([
            ("retry", .int(Int(retry))), ("delivery", .int(Int(delivery))), ("recipient", .string(recipient)),
            ("attempt", .int(attempt)), ("attempts", .int(attempts)), ("due_at", .string(dueAt)),
            ("state", .string(state.rawValue)), ("reason", .string(reason)),
        ])
    }

    fileprivate static func table(_ retries: [PlannedRetry]) -> String {
        TextTable(
            columns: [
                .init("Retry", .right), .init("Recipient", .left), .init("Attempt", .right), .init("Due", .left),
                .init("State", .left), .init("Reason", .left),
            ],
            rows: retries.map { retry in
                [
                    "\(retry.retry)", retry.recipient, "\(retry.attempt)/\(retry.attempts)", retry.dueAt,
                    retry.state.rawValue, retry.reason,
                ]
            }
        ).text()
    }
}
