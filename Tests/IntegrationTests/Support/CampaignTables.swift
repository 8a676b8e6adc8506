// The rows that each view must show, from the ledger.

/// Numbers and identifiers that others give, as far as the story can't know them.
struct CampaignNumbers {
    /// By the mail's name.
    var queueIDs: [String: String] = [:]
    var messages: [String: Int] = [:]
    /// By the mail's name and the address.
    var deliveries: [String: Int] = [:]
}

struct CampaignTables {
    let ledger: CampaignLedger
    let numbers: CampaignNumbers

    func message(_ mail: String) -> CampaignFigure { .int(numbers.messages[mail] ?? 0) }
    func delivery(_ mail: String, _ address: String) -> CampaignFigure {
        .int(numbers.deliveries["\(mail) \(address)"] ?? 0)
    }
}

// MARK: - Messages

extension CampaignTables {
    var messages: [CampaignRow] { ledger.mails.map(message) }

    func message(_ mail: CampaignMail) -> CampaignRow {
        let events = ledger.events(of: mail)
        return CampaignRow(
            mail.name,
            [
                "message": message(mail.name), "message_id": .text(mail.messageID),
                "queue_id": .text(numbers.queueIDs[mail.name]), "sender": .text(CampaignMail.sender),
                "subject": .text(CampaignMail.subject), "campaign": .text(mail.campaign),
                "sent_at": .time(ledger.sentAt(mail)), "recipients": .int(mail.sentTo.count),
                "indicator": .text(ledger.indicator(of: mail)), "opens": .int(events.opens),
                "machine_opens": .int(events.machineOpens), "first_opened_at": .time(events.people("open").first?.at),
                "last_opened_at": .time(events.people("open").last?.at), "clicks": .int(events.clicks),
                "machine_clicks": .int(events.machineClicks), "replies": .int(events.of("reply").count),
                "bounces": .int(ledger.deliveries(of: mail).count { $0.isBounced }),
                "left_alone": .text(mail.isHTML ? nil : "no_html"),
            ])
    }

    func deliveries(of mail: CampaignMail) -> [CampaignRow] {
        mail.recipients.map { recipient in
            let delivery = ledger.delivery(of: mail, to: recipient.address)
            return CampaignRow(
                "\(mail.name) to \(recipient.address)",
                [
                    "delivery": self.delivery(mail.name, recipient.address), "message": message(mail.name),
                    "recipient": .text(recipient.address), "state": .text(delivery.state),
                    "indicator": .text(delivery.indicator), "sent_at": .time(ledger.sentAt(mail)),
                    "delivered_at": .time(delivery.deliveredAt), "opens": .int(delivery.hits.opens),
                    "machine_opens": .int(delivery.hits.machineOpens), "clicks": .int(delivery.hits.clicks),
                    "first_opened_at": .time(delivery.hits.people("open").first?.at),
                    "last_status": .text(delivery.lastStatus), "bounce_class": .text(delivery.bounce?.bounceClass),
                    "bounce_reason": .text(delivery.bounce?.reason),
                    "attempts": .int(recipient.fate.isSuppressed ? 0 : 1),
                ])
        }
    }

    func links(of mail: CampaignMail) -> [CampaignRow] {
        guard mail.isHTML, !mail.sentTo.isEmpty else { return [] }
        return mail.destinations.enumerated().map { link, url in
            let clicks = ledger.events(of: mail).people(clicked: url)
            return CampaignRow(
                "\(mail.name), link \(link)",
                [
                    "message": message(mail.name), "campaign": .text(mail.campaign), "url": .text(url),
                    "clicks": .int(clicks.count), "unique_clicks": .int(clicks.mails),
                    "first_clicked_at": .time(clicks.first?.at), "last_clicked_at": .time(clicks.last?.at),
                    "link": .int(link),
                ])
        }
    }

