// The story's own count: every figure from what happened, by the rules of the README and with no code of Backstamp's.

import Foundation

struct CampaignLedger {
    let mails: [CampaignMail]
    /// With the moments at which they happened.
    let events: [CampaignEvent]

    private let eventsOfMail: [String: [CampaignEvent]]
    private let eventsOfRecipient: [String: [CampaignEvent]]

    init(_ mails: [CampaignMail], _ events: [CampaignEvent]) {
        self.mails = mails
        // A mail is sent before anything else happens to it.
        self.events = events.sorted { ($0.at, $0.kind == "sent" ? 0 : 1) < ($1.at, $1.kind == "sent" ? 0 : 1) }
        eventsOfMail = Dictionary(grouping: self.events) { $0.mail }
        eventsOfRecipient = Dictionary(grouping: self.events.filter { $0.recipient != nil }) { $0.recipient ?? "" }
    }

    func events(of mail: CampaignMail) -> [CampaignEvent] { eventsOfMail[mail.name] ?? [] }

    func events(of address: String) -> [CampaignEvent] { eventsOfRecipient[address] ?? [] }

    func sentAt(_ mail: CampaignMail) -> Int64 {
        events(of: mail).first { ["sent", "suppressed"].contains($0.kind) }?.at ?? 0
    }

    var addresses: [String] { Set(mails.flatMap { $0.recipients.map(\.address) }).sorted() }

    func mails(of campaign: String) -> [CampaignMail] { mails.filter { $0.campaign == campaign } }
}

// MARK: - Deliveries

extension CampaignLedger {
    /// What became of a mail on its way to one recipient.
    struct Delivery {
        var state = "sent"
        var hasArrived = false
        var deliveredAt: Int64?
        var lastStatus: String?
        var bounce: CampaignBounce?
        var hits: [CampaignEvent] = []

        var isBounced: Bool { ["hard_bounced", "soft_bounced"].contains(state) }

        var indicator: String {
            if state == "suppressed" { return state }
            if isBounced { return "bounced" }
            if hits.clicks > 0 { return "clicked" }
            if hits.opens > 0 { return "opened" }
            return hasArrived ? "not_opened" : "sent"
        }
    }

    func delivery(of mail: CampaignMail, to address: String) -> Delivery {
        var delivery = Delivery()
        for event in events(of: mail) where event.recipient == address {
            delivery.lastStatus = event.status ?? delivery.lastStatus
            switch event.kind {
            case "deferred", "suppressed": delivery.state = event.kind
            case "delivered":
                (delivery.state, delivery.hasArrived, delivery.deliveredAt) = ("delivered", true, event.at)
            case "bounce":
                delivery.bounce = event.bounce
                delivery.state = "\(event.bounce?.bounceClass ?? "")_bounced"
            case "complaint": (delivery.state, delivery.hasArrived) = ("complained", true)
            case "open", "click":
                delivery.hits.append(event)
                // What somebody has opened has arrived.
                if event.counts, delivery.state == "soft_bounced" {
                    (delivery.state, delivery.hasArrived) = ("delivered", true)
                }
            default: break
            }
        }
        return delivery
    }

    func deliveries(of mail: CampaignMail) -> [Delivery] { mail.recipients.map { delivery(of: mail, to: $0.address) } }

    /// The lowest line of the README's table that holds for one of them.
    func indicator(of mail: CampaignMail) -> String {
        if mail.sentTo.isEmpty { return "suppressed" }
        let (deliveries, hits) = (deliveries(of: mail), events(of: mail))
        if deliveries.contains(where: \.isBounced) { return "bounced" }
        if hits.clicks > 0 { return "clicked" }
        if hits.opens > 0 { return "opened" }
        return deliveries.contains { $0.hasArrived } ? "not_opened" : "sent"
    }
}

// MARK: - Scores

extension CampaignLedger {
    /// `Σ wᵢ · 2^(−(t−tᵢ)/H)`, H being 30 days.
    func engagement(of address: String, at time: Int64) -> Double {
        var earlier: [String: Int] = [:]
        return events(of: address).reduce(0) { sum, event in
            guard event.counts || event.kind == "reply" else { return sum }
            // The n-th open of the same mail weighs 1/n, the n-th click of the same link 3/n.
            let number = earlier["\(event.mail) \(event.kind) \(event.url ?? "")", default: 0] + 1
            earlier["\(event.mail) \(event.kind) \(event.url ?? "")"] = number
            let weights = ["open": 1 / Double(number), "click": 3 / Double(number), "reply": 10]
            return sum + (weights[event.kind] ?? 0) * pow(2, -Double(time - event.at) / (30 * 86_400_000))
        }
    }

    /// `log₂ Σ wᵢ · 2^((tᵢ−t₀)/H)`, t₀ being the beginning of 2025. Nil without any engagement.
    func key(of address: String) -> Double? {
        let beginning: Int64 = 1_735_689_600_000
        let sum = engagement(of: address, at: beginning)
        return sum > 0 ? log2(sum) : nil
    }

    /// 0 to 100.
    func score(of address: String, at time: Int64) -> Double {
        let raw = engagement(of: address, at: time)
        return 100 * raw / (raw + 10)
    }
}

// MARK: - Counting

extension [CampaignEvent] {
    /// By people and for them.
    var opens: Int { people("open").count }
    var clicks: Int { people("click").count }
    var machineOpens: Int { count { $0.kind == "open" && $0.isApart } }
    var machineClicks: Int { count { $0.kind == "click" && $0.isApart } }

    func people(_ kind: String) -> [CampaignEvent] { filter { $0.kind == kind && $0.counts } }
    func people(clicked url: String) -> [CampaignEvent] { people("click").filter { $0.url == url } }
    func of(_ kind: String) -> [CampaignEvent] { filter { $0.kind == kind } }
    /// Mails among whose events there is one of these.
    var mails: Int { Set(map(\.mail)).count }
}
