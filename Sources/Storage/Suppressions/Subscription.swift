// What the page on which somebody unsubscribes shows of the message that led there.

internal import GRDB

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

extension LinkIndex {
    /// The subscription that a copy belongs to; nil where there is no such copy, or it has several recipients. Blocks the
    /// calling thread.
    package func subscription(copy: Int64) throws(StorageError) -> Subscription? {
        do {
            return try database.read { database in
                let statement = try database.cachedStatement(
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
        } catch {
            throw StorageError(error)
        }
    }
}
