import ArgumentParser
import Bounces
import LogFollowing
import LogService
import Sealing

struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks and shows the configuration.", subcommands: [Check.self, Show.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what is wrong with the configuration and the key file, if anything is.")
        @OptionGroup var config: ConfigurationOption

        func run() throws {
            let configuration = try config.read()
            _ = try configuration.trackerURLs(place: config.path)
            _ = try KeyRing(KeyFile(path: configuration.keys).read())
            do throws(LogFollowingError) { try configuration.log?.check() } catch {
                throw CommandError(
                    "`log.source`: \(error); the user of Backstamp must be able to read it", .configuration)
            }
            Output.line("\(config.path): good")
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
        ).text
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
