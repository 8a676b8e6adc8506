/// The facts around a hit that the database knows.
package struct HitContext: Sendable {
    /// The time at which the message came to us; milliseconds since 1970, UTC.
    package var sentAt: Int64
    /// The time of the copy's delivery; of several deliveries the first. Nil where the log has not said.
    package var deliveredAt: Int64?
    /// Whether several people have the copy: then hits from different networks have nothing to do with each other.
    package var isShared = false
    /// The number of people who have the copy.
    package var recipients = 1
    /// The number of links in the message. Nil where unknown.
    package var linkCount: Int?
    /// The copy's hits up to `JudgeRules.window` before and after the hit, in any order, without the hit itself.
    package var recent: [JudgedHit] = []
    /// `HitSigns.ownNetwork` and `submitter`, where the hit comes from our own people and the mail is to none of them.
    package var own: HitSigns = []
    /// The number of recipients' domains whose mail the hit's address has hit in the ten minutes before. Nil where
    /// unknown.
    package var addressDomains: Int?

    package init(sentAt: Int64, deliveredAt: Int64? = nil) {
        self.sentAt = sentAt
        self.deliveredAt = deliveredAt
    }
}
