import Storage

extension CampaignReport {
    var json: JSON {
        .object([
            ("campaign", .string(campaign)), ("sent", .int(sent)), ("delivered", .int(delivered)),
            ("opened", .int(opened)),
            ("clicked", .int(clicked)), ("hard_bounced", .int(hardBounced)), ("soft_bounced", .int(softBounced)),
            ("unsubscribed", .int(unsubscribed)), ("complained", .int(complained)), ("replied", .int(replied)),
            ("open_rate", .double(openRate)), ("click_rate", .double(clickRate)), ("bounce_rate", .double(bounceRate)),
            ("unsubscribe_rate", .double(unsubscribeRate)), ("machine_opens", .int(machineOpens)),
            ("machine_clicks", .int(machineClicks)),
            (
                "top_links",
                .array(
                    topLinks.map {
                        .object([
                            ("url", .string($0.url)), ("clicks", .int($0.clicks)),
                            ("unique_clicks", .int($0.uniqueClicks)),
                        ])
                    })
            ),
            (
                "alarms",
                .array(
                    alarms.map {
                        .object([
                            ("reason", .string($0.reason)), ("domain", .string($0.domain)), ("count", .int($0.count)),
                            ("last_at", .string($0.lastAt)), ("diagnostic", .string($0.diagnostic)),
                        ])
                    })
            ),
        ])
    }

    var text: String {
        let figures = TextTable(
            columns: [.init("", .left), .init("", .right), .init("", .right)],
            rows: [
                ["Sent", "\(sent)", ""], ["Delivered", "\(delivered)", ""],
                ["Opened", "\(opened)", openRate.percent], ["Clicked", "\(clicked)", clickRate.percent],
                ["Bounced", "\(hardBounced + softBounced)", bounceRate.percent],
                ["  hard", "\(hardBounced)", ""], ["  soft", "\(softBounced)", ""],
                ["Unsubscribed", "\(unsubscribed)", unsubscribeRate.percent], ["Complained", "\(complained)", ""],
                ["Replied", "\(replied)", ""], ["Machine opens", "\(machineOpens)", ""],
                ["Machine clicks", "\(machineClicks)", ""],
            ])
        let links = TextTable(
            columns: [.init("Clicks", .right), .init("Unique", .right), .init("Top links", .left)],
            rows: topLinks.map { ["\($0.clicks)", "\($0.uniqueClicks)", $0.url] })
        return "Campaign \(TextTable.printable(campaign))\n\n\(figures.text)\n\n"
            + (topLinks.isEmpty ? "No link was clicked yet." : links.text)
            + (alarms.isEmpty ? "" : "\n\n\(Style.red("Refused for reasons of ours"))\n\(alarmTable)")
    }

    private var alarmTable: String {
        TextTable(
            columns: [
                .init("Mails", .right), .init("Reason", .left), .init("Domain", .left),
                .init("What it said last", .left),
            ],
            rows: alarms.map { ["\($0.count)", $0.reason, $0.domain, String($0.diagnostic.prefix(100))] }
        ).text
    }

    static func table(_ reports: [CampaignReport]) -> String {
        TextTable(
            columns: [
                .init("Campaign", .left), .init("Sent", .right), .init("Delivered", .right), .init("Opened", .right),
                .init("", .right), .init("Clicked", .right), .init("", .right), .init("Bounced", .right),
                .init("Unsubscribed", .right),
            ],
            rows: reports.map {
                [
                    $0.campaign, "\($0.sent)", "\($0.delivered)", "\($0.opened)", $0.openRate.percent, "\($0.clicked)",
                    $0.clickRate.percent, "\($0.hardBounced + $0.softBounced)", "\($0.unsubscribed)",
                ]
            }
        ).text
    }
}

extension Double {
    /// A rate as people read it: 41.7 %.
    fileprivate var percent: String {
        let tenths = Int((self * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
