/// A retry that is leased to us: nobody else sends it while the lease lasts.
package struct DueRetry: Sendable, Equatable {
    package let retry: Int64
    package let delivery: Int64
    package let copy: Int64
    /// The queue id of the first sending, for the log.
    package let queueID: String
    /// As the envelope of the first sending spelled it.
    package let recipient: String
    /// The envelope sender as the sender gave it.
    package let sender: String
    package let attempt: Int
    package let attempts: Int
    package let reason: String
    /// How often it was leased, this time included.
    package let tries: Int
    /// Who holds the lease.
    let leasedBy: String
}

/// A retry that is due, and whose.
package struct RetryCandidate: Sendable, Equatable {
    package let retry: Int64
    package let recipient: String
}

/// A retry as `retry list` shows it.
package struct PlannedRetry: Sendable {
    package let retry: Int64
    package let delivery: Int64
    package let recipient: String
    package let attempt: Int
    package let attempts: Int
    /// ISO 8601, UTC.
    package let dueAt: String
    package let state: RetryState
    package let reason: String
}
