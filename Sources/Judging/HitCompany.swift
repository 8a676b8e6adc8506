/// The hits of one copy side by side: what only shows in several.
///
/// All that it tells is told by the hits' times, links and networks, never by their verdicts nor by the order in which
/// they came to be known. So a hit that comes late changes the verdicts of others just as if it had been there before.
struct HitCompany {
    /// The hits in order of time.
    private let hits: [JudgedHit]
    private let rules: JudgeRules
    private let context: HitContext
    /// The largest burst that each hit is part of, of few links at least.
    private(set) var bursts: [Burst?]
    /// The most networks at once, for each hit.
    private var networks: [Spread?]
    /// Whether each hit is one of more looks than a person makes. Nothing else is said of those, and so they are not
    /// looked at for it: judging again with each hit that joins a crowd would take the longer the larger it is.
    private(set) var isCrowded: [Bool]
    /// Whether each hit is a machine's or a proxy's whatever the company. Its network says nothing of a person's hit
    /// near it.
    let isExplained: [Bool]
    /// The networks and times of those hits that are part of a scan.
    private var scans: [(network: SourceNetwork, time: Int64)] = []

    /// A run of different links in a short time.
    struct Burst: Equatable {
        var links = 0
        var first: Int64
        /// The time of the last link; milliseconds since 1970.
        var last: Int64
    }

    private struct Spread {
        var networks = 0
        var time: Int64 = 0
    }

    /// - Parameter hits: in order of time.
    init(_ hits: [JudgedHit], of judge: HitJudge, context: HitContext) {
        self.hits = hits
        self.context = context
        rules = judge.rules
        bursts = [Burst?](repeating: nil, count: hits.count)
        networks = [Spread?](repeating: nil, count: hits.count)
        isCrowded = [Bool](repeating: false, count: hits.count)
        isExplained = hits.map { judge.isExplained($0, context) }
        // Of as many people as that, so many looks from one network (their provider's proxy, an office) are no crowd.
        if hits.count > rules.manyLooks, context.recipients <= rules.manyLooks { findCrowds() }
        if !isCrowded.contains(false) { return }
        // Most companies are a person's few hits.
        if hits.lazy.filter(\.isClick).map(\.link).areDifferent(atLeast: rules.fewLinks) {
            findBursts()
            findScans()
        }
        if !context.isShared, hits.lazy.map(\.network).areDifferent(atLeast: rules.manyNetworks) { findNetworks() }
    }

    /// Returns the grounds that the company gives against the hit at an index.
    func grounds(at index: Int) -> [Ground] {
        if isCrowded[index] { return [crowd] }
        let hit = hits[index]
        if hit.signs.contains(.aside) { return [] }
        var grounds: [Ground] = []
        if let burst = bursts[index] {
            grounds.append(ground(of: burst))
        } else if isNearBurst(hit) {
            grounds.append(Ground(.nearBurst, rules.points.nearBurst))
        }
        if let spread = networks[index] {
            grounds.append(Ground(.networks(spread.networks, spread.time), rules.points.networks))
        }
        return grounds
    }
}

extension HitCompany {
    /// The ground that is given for a hit in a crowd: no number that the next hit would change.
    private var crowd: Ground { Ground(.looks(rules.manyLooks, rules.window), rules.points.manyLooks) }

    /// Looks of whatever kind: a proxy can be sent to look as often as one likes, too.
    private mutating func findCrowds() {
        var marked = 0
        for first in hits.indices {
            let last = first + rules.manyLooks
            guard last < hits.count else { return }
            if hits[last].at - hits[first].at > rules.window { continue }
            for index in max(first, marked)...last { isCrowded[index] = true }
            marked = last + 1
        }
    }

    private func ground(of burst: Burst) -> Ground {
        let time = burst.last - burst.first
        if burst.links >= rules.manyLinks { return Ground(.burst(links: burst.links, time), rules.points.burst) }
        if isScan(burst) { return Ground(.allLinks(links: burst.links, time), rules.points.burst) }
        return Ground(.fewLinks(links: burst.links, time), rules.points.fewLinks)
    }

