import ArgumentParser
import Storage

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Shows the figures of a message, a campaign, or all campaigns.",
        discussion: "Hits that the tracker has answered and not counted yet are counted first.",
        subcommands: [Message.self, Campaign.self, Campaigns.self])

    /// What all reports have.
    struct Options: ParsableArguments {
        @OptionGroup var config: ConfigurationOption
        @Flag(help: "Print one JSON object a line.") var json = false

        /// The database with all hits counted.
        func openStore() throws -> Store {
            let configuration = try config.read()
            let store = try configuration.openStore()
            _ = try store.foldJournal(of: configuration)
            return store
        }
    }

    struct Message: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One message: its recipients, links and timeline.")
        @Argument(help: "A Message-ID, a queue id, or our number.") var id: String
        @OptionGroup var options: Options

        func run() throws {
            guard let report = try options.openStore().messageReport(id) else {
                throw CommandError("no message `\(id)`; name a Message-ID or a queue id of the mail log", .badData)
            }
            Output.line(options.json ? report.json.text : report.text)
        }
    }

    struct Campaign: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One campaign: its figures and top links.")
        @Argument(help: "The campaign's name, as the messages' header has it.") var name: String
        @OptionGroup var options: Options

        func run() throws {
            guard let report = try options.openStore().campaignReport(name) else {
                throw CommandError("no campaign `\(name)`; `backstamp report campaigns` lists them", .badData)
            }
            Output.line(options.json ? report.json.text : report.text)
        }
    }

    struct Campaigns: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All campaigns, the newest first, a line each.")
        @OptionGroup var options: Options

        func run() throws {
            let reports = try options.openStore().campaignReports()
            if options.json {
                for report in reports { Output.line(report.json.text) }
            } else if reports.isEmpty {
                Output.line("No campaigns yet. A message belongs to the one that its X-Campaign-ID header field names.")
            } else {
                Output.line(CampaignReport.table(reports))
            }
        }
    }
}
