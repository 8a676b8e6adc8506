import Storage
import Words

extension MessageReport {
    /// All but the timeline.
    var json: [(String, JSON)] {
        var members: [(String, JSON)] = [
            ("message", .int(Int(message))), ("message_id", .string(messageID)),
            ("queue_id", .string(queueID)),
            ("sender", .string(sender)), ("subject", .string(subject)), ("campaign", .optional(campaign)),
            ("left_alone", .optional(leftAlone)), ("sent_at", .string(sentAt)), ("indicator", .string(indicator)),
            ("opens", .int(opens)), ("machine_opens", .int(machineOpens)),
            ("first_opened_at", .optional(firstOpenedAt)), ("last_opened_at", .optional(lastOpenedAt)),
            ("clicks", .int(clicks)), ("machine_clicks", .int(machineClicks)), ("replies", .int(replies)),
            ("bounces", .int(bounces)), ("recipients", .array(recipients.map(\.json))),
            ("links", .array(links.map(\.json))),
        ]
        if namesakes > 1 {
            members += [("namesakes", .int(namesakes)), ("newest", .array(newest.map(\.json)))]
        }
        return members
    }

    /// The lines that a person reads of a list at once.
    static let limit = 40

    /// - Parameters:
    ///   - timeline: its last events.
    ///   - earlier: how many there are before those.
    ///   - now: milliseconds since 1970.
    func text(timeline: [TimelineEntry], earlier: Int, now: Int64, on terminal: Terminal = .output) -> String {
        let ids = [messageID, queueID].filter { !$0.isEmpty }.map(\.printable)
        var parts = namesakes > 1 ? [namesakeText(on: terminal)] : []
        parts += [
            terminal.styled("Message \(ids.joined(separator: ", queue id "))", .bold),
            facts(now: now).text(on: terminal), recipientText(on: terminal),
        ]
        if !links.isEmpty { parts.append(linkText(on: terminal)) }
        parts.append(
            TimelineEntry.text(
                timeline, earlier: earlier, shows: recipients.count > 1 ? .contact : .nothing, on: terminal))
        return parts.joined(separator: "\n\n")
    }

    private func namesakeText(on terminal: Terminal) -> String {
        let table = ListedMessage.table(Array(newest.prefix(Self.limit)), on: terminal)
        let heading = terminal.styled(
            "\(namesakes) messages have this id; the newest is shown below", .bold)
        let rest = namesakes - min(newest.count, Self.limit)
        let note = rest > 0 ? "\n  " + terminal.styled("\(rest.counted("older message"))", .dim) : ""
        return "\(heading)\n\n\(table)\(note)"
    }

    private func facts(now: Int64) -> TextTable {
        var rows: [[TextTable.Cell]] = [
            ["From", .init(sender, nil)], ["Subject", .init(subject, nil)],
            ["Campaign", .init(campaign ?? "none", nil)], ["Sent", .init(HumanTime.withAge(sentAt, now: now), nil)],
            ["Indicator", .init(indicator, Style(indicator: indicator))], ["Opens", .init(opensText, nil)],
            ["Clicks", .init("\(clicks)" + apart(machineClicks), nil)],
        ]
        if replies > 0 { rows.append(["Replies", .count(replies, .green)]) }
        if bounces > 0 { rows.append(["Bounces", .count(bounces, .red)]) }
        if let leftAlone { rows.append(["Not tracked", .init(leftAlone, .yellow)]) }
        return TextTable(columns: [.init("", .left), .init("", .left)], rows: rows)
    }

    private var opensText: String {
        let first = firstOpenedAt.map { "; first \(HumanTime.short($0))" } ?? ""
        let last = opens > 1 ? ", last \(HumanTime.short(lastOpenedAt))" : ""
        return "\(opens)\(apart(machineOpens))\(first)\(last)"
    }

    private func apart(_ count: Int) -> String { count > 0 ? ", and \(count) by machines or our own people" : "" }

    private func recipientText(on terminal: Terminal) -> String {
        let table = TextTable(
            columns: [
                .init("Recipient", .left), .init("Indicator", .word), .init("Opens", .right),
                .init("Clicks", .right), .init("State", .word), .init("Delivered (UTC)", .word),
                .init("Sendings", .right), .init("Bounce", .left),
            ],
            rows: recipients.prefix(Self.limit).map {
                [
                    .init($0.address, nil), .init($0.indicator, Style(indicator: $0.indicator)),
                    .count($0.opens, .green), .count($0.clicks, .blue), .init($0.state.rawValue, nil),
                    .init(HumanTime.short($0.deliveredAt), nil), .init($0.attempts), .init($0.bounce, .red),
                ]
            })
        let rest = recipients.count - Self.limit
        return table.text(on: terminal)
            + (rest > 0 ? "\n  " + terminal.styled("\(rest.counted("more recipient")); --json has all", .dim) : "")
    }

    /// Lists the links that were clicked, the most clicked first, and how many others there are.
    private func linkText(on terminal: Terminal) -> String {
        let clicked = links.enumerated().filter { $0.element.clicks > 0 }.sorted {
            ($1.element.clicks, $1.element.uniqueClicks, $0.offset)
                < ($0.element.clicks, $0.element.uniqueClicks, $1.offset)
        }.map(\.element)
        if clicked.isEmpty { return "  " + terminal.styled("\(links.count.counted("link")), none clicked", .dim) }
        let table = TextTable(
            columns: [.init("Clicks", .right), .init("Unique", .right), .init("Link", .left)],
            rows: clicked.prefix(Self.limit).map {
                [.init($0.clicks, .blue), .init($0.uniqueClicks, .blue), .init($0.url, nil)]
            })
        let rest = links.count - min(clicked.count, Self.limit)
        guard rest > 0 else { return table.text(on: terminal) }
        let note =
            clicked.count > Self.limit
            ? "\(rest.counted("more link")); --json has all" : "\(rest.counted("more link")), not clicked"
        return "\(table.text(on: terminal))\n  \(terminal.styled(note, .dim))"
    }
}

extension MessageReport.Recipient {
    fileprivate var json: JSON {
        .object([
            ("delivery", .int(Int(delivery))), ("address", .string(address)), ("state", .string(state.rawValue)),
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
