import ArgumentParser
import Foundation
import Sealing

struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes, rotates and lists the keys that seal links.",
        discussion:
            "Links stay alive as long as their key: keep every key, and a copy of the key file in a safe place.",
        subcommands: [New.self, Rotate.self, List.self])

    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes the key file with a first key.")
        @OptionGroup var config: ConfigurationOption

        func run() throws {
            let file = KeyFile(path: try config.read().keys)
            try file.create(today: Keys.today())
            Output.line("\(file.path): made, with one key")
        }
    }

    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds a key that seals from now on; the older ones still open.",
            discussion: "A running service takes it on SIGUSR1 (systemctl reload backstamp).")
        @OptionGroup var config: ConfigurationOption

        func run() throws {
            let file = KeyFile(path: try config.read().keys)
            try file.rotate(today: Keys.today())
            Output.line("\(file.path): added a key; run `systemctl reload backstamp`, or send SIGUSR1, to use it")
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the keys by date and fingerprint, the current one last.")
        @OptionGroup var config: ConfigurationOption

        func run() throws {
            let keys = try KeyFile(path: try config.read().keys).read()
            for (index, key) in keys.enumerated() {
                Output.line(
                    "\(key.created)  \(try key.fingerprint())  \(index == keys.count - 1 ? "seals and opens" : "opens")"
                )
            }
        }
    }

    private static func today() -> String {
        Date().formatted(.iso8601.year().month().day())
    }
}
