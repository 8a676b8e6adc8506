/// What happened to a copy, a delivery or a contact, by the words that the database and the CRM have for it.
package enum EventKind: String, Sendable, CaseIterable {
    case sent, deferred, delivered
    /// Hits.
    case open, click
    case reply, bounce, complaint
    /// A report of a complaint's form that accuses nobody.
    case feedback
    case autoReply = "auto_reply"
    case unsubscribe
    /// It was not to be sent, and was not.
    case suppressed
    /// A second sending has left, or can't.
    case retry
}
