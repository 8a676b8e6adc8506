// Whether a reply answers us: the filter's question to a mail that answers something.

package import Bounces
internal import GRDB

/// Messages by their Message-ID, read on a connection of its own, which waits for no writer: a look-up in one index for each
/// message that the reply names.
package final class ReplyIndex: Sendable {
    private let database: DatabaseQueue

    package init(path: String) throws(StorageError) {
        database = try Store.open(path, isReadOnly: true)
    }

    /// Whether a message of ours went to the author, or to somebody for whom the author may answer. Blocks the calling thread.
    package func isToUs(_ reply: ReplyHeader) throws(StorageError) -> Bool {
        try database.snapshot {
            try DeliveryRecord.find(reply.answered, answeredBy: reply.author, in: $0)?.isErased == false
        }
    }
}
