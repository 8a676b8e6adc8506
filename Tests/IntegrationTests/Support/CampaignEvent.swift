// Something that happened in the story: what `crm_timeline` must say of it.

struct CampaignEvent: Sendable {
    let kind: String
    /// The mail's name.
    let mail: String
    /// Nil where nobody can know whose it is.
    let recipient: String?
    /// When it happened, as far as the story knows: milliseconds since 1970.
    let time: ClosedRange<Int64>
    /// The moment within that which the timeline tells.
    var at: Int64 = 0

    /// How often it happened, where that is one event.
    var count = 1
    var url: String?
    var status: String?
    var reason: String?
    /// A part of it.
    var diagnostic: String?
    var remote: String?
    var ip: String?
    var country: String?
    var agent: String?
    var actor: String?
    var actorReason: String?

    /// Of a bounce.
    var bounce: CampaignBounce?
    /// Of an unsubscribe: what it is from.
    var scope: String?

    init(_ kind: String, _ mail: String, _ recipient: String?, _ time: ClosedRange<Int64>) {
        (self.kind, self.mail, self.recipient, self.time) = (kind, mail, recipient, time)
    }

    /// By people or for them.
    var counts: Bool { ["open", "click"].contains(kind) && actor != "machine" }
    var isMachines: Bool { actor == "machine" }
}
