import Storage

extension CampaignReport {
    var json: JSON {
        .object([
            ("campaign", .string(campaign)), ("sent", .int(sent)), ("delivered", .int(delivered)),
            ("opened", .int(opened)), ("clicked", .int(clicked)), ("hard_bounced", .int(hardBounced)),
            ("soft_bounced", .int(softBounced)), ("unsubscribed", .int(unsubscribed)),
            ("complained", .int(complained)), ("replied", .int(replied)), ("open_rate", .double(openRate)),
            ("click_rate", .double(clickRate)), ("bounce_rate", .double(bounceRate)),
            ("unsubscribe_rate", .double(unsubscribeRate)), ("machine_opens", .int(machineOpens)),
            ("machine_clicks", .int(machineClicks)), ("created_at", .string(createdAt)),
            ("top_links", .array(topLinks.map(\.json))), ("alarms", .array(alarms.map(\.json))),
        ])
    }

    func text(on terminal: Terminal = .output) -> String {
        let links = TextTable(
            columns: [.init("Clicks", .right), .init("Unique", .right), .init("Top links", .left)],
            rows: topLinks.map { [.init($0.clicks), .init($0.uniqueClicks), .init($0.url, nil)] })
        let alarms = TextTable(
            columns: [
                .init("Mails", .right), .init("Reason", .left), .init("Domain", .left),
                .init("What it said last", .left),
            ],
            rows: alarms.map { ["\($0.count)", $0.reason, $0.domain, String($0.diagnostic.prefix(200))] })
        var parts = [
            terminal.styled("Campaign \(campaign.printable)", .bold) + ", since \(HumanTime.short(createdAt)) UTC",
            figures(on: terminal).text(on: terminal),
            topLinks.isEmpty ? "No link was clicked yet." : links.text(on: terminal),
        ]
        if !self.alarms.isEmpty {
            parts.append(terminal.styled("Refused for reasons of ours", .red) + "\n" + alarms.text(on: terminal))
        }
        return parts.joined(separator: "\n\n")
    }

    private func figures(on terminal: Terminal) -> TextTable {
        func row(_ name: String, _ count: Int, _ style: Style, rate: Double? = nil) -> [TextTable.Cell] {
            let bar = terminal.width == nil ? nil : rate.map { ProgressBar.bar($0, columns: 20) }
            return [.init(name, nil), .count(count, style), .init(rate?.percent ?? "", nil), .init(bar ?? "", style)]
        }
        return TextTable(
            columns: [.init("", .left), .init("", .right), .init("", .right), .init("", .left)],
            rows: [
                row("Sent", sent, .bold), row("Delivered", delivered, .bold),
                row("Opened", opened, .green, rate: openRate), row("Clicked", clicked, .blue, rate: clickRate),
                row("Bounced", hardBounced + softBounced, .red, rate: bounceRate),
                row("  hard", hardBounced, .red), row("  soft", softBounced, .yellow),
                row("Unsubscribed", unsubscribed, .yellow, rate: unsubscribeRate),
                row("Complained", complained, .red), row("Replied", replied, .green),
                row("Machines' opens", machineOpens, .grey), row("Machines' clicks", machineClicks, .grey),
            ])
    }

    /// Shows rates, so that campaigns can be compared; the counts are in each one's report.
    static func table(_ reports: [CampaignReport], on terminal: Terminal = .output) -> String {
        func rate(_ rate: Double, _ style: Style) -> TextTable.Cell { .init(rate.percent, rate > 0 ? style : nil) }
        return TextTable(
            columns: [
                .init("Campaign", .left), .init("Sent", .right), .init("Opened", .right), .init("Clicked", .right),
                .init("Bounced", .right), .init("Unsubscribed", .right), .init("Replied", .right),
            ],
            rows: reports.map {
                [
                    .init($0.campaign, nil), .init($0.sent), rate($0.openRate, .green), rate($0.clickRate, .blue),
                    rate($0.bounceRate, .red), rate($0.unsubscribeRate, .yellow), .count($0.replied, .green),
                ]
            }
        ).text(on: terminal)
    }
}

extension LinkFigures {
    fileprivate var json: JSON {
        .object([
            ("url", .string(url)), ("clicks", .int(clicks)), ("unique_clicks", .int(uniqueClicks)),
        ])
    }
}

extension CampaignReport.Alarm {
    fileprivate var json: JSON {
        .object([
            ("reason", .string(reason)), ("domain", .string(domain)), ("count", .int(count)),
            ("last_at", .string(lastAt)), ("diagnostic", .string(diagnostic)),
        ])
    }
}
