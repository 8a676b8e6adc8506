package import Bounces
package import Storage

/// The questions that the handler of returned mail asks of the ledger, and what it tells it.
package protocol ReturnsLedger: Sendable {
    /// Carries out what a mail says, once; returns what has changed, and whether it speaks of anything that we know. When this
    /// returns, it is on disk.
    ///
    /// - Parameter random: in 0..<1, for the jitter of a retry.
    func settle(_ mail: ReturnedMail, policy: BouncePolicy, random: Double) throws -> Settlement
}

extension Store: ReturnsLedger {}
