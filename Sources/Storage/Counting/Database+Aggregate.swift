// Hits that leave no trace of a person: privacy mode `aggregate`.

internal import GRDB
internal import Judging
import Words

extension Database {
    /// Counts a hit where it says nothing of one person: with a message that several recipients have, and with its campaign. It
    /// becomes no event, so no later hit changes its verdict.
    func countAggregate(_ hit: JudgedHit, of copy: CopyTally) throws {
        let isMachine = !hit.verdict.actor.counts
        let column = (isMachine ? "machine_" : "") + (hit.kind == .click ? "clicks" : "opens")
        if copy.delivery == nil {
            try cachedStatement(
                sql: "UPDATE messages SET \(column) = \(column) + 1, eventless = eventless + 1 WHERE message = $1"
            ).execute(arguments: [copy.message])
        }
        if isMachine {
            try cachedStatement(sql: "UPDATE campaigns SET \(column) = \(column) + 1 WHERE campaign = $1")
                .execute(arguments: [copy.campaign])
        } else if hit.kind == .click {
            var link = LinkTally(copy: copy, link: hit.link)
            // Whether it is a copy's first, nobody is to know.
            link.add(at: hit.at, isFirst: false)
            try link.write(to: self, withMessage: copy.delivery == nil)
        }
        if let campaign = copy.campaign, isMachine || copy.delivery == nil {
            var hours = HourTally()
            hours.add(HitCounts(hit.kind, isCounted: !isMachine), at: hit.at)
            try hours.write(to: self, campaign: campaign)
        }
    }
}
