import Testing

@testable import Judging
@testable import Words

/// Our own people look at what they have sent: kept as theirs, and it says nothing of who the mail was for.
@Suite struct SenderTests {
    private static let judge = HitJudge(
        networks: NetworkSet(
            NetworkFile("192.0.2.0/24 own\n192.0.2.128/25 gateway Example\n2001:db8::/32 OWN\n").entries))

    private static func context(_ own: HitSigns, _ recent: [JudgedHit] = []) -> HitContext {
        var context = Sample.context
        context.own = own
        context.recent = recent
        return context
    }

    @Test(arguments: [
        ("192.0.2.1", true), ("192.0.2.200", false), ("2001:db8::7", true), ("::ffff:192.0.2.1", true),
        ("198.51.100.7", false), ("", false), ("unknown", false),
    ])
    func aNetworkIsOwn(address: String, isOwn: Bool) {
        #expect(Self.judge.isOwn(Array(address.utf8)) == isOwn)
    }

    /// Whatever else would be said of it, save that it says itself that it is a machine.
    @Test(arguments: [
        (Sample.hit(3_600_000), Actor.sender), (Sample.hit(3_600_000, link: 1), .sender),
        (Sample.hit(-60_000), .sender),
        (Sample.hit(1), .sender), (Sample.hit(3_600_000, agent: ""), .sender),
        (Sample.hit(3_600_000, agent: "Mozilla/5.0 (via ggpht.com GoogleImageProxy)"), .sender),
        (Sample.hit(3_600_000, agent: "curl/8.5"), .machine), (Sample.hit(3_600_000, link: 1, agent: ""), .machine),
        (Sample.hit(3_600_000, headers: "purpose: prefetch\n"), .machine),
    ])
    func whatOurPeopleDoIsTheSenders(hit: Hit, actor: Actor) {
        for (own, reason) in [(HitSigns.ownNetwork, "own network"), (.submitter, "the sender's address")] {
            let judged = Self.judge.assess(hit, context: Self.context(own)).hit
            #expect(judged.verdict.actor == actor)
            #expect(judged.signs.contains(own))
            if actor == .sender { #expect(judged.verdict.reason == reason) }
        }
        #expect(Self.judge.judge(hit, context: Self.context([])).actor != .sender)
    }

    /// Many of our people, or one who tries all links, make no machine of the recipient, nor he of them.
    @Test func ourLooksAreNoCompany() {
        var hits: [JudgedHit] = []
        for number in 0..<6 {
            let hit = Sample.hit(3_600_000 + Int64(number) * 200, link: number, from: "192.0.2.1")
            let assessment = Self.judge.assess(hit, context: Self.context(.ownNetwork, hits))
            #expect(assessment.changes.isEmpty && assessment.hit.verdict.actor == .sender)
            hits.append(assessment.hit)
        }
        for from in ["203.0.113.1", "203.0.114.1", "192.0.2.1"] {
            let hit = Sample.hit(3_601_000, from: from)
            let assessment = Self.judge.assess(hit, context: Self.context([], hits))
            #expect(assessment.changes.isEmpty && assessment.hit.verdict == .human, "\(from)")
        }
        #expect(Self.judge.rejudge(hits, context: Self.context([])).isEmpty)
    }

    @Test func whatIsKeptIsReadAgain() {
        let hit = Self.judge.assess(Sample.hit(3_600_000), context: Self.context([])).hit
        let agent = Array(Sample.chrome.utf8)
        let own = Self.judge.reread(hit, agent: agent, address: [], own: .ownNetwork)
        #expect(own.verdict == ActorVerdict(actor: .sender, reason: "own network"))
        #expect(Self.judge.rejudge([own], context: Self.context([])).isEmpty)
        #expect(Self.judge.reread(own, agent: agent, address: []).verdict == .human)
    }
}
