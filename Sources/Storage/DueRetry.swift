/// A retry that is leased to us: nobody else sends it while the lease lasts.
package struct DueRetry: Sendable, Equatable {
    package let retry: Int64
    package let delivery: Int64
    package let copy: Int64
    /// The queue id of the first sending, for the log.
    package let queueID: String
    package let recipient: String
    /// The envelope sender as the sender gave it.
    package let sender: String
    package let attempt: Int
    package let attempts: Int
    package let reason: String
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
    package let state: String
    package let reason: String
}
