// One retry: the copy as it left, to the one recipient that it bounced for.

internal import Bounces
internal import Foundation
internal import Jobs
package import Logging
package import Sealing
package import Spool
package import Storage
package import Submission
internal import Words

/// Sends what is due.
package struct RetrySender: Sendable {
    private let store: Store
    private let keys: KeyRing
    private let spool: CopySpool
    private let submission: SubmissionClient
    private let policy: RetryPolicy
    private let log: RetryLog
    private let process = "\(ProcessInfo.processInfo.hostName):\(ProcessInfo.processInfo.processIdentifier)"

    package init(
        store: Store, keys: KeyRing, spool: CopySpool, submission: SubmissionClient, policy: RetryPolicy, logger: Logger
    ) {
        self.store = store
        self.keys = keys
        self.spool = spool
        self.submission = submission
        self.policy = policy
        log = RetryLog(logger: logger)
    }

    /// Due retries that one turn looks at.
    private static let outlook = 5_000
    /// Seconds of a lease: more than a submission may take.
    private static let leaseSeconds = 900
    /// Seconds until a retry that the MTA did not take now is due again, the first time; then as much longer, up to an hour.
    private static let pause = 300
    private static let longestPause = 3600
    /// How often an MTA that does not take a retry is asked: for about four days.
    private static let triesLimit = 100

    /// Sends what is due now, to each domain as many as it may have in one turn; how many were sent and how many wait for
    /// another turn. Blocks. Each is leased just before it is sent.
    @discardableResult
    package func sendDue(_ isStopping: () -> Bool = { false }) throws -> (sent: Int, waiting: Int) {
        var domains: [String: Int] = [:]
        var sent = 0
        var waiting = 0
        for candidate in try store.dueRetries(now: Self.now(), limit: Self.outlook) {
            if isStopping() { break }
            let domain = Contact.domain(of: candidate.recipient)
            guard domains[domain, default: 0] < policy.domainLimit else {
                waiting += 1
                continue
            }
            domains[domain, default: 0] += 1
            if try send(number: candidate.retry) { sent += 1 }
        }
        return (sent, waiting)
    }

    /// Sends one retry, due or not. False where it is over, or another process has it.
    package func send(number: Int64) throws -> Bool {
        let leased = try store.leaseRetry(number, for: process, now: Self.now(), seconds: Self.leaseSeconds)
        guard let leased else { return false }
        try send(leased)
        return true
    }

    private func send(_ retry: DueRetry) throws {
        let copy: [UInt8]?
        do throws(SpoolError) { copy = try spool.read(retry.copy) } catch {
            if case .damaged = error { return try fail(retry, error.description) }
            return try postpone(retry, error.description)
        }
        guard let copy else { return try fail(retry, "its copy is no longer kept") }
        let reply: Reply
        do throws(SubmissionError) {
            reply = try submission.send(copy, from: sender(of: retry), to: retry.recipient)
        } catch {
            return try settle(error, retry)
        }
        log.sent(retry, reply.description)
        try keepTrying { () throws(StorageError) in try store.retrySent(retry, reply: reply.description) }
    }

    /// What became of a submission that was not simply taken.
    private func settle(_ error: SubmissionError, _ retry: DueRetry) throws {
        switch error {
        case .broken(.endOfData, _):
            // The whole mail was sent, and perhaps taken. Once too few is better here than again and again.
            log.sent(retry, "uncertain: \(error)")
            try store.retrySent(retry, reply: "uncertain: \(error)")
        case .refused(let step, let reply) where reply.isPermanent && step.isAboutMail:
            let verdict = policy.bounces.classifier.classify(
                Evidence(
                    diagnostic: Array(reply.description.utf8), recipient: retry.recipient,
                    senders: [retry.sender, sender(of: retry)].map { Array($0.utf8) }, command: step.command))
            // Relaying denied, not logged in: nothing of this mail, and somebody has to see to it.
            if policy.bounces.reasons.row(for: verdict.reason).scope == .ours {
                return try postpone(retry, error.description)
            }
            log.failed(retry, error.description)
            try store.retryRefused(
                retry, verdict, reply: reply.description, at: Self.now(), policy: policy.bounces,
                random: .random(in: 0..<1))
        case .notOffered, .badAddress: try fail(retry, error.description)
        case .refused, .broken, .password: try postpone(retry, error.description)
        }
    }

    private func fail(_ retry: DueRetry, _ reason: String) throws {
        log.failed(retry, reason)
        try store.retryFailed(retry, reply: reason)
    }

    private func postpone(_ retry: DueRetry, _ reason: String) throws {
        guard retry.tries < Self.triesLimit else { return try fail(retry, reason) }
        log.postponed(retry, reason)
        let pause = min(Self.pause * retry.tries, Self.longestPause)
        try store.postpone(retry, until: Self.now() + Int64(pause) * 1000, reply: reason)
    }

    /// A mail has left: that must be written down though the database is busy, or it would be sent again.
    private func keepTrying(_ work: () throws(StorageError) -> Void) throws(StorageError) {
        for _ in 0..<10 {
            do throws(StorageError) { return try work() } catch { log.notWritten(error) }
        }
        try work()
    }

    /// The return path that the copy left with: the same token, sealed with today's key.
    private func sender(of retry: DueRetry) -> String {
        guard let returnPath = policy.returnPath, !retry.sender.isEmpty else { return retry.sender }
        return returnPath.address(token: keys.sealForAddress(ReturnPathToken(copy: retry.copy)))
    }

    private static func now() -> Int64 { SteadyClock.now() }
}

extension SubmissionStep {
    /// What is refused here is this mail or this recipient, not us.
    fileprivate var isAboutMail: Bool { [.sender, .recipient, .data, .endOfData].contains(self) }
}
