// One retry: the copy as it left, to the one recipient that it bounced for.

internal import Bounces
internal import Foundation
package import Logging
package import Resending
package import Sealing
package import Storage
internal import Tracking

/// Sends what is due.
package struct RetrySender: Sendable {
    private let store: Store
    private let keys: KeyRing
    private let spool: CopySpool
    private let submission: Submission
    private let policy: RetryPolicy
    private let log: RetryLog
    private let process = "\(ProcessInfo.processInfo.hostName):\(ProcessInfo.processInfo.processIdentifier)"

    package init(
        store: Store, keys: KeyRing, spool: CopySpool, submission: Submission, policy: RetryPolicy, logger: Logger
    ) {
        self.store = store
        self.keys = keys
        self.spool = spool
        self.submission = submission
        self.policy = policy
        log = RetryLog(logger: logger)
    }

    /// Retries that one turn leases.
    private static let batch = 50
    /// Seconds of a lease: longer than all of a batch may take, so that none is leased twice.
    private static let leaseSeconds = 3600
    /// Seconds until a retry that the MTA did not take now is due again.
    private static let pause = 300

    /// Sends all that is due now; how many were. Blocks.
    @discardableResult
    package func sendDue(_ isStopping: () -> Bool = { false }) throws -> Int {
        let due = try store.leaseRetries(
            for: process, now: Self.now(), seconds: Self.leaseSeconds, limit: Self.batch,
            domainLimit: policy.domainLimit)
        for retry in due {
            if isStopping() { try store.postpone(retry, until: Self.now(), reply: "") } else { try send(retry) }
        }
        return due.count
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
        do { copy = try spool.read(retry.copy) } catch {
            log.failed(retry, "\(error)")
            return try store.retryFailed(retry, reply: "\(error)", at: Self.now())
        }
        guard let copy else {
            log.failed(retry, "its copy is no longer kept")
            return try store.retryFailed(retry, reply: "its copy is no longer kept", at: Self.now())
        }
        let reply: Reply
        do throws(SubmissionError) {
            reply = try submission.send(copy, from: sender(of: retry), to: retry.recipient)
        } catch {
            return try error.isFinal ? refuse(retry, error) : postpone(retry, error)
        }
        log.sent(retry, reply.description)
        try store.retrySent(retry, reply: reply.description, at: Self.now())
    }

    private func postpone(_ retry: DueRetry, _ error: SubmissionError) throws {
        log.postponed(retry, error.description)
        try store.postpone(retry, until: Self.now() + Int64(Self.pause) * 1000, reply: error.description)
    }

    /// What our own MTA refuses for good is a bounce that needs no report.
    private func refuse(_ retry: DueRetry, _ error: SubmissionError) throws {
        log.failed(retry, error.description)
        try store.retryFailed(retry, reply: error.description, at: Self.now())
        let text = if case .refused(_, let reply) = error { reply.description } else { error.description }
        let verdict = Classifier.standard.classify(Evidence(diagnostic: Array(text.utf8), recipient: retry.recipient))
        _ = try store.settleRefusal(
            of: retry.delivery, verdict, diagnostic: text, at: Self.now(), policy: policy.bounces,
            random: .random(in: 0..<1))
    }

    /// The return path that the copy left with: the same token, sealed with today's key.
    private func sender(of retry: DueRetry) -> String {
        guard let returnPath = policy.returnPath, !retry.sender.isEmpty else { return retry.sender }
        return returnPath.address(token: keys.sealForAddress(Token(kind: .returnPath, copy: retry.copy)))
    }

    private static func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1000) }
}

extension SubmissionError {
    /// The same would be refused again: this mail or this recipient, not the connection.
    fileprivate var isFinal: Bool {
        switch self {
        case .refused(let step, let reply):
            reply.isPermanent && [.sender, .recipient, .data, .endOfData].contains(step)
        case .notOffered, .badAddress: true
        case .broken, .password: false
        }
    }
}
