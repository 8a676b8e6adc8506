internal import Storage
internal import Tracking
internal import Words

/// The sender and recipients of a message, and the name under which the MTA logs it.
struct Envelope {
    var queueID = ""
    var sender = ""
    /// The address of the person who hands it over.
    var submitter: IPAddress?
    /// The parameters of MAIL FROM.
    var parameters: [[UInt8]] = []
    /// The recipients that the message goes to.
    var recipients: [Recipient] = []
    /// Recipients whose suppressions depend on what the message is.
    var pending: [(recipient: Recipient, suppressions: [Suppression])] = []
    /// The recipients that the client was not told about, and that get nothing; with what stands against each.
    var dropped: [(recipient: Recipient, suppression: Suppression)] = []
    /// The recipients that would get nothing, and get it all the same.
    private(set) var spared: [(recipient: Recipient, suppression: Suppression)] = []
    /// All that it goes to as the client named them, an address perhaps in several spellings.
    private(set) var named: [Recipient] = []

    /// Makes one recipient of those who are one.
    mutating func unite() {
        named = recipients
        recipients = recipients.distinct
    }

    /// The suppressions of those who get nothing, each once.
    var suppressions: [Suppression] {
        var seen: Set<String> = []
        return dropped.map(\.suppression).filter {
            seen.insert(Contact.normalised($0.address)).inserted
        }
    }

    /// The sender has named the envelope, and wants that name in reports.
    var hasEnvelopeID: Bool {
        parameters.contains { String(decoding: $0.prefix(6), as: UTF8.self).uppercased() == "ENVID=" }
    }

    /// Drops recipients that have unsubscribed from mail of this stream.
    mutating func dropPending(stream: String?) {
        for (recipient, suppressions) in pending {
            guard let suppression = SuppressionPolicy.pending(suppressions, stream: stream) else { continue }
            recipients.removeAll { $0 == recipient }
            dropped.append((recipient, suppression))
        }
        pending = []
    }

    /// Has all get the message where the MTA does not let us remove some, unless nobody at all is to get it.
    mutating func spareDropped(unlessRemovable canRemove: Bool) {
        if !canRemove, !recipients.isEmpty { spareDropped() }
    }

    /// Has all get the message: it is others' to say to whom they write.
    mutating func spareDropped() {
        recipients += dropped.map(\.recipient)
        spared += dropped
        dropped = []
    }
}
