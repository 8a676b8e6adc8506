internal import Bounces
internal import GRDB
internal import Words

/// What became of mail to a recipient domain, as it is counted by day.
struct DomainEvent {
    let kind: EventKind
    let domain: String
    /// Milliseconds since 1970, UTC.
    let at: Int64
    /// Of a bounce.
    var bounceClass: BounceClass?
    /// Of a bounce, or of what is deferred.
    var reason: Reason?
}

extension Database {
    /// Adds to a domain's day, or takes back from it. Who has no domain is in none.
    func count(_ event: DomainEvent, _ change: Int = 1) throws {
        if event.domain.isEmpty { return }
        try cachedStatement(
            sql: """
                INSERT INTO domain_days (day, domain, event, class, reason, count)
                VALUES (date($1 / 1000, 'unixepoch'), $2, $3, $4, $5, $6)
                ON CONFLICT (day, domain, event, class, reason) DO UPDATE SET count = domain_days.count + excluded.count
                """
        ).execute(arguments: [
            event.at, event.domain, event.kind, event.bounceClass?.rawValue ?? "", event.reason?.rawValue ?? "", change,
        ])
    }

    /// Counts a message's recipients by their domains.
    func countSent(to recipients: [String], campaign: Int64?, at time: Int64) throws {
        for (domain, recipients) in Dictionary(grouping: recipients, by: Contact.domain) where !domain.isEmpty {
            try count(DomainEvent(kind: .sent, domain: domain, at: time), recipients.count)
            guard let campaign else { continue }
            try cachedStatement(
                sql: """
                    INSERT INTO campaign_domains (campaign, domain, sent) VALUES ($1, $2, $3)
                    ON CONFLICT (campaign, domain) DO UPDATE SET sent = campaign_domains.sent + excluded.sent
                    """
            ).execute(arguments: [campaign, domain, recipients.count])
        }
    }
}
