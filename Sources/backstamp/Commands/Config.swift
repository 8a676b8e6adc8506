import ArgumentParser
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
            Output.line("\(config.path): good")
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows every key with the value in force and where it comes from.")
        @OptionGroup var config: ConfigurationOption

        func run() throws {
            for value in try Configuration.values(config.path) {
                Output.line("\(value.key): \(value.content.yaml)  # \(value.place)")
            }
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
