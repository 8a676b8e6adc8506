internal import GRDB
internal import Tracking

/// A hit that is an event already, as it is needed to judge it again.
struct KnownHit {
    let event: Int64
    var hit: JudgedHit

    /// The columns that `init` reads, in its order.
    static let columns = "event, at, kind, link, network, signs, actor, actor_reason"

    init(event: Int64, hit: JudgedHit) {
        self.event = event
        self.hit = hit
    }

    init(_ row: Row) throws {
        event = try row[0]
        let kind: String = try row[2]
        hit = try JudgedHit(
            at: row[1], kind: kind == "click" ? .click : .open, link: row[3] ?? 0,
            network: (row[4] as Int64?).map(SourceNetwork.init), signs: HitSigns(rawValue: row[5] ?? 0),
            verdict: Actor.Verdict(actor: Actor(rawValue: row[6] ?? "") ?? .human, reason: row[7]))
    }
}
