// Who opened or clicked: a person, a proxy, a machine or the sender. The front page of this module.
//
// Judging takes a hit (its time, address, agent and fields), what the database knows around it (`HitContext`) and the
// copy's other hits, and gives a verdict with its reason, and the changed verdicts of those hits. It counts nothing,
// stores nothing and asks nobody: `Storage/Counting/Tally.swift` calls it, and counts by what it says.
//
// Begin with `HitJudge`, below; `SignReader` reads what a hit says of itself, by `AgentReader`, `HeaderReading` and
// `NetworkSet`; `HitCompany` looks at the hits around it; `JudgeRules` has all the numbers. `HitRepeats` tells which
// hits are one event. The tables are `AgentFile+Known.swift` and `NetworkFile.swift`.

package import Words

/// Judges who was behind a hit: by what it says of itself, by when it came, and by the hits around it.
///
/// A verdict is a function of the hit and of all hits of its copy that are known, not of the order in which they came
/// to be known. So a new hit may change the verdicts of those before it: a scan's first hits look like a person's.
package struct HitJudge: Sendable {
    package let rules: JudgeRules
    private let agents: AgentReader
    private let networks: NetworkSet
    let weakSigns: [(sign: HitSigns, points: Int)]

    package init(
        rules: JudgeRules = JudgeRules(), agents: [AgentPattern] = AgentFile.known.patterns,
        networks: NetworkSet = NetworkSet(NetworkFile.known.entries)
    ) {
        self.rules = rules
        self.agents = AgentReader(agents, rules: rules)
        self.networks = networks
        weakSigns = rules.points.weakSigns
    }

    /// A verdict that another hit, or something learnt since, has changed.
    package struct Change: Sendable, Equatable {
        /// The hit's index in the list that was judged.
        package let index: Int
        package let verdict: ActorVerdict
    }

    /// A hit with what is to be kept of it, and what it changes.
    package struct Assessment: Sendable, Equatable {
        package let hit: JudgedHit
        /// The hits of `HitContext.recent` that are to be judged otherwise because of it.
        package let changes: [Change]
    }

    /// Judges a hit with what is known now.
    package func assess(_ hit: Hit, context: HitContext) -> Assessment {
        var judged = read(hit, context: context)
        let near = context.recent.indices.filter { isNeighbour(context.recent[$0], of: judged, context) }
        // Most hits are alone.
        if near.isEmpty {
            judged.verdict = verdict(on: judged, context)
            return Assessment(hit: judged, changes: [])
        }
        let company = near.map { context.recent[$0] } + [judged]
        let crowd = self.crowd
        let tellsOfOthers = !judged.signs.contains(.aside)
        var changes = changes(in: company, context) {
            // One of too many looks is that by hits that may lie beyond these.
            $0 == near.count
                || tellsOfOthers && abs(company[$0].at - judged.at) <= rules.reach && company[$0].verdict != crowd
        }
        if let own = changes.last, own.index == near.count {
            judged.verdict = own.verdict
            changes.removeLast()
        }
        return Assessment(hit: judged, changes: changes.map { Change(index: near[$0.index], verdict: $0.verdict) })
    }

    /// Returns those of a copy's hits that are to be judged otherwise: because the delivery's time is known now,
    /// because a sign was added, or by newer rules.
    package func rejudge(_ hits: [JudgedHit], context: HitContext) -> [Change] {
        let groups =
            context.isShared
            ? Dictionary(grouping: hits.indices) { hits[$0].network } : [nil: Array(hits.indices)]
        return groups.values.flatMap { indices in
            changes(in: indices.map { hits[$0] }, context) { _ in true }
                .map { Change(index: indices[$0.index], verdict: $0.verdict) }
        }
        .sorted { $0.index < $1.index }
    }

    private func isNeighbour(_ other: JudgedHit, of hit: JudgedHit, _ context: HitContext) -> Bool {
        abs(other.at - hit.at) <= rules.window && (!context.isShared || other.network == hit.network)
    }

    /// Returns the hits' verdicts that are asked for, of hits in any order, where they are others than the hits have.
    private func changes(in hits: [JudgedHit], _ context: HitContext, where isWanted: (Int) -> Bool) -> [Change] {
        // As a rule they came in the order of time.
        let isSorted = hits.indices.dropFirst().allSatisfy { hits[$0 - 1].at <= hits[$0].at }
        let order =
            isSorted ? Array(hits.indices) : hits.indices.sorted { (hits[$0].at, $0) < (hits[$1].at, $1) }
        let company = HitCompany(isSorted ? hits : order.map { hits[$0] }, of: self, context: context)
        var changes: [Change] = []
        // A crowd is told of by its hits alone, however far away what it changes is.
        for (place, index) in order.enumerated() where isWanted(index) || company.isCrowded[place] {
            let verdict = verdict(on: hits[index], context, company, at: place)
            if verdict != hits[index].verdict { changes.append(Change(index: index, verdict: verdict)) }
        }
        return isSorted ? changes : changes.sorted { $0.index < $1.index }
    }
}

extension HitJudge {
    /// Reads a hit of the database anew with these patterns and networks, where its agent and address are kept. What
    /// its fields told is in its signs. The verdict is that on the hit alone: `rejudge` has the last word.
    ///
    /// - Parameter own: as in `HitContext`.
    package func reread(_ hit: JudgedHit, agent: [UInt8], address: [UInt8], own: HitSigns = []) -> JudgedHit {
        let bits = AddressBits(address.span)
        var reread = hit
        // Older versions kept the address alone.
        reread.network = hit.network ?? bits.map(SourceNetwork.init)
        let reader = SignReader(
            isClick: hit.kind == .click, agent: agents.read(agent), headers: hit.signs.headers,
            owner: bits.flatMap { networks.label(of: $0) }, own: own)
        (reread.signs, reread.verdict) = reader.read()
        reread.signs.formUnion(hit.signs.intersection(.manyDomains))
        return reread
    }

    /// Returns whether our own people are at an address.
    package func isOwn(_ address: [UInt8]) -> Bool {
        AddressBits(address.span).flatMap { networks.label(of: $0) } == .own
    }

    /// Returns a hit with its signs, and the verdict that stands where the signs declare one.
    private func read(_ hit: Hit, context: HitContext) -> JudgedHit {
        let address = AddressBits(hit.address.span)
        let reader = SignReader(
            isClick: hit.link != nil, agent: agents.read(hit.userAgent), headers: HeaderReading(hit.headers),
            owner: address.flatMap { networks.label(of: $0) }, own: context.own)
        var (signs, verdict) = reader.read()
        if let domains = context.addressDomains, domains >= rules.manyDomains { signs.insert(.manyDomains) }
        return JudgedHit(
            at: hit.at, kind: hit.link == nil ? .open : .click, link: hit.link ?? 0,
            network: address.map(SourceNetwork.init),
            signs: signs, verdict: verdict)
    }
}
