import ArgumentParser
import FilterService
import Foundation
import MIME
import Sealing
import Tracking

struct Rewrite: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Shows what the filter would do to a message: reads it on standard input, writes it on standard output.",
        discussion: """
            Needs no database and no keys, so the links that it makes lead nowhere. With --explain, what was decided \
            on each part and link goes to standard error, a JSON object a line.
            """)

    @Option(name: .customLong("config"), help: "The configuration file; without it, every key has its default.")
    var config: String?
    @Option(help: "The envelope sender.") var sender = ""
    @Option(help: "A recipient of the envelope; may be given several times.") var recipient: [String] = []
    @Flag(help: "Print each part and link, and why it was or was not changed.") var explain = false

    func run() throws {
        var configuration =
            try config.map { path throws(ConfigurationError) in try Configuration.read(path) }
            ?? Configuration(Configuration.values(in: "", path: "", environment: [:]))
        if config == nil { configuration.tracker.url = Array("https://track.example.com".utf8) }
        let input = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
        let rewriting = Rewriting(
            policy: configuration.filterPolicy(try configuration.trackerURLs(place: config ?? "")),
            keys: try KeyRing([.random(created: "")]))
        let result = rewriting.rewrite(input, sender: sender, recipients: recipient)
        if explain { for line in result.explanation { Output.error(line.text) } }
        Output.bytes(result.output)
    }
}
