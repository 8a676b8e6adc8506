/// What the database knows around a hit.
package struct HitContext: Sendable {
    /// When the message came to us; milliseconds since 1970, UTC.
    package var sentAt: Int64
    /// When the recipient's server took the copy; of several deliveries the first. Nil where the log has not said.
    package var deliveredAt: Int64?
    /// Whether several people have the copy: then hits from different networks have nothing to do with each other.
    package var isShared = false
    /// How many people have the copy.
    package var recipients = 1
    /// How many links the message has. Nil where unknown.
    package var linkCount: Int?
    /// The copy's hits up to `JudgeRules.window` before and after the hit, in any order, without the hit itself.
    package var recent: [JudgedHit] = []
    /// `HitSigns.ownNetwork` and `submitter`, where the hit comes from our own people and the mail is to none of them.
    package var own: HitSigns = []
    /// To how many recipients' domains belongs the mail that the hit's address has hit in the ten minutes before. Nil
    /// where unknown.
    package var addressDomains: Int?

    package init(sentAt: Int64, deliveredAt: Int64? = nil) {
        self.sentAt = sentAt
        self.deliveredAt = deliveredAt
    }
}
