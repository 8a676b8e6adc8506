// Gathers what is due, and sends it.

internal import Foundation
internal import Jobs
package import Logging
package import Sealing
package import Storage
package import Submission
package import Webhooks
internal import Words

/// Sends notices: a mail once at most, a webhook once at least and always under the same identifier.
package struct NoticeSender: Sendable {
    private let store: Store
    private let keys: KeyRing
    private let submission: SubmissionClient
    private let webhooks: WebhookClient
    private let policy: NoticePolicy
    private let log: NoticeLog
    /// Milliseconds since 1970, UTC.
    private let now: @Sendable () -> Int64
    private let process = "\(ProcessInfo.processInfo.hostName):\(ProcessInfo.processInfo.processIdentifier)"

    /// - Parameter submission: its patience must be below `leaseSeconds`, and that of `webhooks`.
    package init(
        store: Store, keys: KeyRing, submission: SubmissionClient, webhooks: WebhookClient, policy: NoticePolicy,
        logger: Logger, now: @escaping @Sendable () -> Int64 = { SteadyClock.now() }
    ) {
        self.store = store
        self.keys = keys
        self.submission = submission
        self.webhooks = webhooks
        self.policy = policy
        log = NoticeLog(logger: logger)
        self.now = now
    }

    /// Seconds of a lease.
    package static let leaseSeconds = 180
    /// The longest that a submission may take: our own MTA answers within seconds, or has a fault.
    package static let submissionPatience = Duration.seconds(120)
    /// Batches of one turn.
    private static let outlook = 200

    /// Sends by one method what is due now. Blocks. Each batch is leased just before it is sent.
    package func sendDue(_ method: NotificationPreference.Method, isStopping: () -> Bool = { false }) throws {
        let dropped = try store.gatherNotices(methods: policy.methods, now: now())
        if dropped > 0 { log.dropped(dropped) }
        let (due, uncertain) = try store.dueNoticeBatches(method, now: now(), limit: Self.outlook)
        for batch in uncertain { log.leftUncertain(batch) }
        // What else waits for a target that has just failed, or wants no more, is left: a turn has patience with each but once.
        var failed: Set<String> = []
        for candidate in due where !failed.contains(candidate.target) {
            if isStopping() { return }
            let leased = try store.leaseNoticeBatch(
                candidate.batch, for: process, now: now(), seconds: Self.leaseSeconds)
            guard let batch = leased, try !send(batch) else { continue }
            failed.insert(batch.target)
            // All mails have the same MTA.
            if method == .mail { return }
        }
    }

    /// False where nothing more is to be tried there in this turn.
    private func send(_ batch: NoticeBatch) throws -> Bool {
        switch batch.method {
        case .mail: try sendMail(batch)
        case .webhook: try post(batch)
        case .none: true
        }
    }

    // MARK: Mail

    private func sendMail(_ batch: NoticeBatch) throws -> Bool {
        guard let from = policy.from else { return try fail(batch, "`notices.from` is not set") }
        let mail = NoticeMail.bytes(
            batch.notices, from: from, to: batch.target, identifier: batch.identifier,
            seal: keys.seal(CopyToken(copy: 0)), at: now())
        let reply: Reply
        do throws(SubmissionError) {
            reply = try submission.send(mail, from: "", to: batch.target) {
                // From here on, only the MTA knows whether it has the mail.
                (try? store.noticesHanded(batch)) == true
            }
        } catch {
            return try settle(error, batch)
        }
        log.sent(batch, reply.description)
        try keepTrying { () throws(StorageError) in
            try store.noticesEnded(batch, .sent, reply: reply.description)
        }
        return true
    }

    /// What became of a submission that was not simply taken.
    private func settle(_ error: SubmissionError, _ batch: NoticeBatch) throws -> Bool {
        switch error {
        case .broken(.endOfData, _):
            // The whole mail was sent, and perhaps taken: not again.
            log.uncertain(batch, error.description)
            try keepTrying { () throws(StorageError) in
                try store.noticesEnded(batch, .uncertain, reply: error.description)
            }
            return true
        case .refused(let step, let reply)
        where reply.isPermanent && [.recipient, .data, .endOfData].contains(step):
            return try fail(batch, error.description)
        case .badAddress, .notOffered: return try fail(batch, error.description)
        case .refused, .broken, .password: return try postpone(batch, error.description)
        }
    }

    // MARK: Webhooks

    private func post(_ batch: NoticeBatch) throws -> Bool {
        let json = try NoticeJSON.bytes(batch.notices, at: batch.createdAt)
        let status: Int
        do throws(WebhookError) {
            status = try webhooks.post(json, to: batch.target, id: batch.identifier, at: now() / 1000)
        } catch {
            switch error {
            case .gone:
                log.switchedOff(batch.target, try store.switchOffWebhook(batch.target))
                _ = try fail(batch, error.description)
                return false
            case .answered, .failed, .privateAddress, .secret:
                return try postpone(batch, error.description)
            }
        }
        log.sent(batch, "HTTP \(status)")
        try keepTrying { () throws(StorageError) in
            try store.noticesEnded(batch, .sent, reply: "HTTP \(status)")
        }
        return true
    }

    // MARK: Ends

    private func fail(_ batch: NoticeBatch, _ reason: String) throws -> Bool {
        log.failed(batch, reason)
        try store.noticesEnded(batch, .failed, reply: reason)
        return true
    }

    private func postpone(_ batch: NoticeBatch, _ reason: String) throws -> Bool {
        guard now() < batch.createdAt + NoticePolicy.patience else {
            _ = try fail(batch, reason)
            return false
        }
        log.postponed(batch, reason)
        let failures = try store.failures(ofTargetOf: batch)
        let pause = NoticePolicy.pause(afterFailures: failures, random: .random(in: 0..<1))
        try store.postponeNotices(batch, until: now() + pause, reply: reason)
        return false
    }

    /// It has left: that must be written down though the database is busy.
    private func keepTrying(_ work: () throws(StorageError) -> Void) throws(StorageError) {
        for _ in 0..<10 {
            do throws(StorageError) { return try work() } catch { log.notWritten(error) }
        }
        try work()
    }
}
