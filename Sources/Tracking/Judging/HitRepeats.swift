/// Which of a copy's hits are one event: a look that loads the image three times, a double click.
///
/// It is told by the hits alone, not by the order in which they came to be known: a hit that comes late and happened
/// early begins a group, and those behind it are grouped anew.
package struct HitRepeats: Sendable {
    /// How long after the first of their group looks are the same look.
    package var lookTime: Int64 = 30 * 60_000
    /// How long after the first of their group clicks on one link are the same click.
    package var clickTime: Int64 = 10_000

    package init() {}

    /// A hit, as far as it can repeat another.
    package struct Hit: Sendable {
        package let at: Int64
        package let kind: JudgedHit.Kind
        /// The link's number; 0 where it is no click.
        package let link: Int
        package let actor: Actor
        /// Its address and agent, each in the caller's words for it, the same for the same. Nil where one may not be kept:
        /// then nothing tells whether it is the same person's.
        package let source: Source?

        package init(at: Int64, kind: JudgedHit.Kind, link: Int, actor: Actor, source: Source?) {
            self.at = at
            self.kind = kind
            self.link = link
            self.actor = actor
            self.source = source
        }
    }

    package struct Source: Sendable, Hashable {
        package let address: [UInt8]
        package let agent: [UInt8]

        package init(address: [UInt8], agent: [UInt8]) {
            self.address = address
            self.agent = agent
        }
    }

    /// What hits of one group have in common. The actor is of it: a scan that came before a person's look from the same
    /// network must not hide it.
    private struct Key: Hashable {
        let kind: JudgedHit.Kind
        let link: Int
        let actor: Actor
        let source: Source
    }

    /// For each of a copy's hits, in any order, the index of the first of its group; its own where it is an event of its
    /// own. Of hits at the same time, the first in the list.
    package func firsts(of hits: [Hit]) -> [Int] {
        var firsts = Array(hits.indices)
        var open: [Key: Int] = [:]
        for index in hits.indices.sorted(by: { (hits[$0].at, $0) < (hits[$1].at, $1) }) {
            let hit = hits[index]
            guard let source = hit.source else { continue }
            let key = Key(kind: hit.kind, link: hit.link, actor: hit.actor, source: source)
            if let first = open[key], hit.at - hits[first].at <= time(of: hit.kind) {
                firsts[index] = first
            } else {
                open[key] = index
            }
        }
        return firsts
    }

    private func time(of kind: JudgedHit.Kind) -> Int64 {
        switch kind {
        case .open: lookTime
        case .click: clickTime
        }
    }
}
