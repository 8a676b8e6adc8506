import Testing

@testable import Judging
@testable import Words

/// Verdicts do not depend on the order in which hits come to be known.
@Suite struct RejudgingTests {
    private static let agents = [
        Sample.chrome, Sample.chrome, Sample.chrome, Sample.chrome, Sample.appleMail, Sample.outlook, "Mozilla/5.0", "",
        "Barracuda Sentinel (EE)", "Slackbot 1.0", "(via ggpht.com GoogleImageProxy)", "Acme/1.0",
    ]
    private static let headers = [
        Sample.image, Sample.navigation, Sample.plainNavigation, "", ":method: HEAD\n",
        Sample.navigation + ":version: 1.0\n",
        "sec-purpose: prefetch\n",
    ]
    private static let judge = HitJudge(
        networks: NetworkSet(NetworkFile.known.entries + NetworkFile("172.226.0.0/16,US,US-CA,Cupertino,").entries))

    /// Some quiet hits and some crowds, some of these within others' reach.
    private static func hits(_ random: inout SplitMix) -> [Hit] {
        var hits: [Hit] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let start = Int64.random(in: -3_000...400_000, using: &random)
            let spread: Int64 = [2_000, 12_000, 70_000, 200_000].randomElement(using: &random) ?? 0
            let networks = Int.random(in: 1...4, using: &random)
            for _ in 0..<Int.random(in: 1...9, using: &random) {
                let isClick = Int.random(in: 0..<4, using: &random) > 0
                let network = Int.random(in: 0..<networks, using: &random)
                hits.append(
                    Sample.hit(
                        start + Int64.random(in: 0...spread, using: &random) / 500 * 500,
                        link: isClick ? Int.random(in: 0..<8, using: &random) : nil,
                        agent: agents.randomElement(using: &random) ?? "",
                        headers: headers.randomElement(using: &random),
                        from: ["20.1.1.1", "172.226.4.4", "20.2.2.2", "2001:db8:\(network)::1"][network]))
            }
        }
        return hits
    }

    private static func context(_ random: inout SplitMix) -> HitContext {
        var context = HitContext(
            sentAt: Sample.sentAt, deliveredAt: Bool.random(using: &random) ? Sample.deliveredAt : nil)
        context.isShared = Int.random(in: 0..<4, using: &random) == 0
        context.linkCount = Bool.random(using: &random) ? Int.random(in: 1...9, using: &random) : nil
        return context
    }

    @Test func orderChangesNothing() {
        var random = SplitMix(state: 4)
        for round in 0..<3_000 {
            let hits = Self.hits(&random)
            let context = Self.context(&random)
            let folded = Sample.fold(hits, context, by: Self.judge)
            // As judging all at once.
            let alone = hits.map { Self.judge.assess($0, context: context).hit }
            var atOnce = alone
            for change in Self.judge.rejudge(alone, context: context) { atOnce[change.index].verdict = change.verdict }
            #expect(folded == atOnce, "round \(round)")
            // In another order.
            let order = hits.indices.shuffled(using: &random)
            let shuffled = Sample.fold(order.map { hits[$0] }, context, by: Self.judge)
            #expect(order.indices.allSatisfy { shuffled[$0] == folded[order[$0]] }, "round \(round)")
            // And again, which changes nothing.
            #expect(Self.judge.rejudge(folded, context: context).isEmpty, "round \(round)")
        }
    }

    /// More hits are never less of a machine.
    @Test func companyAcquitsNobody() {
        var random = SplitMix(state: 5)
        for round in 0..<1_000 {
            let hits = Self.hits(&random)
            let context = Self.context(&random)
            let all = Sample.fold(hits, context, by: Self.judge)
            let some = Sample.fold(Array(hits.dropLast()), context, by: Self.judge)
            let isMonotone = zip(some, all).allSatisfy { $0.verdict.actor != .machine || $1.verdict.actor == .machine }
            #expect(isMonotone, "round \(round)")
        }
    }

    /// The log says only later when the copy was delivered.
    @Test func theDeliveryIsKnownLater() {
        let hits = [Sample.hit(-700), Sample.hit(30_000)]
        let early = Sample.fold(hits, HitContext(sentAt: Sample.sentAt))
        #expect(early.map(\.verdict.actor) == [.human, .human])
        let machine = ActorVerdict(actor: .machine, reason: "before delivery")
        #expect(Sample.judge.rejudge(early, context: Sample.context) == [HitJudge.Change(index: 0, verdict: machine)])
    }

    /// A stored hit read anew is as it was; with newer patterns, what these say; of one without signs, the fields are
    /// not held against it.
    @Test func rereading() throws {
        let hit = Sample.hit(90_000, agent: Sample.chrome + " Acme/1.0", headers: "")
        var stored = Sample.judge.assess(hit, context: Sample.context).hit
        #expect(stored.signs.contains(.noLanguage))
        #expect(Sample.judge.reread(stored, agent: hit.userAgent, address: hit.address) == stored)
        let newer = HitJudge(agents: [try #require(AgentPattern(.gateway, "Acme"))])
        let reread = newer.reread(stored, agent: hit.userAgent, address: hit.address)
        #expect(reread.verdict == ActorVerdict(actor: .machine, reason: "agent: Acme"))
        stored.signs = []
        #expect(!Sample.judge.reread(stored, agent: hit.userAgent, address: hit.address).signs.contains(.noLanguage))
    }
}
