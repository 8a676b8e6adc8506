import Testing

@testable import Judging
@testable import Words

/// What only timing and company show, at the edges of each threshold.
@Suite struct BehaviourTests {
    private static let hour: Int64 = 3_600_000

    @Test func aFastPersonIsNoMachine() {
        let hits = [
            Sample.hit(3_000), Sample.hit(5_000, link: 1, headers: Sample.navigation),
            Sample.hit(9_000, link: 2, headers: Sample.navigation),
        ]
        #expect(Sample.actors(hits) == [.human, .human, .human])
        let silent = [Sample.hit(2_000), Sample.hit(3_000, link: 1), Sample.hit(4_000, link: 2)]
        #expect(Sample.actors(silent) == [.human, .human, .human])
    }

    /// Every link from an ordinary browser, pressed as a driven one says: no click is left, nor the look before.
    @Test(arguments: [5, 6, 12, 40])
    func aGatewayEndsWithNoPersonsHit(links: Int) {
        var hits = [Sample.hit(30_000)]
        for link in 0..<links {
            hits.append(Sample.hit(31_000 + Int64(link) * 400, link: link, headers: Sample.navigation))
        }
        #expect(Sample.actors(hits).allSatisfy { $0 == .machine })
        #expect(Sample.actors(hits.reversed()).allSatisfy { $0 == .machine })
    }

    /// From a network of its own each time, as scanners in clouds do.
    @Test func aGatewayOfManyNetworksEndsWithNoPersonsClick() {
        let hits = (0..<6).map { Sample.hit(Self.hour + $0 * 600, link: Int($0), from: "20.1.\($0).1") }
        #expect(Sample.actors(hits).allSatisfy { $0 == .machine })
    }

    @Test("T8: one link, 23 times in 15 seconds, from 8 networks") func aScanOfOneLink() {
        let hits = (0..<23).map { Sample.hit(Self.hour + $0 * 650, link: 1, from: "20.1.\($0 % 8).1") }
        #expect(Sample.actors(hits).allSatisfy { $0 == .machine })
        #expect(Sample.actors(hits.reversed()).allSatisfy { $0 == .machine })
    }

    @Test(arguments: [(5, 2_500, Actor.machine), (5, 2_501, .human), (4, 1, .human)] as [(Int, Int64, Actor)])
    func burst(links: Int, pause: Int64, actor: Actor) {
        let hits = (0..<links).map { Sample.hit(Self.hour + Int64($0) * pause, link: $0) }
        #expect(Sample.actors(hits).allSatisfy { $0 == actor })
    }

    @Test func aBurstIsNamed() {
        let hits = (0..<6).map { Sample.hit(Self.hour + $0 * 800, link: Int($0)) }
        #expect(Sample.fold(hits).allSatisfy { $0.verdict.reason == "burst: 6 links in 4 s" })
    }

    @Test func theSameLinkOftenIsNoBurst() {
        #expect(Sample.actors((0..<9).map { Sample.hit(Self.hour + $0 * 100, link: 1) }).allSatisfy { $0 == .human })
    }

