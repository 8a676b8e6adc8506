// Whether an address may be sent to: the filter's question at each recipient.

internal import GRDB
package import Sealing
internal import Words

/// Suppressions by address, read on a connection of its own, which waits for no writer: a look-up in one index for the address,
/// one for each key under which it may be hashed, and one for its domain.
package final class SuppressionIndex: Sendable {
    private let database: DatabaseQueue
    private let keys: KeyRing

    package init(path: String, keys: KeyRing) throws(StorageError) {
        database = try Store.open(path, isReadOnly: true)
        self.keys = keys
    }

    /// What stands against sending to an address now; empty for nearly all. What stands against its domain is the address's own
    /// here. Blocks the calling thread.
    ///
    /// - Parameter now: milliseconds since 1970.
    package func suppressions(of address: String, now: Int64) throws(StorageError) -> [Suppression] {
        let address = Contact.normalised(address)
        let hashes = keys.hashes(ofAddress: address)
        return try database.snapshot { try $0.suppressions(of: address, hashes: hashes) }
            .filter { $0.until.map { $0 > now } ?? true }
            .map { suppression in
                var suppression = suppression
                if suppression.address == Suppression.domain(of: address) { suppression.address = address }
                return suppression
            }
    }
}
