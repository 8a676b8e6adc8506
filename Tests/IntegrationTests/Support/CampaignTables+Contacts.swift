// The rows of contacts, and of what is not to be sent to them or will be sent again.

extension CampaignTables {
    /// - Parameters:
    ///   - time: when the row is read.
    ///   - withKey: with the column that lists are sorted by.
    func contact(_ address: String, at time: ClosedRange<Int64>, withKey: Bool = false) -> CampaignRow {
        let events = ledger.events(of: address)
        let mails = ledger.mails.filter { $0.sentTo.contains { $0.address == address } }
        let lastState = mails.max { ledger.sentAt($0) < ledger.sentAt($1) }.map {
            ledger.delivery(of: $0, to: address).state
        }
        let all = suppressions(of: address)
        let suppressions = all.filter { $0.scope == "all" }
        let lists = all.map(\.scope).filter { $0 != "all" }
        let scores = [time.upperBound, time.lowerBound].map { ledger.score(of: address, at: $0) }
        var columns: [String: CampaignFigure] = [
            "address": .text(address), "score": .real(scores[0] - 1e-6...scores[1] + 1e-6),
            "sends": .int(mails.count), "opens": .int(events.opens), "clicks": .int(events.clicks),
            "replies": .int(events.of("reply").count),
            "last_activity_at": .time(events.last { $0.counts || $0.kind == "reply" }?.at),
            "bounce_state": .text(["hard_bounced": "hard", "soft_bounced": "soft"][lastState ?? ""]),
            "suppressed": .flag(!suppressions.isEmpty), "suppression_reason": .text(suppressions.first?.reason),
        ]
        columns["suppressed_lists"] = .texts(lists)
        if withKey {
            columns["suppressed_lists"] = .text("[\(lists.map { "\"\($0)\"" }.joined(separator: ","))]")
            columns["engagement"] = ledger.key(of: address).map { CampaignFigure.real($0 - 1e-9...$0 + 1e-9) } ?? .null
        }
        return CampaignRow(address, columns)
    }

    /// Why an address is not sent to, as its events have it.
    private func suppressions(of address: String) -> [(scope: String, reason: String, source: String, since: Int64)] {
        ledger.events(of: address).compactMap { event in
            switch event.kind {
            case "bounce": event.bounce?.suppresses ?? false ? ("all", "hard_bounce", "bounce", event.at) : nil
            case "complaint": ("all", "complaint", "mail", event.at)
            case "unsubscribe": (event.scope ?? "", "unsubscribe", event.reason ?? "", event.at)
            default: nil
            }
        }
    }

    /// By address.
    var suppressions: [CampaignRow] {
        let told = ledger.addresses.flatMap { address in suppressions(of: address).map { (address, $0) } }
        let banned = CampaignMail.banned.map {
            ($0, (scope: "all", reason: "manual", source: "crm", since: Int64?.none))
        }
        let all = told.map {
            ($0, (scope: $1.scope, reason: $1.reason, source: $1.source, since: Int64?.some($1.since)))
        }
        return (all + banned).sorted { $0.0 < $1.0 }.map { address, suppression in
            CampaignRow(
                address,
                [
                    "address": .text(address), "scope": .text(suppression.scope), "reason": .text(suppression.reason),
                    "source": .text(suppression.source),
                    "since": suppression.since.map { .time($0) } ?? .time(0...CampaignStage.now), "until": .null,
                ])
        }
    }

    /// By recipient: the first sending of each plan. A tenth of the pause may come on top.
    var retries: [CampaignRow] {
        ledger.events.filter { !($0.bounce?.retryHours.isEmpty ?? true) }.compactMap { event in
            guard let bounce = event.bounce, let recipient = event.recipient, let pause = bounce.retryHours.first,
                let mail = ledger.mails.first(where: { $0.name == event.mail })
            else { return nil }
            let hour: Int64 = 3_600_000
            let due = event.at + Int64(pause) * hour...event.at + Int64(pause) * hour * 11 / 10
            let isBounced = ledger.delivery(of: mail, to: recipient).isBounced
            return CampaignRow(
                recipient,
                [
                    "retry": .number, "delivery": delivery(event.mail, recipient), "recipient": .text(recipient),
                    "attempt": .int(1), "attempts": .int(bounce.retryHours.count), "due_at": .time(due),
                    "state": .text(isBounced ? "planned" : "cancelled"), "reason": .text(bounce.reason), "token": .null,
                ])
        }.sorted { $0.name < $1.name }
    }
}
