// From grounds to a verdict.

internal import Words

extension HitJudge {
    /// Returns the verdict on a hit alone.
    func verdict(on hit: JudgedHit, _ context: HitContext) -> ActorVerdict {
        verdict(on: hit, context, from: hit.at, in: [])
    }

    /// Returns the verdict on a hit in company. A burst came as soon after the delivery as its first hit did.
    func verdict(on hit: JudgedHit, _ context: HitContext, _ company: HitCompany, at index: Int) -> ActorVerdict {
        if company.isExplained[index] {
            let verdict = verdict(on: hit, context)
            // A proxy looks for one person, not for a crowd.
            guard verdict.actor != .machine, company.isCrowded[index] else { return verdict }
            return crowd
        }
        let start = company.bursts[index].map { min(hit.at, $0.first) } ?? hit.at
        return verdict(on: hit, context, from: start, in: company.grounds(at: index))
    }

    /// The verdict on a hit in a crowd: whatever else comes, it stays.
    var crowd: ActorVerdict {
        let ground = Ground(.looks(rules.manyLooks, rules.window), rules.points.manyLooks)
        return ActorVerdict(actor: .machine, reason: ground.description)
    }

    /// Returns whether the hit is a machine's, or a proxy's that a machine hides behind, whatever the company.
    func isExplained(_ hit: JudgedHit, _ context: HitContext) -> Bool {
        hit.signs.contains(.declared) || hit.signs.contains(.aside)
            || pointsOfPerson(hit) + (timing(hit.at, context)?.points ?? 0) + points(of: hit.signs) >= rules.threshold
    }

    private func verdict(
        on hit: JudgedHit, _ context: HitContext, from start: Int64, in company: [Ground]
    ) -> ActorVerdict {
        if hit.signs.contains(.declared) { return hit.verdict }
        let timing = timing(start, context)
        if hit.signs.contains(.aside) {
            // A provider's proxy: nobody can have looked at what has not come.
            guard let timing, timing.points >= rules.threshold else { return hit.verdict }
            return ActorVerdict(actor: .machine, reason: timing.description)
        }
        var grounds = company
        if let timing { grounds.append(timing) }
        for (sign, points) in weakSigns where hit.signs.contains(sign) { grounds.append(Ground(.sign(sign), points)) }
        if grounds.points + pointsOfPerson(hit) >= rules.threshold {
            return ActorVerdict(actor: .machine, reason: grounds.reason(threshold: rules.threshold))
        }
        return hit.signs.contains(.relayed) ? Self.relayed : .human
    }

    private static let relayed = ActorVerdict(actor: .proxy, reason: "apple private relay")

    private func pointsOfPerson(_ hit: JudgedHit) -> Int { hit.signs.contains(.pressed) ? rules.points.pressed : 0 }

    private func points(of signs: HitSigns) -> Int {
        weakSigns.reduce(0) { signs.contains($1.sign) ? $0 + $1.points : $0 }
    }

    /// Returns what the time says, of a hit or of the first of a burst.
    private func timing(_ at: Int64, _ context: HitContext) -> Ground? {
        let isDelivered = context.deliveredAt != nil
        let since = at - (context.deliveredAt ?? context.sentAt)
        if since < -rules.clockTolerance { return Ground(.beforeDelivery, rules.points.beforeDelivery) }
        guard since < rules.soon else { return nil }
        let verySoon = isDelivered ? rules.verySoon : rules.verySoonAfterSending
        let what: Ground.What = isDelivered ? .afterDelivery(max(since, 0)) : .afterSending(max(since, 0))
        return Ground(what, since < verySoon ? rules.points.verySoon : rules.points.soon)
    }
}
