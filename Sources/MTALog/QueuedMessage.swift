/// What `LogJoiner` keeps of a message in the queue: a row that the caller stores, so that a restart forgets nothing.
package struct QueuedMessage: Sendable, Equatable {
    package let queueID: String
    /// Grows with each change: what was touched last has the greatest.
    package internal(set) var touched: Int64 = 0
    /// With its angle brackets.
    var messageID: String?
    /// The id that it had first, where it went through a content filter; nil where this is the first, as far as we
    /// know.
    var firstQueueID: String?
    /// Those that it had after a further filter, and were known before this one's first was.
    var laterQueueIDs: [String] = []
    /// How many recipients it has in all, where the log tells (`Arrival.recipients`).
    var expectedRecipients: Int?
    var finalRecipients = 0
    var hasEnded = false
    /// The last status of each recipient that may have to be told again: under another queue id, or as expired.
    var statuses: [DeliveryStatus] = []
    /// Of aliases that were resolved before the filter: what recipients were before that.
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

    func original(of recipient: String) -> String? { originals.first { $0.recipient == recipient }?.original }
}
