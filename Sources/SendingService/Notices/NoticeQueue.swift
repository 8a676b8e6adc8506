package import Logging
package import Sealing
package import Storage
package import Submission
internal import Tools
package import Webhooks
internal import Words

/// Notices by one method: a mail once at most, a webhook once at least and always under the same identifier.
package struct NoticeQueue: SendingQueue {
    /// What takes them away.
    package enum Carrier: Sendable {
        /// Its patience must be below that of a lease.
        case mail(SubmissionClient)
        case webhook(WebhookClient)
    }

    private let carrier: Carrier
    private let ledger: any NoticeLedger
    private let keys: KeyRing
    private let policy: NoticePolicy
    private let log: NoticeLog
    /// Milliseconds since 1970, UTC.
    private let now: @Sendable () -> Int64

    package init(
        by carrier: Carrier, ledger: any NoticeLedger, keys: KeyRing, policy: NoticePolicy, logger: Logger,
        now: @escaping @Sendable () -> Int64 = { SteadyClock.now() }
    ) {
        self.carrier = carrier
        self.ledger = ledger
        self.keys = keys
        self.policy = policy
        log = NoticeLog(logger: logger)
        self.now = now
    }

    /// Seconds of a lease.
    private static let leaseSeconds = 180
    /// The longest that a submission may take: our own MTA answers within seconds, or has a fault.
    package static let submissionPatience = Duration.seconds(120)
    /// Batches of one turn.
    private static let outlook = 200

    private var method: NotificationPreference.Method {
        switch carrier {
        case .mail: .mail
        case .webhook: .webhook
        }
    }

    package func due() throws -> (candidates: [NoticeCandidate], waiting: Int) {
        let dropped = try ledger.gatherNotices(methods: policy.methods, now: now())
        if dropped > 0 { log.dropped(dropped) }
        let (due, uncertain) = try ledger.dueNoticeBatches(method, now: now(), limit: Self.outlook)
        for batch in uncertain { log.leftUncertain(batch) }
        return (due, 0)
    }

    /// All mails have the same MTA.
    package func place(of candidate: NoticeCandidate) -> String { method == .mail ? "" : candidate.target }

    package func lease(_ candidate: NoticeCandidate) throws -> NoticeBatch? {
        try ledger.leaseNoticeBatch(
            candidate.batch, for: ThisProcess.name, now: now(), seconds: Self.leaseSeconds)
    }

    package func hand(_ batch: NoticeBatch) throws(Unsent) -> String {
        let attempt = SendingAttempt(
            kind: .notice, recipient: batch.target, tries: batch.tries, age: now() - batch.createdAt)
        switch carrier {
        case .mail(let submission):
            guard let from = policy.from else { throw Unsent(outcome: .failed, reason: "`notices.from` is not set") }
            let mail = NoticeMail.bytes(
                batch.notices, from: from, to: batch.target, identifier: batch.identifier,
                seal: keys.seal(CopyToken(copy: 0)), at: now())
            // Once it is handed, only the MTA knows whether it has the mail.
            return try submission.hand(
                mail, from: "", for: attempt, mayTransfer: { (try? ledger.noticesHanded(batch)) == true })
        case .webhook(let client):
            guard let json = try? NoticeJSON.bytes(batch.notices, at: batch.createdAt) else {
                throw Unsent(outcome: .failed, reason: "it can't be told as JSON")
            }
            do throws(WebhookError) {
                return "HTTP \(try client.post(json, to: batch.target, id: batch.identifier, at: now() / 1000))"
            } catch {
                throw Unsent(outcome: SendingOutcome(of: error, in: attempt), reason: error.description)
            }
        }
    }

    package func tell(_ outcome: SendingOutcome, of batch: NoticeBatch, reply: String) {
        switch outcome {
        case .sent: log.sent(batch, reply)
        case .unanswered: log.uncertain(batch, reply)
        case .bounced, .lost, .failed, .expired, .unwanted: log.failed(batch, reply)
        case .postponed, .repeated, .serverAway: log.postponed(batch, reply)
        }
    }

    package func record(_ outcome: SendingOutcome, of batch: NoticeBatch, reply: String) throws {
        switch outcome {
        case .sent: try ledger.noticesEnded(batch, .sent, reply: reply)
        case .unanswered: try ledger.noticesEnded(batch, .uncertain, reply: reply)
        case .unwanted:
            log.switchedOff(batch.target, try ledger.switchOffWebhook(batch.target))
            try ledger.noticesEnded(batch, .failed, reply: reply)
        case .bounced, .lost, .failed, .expired: try ledger.noticesEnded(batch, .failed, reply: reply)
        case .postponed, .repeated, .serverAway:
            let failures = try ledger.failures(ofTargetOf: batch)
            let pause = NoticePolicy.pause(afterFailures: failures, random: .random(in: 0..<1))
            try ledger.postponeNotices(batch, until: now() + pause, reply: reply)
        }
    }

    package func tell(notRecorded error: any Error) { log.notWritten(error) }
    package func tell(ledgerAway error: any Error) { log.databaseFails(error) }
}
