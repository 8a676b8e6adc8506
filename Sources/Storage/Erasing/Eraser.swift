// The statements that take a contact out, table by table.

internal import GRDB
internal import Tracking

/// Writes into the transaction that is open.
struct Eraser {
    private let database: Database
    private let address: String
    private let traces: AddressTraces
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
        erasure.sent =
            try Int.fetchOne(
                database, sql: "SELECT COUNT(*) FROM messages WHERE lower(sender) = $1", arguments: [address]) ?? 0
        let contact = try Int64.fetchOne(
            database, sql: "SELECT contact FROM contacts WHERE address = $1", arguments: [address])
        guard let contact else { return erasure }
        erasure.isContact = true
        erasure.retries = try eraseRetries(of: contact)
        try eraseNotices(of: contact)
        try eraseMessages(of: contact, into: &erasure)
        erasure.events = try eraseEvents(of: contact)
        try eraseAlarms()
        erasure.deliveries = try giveAway(contact)
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
                hash, reason: Suppression.Reason.manual.rawValue, source: "erase", at: now, until: nil)
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
        return count
    }

    /// Those that nobody was told yet. What has left is in the senders' mailboxes.
    private func eraseNotices(of contact: Int64) throws {
        try execute(
            """
            DELETE FROM notices
            WHERE (batch IS NULL OR batch IN (SELECT batch FROM notice_batches WHERE state = 'planned')) AND copy IN (SELECT copy FROM copies WHERE delivery IN (
                SELECT delivery FROM deliveries WHERE contact = $1))
            """, [contact])
    }

    /// The events stay, because figures are counted by them, and belong to nobody.
    private func eraseEvents(of contact: Int64) throws -> Int {
        try execute(
            """
            UPDATE events SET contact = NULL, ip = NULL, country = NULL, region = NULL, city = NULL, user_agent = NULL,
                network = NULL, diagnostic = NULL, remote = NULL
            WHERE contact = $1
            """, [contact])
        return database.changesCount
    }

    private func eraseAlarms() throws {
        let rows = try Row.fetchAll(database, sql: "SELECT campaign, reason, domain, diagnostic FROM alarms")
        for row in rows where traces.isIn(Array((row[3] as String).utf8)) {
            try execute(
                "UPDATE alarms SET diagnostic = '' WHERE campaign = $1 AND reason = $2 AND domain = $3",
                [row[0] as Int64, row[1] as String, row[2] as String])
        }
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

    // MARK: Messages

    private func eraseMessages(of contact: Int64, into erasure: inout Erasure) throws {
        let messages = try Row.fetchAll(
            database,
            sql: """
                SELECT m.message, m.message_id, m.subject, m.destinations, m.campaign, EXISTS (
                    SELECT 1 FROM deliveries o JOIN contacts a ON a.contact = o.contact
                    WHERE o.message = m.message AND o.contact <> $1 AND a.address <> $2)
                FROM messages m WHERE m.message IN (SELECT message FROM deliveries WHERE contact = $1)
                """, arguments: [contact, Erasure.name])
        for row in messages {
            let message: Int64 = row[0]
            try eraseTexts(of: message, row, isShared: row[5], erasure: &erasure)
            if let list = row[3] as Int64?, try eraseLinks(list) { erasure.destinations += 1 }
            try eraseDiagnostics(of: message)
        }
        for campaign in Set(messages.compactMap { $0[4] as Int64? }) { try eraseCampaignLinks(campaign) }
    }

    /// In what was said of the message's other recipients: a report on several may quote them all.
    private func eraseDiagnostics(of message: Int64) throws {
        let events = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT event, diagnostic FROM events WHERE message = $1 AND diagnostic IS NOT NULL"),
            arguments: [message])
        for event in events where traces.isIn(Array((event[1] as String).utf8)) {
            try execute("UPDATE events SET diagnostic = NULL WHERE event = $1", [event[0] as Int64])
        }
    }

    /// What only this contact was sent was written for it: its subject may name it, and its identifiers lead to it in mailboxes
    /// and logs.
    private func eraseTexts(of message: Int64, _ row: Row, isShared: Bool, erasure: inout Erasure) throws {
        if !isShared {
            try execute(
                "UPDATE messages SET message_id = '', queue_id = '', subject = '' WHERE message = $1", [message])
            erasure.messages += 1
            return
        }
        for (column, text) in [("message_id", row[1] as String), ("subject", row[2] as String)] {
            guard let replaced = replaced(in: text) else { continue }
            try execute("UPDATE messages SET \(column) = $1 WHERE message = $2", [replaced, message])
        }
    }

    /// Links whose URL has the address lead on, without it.
    private func eraseLinks(_ list: Int64) throws -> Bool {
        let json = try String.fetchOne(
            database.cachedStatement(sql: "SELECT urls FROM destinations WHERE list = $1"), arguments: [list])
        guard let json, let urls = JSONArray.decode(Array(json.utf8)) else { return false }
        let erased = urls.map { traces.replaced(in: $0, by: Array(Erasure.name.utf8)) ?? $0 }
        guard erased != urls else { return false }
        // No digest: what others have sent must not be taken for this list, nor this one be sent again.
        try execute(
            "UPDATE destinations SET urls = $1, hash = $2 WHERE list = $3",
            [String(decoding: JSONArray.encode(erased), as: UTF8.self), "\(Erasure.prefix)\(list)", list])
        return true
    }

    private func eraseCampaignLinks(_ campaign: Int64) throws {
        let domain = address.split(separator: "@").last.map(String.init) ?? ""
        let urls = try String.fetchAll(
            database.cachedStatement(
                sql: "SELECT url FROM campaign_links WHERE campaign = $1 AND lower(url) LIKE '%' || $2 || '%'"),
            arguments: [campaign, domain])
        for url in urls {
            guard let erased = replaced(in: url) else { continue }
            try execute(
                """
                INSERT INTO campaign_links (campaign, url, clicks, unique_clicks)
                SELECT campaign, $1, clicks, unique_clicks FROM campaign_links WHERE campaign = $2 AND url = $3
                ON CONFLICT (campaign, url) DO UPDATE SET
                    clicks = campaign_links.clicks + excluded.clicks,
                    unique_clicks = campaign_links.unique_clicks + excluded.unique_clicks
                """, [erased, campaign, url])
            try execute("DELETE FROM campaign_links WHERE campaign = $1 AND url = $2", [campaign, url])
        }
    }

    private func replaced(in text: String) -> String? {
        traces.replaced(in: Array(text.utf8), by: Array(Erasure.name.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    private func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
