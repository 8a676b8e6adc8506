import Storage

extension ContactReport {
    /// All but the timeline.
    var json: [(String, JSON)] {
        [
            ("address", .string(address)), ("score", .double(score)), ("suppressed", .bool(suppressed)),
            ("suppression_reason", .optional(suppressionReason)),
            ("suppressed_lists", .array(suppressedLists.map(JSON.string))), ("bounce_state", .optional(bounceState)),
            ("sends", .int(sends)), ("opens", .int(opens)), ("clicks", .int(clicks)), ("replies", .int(replies)),
            ("last_activity_at", .optional(lastActivityAt)),
        ]
    }

    /// - Parameters:
    ///   - timeline: its last events.
    ///   - earlier: how many there are before those.
    ///   - now: milliseconds since 1970.
    func text(timeline: [TimelineEntry], earlier: Int, now: Int64, on terminal: Terminal = .output) -> String {
        let bar = terminal.width == nil ? "" : "  " + ProgressBar.bar(score / 100, columns: 20)
        var rows: [[TextTable.Cell]] = [
            ["Score", .init("\(score.tenths) of 100\(bar)", score > 0 ? .green : nil)], ["Mails", .init(sends)],
            ["Opens", .count(opens, .green)], ["Clicks", .count(clicks, .blue)], ["Replies", .count(replies, .green)],
            [
                "Last activity",
                .init(lastActivityAt == nil ? "none" : HumanTime.withAge(lastActivityAt, now: now), nil),
            ],
        ]
        if let bounceState { rows.append(["Bounced", .init("\(bounceState), the last mail", .red)]) }
        if suppressed { rows.append(["Suppressed", .init(suppressionReason ?? "yes", .red)]) }
        if !suppressedLists.isEmpty {
            rows.append(["Not sent lists", .init(suppressedLists.joined(separator: ", "), .yellow)])
        }
        let facts = TextTable(columns: [.init("", .left), .init("", .left)], rows: rows)
        return [
            terminal.styled("Contact \(address.printable)", .bold), facts.text(on: terminal),
            TimelineEntry.text(timeline, earlier: earlier, shows: .subject, on: terminal),
        ].joined(separator: "\n\n")
    }

    /// The reason why no mail goes to this address, or why none may arrive.
    private var trouble: String {
        suppressed
            ? "suppressed: \(suppressionReason ?? "manual")" : bounceState.map { "bounced \($0)" } ?? ""
    }

    /// - Parameter titles: whether the columns have titles: those of a list's first page.
    static func table(_ contacts: [ContactReport], titles: Bool, on terminal: Terminal = .output) -> String {
        let columns: [TextTable.Column] = [
            .init("Score", .right), .init("Contact", .left), .init("Mails", .right), .init("Opens", .right),
            .init("Clicks", .right), .init("Replies", .right), .init("Last active", .word),
            .init("Trouble", .word),
        ]
        return TextTable(
            columns: titles ? columns : columns.map { .init("", $0.alignment) },
            rows: contacts.map {
                [
                    .init($0.score.tenths, $0.score > 0 ? .bold : .grey), .init($0.address, nil), .init($0.sends),
                    .count($0.opens, .green), .count($0.clicks, .blue), .count($0.replies, .green),
                    .init(HumanTime.day($0.lastActivityAt), nil), .init($0.trouble, .red),
                ]
            }
        ).text(on: terminal)
    }
}
