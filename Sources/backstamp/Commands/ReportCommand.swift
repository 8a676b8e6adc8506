import ArgumentParser
import Storage
import Tools

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Shows the figures of messages, campaigns and contacts.",
        discussion: """
            Hits that the tracker has answered and not counted yet are counted first. Times are UTC. Opens and clicks are those \
            of people; machines' (scanners, prefetching) are told apart and are in no rate.

            On a terminal, what is too long for a line is cut, and long lists are; in a pipe, lines are whole, and --json has \
            everything. NO_COLOR=1 leaves the colours out.
            """,
        subcommands: [Message.self, Messages.self, Contact.self, Contacts.self, Campaign.self, Campaigns.self])

    /// The options that all reports have.
    struct Options: ParsableArguments {
        @Flag(help: "Print one JSON object a line, with everything.") var json = false
        @OptionGroup var config: ConfigurationOption

        /// Opens the database with all hits counted.
        func openStore() throws -> Store {
            let configuration = try config.read()
            let store = try configuration.openStore()
            _ = try store.foldJournals(of: configuration)
            return store
        }
    }

    struct Message: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One message: its recipients, links and timeline.",
            discussion: """
                Where several messages have the Message-ID or queue id, they are listed, and the newest is shown; name another \
                one by its number.
                """)
        @Argument(help: "A Message-ID, a queue id of the mail log, or our number.") var id: String
        @OptionGroup var options: Options

        func run() throws {
            let store = try options.openStore()
            guard let report = try store.messageReport(id) else {
                throw CommandError(
                    "no message `\(id.printable)`; name a Message-ID or a queue id of the mail log", .badData)
            }
            let subject = TimelineSubject.message(report.message)
            if options.json { return try Output.object(report.json, timeline: subject, of: store) }
            var timeline: [TimelineEntry] = []
            let earlier = try store.forEachEvent(of: subject, last: MessageReport.limit) { timeline.append($0) }
            Output.line(report.text(timeline: timeline, earlier: earlier, now: WallClock.now()))
        }
    }

    struct Campaign: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One campaign: its figures and top links, or its course.",
            discussion: """
                Rates are of the recipients that it was sent to. A recipient has opened who loaded an image or followed a link.

                With --over-time, its opens and clicks hour by hour in UTC, people's and machines' apart, instead; a long course in \
                days, so that it has 48 lines at most. With --json too, one object for each hour in which there were any.
                """)
        @Argument(help: "The campaign's name, as the messages' header has it.") var name: String
        @Flag(help: "Show when it was opened and clicked.") var overTime = false
        @OptionGroup var options: Options

        func run() throws {
            let store = try options.openStore()
            if overTime {
                guard let course = try store.campaignCourse(name) else { throw unknown }
                if !options.json { return Output.line(course.text()) }
                for hour in course.json { Output.line(hour.text) }
            } else {
                guard let report = try store.campaignReport(name) else { throw unknown }
                Output.line(options.json ? report.json.text : report.text())
            }
        }

        private var unknown: CommandError {
            CommandError("no campaign `\(name.printable)`; `backstamp report campaigns` lists them", .badData)
        }
    }

    struct Campaigns: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All campaigns, a line each.")
        @Option(help: "What comes first: the newest, the first by name, or the highest figure.")
        var sort = CampaignReport.Order.newest
        @OptionGroup var options: Options

        func run() throws {
            let reports = try options.openStore().campaignReports(by: sort)
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

extension CampaignReport.Order: ExpressibleByArgument {}

extension Output {
    /// Prints an object whose last member is a timeline, as it is read: there may be millions of events.
    static func object(_ members: [(String, JSON)], timeline: TimelineSubject, of store: Store) throws {
        var text = String(JSON.object(members).text.dropLast()) + ",\"timeline\":["
        var isFirst = true
        try store.forEachEvent(of: timeline) { entry in
            text += (isFirst ? "" : ",") + entry.json.text
            isFirst = false
            guard text.utf8.count > 64 * 1024 else { return }
            bytes(Array(text.utf8))
            text = ""
        }
        line(text + "]}")
    }
}
