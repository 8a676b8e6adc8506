// How much a contact cares, as one number that fades by itself. The front page of this module.
//
// Each sign of engagement has a weight, which halves with every half-life that passes. Kept as it is below, a contact's sum
// needs no change while time passes, and the order of two contacts never changes by waiting: so a list sorted by score is an
// index scan. This is *forward decay* (Cormode, Shkapenyuk, Srivastava, Xu: "Forward Decay", ICDE 2009), with an exponential.

internal import RealModule

/// The weights and the half-life by which engagement is counted.
package struct EngagementRule: Sendable, Equatable {
    package var open: Double
    package var click: Double
    package var reply: Double
    /// Milliseconds.
    package var halfLife: Double

    package init(open: Double = 1, click: Double = 3, reply: Double = 10, halfLifeDays: Double = 30) {
        self.open = open
        self.click = click
        self.reply = reply
        halfLife = halfLifeDays * 86_400_000
    }

    /// The sum that makes a score of 50.
    package static let middle = 10.0
    /// The moment that keys are reckoned from: 2025-01-01, in milliseconds since 1970. Any will do, but for good.
    package static let epoch: Int64 = 1_735_689_600_000

    /// Weighs the n-th open of a copy, the first being 1: who opens one mail often does not care that much more.
    package func weight(ofOpen number: Int) -> Double { open / Double(max(1, number)) }

    /// Returns the weight of the n-th click of the same link of a copy.
    package func weight(ofClick number: Int) -> Double { click / Double(max(1, number)) }
}

/// A contact's engagement: `log₂ Σ wᵢ · 2^((tᵢ − t₀)/H)`, in which no time passes.
package struct EngagementKey: Sendable, Equatable {
    /// The key's value; nil before the first sign of engagement.
    package private(set) var value: Double?

    package init(value: Double? = nil) { self.value = value }

    /// - Parameter time: of the event, in milliseconds since 1970. Events may come in any order.
    package mutating func add(weight: Double, at time: Int64, by rule: EngagementRule) {
        guard weight > 0 else { return }
        let term = Double.log2(weight) + Self.age(from: EngagementRule.epoch, to: time, by: rule)
        guard let old = value else { return value = term }
        // log₂(2^a + 2^b), without leaving the range of numbers.
        value = max(old, term) + Double.log(onePlus: Double.exp2(-abs(old - term))) / Double.log(2)
    }

    /// Takes back what was added: a verdict on who was behind an event has changed.
    package mutating func remove(weight: Double, at time: Int64, by rule: EngagementRule) {
        guard weight > 0, let old = value else { return }
        let term = Double.log2(weight) + Self.age(from: EngagementRule.epoch, to: time, by: rule)
        let rest = -Double.expMinusOne((term - old) * Double.log(2))
        value = rest > Self.nothing ? old + Double.log2(rest) : nil
    }

    /// The part of a sum that is rounding and no more.
    private static let nothing = 1e-12

    /// Returns the score at a time, 0 to 100: `100 · raw/(raw + 10)`, raw being the sum of weights as they have faded.
    package func score(at time: Int64, by rule: EngagementRule) -> Double {
        guard let value else { return 0 }
        let raw = Double.exp2(value - Self.age(from: EngagementRule.epoch, to: time, by: rule))
        // A sum beyond all numbers is as good as it gets.
        return raw.isFinite ? 100 * raw / (raw + EngagementRule.middle) : 100
    }

    /// Returns the key of a contact whose score is `score` at `time`: where a list of those above it ends. Nil for a
    /// score of 0, which all have, and 100, which nobody has.
    package static func key(forScore score: Double, at time: Int64, by rule: EngagementRule) -> Double? {
        guard score > 0, score < 100 else { return nil }
        return Double.log2(EngagementRule.middle * score / (100 - score))
            + age(from: EngagementRule.epoch, to: time, by: rule)
    }

    /// Returns the half-lives between two times.
    private static func age(from start: Int64, to end: Int64, by rule: EngagementRule) -> Double {
        Double(end - start) / rule.halfLife
    }
}
