// The job that hands over the copies which the filter has split off.

internal import Foundation
internal import Jobs
package import Resending
internal import ServiceLifecycle

/// Looks for copies that may go, on a thread of its own.
package struct SplitService: Service {
    private let sender: SplitSender
    /// Held for the life of the process.
    private let owner: SpoolOwner

    private static let pause = 0.2
    private static let longestPause = 60.0
    private static let sweepSeconds = 300.0
    /// Seconds that a stop waits for the submissions in hand.
    private static let grace = 20.0

    /// Takes over what a process before this one has left.
    ///
    /// - Parameter spool: the one that `sender` sends from. It becomes this process' own: of two who send from it, each would
    ///   take the other's copies for left behind.
    package init(sender: SplitSender, spool: CopySpool) throws {
        guard let owner = try Self.own(spool) else { throw SplitSpoolInUse() }
        self.owner = owner
        self.sender = sender
        try sender.takeOver()
    }

    /// A process that is being killed takes a moment to let go.
    private static func own(_ spool: CopySpool) throws -> SpoolOwner? {
        for _ in 0..<50 {
            if let owner = try spool.own() { return owner }
            Thread.sleep(forTimeInterval: 0.1)
        }
        return nil
    }

    package func run() async throws {
        await JobThread.run(grace: Self.grace) { work(until: $0) }
    }

    private func work(until stop: Stop) {
        var nextSweep = Date()
        var pause = Self.pause
        repeat {
            if Date() >= nextSweep {
                sender.sweep()
                nextSweep = Date() + Self.sweepSeconds
            }
            do {
                switch try sender.sendDue({ stop.isSet }) {
                case .nothingDue: pause = Self.pause
                case .done: pause = 0
                case .serverAway(let reason):
                    pause = min(max(pause * 2, 1), Self.longestPause)
                    sender.report(serverAway: reason, seconds: Int(pause))
                }
            } catch {
                pause = min(max(pause * 2, 1), Self.longestPause)
                sender.report(databaseAway: error)
            }
        } while !stop.wait(seconds: pause)
    }
}

/// Another process sends from the same spool.
package struct SplitSpoolInUse: Error, CustomStringConvertible {
    package let description =
        "another process sends from the spool of split copies: stop that one, or give this one another `spool`"
}
