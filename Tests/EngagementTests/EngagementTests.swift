// Scores against their definition, and the properties that the list of contacts relies on.

import Foundation
import Testing

@testable import Engagement

@Suite struct EngagementTests {
    private let rule = EngagementRule()
    private let day: Int64 = 86_400_000
    /// 2026-01-01.
    private let start: Int64 = 1_767_225_600_000

    /// The definition, event by event.
    private func score(of events: [(weight: Double, at: Int64)], at time: Int64) -> Double {
        let raw = events.reduce(0) { $0 + $1.weight * exp2(-Double(time - $1.at) / rule.halfLife) }
        return 100 * raw / (raw + 10)
    }

    private func key(of events: [(weight: Double, at: Int64)]) -> EngagementKey {
        var key = EngagementKey()
        for event in events { key.add(weight: event.weight, at: event.at, by: rule) }
        return key
    }

    private func events(_ count: Int, seed: UInt64) -> [(weight: Double, at: Int64)] {
        var random = Generator(state: seed)
        return (0..<count).map { _ in
            (
                [1, 0.5, 3, 1.5, 10].randomElement(using: &random) ?? 1,
                start + .random(in: 0..<(700 * day), using: &random)
            )
        }
    }

    @Test(
        arguments: [
            ([(1.0, 0)], 0, 100 / 11.0), ([(1, 0)], 30, 100 * 0.5 / 10.5), ([(10, 0)], 0, 50.0),
            ([(3, 0), (3, 0)], 0, 37.5),
            ([(10, 0), (10, 30)], 30, 60.0), ([], 0, 0.0),
        ] as [([(Double, Int64)], Int64, Double)])
    func scoresAsDefined(_ events: [(Double, Int64)], _ days: Int64, expected: Double) {
        let key = key(of: events.map { ($0.0, start + $0.1 * day) })
        #expect(abs(key.score(at: start + days * day, by: rule) - expected) < 1e-12)
    }

    @Test func equalsTheFormulaAfterAMillionEventsInAnyOrder() throws {
        let events = events(1_000_000, seed: 1)
        let now = start + 700 * day
        // Long after, when almost all has faded, the numbers are small and the digits as many.
        let times = [now, now + 600 * day]
        let expected = times.map { score(of: events, at: $0) }
        let oldestFirst = events.sorted { $0.at < $1.at }
        for events in [events, oldestFirst, oldestFirst.reversed()] {
            let key = key(of: events)
            for (time, expected) in zip(times, expected) {
                #expect(abs(key.score(at: time, by: rule) - expected) < 1e-9)
            }
        }
    }

    @Test(arguments: 1...50)
    func moreIsNeverLessAndOrderNeverChangesByWaiting(seed: Int) {
        var random = Generator(state: UInt64(seed))
        let first = events(.random(in: 1...20, using: &random), seed: UInt64(seed))
        let second = events(.random(in: 1...20, using: &random), seed: UInt64(seed) + 1000)
        let now = start + 700 * day
        var more = key(of: first)
        more.add(weight: 0.01, at: now, by: rule)
        #expect(more.score(at: now, by: rule) > key(of: first).score(at: now, by: rule))
        for event in second {
            let less = more
            more.add(weight: event.weight, at: event.at, by: rule)
            #expect(more.score(at: now, by: rule) >= less.score(at: now, by: rule))
        }
        let isAhead = (key(of: first).value ?? 0) > (key(of: second).value ?? 0)
        for days in [0, 1, 100, 400] as [Int64] {
            let time = now + days * day
            #expect((key(of: first).score(at: time, by: rule) > key(of: second).score(at: time, by: rule)) == isAhead)
        }
        // Events may be told in any order.
        #expect(abs((key(of: first.shuffled(using: &random)).value ?? 0) - (key(of: first).value ?? 0)) < 1e-12)
    }

    /// Whatever is taken back, what is left is what would stand there without it.
    @Test(arguments: 1...50)
    func takingBackUndoes(seed: Int) {
        var random = Generator(state: UInt64(seed))
        let kept = events(.random(in: 1...20, using: &random), seed: UInt64(seed))
        let taken = events(.random(in: 1...20, using: &random), seed: UInt64(seed) + 1000)
        var key = key(of: (kept + taken).shuffled(using: &random))
        for event in taken.shuffled(using: &random) { key.remove(weight: event.weight, at: event.at, by: rule) }
        let now = start + 700 * day
        #expect(abs(key.score(at: now, by: rule) - score(of: kept, at: now)) < 1e-9)
        #expect(abs((key.value ?? 0) - (self.key(of: kept).value ?? 0)) < 1e-6)
    }

    @Test func takingAllBackLeavesNothing() {
        let events = events(20, seed: 7)
        for order in [events, events.reversed()] {
            var key = key(of: events)
            for event in order { key.remove(weight: event.weight, at: event.at, by: rule) }
            #expect(key.score(at: start + 700 * day, by: rule) < 1e-9)
        }
        var one = key(of: [(3, start)])
        one.remove(weight: 3, at: start, by: rule)
        #expect(one == EngagementKey())
        // More than there is.
        one.add(weight: 1, at: start, by: rule)
        one.remove(weight: 3, at: start, by: rule)
        #expect(one == EngagementKey())
        one.remove(weight: 1, at: start, by: rule)
        #expect(one == EngagementKey())
    }

    @Test(arguments: [0.001, 1, 50, 99, 99.999])
    func keyOfAScoreHasThatScore(_ score: Double) throws {
        let value = try #require(EngagementKey.key(forScore: score, at: start, by: rule))
        #expect(abs(EngagementKey(value: value).score(at: start, by: rule) - score) < 1e-9)
    }

    @Test func repetitionsWeighLess() {
        #expect((1...4).map { rule.weight(ofOpen: $0) } == [1, 0.5, 1 / 3.0, 0.25])
        #expect(rule.weight(ofClick: 2) == 1.5)
    }

    @Test func holdsForDecadesAndShortHalfLives() {
        let quick = EngagementRule(halfLifeDays: 0.01)
        var key = EngagementKey()
        key.add(weight: 1, at: 0, by: quick)
        key.add(weight: 1, at: start + 20_000 * day, by: quick)
        #expect(key.score(at: start, by: quick) == 100)
        #expect(abs(key.score(at: start + 20_000 * day, by: quick) - 100 / 11.0) < 1e-6)
    }
}

/// SplitMix64.
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
