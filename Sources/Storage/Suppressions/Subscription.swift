// What the page on which somebody unsubscribes shows of the message that led there.

internal import GRDB
internal import Journal
internal import Words

/// The one recipient of a copy, and what they would get no more of.
package struct Subscription: Sendable, Equatable {
    package var address: String
    /// The message's envelope sender, as the sender gave it.
    package var sender: String
    /// The list or stream that the message names.
    package var stream: String?

    package init(address: String, sender: String, stream: String?) {
        self.address = address
        self.sender = sender
        self.stream = stream
    }
}

extension Subscription {
    /// Returns nil where a copy has several recipients.
    init?(of copy: Int64, in journaled: JournaledSending) {
        let sending = journaled.sending
        let index = sending.isSplit ? Int(copy - journaled.numbers.copy) : 0
        guard sending.isSplit || sending.recipients.count == 1, sending.recipients.indices.contains(index) else {
            return nil
        }
        self.init(
            address: Contact.normalised(sending.recipients[index]), sender: sending.sender, stream: sending.stream)
    }
}

extension Database {
    /// Returns whose subscription a copy belongs to.
    func subscription(copy: Int64) throws -> Subscription? {
        let statement = try cachedStatement(
            sql: """
                SELECT a.address, m.sender, m.stream
                FROM copies c
                JOIN messages m ON m.message = c.message
                JOIN deliveries d ON d.delivery = c.delivery
                JOIN contacts a ON a.contact = d.contact
                WHERE c.copy = $1
                """)
        return try Row.fetchOne(statement, arguments: [copy]).map {
            try Subscription(address: $0[0], sender: $0[1], stream: $0[2])
        }
    }
}
