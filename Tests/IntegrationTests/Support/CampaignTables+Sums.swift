// The rows of what is summed by hours, days and domains.

extension CampaignTables {
    func campaignHours(_ name: String) -> [CampaignRow] {
        let hits = ledger.mails(of: name).flatMap(ledger.events).filter { $0.kind == "open" || $0.kind == "click" }
        return Dictionary(grouping: hits) { $0.at - $0.at % 3_600_000 }.sorted { $0.key < $1.key }.map { hour, hits in
            CampaignRow(
                "\(name) at \(hour)",
                [
                    "campaign": .text(name), "hour": .time(hour), "opens": .int(hits.opens),
                    "clicks": .int(hits.clicks),
                    "machine_opens": .int(hits.machineOpens), "machine_clicks": .int(hits.machineClicks),
                ])
        }
    }

    func campaignDomains(_ name: String) -> [CampaignRow] {
        let deliveries = ledger.mails(of: name).flatMap { mail in
            mail.sentTo.map { (domain: domain(of: $0.address), delivery: ledger.delivery(of: mail, to: $0.address)) }
        }
        return Dictionary(grouping: deliveries, by: \.domain).sorted { $0.key < $1.key }.map { domain, deliveries in
            let deliveries = deliveries.map(\.delivery)
            return CampaignRow(
                "\(name) to \(domain)",
                [
                    "campaign": .text(name), "domain": .text(domain), "sent": .int(deliveries.count),
                    "delivered": .int(deliveries.count { $0.hasArrived && !$0.isBounced }),
                    "opened": .int(deliveries.count { $0.hits.opens + $0.hits.clicks > 0 }),
                    "clicked": .int(deliveries.count { $0.hits.clicks > 0 }),
                    "hard_bounced": .int(deliveries.count { $0.state == "hard_bounced" }),
                    "soft_bounced": .int(deliveries.count { $0.state == "soft_bounced" }),
                ])
        }
    }

    /// By day, domain, event, class and reason.
    var domainDays: [CampaignRow] {
        let events = ledger.events.filter { ["sent", "delivered", "deferred", "bounce"].contains($0.kind) }
        let sums = Dictionary(grouping: events) { event in
            [
                String(CampaignTime.text(event.at).prefix(10)), domain(of: event.recipient ?? ""), event.kind,
                event.bounce?.bounceClass ?? "", event.reason ?? "",
            ]
        }
        return sums.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, events in
            CampaignRow(
                key.joined(separator: " "),
                [
                    "day": .text(key[0]), "domain": .text(key[1]), "event": .text(key[2]),
                    "class": .text(key[3].isEmpty ? nil : key[3]), "reason": .text(key[4].isEmpty ? nil : key[4]),
                    "count": .int(events.count),
                ])
        }
    }

    private func domain(of address: String) -> String { String(address.split(separator: "@").last ?? "") }
}