    /// Three links at once right after the delivery, or all links of a short mail.
    @Test func threeLinks() {
        let atOnce = (0..<3).map { Sample.hit(4_999 + $0 * 3_000, link: Int($0)) }
        #expect(
            Sample.fold(atOnce).map(\.verdict.reason)
                == [String?](repeating: "3 links in 6 s, 5 s after delivery", count: 3))
        let late = (0..<3).map { Sample.hit(5_000 + $0 * 3_000, link: Int($0)) }
        #expect(Sample.actors(late) == [.human, .human, .human])
        var context = Sample.context
        context.linkCount = 3
        #expect(Sample.actors(late, context) == [.machine, .machine, .machine])
        context.linkCount = 4
        #expect(Sample.actors(late, context) == [.human, .human, .human])
        context.linkCount = 2
        #expect(Sample.actors(Array(late[..<2]), context) == [.human, .human])
    }

    /// The look that a scan began with, when it comes soon after the delivery.
    @Test func nearABurst() {
        let burst = (0..<6).map { Sample.hit(100_000 + $0 * 100, link: Int($0)) }
        let before = Sample.hit(3_000)
        #expect(Sample.fold([before] + burst)[0].verdict.reason == "from a burst's network, 3 s after delivery")
        #expect(Sample.actors([Sample.hit(3_000, from: "203.0.113.4")] + burst)[0] == .human)
        // A person behind the network of a scan, an hour later.
        #expect(Sample.actors(burst + [Sample.hit(Self.hour, link: 2)]).last == .human)
    }

    @Test(arguments: [(60_000, Actor.machine), (60_001, .human)] as [(Int64, Actor)])
    func networks(pause: Int64, actor: Actor) {
        let hits = (0..<3).map { Sample.hit(Self.hour + $0 * pause, link: 1, from: "20.1.\($0).1") }
        #expect(Sample.actors(hits).allSatisfy { $0 == actor })
        let reason = Sample.fold(hits)[0].verdict.reason
        #expect(reason == (actor == .machine ? "3 networks in 120 s" : nil))
    }

    /// IPv4 and IPv6 are one person's; so are the provider's proxy and a preview where the mail was passed on.
    @Test func networksOfOnePerson() {
        let preview = Sample.hit(Self.hour + 3, link: 1, agent: "Slackbot 1.0", from: "3.3.3.3")
        let gmail = Sample.hit(Self.hour + 4, agent: "(via ggpht.com GoogleImageProxy)", from: "66.249.84.1")
        let apple = Sample.hit(Self.hour + 5, agent: "Mozilla/5.0", headers: "", from: "172.226.1.1")
        let hits = [
            Sample.hit(Self.hour), Sample.hit(Self.hour + 1, link: 1, from: "2001:db8::1"),
            Sample.hit(Self.hour + 2, link: 1, from: "203.0.113.1"), preview, gmail, apple,
        ]
        #expect(Sample.actors(hits) == [.human, .human, .human, .machine, .proxy, .machine])
    }

    /// A scan that gave itself away before the delivery is not held against the person who looks after it.
    @Test func aScanBeforeIsNotThePersons() {
        let hits = [
            Sample.hit(-1_000, link: 1, from: "20.1.1.1"), Sample.hit(-900, link: 2, from: "20.1.2.1"),
            Sample.hit(40_000), Sample.hit(45_000, link: 1, headers: Sample.navigation),
        ]
        #expect(Sample.actors(hits) == [.machine, .machine, .human, .human])
    }

    /// The person who pressed a link that a scanner then fetches from two clouds.
    @Test func aClickIsScannedAsItIsMade() {
        let hits = [
            Sample.hit(Self.hour, link: 1, headers: Sample.navigation),
            Sample.hit(Self.hour + 900, link: 1, from: "20.1.1.1"),
            Sample.hit(Self.hour + 1_500, link: 1, from: "20.1.2.1"),
        ]
        #expect(Sample.actors(hits) == [.human, .machine, .machine])
    }

    @Test(arguments: [(-501, "before delivery"), (-500, nil), (0, nil)] as [(Int64, String?)])
    func beforeDelivery(after: Int64, reason: String?) {
        let verdict = Sample.judge.judge(Sample.hit(after), context: Sample.context)
        #expect(verdict == ActorVerdict(actor: reason == nil ? .human : .machine, reason: reason))
    }

    /// Weak and strong suspicion by time, made visible by what else weighs 40: 60 makes it enough, 45 does not.
    @Test(arguments: [(4_999, Actor.machine), (5_000, .human), (59_999, .human)] as [(Int64, Actor)])
    func soonAfterDelivery(after: Int64, actor: Actor) {
        let hit = Sample.hit(after, agent: "", headers: Sample.language)
        #expect(Sample.judge.judge(hit, context: Sample.context).actor == actor)
        let unknown = HitContext(sentAt: Sample.deliveredAt)
        #expect(Sample.judge.judge(hit, context: unknown).actor == .human)
    }

    @Test func soonAfterSending() {
        let context = HitContext(sentAt: Sample.deliveredAt)
        let hit = Sample.hit(1_999, agent: "", headers: Sample.language)
        #expect(Sample.judge.judge(hit, context: context).reason == "2 s after sending, no agent")
    }

    @Test(arguments: [(9, Actor.human), (10, .machine), (nil, .human)] as [(Int?, Actor)])
    func anAddressThatHitsManyDomains(domains: Int?, actor: Actor) {
        var context = Sample.context
        context.addressDomains = domains
        #expect(Sample.judge.judge(Sample.hit(4_000), context: context).actor == actor)
        #expect(Sample.judge.judge(Sample.hit(Self.hour), context: context).actor == .human)
    }

    /// A copy to many people: their clicks are not one's.
    @Test func aSharedCopy() {
        var context = Sample.context
        context.isShared = true
        let people = (0..<6).map { Sample.hit(Self.hour + $0 * 100, link: Int($0), from: "20.1.\($0).1") }
        #expect(Sample.actors(people, context).allSatisfy { $0 == .human })
        let one = (0..<6).map { Sample.hit(Self.hour + $0 * 100, link: Int($0)) }
        #expect(
            Sample.actors(one + people, context) == [Actor](repeating: .machine, count: 6)
                + [Actor](repeating: .human, count: 6))
    }
}
