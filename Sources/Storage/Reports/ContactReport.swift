internal import Foundation
internal import GRDB
internal import Words

/// `report contact` without its timeline, and a line of `report contacts`: the figures of `crm_contacts`.
package struct ContactReport: Sendable {
    package let address: String
    /// Now, 0 to 100.
    package let score: Double
    package let suppressed: Bool
    package let suppressionReason: String?
    /// Lists and streams that it is not sent to, such as those that it has left.
    package let suppressedLists: [String]
    /// `hard` or `soft`, of the last delivery.
    package let bounceState: String?
    package let sends: Int
    package let opens: Int
    package let clicks: Int
    package let replies: Int
    package let lastActivityAt: String?
    /// The score's key, by which contacts are sorted. Nil where there was no engagement.
    let engagement: Double?
}

extension Store {
    /// Returns nil where we have not sent to this address.
    package func contactReport(_ address: String) throws(StorageError) -> ContactReport? {
        try read { database in
            try Row.fetchOne(
                database, sql: "SELECT * FROM crm_contacts WHERE address = $1",
                arguments: [Contact.normalised(address)]
            ).map(ContactReport.init)
        }
    }
}

extension ContactReport {
    init(_ row: Row) throws {
        address = try row["address"]
        score = try row["score"]
        suppressed = try row["suppressed"]
        suppressionReason = try row["suppression_reason"]
        suppressedLists = try JSONDecoder().decode([String].self, from: Data((row["suppressed_lists"] as String).utf8))
        bounceState = try row["bounce_state"]
        sends = try row["sends"]
        opens = try row["opens"]
        clicks = try row["clicks"]
        replies = try row["replies"]
        lastActivityAt = try row["last_activity_at"]
        engagement = try row["engagement"]
    }
}
