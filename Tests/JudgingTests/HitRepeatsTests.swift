import Testing

@testable import Judging
@testable import Words

/// One look that loads the image several times, a double click, and what only looks like them.
@Suite struct HitRepeatsTests {
    private static let minute: Int64 = 60_000
    /// Addresses with agents.
    private static let phone: Int64 = 10
    private static let desk: Int64 = 20
    private static let home: Int64 = 30

    private static func look(
        _ at: Int64, _ actor: Actor = .human, from source: Int64? = phone
    ) -> HitRepeats.Hit { HitRepeats.Hit(at: at, kind: .open, actor: actor, likeness: source) }

    private static func click(
        _ at: Int64, _ link: Int64 = 1, from source: Int64? = phone
    ) -> HitRepeats.Hit {
        HitRepeats.Hit(at: at, kind: .click, actor: .human, likeness: source.map { $0 + link })
    }

    @Test func aLookThatLoadsTheImageThreeTimesIsOne() {
        #expect(HitRepeats().firsts(of: [Self.look(0), Self.look(300), Self.look(900)]) == [0, 0, 0])
    }

    /// From the first of the group on, not from the one before: who looks all day has looked often.
    @Test func aGroupEndsHalfAnHourAfterItsFirst() {
        let hits = [0, 20, 30, 31, 50, 61, 62].map { Self.look($0 * Self.minute) }
        #expect(HitRepeats().firsts(of: hits) == [0, 0, 0, 3, 3, 3, 6])
        #expect(HitRepeats().firsts(of: [Self.look(0), Self.look(30 * Self.minute + 1)]) == [0, 1])
    }

    @Test func aDoubleClickIsOne() {
        #expect(HitRepeats().firsts(of: [Self.click(0), Self.click(400), Self.click(10_000)]) == [0, 0, 0])
        #expect(HitRepeats().firsts(of: [Self.click(0), Self.click(10_001)]) == [0, 1])
    }

    /// Another link, kind, address or agent is another event; so is a machine's beside a person's, and what nothing is
    /// known of.
    @Test func differentHitsAreNoRepeats() {
        let hits = [
            Self.look(0), Self.click(1), Self.click(2, 2), Self.look(3, from: Self.desk), Self.look(4, from: Self.home),
            Self.look(5, .machine), Self.look(6, from: nil), Self.look(7, from: nil),
        ]
        #expect(HitRepeats().firsts(of: hits) == Array(hits.indices))
    }

    /// A hit that comes late but happened early begins the group, and moves the ends of those behind it.
    @Test func aLateHitRegroups() {
        let known = [40, 60, 75].map { Self.look($0 * Self.minute) }
        #expect(HitRepeats().firsts(of: known) == [0, 0, 2])
        #expect(HitRepeats().firsts(of: known + [Self.look(20 * Self.minute)]) == [3, 1, 1, 3])
    }

    @Test func orderChangesNothing() {
        var random = SplitMix(state: 6)
        for round in 0..<500 {
            // Different times, for of hits at one time any may be the first.
            let times = (0..<200).shuffled(using: &random).prefix(Int.random(in: 1...40, using: &random))
            let hits = times.map { time in
                let source = [Self.phone, Self.desk, Self.home].randomElement(using: &random)
                return Bool.random(using: &random)
                    ? Self.look(Int64(time) * Self.minute / 2, from: source)
                    : Self.click(Int64(time) * 900, Int64.random(in: 1...2, using: &random), from: source)
            }
            let firsts = HitRepeats().firsts(of: hits)
            let order = hits.indices.shuffled(using: &random)
            let shuffled = HitRepeats().firsts(of: order.map { hits[$0] })
            #expect(order.indices.allSatisfy { order[shuffled[$0]] == firsts[order[$0]] }, "round \(round)")
        }
    }
}