    func timeline(_ events: [CampaignEvent]) -> [CampaignRow] {
        events.map { event in
            CampaignRow(
                "\(event.kind) of \(event.mail) at \(CampaignTime.text(event.at))",
                [
                    "at": .time(event.at), "event": .text(event.kind), "contact": .text(event.recipient),
                    "message": message(event.mail),
                    "delivery": event.recipient.map { delivery(event.mail, $0) } ?? .null, "url": .text(event.url),
                    "status": .text(event.status), "reason": .text(event.reason), "ip": .text(event.ip),
                    "country": .text(event.country), "region": .null, "city": .null, "user_agent": .text(event.agent),
                    "actor": .text(event.actor), "actor_reason": .text(event.actorReason),
                    "diagnostic": .contains(event.diagnostic), "remote": .text(event.remote),
                    "subject": .text(CampaignMail.subject), "count": .int(event.count),
                    "last_at": event.count == 1 ? .time(event.at) : .time(event.at...CampaignStage.now),
                ])
        }
    }
}

// MARK: - Campaigns

extension CampaignTables {
    func campaign(_ name: String) -> CampaignRow {
        let mails = ledger.mails(of: name)
        let events = mails.flatMap(ledger.events)
        let deliveries = mails.flatMap(ledger.deliveries).filter { $0.state != "suppressed" }
        let bounced = ["hard_bounced", "soft_bounced"].map { state in deliveries.count { $0.state == state } }
        let (sent, opened, clicked) = (
            deliveries.count, (events.people("open") + events.people("click")).mails, events.people("click").mails
        )
        let unsubscribed = events.of("unsubscribe").count
        return CampaignRow(
            name,
            [
                "campaign": .text(name), "sent": .int(sent),
                "delivered": .int(deliveries.count { $0.hasArrived && !$0.isBounced }), "opened": .int(opened),
                "clicked": .int(clicked), "hard_bounced": .int(bounced[0]), "soft_bounced": .int(bounced[1]),
                "unsubscribed": .int(unsubscribed), "complained": .int(events.of("complaint").count),
                "replied": .int(events.of("reply").count), "open_rate": .rate(opened, of: sent),
                "click_rate": .rate(clicked, of: sent), "bounce_rate": .rate(bounced[0] + bounced[1], of: sent),
                "unsubscribe_rate": .rate(unsubscribed, of: sent), "machine_opens": .int(events.machineOpens),
                "machine_clicks": .int(events.machineClicks),
                "created_at": .time(mails.map(ledger.sentAt).min()),
            ])
    }

    /// The most clicked first.
    func campaignLinks(_ name: String) -> [CampaignRow] {
        let clicks = ledger.mails(of: name).flatMap(ledger.events).people("click")
        let links = Dictionary(grouping: clicks) { $0.url ?? "" }.map { (url: $0, clicks: $1.count, unique: $1.mails) }
        return links.sorted { ($1.clicks, $1.unique, $0.url) < ($0.clicks, $0.unique, $1.url) }.map {
            CampaignRow(
                "\(name), \($0.url)",
                [
                    "campaign": .text(name), "url": .text($0.url), "clicks": .int($0.clicks),
                    "unique_clicks": .int($0.unique),
                ])
        }
    }

    /// Refusals for reasons of ours, by campaign, reason and domain.
    var alarms: [CampaignRow] {
        let bounces = ledger.events.filter { $0.bounce?.raisesAlarm ?? false }
        let campaigns = Dictionary(uniqueKeysWithValues: ledger.mails.map { ($0.name, $0.campaign) })
        return Dictionary(grouping: bounces) { "\((campaigns[$0.mail] ?? nil) ?? "") \($0.bounce?.reason ?? "")" }
            .sorted { $0.key < $1.key }
            .compactMap { key, events in
                guard let first = events.first, let last = events.last, let bounce = first.bounce else { return nil }
                return CampaignRow(
                    key,
                    [
                        "campaign": .text(campaigns[first.mail] ?? nil), "reason": .text(bounce.reason),
                        "domain": .text(bounce.domain), "count": .int(events.count), "first_at": .time(first.at),
                        "last_at": .time(last.at), "diagnostic": .contains(bounce.reply),
                    ])
            }
    }
}
