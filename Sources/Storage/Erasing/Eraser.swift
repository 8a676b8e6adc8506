// The statements that take a contact out, table by table.

internal import Foundation
internal import GRDB
internal import MTALog
internal import Privacy
internal import Tracking
internal import Words

/// Writes into the transaction that is open.
struct Eraser {
    let database: Database
    let address: String
    let traces: AddressTraces
    private let hashes: [String]
    private let now: Int64

    init(database: Database, address: String, hashes: [String], now: Int64) {
        self.database = database
        self.address = address
        self.hashes = hashes
        self.now = now
        traces = AddressTraces(of: address)
    }

    func erase() throws -> Erasure {
        var erasure = Erasure()
        erasure.suppressions = try eraseSuppressions()
        let contact = try Int64.fetchOne(
            database, sql: "SELECT contact FROM contacts WHERE address = $1", arguments: [address])
        guard let contact else {
            try eraseLog()
            return erasure
        }
        erasure.isContact = true
        erasure.retries = try eraseRetries(of: contact)
        try eraseNotices(of: contact)
        try eraseMessages(of: contact, into: &erasure)
        erasure.events = try database.eraseEvents(of: address, atMost: .max)
        erasure.deliveries = try giveAway(contact)
        try eraseLog()
        return erasure
    }

    // MARK: Suppressions

    /// What stands against the address stands against its hash, and what was written down of it too. Whoever is erased is
    /// suppressed from now on: nobody is to write to him because he was forgotten.
    private func eraseSuppressions() throws -> Int {
        let hash = Erasure.prefix + (hashes.first ?? "")
        // Rows, not an update of the key: what the triggers write down of it has the address too, and goes below.
        try execute(
            """
            INSERT INTO suppressions (address, scope, reason, source, since, until)
            SELECT $1, scope, reason, source, since, until FROM suppressions WHERE address = $2
            ON CONFLICT (address, scope, reason) DO NOTHING
            """, [hash, address])
        try execute("DELETE FROM suppressions WHERE address = $1", [address])
        let known = try database.suppressions(of: hash, hashes: Array(hashes.dropFirst()))
        if !known.contains(where: { $0.scope == Suppression.everything && $0.reason == .manual && $0.until == nil }) {
            try database.suppress(
                hash, reason: .manual, source: "erase", at: now, until: nil)
        }
        try execute("UPDATE suppression_changes SET address = $1 WHERE address = $2", [hash, address])
        return try database.suppressions(of: hash, hashes: Array(hashes.dropFirst())).count
    }

    // MARK: Deliveries

    /// One that is being sent is taken out of its sender's hands: what it writes afterwards finds no lease.
    private func eraseRetries(of contact: Int64) throws -> Int {
        let deliveries = "delivery IN (SELECT delivery FROM deliveries WHERE contact = $1)"
        try execute(
            "UPDATE retries SET state = 'cancelled' WHERE \(deliveries) AND state IN ('planned', 'leased')", [contact])
        let count = database.changesCount
        try execute("UPDATE retries SET reply = NULL WHERE \(deliveries)", [contact])
        // No burst puts them back upon nobody.
        try execute("DELETE FROM cleared_soft_bounces WHERE \(deliveries)", [contact])
        return count
    }

    /// Those that nobody was told yet. What has left is in the senders' mailboxes; what is kept of it names nobody.
    private func eraseNotices(of contact: Int64) throws {
        let batches = try Row.fetchAll(
            database,
            sql: """
                SELECT DISTINCT b.batch, b.target, b.reply
                FROM deliveries d JOIN notices n ON n.copy = d.copy JOIN notice_batches b ON b.batch = n.batch
                WHERE d.contact = $1
                """, arguments: [contact])
        for row in batches {
            let reply: String? = try row[2]
            let keptReply = reply.flatMap { traces.isIn(Array($0.utf8)) ? nil : $0 }
            let target: String = try row[1]
            try execute(
                "UPDATE notice_batches SET target = $1, reply = $2 WHERE batch = $3",
                [replaced(inSender: target) ?? target, keptReply, try row[0] as Int64])
        }
        try execute(
            """
            DELETE FROM notices
            WHERE (batch IS NULL
                OR EXISTS (SELECT 1 FROM notice_batches b WHERE b.batch = notices.batch AND b.state = 'planned'))
                AND copy IN (
                    SELECT c.copy FROM deliveries d JOIN copies c ON c.copy = d.copy AND c.delivery = d.delivery
                    WHERE d.contact = $1)
            """, [contact])
    }

    /// All deliveries of all who were erased are one contact's, so that nothing leads from one of a person's to another. Its
    /// mode is off: what they still do with their mail is not written down.
    private func giveAway(_ contact: Int64) throws -> Int {
        let nobody = try Int64.fetchOne(
            database,
            sql: """
                INSERT INTO contacts (address, privacy) VALUES ($1, 'off')
                ON CONFLICT (address) DO UPDATE SET privacy = 'off' RETURNING contact
                """, arguments: [Erasure.name])
        try execute("UPDATE deliveries SET contact = $1, recipient = NULL WHERE contact = $2", [nobody, contact])
        let count = database.changesCount
        try execute("UPDATE contacts SET sends = sends + $1 WHERE contact = $2", [count, nobody])
        try execute("DELETE FROM contacts WHERE contact = $1", [contact])
        return count
    }

    // MARK: The MTA's log

    /// What is kept of messages in the queue. Its follower, which may have read more meanwhile, keeps nothing of who is no contact.
    /// All rows are read: there are no more of them than the follower keeps in memory.
    private func eraseLog() throws {
        let rows = try Row.fetchAll(database, sql: "SELECT source, queue_id, state FROM logged_messages")
        for row in rows {
            let state = Array(try row[2] as Data)
            guard traces.count(in: state.span) > 0, var message = try QueuedMessage(queueID: row[1], bytes: state)
            else {
                continue
            }
            message.erase { traces.isIn(Array($0.utf8)) || replaced(inSender: $0) != nil }
            try execute(
                "UPDATE logged_messages SET state = $1 WHERE source = $2 AND queue_id = $3",
                [Data(message.bytes), try row[0] as String, try row[1] as String])
        }
    }

    // MARK: Text

    func replaced(in text: String) -> String? {
        traces.replaced(in: Array(text.utf8), by: Array(Erasure.name.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    func replaced(inSender sender: String) -> String? {
        traces.replaced(inSender: Array(sender.utf8), by: Array(Erasure.name.utf8))
            .map { String(decoding: $0, as: UTF8.self) }
    }

    func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

extension Database {
    /// The events of a contact stay, because figures are counted by them, and belong to nobody. How many there were.
    func eraseEvents(of address: String, atMost limit: Int) throws -> Int {
        try cachedStatement(
            sql: """
                UPDATE events SET contact = NULL, ip = NULL, country = NULL, region = NULL, city = NULL, user_agent = NULL,
                    network = NULL, likeness = NULL, diagnostic = NULL, remote = NULL
                WHERE event IN (
                    SELECT e.event FROM contacts a JOIN events e ON e.contact = a.contact WHERE a.address = $1 LIMIT $2)
                """
        ).execute(arguments: [address, limit])
        return changesCount
    }
}