    /// Returns whether it is one beyond doubt: of many links, or of all that there are where those are a few.
    private func isScan(_ burst: Burst) -> Bool {
        burst.links >= rules.manyLinks || context.linkCount.map { burst.links >= $0 } ?? false
    }

    /// Looks at the time after each click. A hit is part of the largest burst in whose time it falls, of equal ones the
    /// first; a pixel's only where it comes from a network that clicked.
    ///
    /// A time that ends with the same hit as the one before holds nothing new: a burst is looked at once, not once for
    /// each of its hits.
    private mutating func findBursts() {
        var upper = 0
        for start in hits.indices where hits[start].isClick {
            let range = indices(from: hits[start].at, for: rules.burstTime)
            if range.upperBound == upper { continue }
            upper = range.upperBound
            guard range.count >= rules.fewLinks else { continue }
            var links: Set<Int> = []
            var sources: Set<SourceNetwork> = []
            var burst = Burst(first: hits[start].at, last: hits[start].at)
            for index in range where hits[index].isClick {
                if links.insert(hits[index].link).inserted { burst.last = hits[index].at }
                if let network = hits[index].network { sources.insert(network) }
            }
            burst.links = links.count
            guard burst.links >= rules.fewLinks else { continue }
            for index in range where burst.links > bursts[index]?.links ?? 0 && !hits[index].signs.contains(.aside) {
                let isSource = hits[index].network.map { sources.contains($0) } ?? false
                if hits[index].isClick || isSource { bursts[index] = burst }
            }
        }
    }

    /// Does the same with networks, counted in each family by itself: a person with IPv4 and IPv6 has one of each.
    private mutating func findNetworks() {
        func counts(_ index: Int) -> Bool { !isExplained[index] && !hits[index].signs.contains(.relayed) }
        var upper = 0
        for start in hits.indices where counts(start) {
            let range = indices(from: hits[start].at, for: rules.networksTime)
            if range.upperBound == upper { continue }
            upper = range.upperBound
            guard range.count >= rules.manyNetworks else { continue }
            var families: (Set<SourceNetwork>, Set<SourceNetwork>) = ([], [])
            var spread = Spread()
            for index in range where counts(index) {
                guard let network = hits[index].network else { continue }
                if network.isIPv6 { families.1.insert(network) } else { families.0.insert(network) }
                let most = max(families.0.count, families.1.count)
                if most > spread.networks { spread = Spread(networks: most, time: hits[index].at - hits[start].at) }
            }
            guard spread.networks >= rules.manyNetworks else { continue }
            for index in range where counts(index) && spread.networks > networks[index]?.networks ?? 0 {
                networks[index] = spread
            }
        }
    }

    /// Returns those hits whose time is from `start` on, no longer than `time` after it.
    private func indices(from start: Int64, for time: Int64) -> Range<Int> {
        func first(after limit: Int64) -> Int {
            var low = 0
            var high = hits.count
            while low < high {
                let middle = (low + high) / 2
                if hits[middle].at <= limit { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return first(after: start - 1)..<first(after: start + time)
    }

    private mutating func findScans() {
        for index in hits.indices {
            guard let burst = bursts[index], isScan(burst), let network = hits[index].network else { continue }
            scans.append((network, hits[index].at))
        }
    }

    private func isNearBurst(_ hit: JudgedHit) -> Bool {
        guard let network = hit.network else { return false }
        return scans.contains { $0.network == network && abs($0.time - hit.at) <= rules.nearBurstTime }
    }
}

extension Sequence where Element: Equatable {
    /// Returns whether there are that many different ones, which are to be few.
    fileprivate func areDifferent(atLeast count: Int) -> Bool {
        var found: [Element] = []
        for element in self where !found.contains(element) {
            found.append(element)
            if found.count >= count { return true }
        }
        return found.count >= count
    }
}
