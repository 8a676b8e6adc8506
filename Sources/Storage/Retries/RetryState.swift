/// What has become of a retry, by the words that the CRM has for it.
package enum RetryState: String, Sendable, CaseIterable {
    case planned
    /// Somebody is about to send it.
    case leased
    case sent
    /// It can't be sent.
    case failed
    case cancelled
}
