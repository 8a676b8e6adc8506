// The command: `backstamp SUBCOMMAND`. What each part of the process is made of stands in Wiring.swift.

import ArgumentParser

@main
struct Backstamp: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backstamp",
        abstract: "Marks outgoing mail, and records what comes back: opens, clicks, bounces.",
        discussion: """
            Backstamp sits beside a Postfix or Sendmail. Its filter (a milter) adds an open-tracking pixel to outgoing HTML mail \
            and turns its links into redirects; its tracker answers these and writes down who opened and clicked. Its bounce \
            processor reads delivery reports, keeps the suppression list and sends soft-bounced mail again.

            Start with `backstamp config check`, `backstamp keys new` and `backstamp serve`.
            """,
        version: "0.1.0",
        subcommands: [
            Serve.self, Rewrite.self, ReportCommand.self, Bounce.self, Retry.self, Suppress.self, Notify.self,
            ContactCommand.self, EventsCommand.self, Keys.self, DatabaseCommand.self, Config.self,
        ]
    )

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let error as any OneLineError {
            Output.fail(error.line)
            exit(withError: ExitCode(error.sysexit.rawValue))
        } catch {
            // The parser's own: help, version, and wrong usage, which exits with 64.
            exit(withError: error)
        }
    }
}
