// Asks the filter's suppression index in two databases, in turns, and says what a check costs in each.
//
//     suppressionload SMALL ADDRESSES LARGE ADDRESSES CHECKS
//
// The addresses of a database are those that suppression.sh writes: userNUMBER@shopREST.example. Every second address
// that is asked for is on the list. Prints a line a round, and the ratio of the medians.

import Glibc
import Sealing
import Storage

@main
struct SuppressionLoad {
    private static let rounds = 5

    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 6, let few = Int(arguments[2]), let many = Int(arguments[4]),
            let checks = Int(arguments[5])
        else {
            print("usage: suppressionload SMALL ADDRESSES LARGE ADDRESSES CHECKS")
            exit(64)
        }
        let small = try Side(path: arguments[1], addresses: few)
        let large = try Side(path: arguments[3], addresses: many)
        // What was never read is read from the disk, in both; the filter runs for weeks.
        _ = try (small.run(checks: checks), large.run(checks: checks))
        var costs: [(small: Double, large: Double)] = []
        for _ in 0..<rounds {
            let cost = try (small: small.run(checks: checks), large: large.run(checks: checks))
            print("among \(few): \(text(cost.small)) us a check; among \(many): \(text(cost.large)) us a check")
            costs.append(cost)
        }
        let ratio = median(costs.map(\.large)) / median(costs.map(\.small))
        print("suppression check among \(many) beside one among \(few): ratio \(text(ratio))")
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private static func text(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}

/// One database.
private struct Side {
    private let index: RecipientIndex
    private let addresses: Int

    init(path: String, addresses: Int) throws {
        index = try RecipientIndex(path: path, keys: KeyRing([.random(created: "")]))
        self.addresses = addresses
    }

    /// Microseconds that a check takes, on average.
    func run(checks: Int) throws -> Double {
        var random = SystemRandomNumberGenerator()
        var asked: [String] = []
        for check in 0..<checks {
            let number = Int.random(in: 1...addresses, using: &random)
            asked.append("\(check.isMultiple(of: 2) ? "user" : "nobody")\(number)@shop\(number % 1000).example")
        }
        let clock = ContinuousClock()
        let start = clock.now
        var found = 0
        for address in asked { found += try index.suppressions(of: address, now: 1_750_000_000_000).count }
        let time = clock.now - start
        guard found == (checks + 1) / 2 else {
            print("suppressionload: \(found) of \(checks) checks found a suppression, and half of them should have")
            exit(1)
        }
        return time / .microseconds(1) / Double(checks)
    }
}
