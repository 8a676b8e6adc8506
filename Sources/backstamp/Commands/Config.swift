import ArgumentParser
import Bounces
import Foundation

struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks and shows the configuration.", subcommands: [Check.self, Show.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what is wrong with the configuration and all that it names, if anything is.",
            discussion: """
                Checks what `serve` needs, as whoever runs it: values, secrets, folders, the database, the log. Run it as the \
                user of the service: `sudo backstamp config check --user backstamp`. Ports are not opened.
                """)
        @OptionGroup var config: ConfigurationOption
        @Option(help: "Check as this user, with its groups; only root can.") var user: String?

        func run() throws {
            try user.map(Self.become)
            let check = try ConfigurationCheck(config.path)
            for note in check.notes { Output.line(note) }
            if user == nil, getuid() == 0 {
                Output.line("checked as root, who may read and write everything; see --user")
            }
            guard check.problems.isEmpty else {
                for problem in check.problems { Output.fail("backstamp: \(problem)") }
                throw ExitCode(Sysexit.configuration.rawValue)
            }
            Output.line("\(config.path): good")
        }

        private static func become(_ name: String) throws(CommandError) {
            guard let user = getpwnam(name)?.pointee else {
                throw CommandError("--user: there is no user `\(name.printable)`; `systemd-sysusers` makes it", .usage)
            }
            if user.pw_uid == getuid() { return }
            guard initgroups(user.pw_name, user.pw_gid) == 0, setgid(user.pw_gid) == 0, setuid(user.pw_uid) == 0 else {
                throw CommandError("--user: can't become `\(name)`: \(String(cString: strerror(errno)))", .usage)
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Shows every key with the value in force and where it comes from, and what follows from each reason.")
        @OptionGroup var config: ConfigurationOption

        func run() throws {
            for value in try Configuration.values(config.path) {
                Output.line("\(value.key): \(value.content.yaml)  # \(value.place)")
            }
            Output.line("\n# What follows from each reason of a bounce\n\(try config.read().bounces.policy.table)")
        }
    }
}

extension SettingValue.Content {
    /// On one line, as it could stand in the file.
    fileprivate var yaml: String {
        switch self {
        case .text(let text): text
        case .list(let items): "[" + items.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
        case .map(let items):
            "{" + items.sorted { $0.key < $1.key }.map { "\($0.key): \"\($0.value)\"" }.joined(separator: ", ") + "}"
        }
    }
}

extension BouncePolicy {
    /// A line for each reason, as the configuration has made it.
    fileprivate var table: String {
        TextTable(
            columns: ["Reason", "Class", "Scope", "Plan", "Sent again after", "Suppressed"].map { .init($0, .left) },
            rows: Reason.allCases.map { reason in
                let row = reasons.row(for: reason)
                let delays = plans[row.plan]?.delays.map(Self.text).joined(separator: " ") ?? ""
                return [
                    reason.rawValue, row.bounceClass.rawValue, row.scope.rawValue, row.plan, delays,
                    Self.text(suppression: row),
                ]
            }
        ).text(on: .pipe)
    }

    private static func text(seconds: Int) -> String {
        switch seconds {
        case _ where seconds.isMultiple(of: 86_400): "\(seconds / 86_400)d"
        case _ where seconds.isMultiple(of: 3600): "\(seconds / 3600)h"
        case _ where seconds.isMultiple(of: 60): "\(seconds / 60)m"
        default: "\(seconds)s"
        }
    }

    private static func text(suppression row: ReasonPolicy.Row) -> String {
        // What is nobody's address's fault suppresses none, whatever else the row says.
        guard row.scope == .address || row.scope == .domain else { return "never" }
        return switch row.suppression {
        case .never: "when the plan is used up"
        case .forever: "when hard"
        case .whenRepeated(let days): "for \(days) days when repeated"
        }
    }
}
