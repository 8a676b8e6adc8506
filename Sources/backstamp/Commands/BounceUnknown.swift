import ArgumentParser
import Bounces
import Storage
import Tools

extension Bounce {
    struct Unknown: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists what servers said of bounces that no rule knows, the most frequent first.",
            discussion: """
                Texts are alike that differ in addresses, numbers and names only. Each is read again, so that one is gone from \
                here when a phrase for it stands in the file that `bounces.phrases` names.
                """)
        @Option(help: "Only of the last so many days.") var days: Int?
        @Option(help: "How many at most.") var limit = 50
        @Flag(help: "Print one JSON object a text, with everything.") var json = false
        @OptionGroup var config: ConfigurationOption

        func validate() throws {
            if limit < 1 { throw ValidationError("--limit must be 1 or more") }
            if let days, !(1...36_500).contains(days) { throw ValidationError("--days goes from 1 to 36500") }
        }

        func run() throws {
            let configuration = try config.read()
            let policy = configuration.bouncePolicy
            var texts = UnknownTexts()
            let since = days.map { WallClock.now() - Int64($0) * BouncePolicy.day } ?? 0
            try configuration.openStore().forEachUnreadBounce(since: since) { bounce in
                let evidence = Evidence(bounce, policy: policy)
                let verdict = policy.classifier.classify(evidence)
                guard verdict.isUnread, let shape = TextShape(evidence) else { return }
                let item = UnknownTexts.Item(
                    at: bounce.at, diagnostic: bounce.diagnostic, remote: bounce.remote, verdict: verdict,
                    message: bounce.message)
                texts.add(shape, item)
            }
            let groups = texts.ranked
            let shown = Array(groups.prefix(limit))
            if json { return shown.forEach { Output.line($0.json.text) } }
            guard !shown.isEmpty else { return Output.line("No text of a bounce is unknown.") }
            Output.line(UnknownTexts.Group.table(shown))
            if let note = note(on: groups, texts.givenUp) {
                Output.line("\n" + Terminal.output.styled(note, .dim))
            }
        }

        private func note(on groups: [UnknownTexts.Group], _ givenUp: Int) -> String? {
            let others = groups.dropFirst(limit).reduce(givenUp) { $0 + $1.count }
            return others > 0 ? "\(others.counted("bounce")) with other texts; --limit shows more" : nil
        }
    }
}

extension Evidence {
    /// Makes the evidence as it was when the bounce was read, as far as that is kept.
    fileprivate init(_ bounce: UnreadBounce, policy: BouncePolicy) {
        self.init(
            diagnostic: Array(bounce.diagnostic.utf8),
            status: bounce.status.flatMap { EnhancedStatus(Array($0.utf8)[...]) }, remote: bounce.remote,
            recipient: bounce.recipient,
            senders: [bounce.sender, policy.returnPath].compactMap { $0.map { Array($0.utf8) } })
    }
}

extension UnknownTexts.Group {
    fileprivate var json: JSON {
        .object([
            ("count", .int(count)), ("text", .string(shape.text)), ("reason", .string(last.verdict.reason.rawValue)),
            ("rule", .string(last.verdict.rule)), ("last_at", .string(TimeText.iso8601(last.at))),
            ("message", .int(Int(last.message))), ("remote", .optional(last.remote)),
            ("example", .string(last.diagnostic)),
        ])
    }

    fileprivate static func table(_ groups: [Self]) -> String {
        TextTable(
            columns: [
                .init("Bounces", .right), .init("Last (UTC)", .word), .init("By codes", .word), .init("Text", .left),
                .init("Example", .left),
            ],
            rows: groups.map { group in
                [
                    .init(group.count), .init(HumanTime.day(TimeText.iso8601(group.last.at)), nil),
                    .init(group.last.verdict.reason.rawValue, nil), .init(group.shape.text, nil),
                    .init(group.last.diagnostic, .dim),
                ]
            }
        ).text()
    }
}
