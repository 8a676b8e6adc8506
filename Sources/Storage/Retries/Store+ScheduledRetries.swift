// Second sendings that the CRM makes: how it says so, and what the filter makes of it.

internal import GRDB
package import Sealing
internal import Synchronization
internal import Words

/// A sending that the CRM has claimed, as the filter needs it.
package struct ClaimedRetry: Sendable, Equatable {
    package let copy: Int64
    /// Where the links of the first sending lead, in the order of their numbers.
    package let destinations: [[UInt8]]
}

extension Store {
    /// From now on, each retry that is planned has a token: for the CRM, which can seal nothing.
    package func sealRetries(with keys: KeyRing) throws(StorageError) {
        retryKeys.withLock { $0 = keys }
        try writer.perform { try $0.sealRetries(keys) }
    }
}

extension Database {
    /// Returns what the CRM has claimed of a copy for a recipient; nil where nothing is under way.
    func claimedRetry(of copy: Int64, to recipient: String) throws -> ClaimedRetry? {
        let row = try Row.fetchOne(
            cachedStatement(
                sql: """
                    SELECT t.urls
                    FROM copies c
                    JOIN contacts a ON a.address = $1
                    JOIN deliveries d ON d.message = c.message AND d.contact = a.contact AND d.copy = c.copy
                    JOIN retries r ON r.delivery = d.delivery AND r.state = 'leased'
                    JOIN messages m ON m.message = c.message
                    LEFT JOIN destinations t ON t.list = m.destinations
                    WHERE c.copy = $2 LIMIT 1
                    """),
            arguments: [Contact.normalised(recipient), copy])
        guard let row else { return nil }
        let urls: String? = try row[0]
        return ClaimedRetry(copy: copy, destinations: urls.flatMap { JSONArray.decode(Array($0.utf8)) } ?? [])
    }

    /// - Parameter keys: nil where we send again ourselves.
    func sealRetries(_ keys: KeyRing?) throws {
        guard let keys else { return }
        let rows = try Row.fetchAll(
            cachedStatement(
                sql: """
                    SELECT r.retry, d.copy FROM retries r JOIN deliveries d ON d.delivery = r.delivery
                    WHERE r.token IS NULL AND r.state = 'planned'
                    """))
        for row in rows {
            let token = keys.seal(RetryToken(copy: try row[1]))
            try cachedStatement(sql: "UPDATE retries SET token = $1 WHERE retry = $2")
                .execute(arguments: [String(decoding: token, as: UTF8.self), try row[0] as Int64])
        }
    }
}
