/// A message in the queue as `LogJoiner` keeps it: a row that the caller stores, so that a restart forgets nothing.
package struct QueuedMessage: Sendable, Equatable {
    package let queueID: String
    /// Grows with each change: what was touched last has the greatest.
    package internal(set) var touched: Int64 = 0
    /// With its angle brackets.
    package internal(set) var messageID: String?
    /// The id that it had first, where it went through a content filter; nil where this is the first, as far as we
    /// know.
    var firstQueueID: String?
    /// The ids that it had after a further filter, and were known before this one's first was.
    var laterQueueIDs: [String] = []
    /// The number of all its recipients, where the log tells (`Arrival.recipients`).
    var expectedRecipients: Int?
    var finalRecipients = 0
    var hasEnded = false
    /// The last status of each recipient that may have to be told again: under another queue id, or as expired.
    var statuses: [DeliveryStatus] = []
    /// The recipients before aliases that were resolved before the filter.
    var originals: [Alias] = []

    struct Alias: Equatable {
        var recipient: String
        var original: String
    }

    /// Not more recipients of one message are kept than Postfix takes (`smtpd_recipient_limit`).
    static let recipientLimit = 1000

    init(queueID: String) { self.queueID = queueID }

    var first: String { firstQueueID ?? queueID }

    mutating func keep(_ status: DeliveryStatus) {
        if status.isFinal { finalRecipients += 1 }
        let known = statuses.firstIndex { $0.recipient == status.recipient }
        // Where the first id is known, what is final will not be told again.
        if status.isFinal, firstQueueID != nil {
            if let known { statuses.swapAt(known, statuses.count - 1) }
            if known != nil { statuses.removeLast() }
        } else if let known {
            statuses[known] = status
        } else if statuses.count < Self.recipientLimit {
            statuses.append(status)
        }
    }

    mutating func keep(original: String, of recipient: String) {
        guard original != recipient, originals.count < Self.recipientLimit,
            !originals.contains(where: { $0.recipient == recipient })
        else { return }
        originals.append(Alias(recipient: recipient, original: original))
    }

    /// Whether this is not the id that it had first, and that one is known.
    package var isLinked: Bool { firstQueueID != nil }

    /// Leaves out recipients, by all the addresses that each goes by here.
    package mutating func keepRecipients(where isKept: (_ addresses: [String]) throws -> Bool) rethrows {
        statuses = try statuses.filter { status in
            let originals = [status.originalRecipient, original(of: status.recipient)]
            return try isKept([status.recipient] + originals.compactMap(\.self))
        }
        originals = try originals.filter { try isKept([$0.recipient, $0.original]) }
    }

    /// Takes somebody out: what is known of the recipient, and texts of others that name it.
    package mutating func erase(where names: (_ text: String) -> Bool) {
        keepRecipients { !$0.contains(where: names) }
        for index in statuses.indices where names(statuses[index].reply) { statuses[index].reply = "" }
        if let messageID, names(messageID) { self.messageID = nil }
    }

    func original(of recipient: String) -> String? { originals.first { $0.recipient == recipient }?.original }
}
