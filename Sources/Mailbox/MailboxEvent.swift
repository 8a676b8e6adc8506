/// The events of an intake that the service should log. The intakes themselves log nothing.
package enum MailboxEvent: Sendable {
    /// A mail, or the source as a whole, could not be read or was not taken. Nothing is lost: it is tried again after
    /// `retryIn`, or when the MTA comes back with it (nil).
    case failed(source: String, reason: String, retryIn: Duration?)
    /// The source that had failed as a whole is there again.
    case reconnected(source: String)
    /// A mail longer than `SizeLimit.whole` was taken by its first bytes; the whole of it stays at `place`.
    case cut(source: String, place: String)
}

package typealias MailboxEventHandler = @Sendable (MailboxEvent) -> Void
