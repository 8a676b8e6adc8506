// `report messages`: what was sent, and what became of it.

import ArgumentParser
import Storage

extension ReportCommand {
    struct Messages: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What was sent, the newest first.",
            discussion: "`report message NUMBER` has the recipients, links and timeline of one.")
        @Option(help: "Only mail from this address, or of all of a domain (@shop.example).") var sender: String?
        @Option(help: "Only this campaign's.") var campaign: String?
        @Option(help: "Only what has this indicator now.") var indicator: ListedMessage.Indicator?
        @Option(help: "How many at most.") var limit = 50
        @OptionGroup var options: Options

        func validate() throws {
            if limit < 1 { throw ValidationError("--limit must be 1 or more") }
        }

        func run() throws {
            let store = try options.openStore()
            let filter = MessageFilter(sender: sender, campaign: campaign, indicator: indicator)
            var last: Int64?
            var rest = limit
            while rest > 0 {
                let page = try store.messages(filter, limit: min(rest, Self.pageSize), before: last)
                guard !page.isEmpty else { break }
                Output.line(
                    options.json
                        ? page.map(\.json.text).joined(separator: "\n")
                        : ListedMessage.table(page, titles: last == nil))
                last = page.last?.message
                rest -= page.count
            }
            guard !options.json, last == nil else { return }
            let isNarrow = sender != nil || campaign != nil || indicator != nil
            Output.line(isNarrow ? "No message is so." : "No messages yet.")
        }

        private static let pageSize = 500
    }
}

extension ListedMessage.Indicator: ExpressibleByArgument {}
