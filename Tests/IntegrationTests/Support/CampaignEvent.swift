// Something that happened in the story: what `crm_timeline` must say of it.

struct CampaignEvent: Sendable {
    let kind: String
    /// The mail's name.
    let mail: String
    /// Nil where nobody can know whose it is.
    let recipient: String?
    /// When it happened, as far as the story knows: milliseconds since 1970.
    let time: ClosedRange<Int64>
    /// The moment within that which the timeline tells.
    var at: Int64 = 0

    /// How often it happened, where that is one event.
    var count = 1
    var url: String?
    var status: String?
    var reason: String?
    /// A part of it.
    var diagnostic: String?
    var remote: String?
    var ip: String?
    var country: String?
    var agent: String?
    var actor: String?
    var actorReason: String?

    /// Of a bounce.
    var bounce: CampaignBounce?
    /// Of an unsubscribe: what it is from.
    var scope: String?

    init(_ kind: String, _ mail: String, _ recipient: String?, _ time: ClosedRange<Int64>) {
        (self.kind, self.mail, self.recipient, self.time) = (kind, mail, recipient, time)
    }

    /// By people or for them.
    var counts: Bool { ["open", "click"].contains(kind) && !isApart }
    /// By machines, or by our own people: counted beside the others' and in no rate.
    var isApart: Bool { actor == "machine" || actor == "sender" }
}

extension [CampaignEvent] {
    /// With one event for a look that loads the image again within half an hour, and one for a double click, within ten seconds of
    /// the first: of the same copy, address and program.
    var withoutRepeats: [CampaignEvent] {
        var firsts: [String: Int] = [:]
        return sorted { $0.time.lowerBound < $1.time.lowerBound }.reduce(into: []) { events, event in
            guard event.counts || event.isApart else { return events.append(event) }
            let likeness = [
                event.kind, event.mail, event.recipient, event.url, event.ip, event.agent, event.actor,
            ].map { $0 ?? "-" }.joined(separator: " ")
            let limit: Int64 = event.kind == "open" ? 1_800_000 : 10_000
            if let first = firsts[likeness], event.time.lowerBound - events[first].time.lowerBound <= limit {
                events[first].count += 1
            } else {
                firsts[likeness] = events.count
                events.append(event)
            }
        }
    }
}
