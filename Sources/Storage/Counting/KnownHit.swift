internal import GRDB
internal import Judging
internal import Words

/// A hit that has its row already, as it is needed to judge it again.
struct KnownHit {
    let event: Int64
    var hit: JudgedHit
    /// What it has in common with its repeats; nil where that is not kept any more: then it stays what it is.
    let likeness: Int64?
    /// Whether it is no event of its own but a repeat of one.
    var isRepeat: Bool

    /// The columns that `init` reads, in its order.
    static let columns = "event, at, kind, link, network, signs, actor, actor_reason, likeness, is_repeat"

    init(event: Int64, hit: JudgedHit, likeness: Int64?, isRepeat: Bool) {
        self.event = event
        self.hit = hit
        self.likeness = likeness
        self.isRepeat = isRepeat
    }

    init(_ row: Row) throws {
        event = try row[0]
        hit = try JudgedHit(
            at: row[1], kind: row[2], link: row[3] ?? 0,
            network: (row[4] as Int64?).map(SourceNetwork.init), signs: HitSigns(rawValue: row[5] ?? 0),
            verdict: ActorVerdict(actor: row[6] ?? .human, reason: row[7]))
        likeness = try row[8]
        isRepeat = try row[9]
    }
}

extension KnownHit {
    /// Whether it is in rates and scores.
    var isCounted: Bool { !isRepeat && hit.verdict.actor.counts }
}
