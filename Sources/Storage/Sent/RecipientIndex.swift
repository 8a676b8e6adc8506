// What the filter asks of a recipient. A look-up or two in an index for each question.

internal import GRDB
package import Sealing
package import Words

package final class RecipientIndex: Sendable {
    private let file: NearFile
    private let keys: KeyRing

    /// - Parameter keys: under which addresses of erased contacts are recognised.
    package init(path: String, keys: KeyRing) {
        file = NearFile(path: path)
        self.keys = keys
    }

    /// What stands against sending to an address now; empty for nearly all. What stands against its domain is the address's own
    /// here. Blocks the calling thread.
    ///
    /// - Parameter now: milliseconds since 1970.
    package func suppressions(of address: String, now: Int64) throws(StorageError) -> [Suppression] {
        let address = Contact.normalised(address)
        let hashes = keys.hashes(ofAddress: address)
        return try file.read { try $0.suppressions(of: address, hashes: hashes) }
            .filter { $0.until.map { $0 > now } ?? true }
            .map { suppression in
                var suppression = suppression
                if suppression.address == Suppression.domain(of: address) { suppression.address = address }
                return suppression
            }
    }

    /// Whether a contact wants nothing kept of what it does: then nothing is put into its mail. Blocks the calling thread.
    package func isUntracked(_ address: String) throws(StorageError) -> Bool {
        try file.read {
            try Bool.fetchOne(
                $0.cachedStatement(sql: "SELECT privacy = 'off' FROM contacts WHERE address = $1"),
                arguments: [Contact.normalised(address)]) ?? false
        }
    }

    /// Returns the sending of a copy that the CRM has claimed; nil where it has claimed none. Blocks the calling thread.
    package func claimedRetry(of copy: Int64, to recipient: String) throws(StorageError) -> ClaimedRetry? {
        try file.read { try $0.claimedRetry(of: copy, to: recipient) }
    }
}
