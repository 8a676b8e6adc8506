import Storage

extension CampaignCourse {
    /// A line for each hour, with all of them. Before them what no hour is known of.
    var json: [JSON] {
        func line(_ hour: String?, _ hits: HitCounts) -> JSON {
            .object([
                ("campaign", .string(campaign)), ("hour", .optional(hour)), ("opens", .int(hits.opens)),
                ("clicks", .int(hits.clicks)), ("machine_opens", .int(hits.machineOpens)),
                ("machine_clicks", .int(hits.machineClicks)),
            ])
        }
        return (undated == HitCounts() ? [] : [line(nil, undated)])
            + hours.map { line(TimeText.iso8601($0.start), $0.hits) }
    }

    /// More steps than these would leave the screen.
    private static let limit = 48
    /// Columns of the bars: with times, and numbers of up to seven digits, a line has 80.
    private static let peoplesBar = 14
    private static let machinesBar = 8

    func text(on terminal: Terminal = .output) -> String {
        let title = terminal.styled("Campaign \(campaign.printable)", .bold)
        let (step, steps) = steps(atMost: Self.limit)
        if steps.isEmpty, undated == HitCounts() { return "\(title): nothing was opened or clicked yet." }
        var parts = ["\(title), opens and clicks \(step.name), in UTC"]
        if !steps.isEmpty { parts.append(table(of: steps, by: step).text(on: terminal)) }
        if undated != HitCounts() { parts.append(terminal.styled(undated.note, .dim)) }
        return parts.joined(separator: "\n\n")
    }

    /// The longest bar of people is their best step, and that of machines theirs: between the two they can't be compared.
    private func table(of steps: [(start: Int64, hits: HitCounts)], by step: Step) -> TextTable {
        let peoplesMost = steps.map(\.hits.people).max() ?? 0
        let machinesMost = steps.map(\.hits.machines).max() ?? 0
        func bar(_ count: Int, of most: Int, columns: Int) -> String {
            most > 0 ? ProgressBar.filled(Double(count) / Double(most), columns: columns) : ""
        }
        return TextTable(
            columns: [
                .init(step == .hour ? "Hour" : "Day", .word), .init("People", .word), .init("Opens", .right),
                .init("Clicks", .right), .init("Machines", .word), .init("Opens", .right), .init("Clicks", .right),
            ],
            rows: steps.map { start, hits in
                [
                    .init(HumanTime.hour(start, isDay: step != .hour), nil),
                    .init(bar(hits.people, of: peoplesMost, columns: Self.peoplesBar), .green),
                    .count(hits.opens, .green), .count(hits.clicks, .blue),
                    .init(bar(hits.machines, of: machinesMost, columns: Self.machinesBar), .grey),
                    .init(hits.machineOpens, .grey), .init(hits.machineClicks, .grey),
                ]
            })
    }
}

extension CampaignCourse.Step {
    fileprivate var name: String {
        switch self {
        case .hour: "by the hour"
        case .days(1): "by the day"
        case .days(let count): "by \(count) days"
        }
    }
}

extension HitCounts {
    fileprivate var people: Int { opens + clicks }
    fileprivate var machines: Int { machineOpens + machineClicks }

    fileprivate var note: String {
        "When \(opens.counted("open")) and \(clicks.counted("click")) were, and machines' \(machineOpens.grouped) and "
            + "\(machineClicks.grouped), is not known: they are older than these sums."
    }
}
