// What a contact was sent: texts that name it, and links that have its address in them.

internal import GRDB
import Privacy
internal import Words

extension Eraser {
    func eraseMessages(of contact: Int64, into erasure: inout Erasure) throws {
        let messages = try Row.fetchAll(
            database,
            sql: """
                SELECT m.message, m.message_id, m.subject, m.sender, m.destinations, m.campaign, EXISTS (
                    SELECT 1 FROM deliveries o JOIN contacts a ON a.contact = o.contact
                    WHERE o.message = m.message AND o.contact <> $1 AND a.address <> $2)
                FROM messages m WHERE m.message IN (SELECT message FROM deliveries WHERE contact = $1)
                """, arguments: [contact, Erasure.name])
        for row in messages {
            let message: Int64 = try row[0]
            try eraseTexts(of: message, row, isShared: row[6], erasure: &erasure)
            if let list = try row[4] as Int64?, try eraseLinks(list) { erasure.destinations += 1 }
            try eraseDiagnostics(of: message)
        }
        let campaigns = Set(try messages.map { try $0[5] as Int64? })
        for campaign in campaigns {
            try eraseAlarms(campaign ?? 0)
            if let campaign { try eraseCampaignLinks(campaign) }
        }
    }

    /// In what was said of the message's other recipients: a report on several may quote them all.
    private func eraseDiagnostics(of message: Int64) throws {
        let events = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT event, diagnostic FROM events WHERE message = $1 AND diagnostic IS NOT NULL"),
            arguments: [message])
        for event in events where try traces.isIn(Array((event[1] as String).utf8)) {
            try execute("UPDATE events SET diagnostic = NULL WHERE event = $1", [try event[0] as Int64])
        }
    }

    /// What only this contact was sent was written for it: its subject may name it, and its identifiers lead to it in mailboxes
    /// and logs.
    private func eraseTexts(of message: Int64, _ row: Row, isShared: Bool, erasure: inout Erasure) throws {
        if let sender = try replaced(inSender: row[3]) {
            try execute("UPDATE messages SET sender = $1 WHERE message = $2", [sender, message])
        }
        if !isShared {
            try execute(
                "UPDATE messages SET message_id = '', queue_id = '', subject = '' WHERE message = $1", [message])
            erasure.messages += 1
            return
        }
        for (column, text) in try [("message_id", row[1] as String), ("subject", row[2] as String)] {
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
        try execute(
            """
            INSERT INTO settings (name, value) VALUES ($1, 1)
            ON CONFLICT (name) DO UPDATE SET value = settings.value + 1
            """, [Erasure.counter])
        return true
    }

    /// - Parameter campaign: zero for none.
    private func eraseAlarms(_ campaign: Int64) throws {
        let rows = try Row.fetchAll(
            database.cachedStatement(sql: "SELECT reason, domain, diagnostic FROM alarms WHERE campaign = $1"),
            arguments: [campaign])
        for row in rows where try traces.isIn(Array((row[2] as String).utf8)) {
            try execute(
                "UPDATE alarms SET diagnostic = '' WHERE campaign = $1 AND reason = $2 AND domain = $3",
                [campaign, try row[0] as String, try row[1] as String])
        }
    }

    private func eraseCampaignLinks(_ campaign: Int64) throws {
        let urls = try String.fetchAll(
            database.cachedStatement(
                sql: "SELECT url FROM campaign_links WHERE campaign = $1 AND lower(url) LIKE '%' || $2 || '%'"),
            arguments: [campaign, Contact.domain(of: address)])
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
}
