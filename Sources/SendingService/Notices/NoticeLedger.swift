package import Storage

/// What the senders of notices ask of the ledger, and tell it.
package protocol NoticeLedger: Sendable {
    /// Makes batches of the notices that are due; returns how many were dropped, as there is no way to send them.
    func gatherNotices(methods: Set<NotificationPreference.Method>, now: Int64) throws -> Int
    /// Returns what is due by a method, and what another process was handing over when it ended.
    func dueNoticeBatches(
        _ method: NotificationPreference.Method, now: Int64, limit: Int
    ) throws -> (due: [NoticeCandidate], uncertain: [Int64])
    /// Leases a batch; nil where it is over, or another process has it.
    func leaseNoticeBatch(_ batch: Int64, for process: String, now: Int64, seconds: Int) throws -> NoticeBatch?
    /// Notes that the MTA is about to be given it; false where the lease was lost.
    func noticesHanded(_ batch: NoticeBatch) throws -> Bool
    /// Notes how it ended.
    func noticesEnded(_ batch: NoticeBatch, _ outcome: NoticeOutcome, reply: String) throws
    /// Has it be due again later, and what else goes to the same target.
    func postponeNotices(_ batch: NoticeBatch, until due: Int64, reply: String) throws
    /// Counts how often the target has not taken what waits for it.
    func failures(ofTargetOf batch: NoticeBatch) throws -> Int
    /// Has a webhook not be told any more; returns how many preferences that were.
    func switchOffWebhook(_ url: String) throws -> Int
}

extension Store: NoticeLedger {}
