// `contact`: what is kept of one person, told, forgotten, or kept less of.

import ArgumentParser
import Foundation
import Mailbox
import Privacy
import Sealing
import Spool
import Storage

struct ContactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contact", abstract: "Exports and erases what is kept of an address, and sets its privacy mode.",
        subcommands: [Export.self, Erase.self, Privacy.self])

    /// The address, and what it takes to find it.
    struct Options: ParsableArguments {
        @Argument(help: "The address.") var text: String
        @OptionGroup var config: ConfigurationOption

        func address() throws -> String {
            guard let address = EnteredAddress.normalised(text) else {
                throw CommandError("`\(text.printable)` is no address", .badData)
            }
            return address
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints all that is kept of an address, a JSON object a line.",
            discussion: """
                Each line's `record` says what it is: contact, delivery, event, retry, suppression, suppression_change; copy, a \
                copy in the spool of a mail that it was sent (`zcat FILE`); mail, a mail in the folder for people in which \
                the address stands.

                Opens and clicks of a copy that several recipients have are nobody's, and not among them. Nor are logs, and hits \
                in the journal that are counted already.
                """)
        @OptionGroup var options: Options

        func run() throws {
            let address = try options.address()
            let configuration = try options.config.read()
            let store = try configuration.openStore()
            _ = try store.foldJournals(of: configuration)
            let keys = try KeyRing(KeyFile(path: configuration.keys).read())
            try store.export(address, hashes: keys.hashes(ofAddress: address)) { Output.line($0.json.text) }
            let copies = try store.copies(to: address)
            let spool = CopySpool(folder: configuration.copies)
            for copy in (copies.free + copies.needed).sorted() {
                guard let path = spool.path(of: copy) else { continue }
                show("copy", [("copy", .int(Int(copy))), ("file", .string(path))])
            }
            for path in try configuration.peoplesMails(with: address) { show("mail", [("file", .string(path))]) }
        }

        private func show(_ record: String, _ fields: [(String, JSON)]) {
            Output.line(JSON.object([("record", .string(record))] + fields).text)
        }
    }

    struct Privacy: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows or sets an address's own privacy mode: full, truncated, verdict, aggregate or off.",
            discussion: """
                It holds from the next open or click on, where it is stricter than what the configuration says; full asks for \
                nothing. What was kept before stays: see `contact erase`.
                """)
        @OptionGroup var options: Options
        @Argument(help: "The mode; without it, the one in force is shown.") var mode: PrivacyMode?

        func run() throws {
            let address = try options.address()
            let store = try options.config.read().openStore()
            if let mode { try store.setPrivacyMode(mode, of: address) }
            Output.line("\(address): \((try store.privacyMode(of: address) ?? .full).rawValue)")
        }
    }
}

extension PrivacyMode: ExpressibleByArgument {}

extension ContactRecord {
    fileprivate var json: JSON {
        .object(
            [("record", .string(kind))]
                + fields.map { name, value in
                    switch value {
                    case .none: (name, .null)
                    case .int(let number): (name, .int(Int(number)))
                    case .double(let number): (name, .double(number))
                    case .text(let text): (name, .string(text))
                    }
                })
    }
}

extension Configuration {
    /// Finds mails in the folder for people in which an address stands.
    func peoplesMails(with address: String) throws -> [String] {
        let traces = AddressTraces(of: address)
        return try Maildir(path: people).mails { traces.isIn($0) }
    }
}
