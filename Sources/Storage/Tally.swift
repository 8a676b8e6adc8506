// Counting: many hits become one change for each row that shows a number.

internal import GRDB
internal import Tracking

/// The hits of one transaction, summed by copy, message, campaign and link.
///
/// Events are written as they come, because whether a click is a copy's first of a link is asked of the database; sums are
/// written at the end.
struct Tally {
    private var copies: [Int64: CopyTally] = [:]
    private var links: [LinkKey: LinkTally] = [:]
    /// Hits on copies that the database does not know.
    private(set) var strays = 0

    private struct LinkKey: Hashable {
        let message: Int64
        let link: Int
    }

    mutating func add(_ hit: Hit, in database: Database) throws {
        let number = hit.token.copy
        guard var copy = try copies[number] ?? CopyTally(copy: number, in: database) else {
            strays += 1
            return
        }
        let verdict = Actor.judge(hit)
        try database.insertEvent(hit, verdict, copy)
        switch hit.token.kind {
        case .open, .copy, .returnPath: copy.addOpen(at: hit.at, by: verdict.actor)
        case .click:
            copy.addClick(at: hit.at, by: verdict.actor)
            if verdict.actor != .machine {
                let isFirst = try database.insertClickedLink(hit.token.link, copy: number)
                links[
                    LinkKey(message: copy.message, link: hit.token.link),
                    default: LinkTally(copy: copy, link: hit.token.link)
                ]
                .add(at: hit.at, isFirst: isFirst)
            }
        }
        copies[number] = copy
    }

    func write(to database: Database) throws {
        var campaigns: [Int64: CampaignTally] = [:]
        for copy in copies.values {
            try copy.write(to: database)
            if let campaign = copy.campaign { campaigns[campaign, default: CampaignTally()].add(copy) }
        }
        for (campaign, tally) in campaigns { try tally.write(to: database, campaign: campaign) }
        for link in links.values { try link.write(to: database) }
    }
}

extension Database {
    fileprivate func insertEvent(_ hit: Hit, _ verdict: Actor.Verdict, _ copy: CopyTally) throws {
        try cachedStatement(
            sql: """
                INSERT INTO events (at, kind, message, copy, delivery, contact, link, ip, user_agent, actor, actor_reason)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                """
        ).execute(arguments: [
            hit.at, hit.token.kind == .open ? "open" : "click", copy.message, hit.token.copy, copy.delivery,
            copy.contact,
            hit.token.kind == .click ? hit.token.link : nil, String(decoding: hit.address, as: UTF8.self),
            String(decoding: hit.userAgent, as: UTF8.self), verdict.actor.rawValue, verdict.reason,
        ])
    }

    /// Whether this is the copy's first click of the link.
    fileprivate func insertClickedLink(_ link: Int, copy: Int64) throws -> Bool {
        try cachedStatement(sql: "INSERT INTO clicked_links (copy, link) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .execute(arguments: [copy, link])
        return changesCount > 0
    }
}
