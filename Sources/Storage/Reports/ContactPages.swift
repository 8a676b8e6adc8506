// Contacts in an order that an index has: a page costs the same among ten contacts and among ten million, the first like the
// thousandth.

internal import Engagement
internal import GRDB

extension ContactReport {
    /// In which order contacts are listed. Not by their last activity: an index of that would be one more to change with each
    /// hit, and the score, which fades, puts those in front who were active lately.
    package enum Order: String, Sendable, CaseIterable {
        /// The highest first; those of the same score by address.
        case score
        case address
    }
}

extension Store {
    /// Returns a page of contacts.
    ///
    /// - Parameters:
    ///   - minimumScore: leaves out who has less now, 0 to 100. Only in the order of score.
    ///   - now: milliseconds since 1970, UTC.
    ///   - after: the last contact of the page before; nil for the first page.
    package func contacts(
        by order: ContactReport.Order, minimumScore: Double = 0, now: Int64, limit: Int, after: ContactReport? = nil
    ) throws(StorageError) -> [ContactReport] {
        switch order {
        case .address:
            return try read { try $0.contacts(ContactRange.addresses(after: after?.address ?? ""), limit: limit) }
        case .score:
            if minimumScore >= 100 { return [] }
            let rule = try scoreState().rule
            let least = EngagementKey.key(forScore: minimumScore, at: now, by: rule)
            return try read { try $0.contacts(ContactRange.scores(after: after, least: least), limit: limit) }
        }
    }
}

/// Contacts that stand next to each other in an index, in its order.
struct ContactRange {
    let condition: String
    let order: String
    let arguments: [DatabaseValue]

    /// The query of at most so many, whose number is the parameter behind the others.
    var sql: String {
        "SELECT * FROM crm_contacts WHERE \(condition) ORDER BY \(order) LIMIT $\(arguments.count + 1)"
    }

    static func addresses(after address: String) -> [ContactRange] {
        [ContactRange(condition: "address > $1", order: "address", arguments: [address.databaseValue])]
    }

    /// Those of the same score behind a contact, those of less, and those who have none: a search each.
    static func scores(after contact: ContactReport?, least: Double?) -> [ContactRange] {
        let order = "engagement DESC, address"
        let floor = (least ?? -.infinity).databaseValue
        var ranges: [ContactRange] = []
        if let contact, let engagement = contact.engagement?.databaseValue {
            ranges = [
                ContactRange(
                    condition: "engagement = $1 AND address > $2", order: "address",
                    arguments: [engagement, contact.address.databaseValue]),
                ContactRange(
                    condition: "engagement < $1 AND engagement >= $2", order: order, arguments: [engagement, floor]),
            ]
        } else if contact == nil {
            ranges = [ContactRange(condition: "engagement >= $1", order: order, arguments: [floor])]
        }
        guard least == nil else { return ranges }
        let start = contact.flatMap { $0.engagement == nil ? $0.address : nil } ?? ""
        return ranges + [
            ContactRange(
                condition: "engagement IS NULL AND address > $1", order: "address", arguments: [start.databaseValue])
        ]
    }
}

extension Database {
    fileprivate func contacts(_ ranges: [ContactRange], limit: Int) throws -> [ContactReport] {
        var contacts: [ContactReport] = []
        for range in ranges where contacts.count < limit {
            let arguments = StatementArguments(range.arguments + [(limit - contacts.count).databaseValue])
            contacts += try Row.fetchAll(self, sql: range.sql, arguments: arguments).map(ContactReport.init)
        }
        return contacts
    }
}
