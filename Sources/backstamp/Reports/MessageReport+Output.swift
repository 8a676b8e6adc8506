import Storage

extension MessageReport {
    var json: JSON {
        .object([
            ("message_id", .string(messageID)), ("queue_id", .string(queueID)), ("sender", .string(sender)),
            ("subject", .string(subject)), ("campaign", .optional(campaign)), ("left_alone", .optional(leftAlone)),
            ("sent_at", .string(sentAt)), ("indicator", .string(indicator)), ("opens", .int(opens)),
            ("machine_opens", .int(machineOpens)), ("first_opened_at", .optional(firstOpenedAt)),
            ("last_opened_at", .optional(lastOpenedAt)), ("clicks", .int(clicks)),
            ("recipients", .array(recipients.map(\.json))), ("links", .array(links.map(\.json))),
            ("timeline", .array(timeline.map(\.json))),
        ])
    }

    var text: String {
        let facts = TextTable(
            columns: [.init("", .left), .init("", .left)],
            rows: [
                ["From", sender], ["Subject", subject], ["Campaign", campaign ?? "none"], ["Sent", sentAt],
                ["Indicator", indicator], ["Opens", "\(opens)"], ["Clicks", "\(clicks)"],
            ] + (leftAlone.map { [["Not tracked", $0]] } ?? []))
        let recipients = TextTable(
            columns: [
                .init("Recipient", .left), .init("State", .left), .init("Indicator", .left), .init("Opens", .right),
                .init("Clicks", .right), .init("Bounce", .left),
            ],
            rows: self.recipients.map {
                [$0.address, $0.state, $0.indicator, "\($0.opens)", "\($0.clicks)", $0.bounceReason ?? ""]
            })
        let links = TextTable(
            columns: [.init("Clicks", .right), .init("Unique", .right), .init("Link", .left)],
            rows: self.links.map { ["\($0.clicks)", "\($0.uniqueClicks)", $0.url] })
        let timeline = TextTable(
            columns: [.init("Time", .left), .init("Event", .left), .init("Contact", .left), .init("What", .left)],
            rows: self.timeline.map { [$0.at, $0.event, $0.contact ?? "", $0.summary] })
        return
            ([
                "Message \(TextTable.printable(messageID)) (\(TextTable.printable(queueID)))", facts.text,
                recipients.text,
            ]
            + (self.links.isEmpty ? [] : [links.text]) + [timeline.text]).joined(separator: "\n\n")
    }
}

extension MessageReport.Recipient {
    fileprivate var json: JSON {
        .object([
            ("address", .string(address)), ("state", .string(state)), ("indicator", .string(indicator)),
            ("opens", .int(opens)),
            ("clicks", .int(clicks)), ("first_opened_at", .optional(firstOpenedAt)),
            ("last_status", .optional(lastStatus)), ("bounce_class", .optional(bounceClass)),
            ("bounce_reason", .optional(bounceReason)), ("attempts", .int(attempts)),
        ])
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

extension TimelineEntry {
    fileprivate var json: JSON {
        .object([
            ("at", .string(at)), ("event", .string(event)), ("contact", .optional(contact)), ("url", .optional(url)),
            ("ip", .optional(ip)), ("user_agent", .optional(userAgent)), ("actor", .optional(actor)),
            ("actor_reason", .optional(actorReason)), ("status", .optional(status)), ("reason", .optional(reason)),
        ])
    }

    fileprivate var summary: String {
        ([reason, status, url, ip] + [actor == "machine" ? "machine: \(actorReason ?? "")" : nil]).compactMap { $0 }
            .joined(
                separator: "  ")
    }
}
