// The job that hands over the copies which the filter has split off.

internal import Foundation
internal import Jobs
internal import ServiceLifecycle
package import Spool
internal import Stopping

/// Looks for copies that may go, on a thread of its own.
package struct SplitService: Service {
    private let sender: SplitSender
    /// Held for the life of the process.
    private let owner: SpoolOwner

    private static let pause = Duration.milliseconds(200)
    private static let longestPause = Duration.seconds(60)
    private static let sweepInterval = Duration.seconds(300)
    /// How long a stop waits for the submissions in hand.
    private static let grace = Duration.seconds(20)

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
        try await JobThread.run(grace: Self.grace) { work(until: $0) }
    }

    private func work(until stop: StopSignal) {
        var nextSweep = ContinuousClock.now
        var pause = Self.pause
        repeat {
            if ContinuousClock.now >= nextSweep {
                sender.sweep()
                nextSweep = .now + Self.sweepInterval
            }
            do {
                switch try sender.sendDue({ stop.isStopped }) {
                case .nothingDue: pause = Self.pause
                case .done: pause = .zero
                case .serverAway(let reason):
                    pause = min(max(pause * 2, .seconds(1)), Self.longestPause)
                    sender.report(serverAway: reason, seconds: Int(pause / .seconds(1)))
                }
            } catch {
                pause = min(max(pause * 2, .seconds(1)), Self.longestPause)
                sender.report(databaseAway: error)
            }
        } while stop.wait(for: pause) != .stopped
    }
}

/// Another process sends from the same spool.
package struct SplitSpoolInUse: Error, CustomStringConvertible {
    package let description =
        "another process sends from the spool of split copies: stop that one, or give this one another `spool`"
}
