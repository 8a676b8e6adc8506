package import Words

/// Groups a copy's hits that are one event: a look that loads the image three times, a double click.
///
/// It is told by the hits alone, not by the order in which they came to be known: a hit that comes late and happened
/// early begins a group, and those behind it are grouped anew.
package struct HitRepeats: Sendable {
    /// The time after the first of their group within which looks are the same look.
    package var lookTime: Int64 = 30 * 60_000
    /// The time after the first of their group within which clicks on one link are the same click.
    package var clickTime: Int64 = 10_000

    package init() {}

    /// A hit, as far as it can repeat another.
    package struct Hit: Sendable {
        package let at: Int64
        package let kind: JudgedHit.Kind
        package let actor: Actor
        /// A number for its kind, link, address and agent: the same for the same. Nil where that may not be kept: then
        /// nothing tells whether it is the same person's.
        package let likeness: Int64?

        package init(at: Int64, kind: JudgedHit.Kind, actor: Actor, likeness: Int64?) {
            self.at = at
            self.kind = kind
            self.actor = actor
            self.likeness = likeness
        }
    }

    /// The key that hits of one group have in common. The actor is of it: a scan that came before a person's look from
    /// the same network must not hide it.
    private struct Key: Hashable {
        let actor: Actor
        let likeness: Int64
    }

    /// Returns for each of a copy's hits, in any order, the index of the first of its group; its own where it is an
    /// event of its own. Of hits at the same time, the first in the list.
    package func firsts(of hits: [Hit]) -> [Int] {
        var firsts = Array(hits.indices)
        var open: [Key: Int] = [:]
        for index in hits.indices.sorted(by: { (hits[$0].at, $0) < (hits[$1].at, $1) }) {
            let hit = hits[index]
            guard let likeness = hit.likeness else { continue }
            let key = Key(actor: hit.actor, likeness: likeness)
            if let first = open[key], hit.at - hits[first].at <= time(of: hit.kind) {
                firsts[index] = first
            } else {
                open[key] = index
            }
        }
        return firsts
    }

    /// Returns how long after the first of their group hits of a kind are the same.
    package func time(of kind: JudgedHit.Kind) -> Int64 {
        switch kind {
        case .open: lookTime
        case .click: clickTime
        }
    }
}
