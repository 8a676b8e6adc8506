package import Bounces
package import Storage

/// What the sender of retries asks of the ledger, and tells it.
package protocol RetryLedger: Sendable {
    /// Returns what is due, the oldest first, and cancels what is due and not wanted any more.
    func dueRetries(now: Int64, limit: Int) throws -> [RetryCandidate]
    /// Leases a retry, due or not; nil where it is over, or another process has it.
    func leaseRetry(_ retry: Int64, for process: String, now: Int64, seconds: Int) throws -> DueRetry?
    /// Notes that the server has taken it.
    func retrySent(_ retry: DueRetry, reply: String) throws
    /// Writes down the bounce that a refusal is.
    func retryRefused(
        _ retry: DueRetry, _ verdict: Verdict, reply: String, at now: Int64, policy: BouncePolicy, random: Double
    ) throws
    /// Writes down the bounce of a copy that can't be read any more.
    func retryLost(_ retry: DueRetry, reason: String, at now: Int64) throws
    /// Notes that it can't be sent, now or later.
    func retryFailed(_ retry: DueRetry, reply: String) throws
    /// Has it be due again later.
    func postpone(_ retry: DueRetry, until due: Int64, reply: String) throws
}

extension Store: RetryLedger {}
