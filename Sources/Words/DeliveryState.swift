/// What has become of a delivery, by the words that the database and the CRM have for it.
package enum DeliveryState: String, Sendable, CaseIterable {
    /// Our MTA has it.
    case sent
    /// The MTA could not hand it on yet, and goes on trying.
    case deferred
    case delivered
    case softBounced = "soft_bounced"
    case hardBounced = "hard_bounced"
    case complained
    /// It was not to be sent, and was not.
    case suppressed
}
