// Who our own people are: mail to others that they look at again is no mail that was opened.

internal import Bounces
internal import GRDB
import Privacy
internal import Sealing
internal import Words

extension Sending {
    /// The domains of who sends it, as they are registered.
    var senderDomains: Set<String> { Set(([sender] + authors).compactMap(RegistrableDomain.ofAddress)) }
}

extension RegistrableDomain {
    /// Returns nil where an address has none.
    fileprivate static func ofAddress(_ address: String) -> String? {
        let domain = of(Contact.domain(of: address)[...])
        return domain.isEmpty ? nil : String(domain)
    }
}

extension CountingRules {
    /// What stands for where a message was handed over; nil where that is not known or not to be kept.
    func submitter(of message: Sending, as number: Int64) -> Int64? {
        guard let address = message.submitter,
            privacy.mode(sender: message.sender, list: message.stream, contact: nil) < .aggregate
        else { return nil }
        return likenesses.submitter(of: number, at: address)
    }
}

extension Store {
    /// Milliseconds after its sending for which a look from where a message was handed over is its sender's: later somebody else
    /// may have the address.
    static let submitterTime: Int64 = 86_400_000

    /// Forgets where some of the messages before a time were handed over; how many.
    package func forgetSubmitters(before limit: Int64, atMost count: Int) throws(StorageError) -> Int {
        try writer.perform { database in
            try database.cachedStatement(
                sql: """
                    UPDATE messages SET submitter = NULL WHERE message IN (
                        SELECT message FROM messages WHERE submitter IS NOT NULL AND sent_at < $1
                        ORDER BY sent_at LIMIT $2)
                    """
            ).execute(arguments: [limit, count])
            return database.changesCount
        }
    }
}

extension Database {
    func addSenderDomains(_ domains: some Sequence<String>) throws {
        for domain in domains {
            try cachedStatement(sql: "INSERT INTO sender_domains (domain) VALUES ($1) ON CONFLICT DO NOTHING")
                .execute(arguments: [domain])
        }
    }

    /// Whether one of a copy's recipients is in a domain that our people send from: then a look from our networks may be theirs.
    func isForOwnPeople(copy: Int64) throws -> Bool {
        let rows = try Row.fetchCursor(
            cachedStatement(
                sql: """
                    SELECT a.address, m.sender FROM copies c
                    JOIN messages m ON m.message = c.message
                    JOIN deliveries d ON d.message = c.message AND d.copy = c.copy
                    JOIN contacts a ON a.contact = d.contact
                    WHERE c.copy = $1
                    """), arguments: [copy])
        var domains: Set<String> = []
        var sender: String?
        while let row = try rows.next() {
            sender = try RegistrableDomain.ofAddress(row[1])
            if let domain = try RegistrableDomain.ofAddress(row[0]) { domains.insert(domain) }
        }
        if let sender, domains.contains(sender) { return true }
        return try domains.contains { domain in
            try Bool.fetchOne(
                cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM sender_domains WHERE domain = $1)"),
                arguments: [domain]) == true
        }
    }
}
