// `report contact` and `report contacts`: people, and how much they care.

import ArgumentParser
import Storage
import Tools

extension ReportCommand {
    struct Contact: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One contact: score, figures and timeline.",
            discussion: """
                The score tells how much somebody cares, from 0 to 100: what they opened, clicked and answered, of which each \
                thing weighs half as much after the half-life in `scores.half_life`.
                """)
        @Argument(help: "The address.") var address: String
        @OptionGroup var options: Options

        func run() throws {
            let store = try options.openStore()
            guard let report = try store.contactReport(address) else {
                throw CommandError(
                    "no contact `\(address.printable)`; contacts are the addresses that mail was sent to", .badData)
            }
            let subject = TimelineSubject.contact(report.address)
            if options.json { return try Output.object(report.json, timeline: subject, of: store) }
            var timeline: [TimelineEntry] = []
            let earlier = try store.forEachEvent(of: subject, last: MessageReport.limit) { timeline.append($0) }
            Output.line(report.text(timeline: timeline, earlier: earlier, now: WallClock.now()))
            try store.tellOfScores()
        }
    }

    struct Contacts: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Contacts, those with the highest score first.",
            discussion: "However many contacts there are, the first lines come at once: each order is an index's.")
        @Option(help: "In which order: score, the highest first, or address.") var sort = ContactReport.Order.score
        @Option(help: "Only who has this score or a higher one, 0 to 100.") var minScore: Double?
        @Option(help: "How many at most.") var limit = 50
        @OptionGroup var options: Options

        func validate() throws {
            if limit < 1 { throw ValidationError("--limit must be 1 or more") }
            if let minScore, !(0...100).contains(minScore) { throw ValidationError("--min-score goes from 0 to 100") }
            if minScore != nil, sort != .score {
                throw ValidationError("--min-score goes with --sort score: in another order all contacts would be read")
            }
        }

        func run() throws {
            let store = try options.openStore()
            var last: ContactReport?
            var rest = limit
            while rest > 0 {
                let page = try store.contacts(
                    by: sort, minimumScore: minScore ?? 0, now: WallClock.now(), limit: min(rest, Self.pageSize),
                    after: last)
                guard !page.isEmpty else { break }
                Output.line(
                    options.json
                        ? page.map { JSON.object($0.json).text }.joined(separator: "\n")
                        : ContactReport.table(page, titles: last == nil))
                last = page.last
                rest -= page.count
            }
            guard !options.json else { return }
            if last == nil {
                Output.line(
                    minScore == nil ? "No contacts yet." : "No contact has a score of \(minScore ?? 0) or more.")
            }
            try store.tellOfScores()
        }

        private static let pageSize = 500
    }
}

extension ContactReport.Order: ExpressibleByArgument {}

extension Store {
    /// Says so where scores are of two kinds at present.
    fileprivate func tellOfScores() throws {
        guard let note = try scoreState().progress?.note else { return }
        Output.line("\n" + Terminal.output.styled(note, .dim))
    }
}

extension Store.ScoreProgress {
    var note: String {
        let percent = total > 0 ? Int(100 * min(contacts, total) / total) : 100
        return "Scores are being made anew by other weights: \(percent) % are."
    }
}
