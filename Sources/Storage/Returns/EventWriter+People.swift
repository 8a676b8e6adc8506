// What people say of a mail: each counts once for a delivery, however late.

internal import Bounces
internal import GRDB
internal import Words

extension EventWriter {
    func writeComplaint(_ feedbackType: String?) throws -> Settlement.Effect {
        let effect = try writeOnce(
            .complaint, campaignColumn: "complained", suppression: .complaint, reason: feedbackType)
        if decides { try setState(.complained, status: nil) }
        return effect
    }

    /// A reply counts once for a delivery, and the same reply once for all, whichever way it comes.
    ///
    /// - Parameter messageID: the reply's own; nil where it has none.
    func writeReply(messageID: String?) throws -> Settlement.Effect {
        if let messageID, try !database.isNewReply(messageID, at: at) {
            var effect = effect(.reply)
            effect.isKnown = true
            return effect
        }
        let effect = try writeOnce(.reply, campaignColumn: "replied", suppression: nil)
        // What was answered has arrived, whatever a report said.
        if record.state == .softBounced || record.state == .hardBounced && record.isStateNamed {
            try setState(.delivered, status: nil)
        }
        try database.clearSoftBounces(of: record.contact, delivery: record.delivery)
        try database.keepSoftBouncesCleared(of: record.delivery)
        guard !effect.isKnown else { return effect }
        try execute("UPDATE messages SET replies = replies + 1 WHERE message = $1", [record.message])
        var contact = try ContactTally(contact: record.contact, rule: rules.engagement, in: database)
        contact.addReply(at: at)
        try contact.write(to: database)
        return effect
    }

    /// An event that counts once for a delivery. What it suppresses is suppressed once it is believed, be it told before.
    func writeOnce(
        _ event: EventKind, campaignColumn: String, suppression: Suppression.Reason?, reason: String? = nil
    ) throws -> Settlement.Effect {
        var effect = effect(event)
        let known = try Row.fetchOne(
            database.cachedStatement(sql: Self.onceQuery), arguments: [record.delivery, event])
        effect.isKnown = known != nil
        if let known {
            guard trust == .sealed, try known[1] == Trust.named.rawValue else { return effect }
            try execute("UPDATE events SET trust = $1 WHERE event = $2", [trust.rawValue, try known[0] as Int64])
        } else {
            try insertEvent(event, reason: reason)
            try execute(
                "UPDATE campaigns SET \(campaignColumn) = \(campaignColumn) + 1 WHERE campaign = $1", [record.campaign])
        }
        if let suppression, trust == .sealed {
            try database.suppress(record.recipient, reason: suppression, source: "mail", at: at, until: nil)
            try database.cancelRetries(of: record.delivery)
        }
        return effect
    }

    static let onceQuery = """
        SELECT event, trust FROM events WHERE delivery = $1 AND kind = $2 AND kind NOT IN ('open', 'click') LIMIT 1
        """
}
