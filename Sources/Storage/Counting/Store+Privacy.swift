// How much a contact wants to be kept of what it does.

internal import GRDB
package import Privacy
internal import Words

extension Store {
    /// Returns a contact's own mode; nil where it has none.
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
    /// The strictest of the own modes of those who have a copy: whose a hit on a shared one is, nobody knows. Who was erased is
    /// none of them, as long as there is another: else nobody's hits would count any more.
    func ownPrivacyMode(message: Int64, copy: Int64) throws -> PrivacyMode? {
        let rows = try Row.fetchAll(
            cachedStatement(
                sql: """
                    SELECT DISTINCT a.privacy, a.address = $1 FROM deliveries d JOIN contacts a ON a.contact = d.contact
                    WHERE d.message = $2 AND d.copy = $3 AND d.state <> 'suppressed'
                    """), arguments: [Erasure.name, message, copy])
        let others = try rows.filter { try !($0[1] as Bool) }
        return try (others.isEmpty ? rows : others).compactMap { try ($0[0] as String?).flatMap(PrivacyMode.init) }
            .max()
    }
}
