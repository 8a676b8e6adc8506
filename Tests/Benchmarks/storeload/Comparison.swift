/// The same work in a small and in a large database, in turns.
struct Comparison {
    private var small: [Duration] = []
    private var large: [Duration] = []

    /// What was never read is read from the disk, in both: that is not counted.
    init(times: Int, small workSmall: () throws -> Void, large workLarge: () throws -> Void) rethrows {
        try workSmall()
        try workLarge()
        let clock = ContinuousClock()
        for _ in 0..<times {
            small.append(try clock.measure(workSmall))
            large.append(try clock.measure(workLarge))
        }
    }

    func print(_ name: String) {
        let (few, many) = (Self.median(small), Self.median(large))
        Swift.print(
            "\(name): \(Self.text(few)) ms in the small database, \(Self.text(many)) ms in the large, ratio",
            Self.text(many / few))
    }

    /// In milliseconds.
    private static func median(_ times: [Duration]) -> Double {
        times.sorted()[times.count / 2] / .milliseconds(1)
    }

    static func text(_ value: Double) -> String {
        let thousandths = String(Int((value * 1000).rounded()) + 1_000_000_000)
        let whole = Int(value * 1000 + 0.5) / 1000
        return "\(whole).\(thousandths.suffix(3))"
    }
}
