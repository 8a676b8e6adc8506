import ArgumentParser
import Storage
import Words

struct Notify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Who is told of first opens, and how.",
        discussion: """
            The sender of a message can be told when it was opened for the first time by a person, once for each copy: by mail, \
            or by a signed POST to a webhook, which contrib/crm/README.md describes. It takes two to three minutes, as machines \
            that open mail often show themselves by what they do next; a digest waits for the end of its hour or day (UTC).

            A message can ask for itself: `X-Backstamp-Notify: yes` or `no` goes before what is set. With `yes` and nothing set, \
            its sender is told by mail.
            """,
        subcommands: [Set.self, List.self])

    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says how a sender, or all of a domain, is told.",
            discussion: """
                A sender is an envelope sender's address, or a domain: @example.com. What is set for the address goes first.

                  backstamp notify set ann@example.com --mail ann@example.com
                  backstamp notify set @example.com --mail sender --digest daily
                  backstamp notify set @example.com --webhook https://crm.example.com/opened
                  backstamp notify set ann@example.com --off
                """)
        @OptionGroup var config: ConfigurationOption
        @Argument(help: "An address, or a domain such as @example.com.") var sender: String
        @Option(help: "Tell this address by mail; `sender` is whoever sent the message.") var mail: String?
        @Option(help: "Tell this URL by POST.") var webhook: String?
        @Flag(help: "Tell nobody, whatever is set for the domain, unless a message asks.") var off = false
        @Option(help: "Gather what was opened in an hour or a day (UTC).") var digest = NotificationPreference
            .Digest.none

        func run() throws {
            guard let sender = Self.normalised(sender) else {
                throw CommandError(
                    "`\(self.sender.printable)` is neither an address nor a domain such as @example.com", .badData)
            }
            guard [mail != nil, webhook != nil, off].filter({ $0 }).count == 1 else {
                throw CommandError("say one of --mail ADDRESS, --webhook URL and --off", .usage)
            }
            let configuration = try config.read()
            let preference = try preference(of: sender, configuration)
            try configuration.openStore().setNotificationPreference(preference)
            Output.line(preference.sentence)
        }

        private func preference(of sender: String, _ configuration: Configuration) throws -> NotificationPreference {
            if let mail {
                guard configuration.notices.from != nil else {
                    throw CommandError(
                        "\(config.path): `notices.from` must be set to the address that such mails come from",
                        .configuration)
                }
                return NotificationPreference(sender: sender, method: .mail, target: try address(mail), digest: digest)
            }
            guard let webhook else {
                return NotificationPreference(sender: sender, method: .none, target: nil, digest: .none)
            }
            guard configuration.notices.webhookSecret != nil else {
                throw CommandError(
                    "\(config.path): `notices.webhook_secret` must be set to a file with the secret that signs webhooks",
                    .configuration)
            }
            guard webhook.utf8.count <= Self.urlLimit, Destination(Array(webhook.utf8)) != nil else {
                throw CommandError(
                    "--webhook: `\(webhook.printable)` is no http or https URL in ASCII", .badData)
            }
            return NotificationPreference(sender: sender, method: .webhook, target: webhook, digest: digest)
        }

        /// As the table has it.
        private static let urlLimit = 2048

        private func address(_ text: String) throws -> String? {
            if text == "sender" { return nil }
            guard let address = EnteredAddress.normalised(text) else {
                throw CommandError("--mail: `\(text.printable)` is no address", .badData)
            }
            return address
        }

        private static func normalised(_ text: String) -> String? {
            // A domain is checked as an address of it would be.
            text.hasPrefix("@")
                ? EnteredAddress.normalised("a\(text)").map { String($0.dropFirst()) } : EnteredAddress.normalised(text)
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists who is told, by sender.")
        @OptionGroup var config: ConfigurationOption
        @Flag(help: "Print one JSON object a line.") var json = false

        func run() throws {
            let preferences = try config.read().openStore().notificationPreferences()
            if json {
                for preference in preferences { Output.line(preference.json.text) }
            } else if preferences.isEmpty {
                Output.line("Nobody is told of first opens.")
            } else {
                Output.line(NotificationPreference.table(preferences))
            }
        }
    }
}

extension NotificationPreference.Digest: ExpressibleByArgument {}

extension NotificationPreference {
    fileprivate var sentence: String {
        guard method != .none else { return "\(sender): nobody is told" }
        let whom = target ?? "the sender"
        let when = digest == .none ? "one by one" : digest.rawValue
        return "\(sender): \(whom) is told by \(method.rawValue), \(when)"
    }

    fileprivate var json: JSON {
        .object([
            ("sender", .string(sender)), ("method", .string(method.rawValue)), ("target", .optional(target)),
            ("digest", .string(digest.rawValue)),
        ])
    }

    fileprivate static func table(_ preferences: [NotificationPreference]) -> String {
        TextTable(
            columns: ["Sender", "How", "To", "Digest"].map { .init($0, .left) },
            rows: preferences.map { preference in
                [
                    preference.sender, preference.method.rawValue,
                    preference.target ?? (preference.method == .mail ? "sender" : ""), preference.digest.rawValue,
                ]
            }
        ).text(on: .output)
    }
}
