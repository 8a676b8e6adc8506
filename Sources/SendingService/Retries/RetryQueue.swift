internal import Bounces
internal import Foundation
package import Logging
package import Sealing
package import Spool
package import Storage
package import Submission
internal import Tools
internal import Words

/// Second sendings: a copy as it left, to the one recipient that it bounced for.
package struct RetryQueue: SendingQueue {
    private let ledger: any RetryLedger
    private let keys: KeyRing
    private let spool: CopySpool
    private let submission: SubmissionClient
    private let policy: RetryPolicy
    private let log: RetryLog
    /// Milliseconds since 1970, UTC.
    private let now: @Sendable () -> Int64

    package init(
        ledger: any RetryLedger, keys: KeyRing, spool: CopySpool, submission: SubmissionClient, policy: RetryPolicy,
        logger: Logger, now: @escaping @Sendable () -> Int64 = { SteadyClock.now() }
    ) {
        self.ledger = ledger
        self.keys = keys
        self.spool = spool
        self.submission = submission
        self.policy = policy
        log = RetryLog(logger: logger)
        self.now = now
    }

    /// Due retries that one turn looks at.
    private static let outlook = 5_000
    /// Seconds of a lease: more than a submission may take.
    private static let leaseSeconds = 900
    /// Seconds until a retry that the MTA did not take now is due again, the first time; then as much longer, up to an hour.
    private static let pause = 300
    private static let longestPause = 3600

    /// By the machine's own clock, in its time zone.
    package var isResting: Bool {
        guard let quiet = policy.quietHours else { return false }
        let time = Calendar.current.dateComponents([.hour, .minute], from: Date())
        return quiet.contains(minute: (time.hour ?? 0) * 60 + (time.minute ?? 0))
    }

    /// To each domain as many as it may have in one turn.
    package func due() throws -> (candidates: [Int64], waiting: Int) {
        var domains: [String: Int] = [:]
        let due = try ledger.dueRetries(now: now(), limit: Self.outlook)
        let candidates = due.filter { candidate in
            let domain = Contact.domain(of: candidate.recipient)
            let count = domains[domain, default: 0] + 1
            domains[domain] = count
            return count <= policy.domainLimit
        }
        return (candidates.map(\.retry), due.count - candidates.count)
    }

    /// Each on its own: that one is given up says nothing of the others.
    package func place(of retry: Int64) -> String { "\(retry)" }

    package func lease(_ retry: Int64) throws -> DueRetry? {
        try ledger.leaseRetry(retry, for: ThisProcess.name, now: now(), seconds: Self.leaseSeconds)
    }

    package func hand(_ retry: DueRetry) throws(Unsent) -> String {
        let sender = sender(of: retry)
        let attempt = SendingAttempt(
            kind: .retry(policy.bounces), recipient: retry.recipient, senders: [retry.sender, sender],
            tries: retry.tries)
        let copy = try spool.copy(retry.copy, for: attempt, missing: "its copy is no longer kept")
        return try submission.hand(copy, from: sender, for: attempt)
    }

    /// Returns the return path that the copy left with: the same token, sealed with today's key.
    private func sender(of retry: DueRetry) -> String {
        guard let returnPath = policy.returnPath, !retry.sender.isEmpty else { return retry.sender }
        return returnPath.address(token: keys.sealForAddress(ReturnPathToken(copy: retry.copy)))
    }

    package func tell(_ outcome: SendingOutcome, of retry: DueRetry, reply: String) {
        switch outcome {
        case .sent: log.sent(retry, reply)
        case .unanswered: log.sent(retry, Self.uncertain(reply))
        case .bounced, .lost, .failed, .expired, .unwanted: log.failed(retry, reply)
        case .postponed, .repeated, .serverAway: log.postponed(retry, reply)
        }
    }

    package func record(_ outcome: SendingOutcome, of retry: DueRetry, reply: String) throws {
        switch outcome {
        case .sent: try ledger.retrySent(retry, reply: reply)
        case .unanswered: try ledger.retrySent(retry, reply: Self.uncertain(reply))
        case .bounced(let verdict, let diagnostic):
            try ledger.retryRefused(
                retry, verdict, reply: diagnostic, at: now(), policy: policy.bounces, random: .random(in: 0..<1))
        case .lost: try ledger.retryLost(retry, reason: reply, at: now())
        case .failed, .expired, .unwanted: try ledger.retryFailed(retry, reply: reply)
        case .postponed, .repeated, .serverAway:
            let pause = min(Self.pause * retry.tries, Self.longestPause)
            try ledger.postpone(retry, until: now() + Int64(pause) * 1000, reply: reply)
        }
    }

    private static func uncertain(_ reply: String) -> String { "uncertain: \(reply)" }

    /// Keeps the copies within their bounds.
    package func sweep() {
        do {
            let swept = try spool.sweep(
                maximumBytes: policy.spoolSize, olderThan: .seconds(policy.spoolDays * 86_400),
                now: WallClock.now())
            if let swept, swept.tooMany > 0 { log.madeRoom(swept.tooMany) }
        } catch {
            log.notSwept(error)
        }
    }

    package func tell(notRecorded error: any Error) { log.notWritten(error) }
    package func tell(ledgerAway error: any Error) { log.databaseAway(error) }
}
