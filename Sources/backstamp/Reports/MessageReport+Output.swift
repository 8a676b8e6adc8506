import Storage

extension MessageReport {
    /// All but the timeline.
    var json: [(String, JSON)] {
        [
            ("message", .int(Int(message))), ("message_id", .string(messageID)), ("queue_id", .string(queueID)),
            ("sender", .string(sender)), ("subject", .string(subject)), ("campaign", .optional(campaign)),
            ("left_alone", .optional(leftAlone)), ("sent_at", .string(sentAt)), ("indicator", .string(indicator)),
            ("opens", .int(opens)), ("machine_opens", .int(machineOpens)),
            ("first_opened_at", .optional(firstOpenedAt)), ("last_opened_at", .optional(lastOpenedAt)),
            ("clicks", .int(clicks)), ("machine_clicks", .int(machineClicks)), ("replies", .int(replies)),
            ("bounces", .int(bounces)), ("recipients", .array(recipients.map(\.json))),
            ("links", .array(links.map(\.json))),
        ]
    }

    /// What a person reads of a list at once.
    static let limit = 40

    /// - Parameters:
    ///   - timeline: its last events.
    ///   - earlier: how many there are before those.
    ///   - now: milliseconds since 1970.
    func text(timeline: [TimelineEntry], earlier: Int, now: Int64, on terminal: Terminal = .output) -> String {
        let ids = [messageID, queueID].filter { !$0.isEmpty }.map(\.printable)
        var parts = [
            terminal.styled("Message \(ids.joined(separator: ", queue id "))", .bold),
            facts(now: now).text(on: terminal),
            cut(recipients, to: recipientTable, "recipient", on: terminal),
        ]
        if !links.isEmpty {
            // Those that were clicked first, so that they are not cut off.
            let ranked = links.enumerated().sorted {
                ($1.element.uniqueClicks, $1.element.clicks, $0.offset)
                    < ($0.element.uniqueClicks, $0.element.clicks, $1.offset)
            }
            parts.append(cut(ranked.map(\.element), to: linkTable, "link", on: terminal))
        }
        parts.append(TimelineEntry.text(timeline, earlier: earlier, shows: .contact, on: terminal))
        return parts.joined(separator: "\n\n")
    }

    private func facts(now: Int64) -> TextTable {
        var rows: [[TextTable.Cell]] = [
            ["From", .init(sender, nil)], ["Subject", .init(subject, nil)],
            ["Campaign", .init(campaign ?? "none", nil)], ["Sent", .init(HumanTime.withAge(sentAt, now: now), nil)],
            ["Indicator", .init(indicator, Style(indicator: indicator))], ["Opens", .init(opensText(now: now), nil)],
            ["Clicks", .init("\(clicks)" + byMachines(machineClicks), nil)],
        ]
        if replies > 0 { rows.append(["Replies", .count(replies, .green)]) }
        if bounces > 0 { rows.append(["Bounces", .count(bounces, .red)]) }
        if let leftAlone { rows.append(["Not tracked", .init(leftAlone, .yellow)]) }
        return TextTable(columns: [.init("", .left), .init("", .left)], rows: rows)
    }

    private func opensText(now: Int64) -> String {
        let times = firstOpenedAt.map { first in
            let last = lastOpenedAt == first ? "" : ", last \(HumanTime.withAge(lastOpenedAt, now: now))"
            return "; first \(HumanTime.withAge(first, now: now))\(last)"
        }
        return "\(opens)\(byMachines(machineOpens))\(times ?? "")"
    }

    private func byMachines(_ count: Int) -> String { count > 0 ? ", and \(count) by machines" : "" }

    private func cut<Row>(
        _ rows: [Row], to table: ([Row]) -> TextTable, _ noun: String, on terminal: Terminal
    ) -> String {
        let text = table(Array(rows.prefix(Self.limit))).text(on: terminal)
        guard rows.count > Self.limit else { return text }
        let rest = (rows.count - Self.limit).counted("more \(noun)")
        return text + "\n  " + terminal.styled("\(rest); --json has all", .dim)
    }

    private func recipientTable(_ recipients: [Recipient]) -> TextTable {
        TextTable(
            columns: [
                .init("Recipient", .left), .init("Indicator", .left), .init("Opens", .right),
                .init("Clicks", .right), .init("State", .left), .init("Delivered (UTC)", .left),
                .init("Sendings", .right), .init("Bounce", .left),
            ],
            rows: recipients.map {
                [
                    .init($0.address, nil), .init($0.indicator, Style(indicator: $0.indicator)),
                    .count($0.opens, .green), .count($0.clicks, .blue), .init($0.state, nil),
                    .init(HumanTime.short($0.deliveredAt), nil), .init($0.attempts), .init($0.bounce, .red),
                ]
            })
    }

    private func linkTable(_ links: [LinkFigures]) -> TextTable {
        TextTable(
            columns: [.init("Clicks", .right), .init("Unique", .right), .init("Link", .left)],
            rows: links.map { [.count($0.clicks, .blue), .count($0.uniqueClicks, .blue), .init($0.url, nil)] })
    }
}

extension MessageReport.Recipient {
    fileprivate var json: JSON {
        .object([
            ("delivery", .int(Int(delivery))), ("address", .string(address)), ("state", .string(state)),
            ("indicator", .string(indicator)), ("delivered_at", .optional(deliveredAt)), ("opens", .int(opens)),
            ("machine_opens", .int(machineOpens)), ("clicks", .int(clicks)),
            ("first_opened_at", .optional(firstOpenedAt)), ("last_status", .optional(lastStatus)),
            ("bounce_class", .optional(bounceClass)), ("bounce_reason", .optional(bounceReason)),
            ("attempts", .int(attempts)),
        ])
    }

    /// Empty where it did not bounce, or what was is over.
    fileprivate var bounce: String {
        guard indicator == "bounced" else { return "" }
        return [bounceClass, bounceReason, lastStatus].compactMap(\.self).joined(separator: " ")
    }
}

extension LinkFigures {
    fileprivate var json: JSON {
        .object([
            ("url", .string(url)), ("clicks", .int(clicks)), ("unique_clicks", .int(uniqueClicks)),
            ("clicked_at", .array(clickedAt.map { .string($0) })),
        ])
    }
}
