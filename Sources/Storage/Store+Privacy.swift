// How much a contact wants to be kept of what it does.

internal import GRDB
package import Tracking

extension Store {
    /// A contact's own mode; nil where it has none.
    package func privacyMode(of address: String) throws(StorageError) -> PrivacyMode? {
        try read { database in
            try String.fetchOne(
                database, sql: "SELECT privacy FROM contacts WHERE address = $1",
                arguments: [Contact.normalised(address)]
            ).flatMap(PrivacyMode.init)
        }
    }

    /// Sets a contact's own mode, from the next hit on. Who was never sent to becomes a contact by it.
    ///
    /// - Parameter mode: `.full` asks for nothing.
    package func setPrivacyMode(_ mode: PrivacyMode, of address: String) throws(StorageError) {
        try writer.perform { database in
            try database.cachedStatement(
                sql: """
                    INSERT INTO contacts (address, privacy) VALUES ($1, $2)
                    ON CONFLICT (address) DO UPDATE SET privacy = excluded.privacy
                    """
            ).execute(arguments: [Contact.normalised(address), mode == .full ? nil : mode.rawValue])
        }
    }
}

extension Database {
    /// The strictest of the own modes of those who have a copy: whose a hit on a shared one is, nobody knows.
    func ownPrivacyMode(message: Int64, copy: Int64) throws -> PrivacyMode? {
        try String.fetchAll(
            cachedStatement(
                sql: """
                    SELECT DISTINCT a.privacy FROM deliveries d JOIN contacts a ON a.contact = d.contact
                    WHERE d.message = $1 AND d.copy = $2 AND a.privacy IS NOT NULL
                    """), arguments: [message, copy]
        ).compactMap(PrivacyMode.init).max()
    }
}
