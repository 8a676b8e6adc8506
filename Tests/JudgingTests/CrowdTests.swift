import Testing

@testable import Judging
@testable import Words

/// More looks at a copy than a person makes.
@Suite struct CrowdTests {
    private static let hour: Int64 = 3_600_000
    private static let proxy =
        "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"
    private static let reason = "more than 100 looks in 260 s"

    private static func looks(
        _ count: Int, every pause: Int64 = 10, agent: String = Sample.chrome, link: Int? = nil,
        from: String = "198.51.100.7"
    ) -> [Hit] {
        (0..<Int64(count)).map { Sample.hit(hour + $0 * pause, link: link, agent: agent, from: from) }
    }

    /// The pixel or a link, by a browser, a mail program or what says that it is a provider's proxy.
    @Test(arguments: [nil, 3], [Sample.chrome, Sample.appleMail, proxy])
    func aHundredArePossibleAndOneMoreIsNot(link: Int?, agent: String) {
        if link != nil, agent == Self.proxy { return }
        let possible = Sample.fold(Self.looks(100, agent: agent, link: link))
        #expect(possible.allSatisfy { $0.verdict.actor != .machine })
        for hits in [Self.looks(101, agent: agent, link: link), Self.looks(300, agent: agent, link: link).reversed()] {
            let folded = Sample.fold(hits)
            #expect(folded.allSatisfy { $0.verdict == ActorVerdict(actor: .machine, reason: Self.reason) })
        }
    }

    @Test(arguments: [(2_600, Actor.machine), (2_601, .human)] as [(Int64, Actor)])
    func theyAreManyWithinTheWindow(pause: Int64, actor: Actor) {
        #expect(JudgeRules().window == 260_000)
        #expect(Sample.actors(Self.looks(101, every: pause)).allSatisfy { $0 == actor })
    }

    /// From as many networks as there are, for whose copy it is; where several people have it, from one.
    @Test func companyIsTheCopysOrTheNetworks() {
        let hits = (0..<120).map { Sample.hit(Self.hour + $0 * 2_000, from: "20.\($0 % 2).1.1") }
        #expect(Sample.actors(hits).allSatisfy { $0 == .machine })
        var shared = Sample.context
        shared.isShared = true
        #expect(Sample.actors(hits, shared).allSatisfy { $0 == .human })
        let one = Self.looks(101) + Self.looks(50, from: "20.1.1.1")
        let verdicts = Sample.fold(one, shared)
        #expect(verdicts.prefix(101).allSatisfy { $0.verdict.actor == .machine })
        #expect(verdicts.dropFirst(101).allSatisfy { $0.verdict.actor == .human })
    }

    @Test func whatAPersonDidBeforeAndAfterStays() {
        let person = [Sample.hit(Self.hour - 300_000), Sample.hit(Self.hour + 400_000, link: 1)]
        #expect(Sample.actors(person + Self.looks(500)).prefix(2) == [.human, .human])
    }

    /// Dense and sparse, clicks and pixels, in any order, and each judged with no more than the nearest: as all at once.
    @Test func theNearestAreEnough() {
        var random = SplitMix(state: 6)
        for round in 0..<12 {
            var hits: [Hit] = []
            for _ in 0..<3 {
                let start = Self.hour + Int64.random(in: 0...400_000, using: &random)
                let spread: Int64 = [1_000, 30_000, 250_000, 400_000].randomElement(using: &random) ?? 0
                for _ in 0..<Int.random(in: 30...130, using: &random) {
                    hits.append(
                        Sample.hit(
                            start + Int64.random(in: 0...spread, using: &random),
                            link: Bool.random(using: &random) ? Int.random(in: 0..<12, using: &random) : nil,
                            agent: [Sample.chrome, Sample.chrome, Self.proxy, ""].randomElement(using: &random) ?? "",
                            from: "20.\(Int.random(in: 0..<5, using: &random)).1.1"))
                }
            }
            let context = Sample.context
            var atOnce = hits.map { Sample.judge.assess($0, context: context).hit }
            for change in Sample.judge.rejudge(atOnce, context: context) {
                atOnce[change.index].verdict = change.verdict
            }
            let order = hits.indices.shuffled(using: &random)
            let folded = Self.foldWithNearest(order.map { hits[$0] }, context)
            #expect(order.indices.allSatisfy { folded[$0] == atOnce[order[$0]] }, "round \(round)")
        }
    }

    private static func foldWithNearest(_ hits: [Hit], _ context: HitContext) -> [JudgedHit] {
        let rules = Sample.judge.rules
        var judged: [JudgedHit] = []
        for hit in hits {
            let near = judged.indices.filter { abs(judged[$0].at - hit.at) <= rules.window }
                .sorted { judged[$0].at < judged[$1].at }
            let before = near.filter { judged[$0].at <= hit.at }.suffix(rules.manyLooks)
            let company = Array(before) + near.filter { judged[$0].at > hit.at }.prefix(rules.manyLooks)
            var context = context
            context.recent = company.map { judged[$0] }
            let new = Sample.judge.assess(hit, context: context)
            for change in new.changes { judged[company[change.index]].verdict = change.verdict }
            judged.append(new.hit)
        }
        return judged
    }
}
