// The ledger of what leaves: a message, its copy and its deliveries, in one job of the writer.

internal import GRDB
internal import Sealing
internal import Tracking
internal import Words

extension Store {
    /// Numbers for a message with so many recipients and copies.
    package func reserveNumbers(recipients: Int, copies: Int = 1) throws(StorageError) -> MessageNumbers {
        let first = try identifiers.reserve(1 + copies + recipients)
        return MessageNumbers(message: first, copy: first + 1, firstDelivery: first + 1 + Int64(copies))
    }

    /// Writes a message down. When this returns, all that its tokens name is on disk.
    package func record(_ message: SentMessage, as numbers: MessageNumbers) throws(StorageError) {
        // To nobody but who was erased: that would be a trace of them.
        if message.recipients.isEmpty, message.suppressed.allSatisfy(\.isOfErased) { return }
        let urls = message.destinations
        let knownCampaign = message.campaign.flatMap { rows.campaign($0) }
        let knownList = urls.isEmpty ? nil : rows.destinations(urls)
        let domains = message.senderDomains.filter { !rows.isSenderDomain($0) }
        let submitter = submitter(of: message, as: numbers.message)
        let (campaign, list) = try writer.perform { database in
            try database.addSenderDomains(domains)
            let campaign = try knownCampaign ?? database.campaign(named: message.campaign, at: message.sentAt)
            let list = try database.unerased(knownList) ?? database.destinationList(urls)
            try database.insert(message, as: numbers, campaign: campaign, list: list, submitter: submitter)
            return (campaign, list)
        }
        if let campaign, let name = message.campaign { rows.setCampaign(campaign, for: name) }
        if let list { rows.setDestinations(list, for: urls) }
        for domain in domains { rows.addSenderDomain(domain) }
    }
}

extension Database {
    fileprivate func campaign(named name: String?, at now: Int64) throws -> Int64? {
        guard let name else { return nil }
        // DO UPDATE, not DO NOTHING: only then is the row returned that stood there already.
        return try Int64.fetchOne(
            cachedStatement(
                sql: """
                    INSERT INTO campaigns (name, created_at) VALUES ($1, $2)
                    ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING campaign
                    """),
            arguments: [name, now])
    }

    /// Returns nil where erasing a contact, by another process perhaps, has changed the list since it was seen.
    fileprivate func unerased(_ list: Int64?) throws -> Int64? {
        guard let list else { return nil }
        let hash = try String.fetchOne(
            cachedStatement(sql: "SELECT hash FROM destinations WHERE list = $1"), arguments: [list])
        return hash?.hasPrefix(Erasure.prefix) == false ? list : nil
    }

    fileprivate func destinationList(_ urls: [Destination]) throws -> Int64? {
        guard !urls.isEmpty else { return nil }
        let json = JSONArray.encode(urls.map(\.bytes))
        return try Int64.fetchOne(
            cachedStatement(
                sql: """
                    INSERT INTO destinations (hash, urls, links) VALUES ($1, $2, $3)
                    ON CONFLICT (hash) DO UPDATE SET hash = excluded.hash RETURNING list
                    """),
            arguments: [try Digest.sha256(json), String(decoding: json, as: UTF8.self), urls.count])
    }

    fileprivate func insert(
        _ message: SentMessage, as numbers: MessageNumbers, campaign: Int64?, list: Int64?, submitter: Int64?
    ) throws {
        try cachedStatement(
            sql: """
                INSERT INTO messages
                    (message, message_id, queue_id, sender, subject, campaign, destinations, left_alone, sent_at, recipients,
                    stream, notify, submitter)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                """
        ).execute(arguments: [
            numbers.message, message.messageID, message.queueID, message.sender, message.subject, campaign, list,
            message.leftAlone?.rawValue, message.sentAt, message.recipients.count, message.stream,
            message.notices?.rawValue, submitter,
        ])
        let isSplit = !message.split.isEmpty
        for index in 0..<(isSplit ? Int64(message.recipients.count) : 1) {
            let onlyDelivery = isSplit || message.recipients.count == 1 ? numbers.firstDelivery + index : nil
            try cachedStatement(sql: "INSERT INTO copies (copy, message, delivery) VALUES ($1, $2, $3)")
                .execute(arguments: [numbers.copy + index, numbers.message, onlyDelivery])
        }
        for (index, recipient) in message.recipients.enumerated() {
            let index = Int64(index)
            try insertDelivery(
                numbers.firstDelivery + index, of: numbers.message, copy: numbers.copy + (isSplit ? index : 0),
                to: recipient)
        }
        for copy in message.split { try insert(copy, of: message, as: numbers.message) }
        let firstSuppressed = numbers.firstDelivery + Int64(message.recipients.count)
        // An erased contact's stands under a hash, and leaves no new trace.
        for (index, suppression) in message.suppressed.enumerated() where !suppression.isOfErased {
            try insertSuppressed(
                firstSuppressed + Int64(index), of: numbers, because: suppression, at: message.sentAt)
        }
        try countSent(to: message.recipients, campaign: campaign, at: message.sentAt)
        if let campaign {
            try cachedStatement(sql: "UPDATE campaigns SET sent = sent + $1 WHERE campaign = $2")
                .execute(arguments: [message.recipients.count, campaign])
        }
    }

    private func insertDelivery(_ delivery: Int64, of message: Int64, copy: Int64, to recipient: String) throws {
        let address = Contact.normalised(recipient)
        let spelled = address == recipient ? nil : recipient
        let contact = try Int64.fetchOne(
            cachedStatement(
                sql: """
                    INSERT INTO contacts (address, sends) VALUES ($1, 1)
                    ON CONFLICT (address) DO UPDATE SET sends = contacts.sends + 1 RETURNING contact
                    """),
            arguments: [address])
        try cachedStatement(
            sql: "INSERT INTO deliveries (delivery, message, copy, contact, recipient) VALUES ($1, $2, $3, $4, $5)"
        )
        .execute(arguments: [delivery, message, copy, contact, spelled])
    }

    /// A delivery that was not to be: it counts nowhere, and the contact's timeline says why.
    private func insertSuppressed(
        _ delivery: Int64, of numbers: MessageNumbers, because suppression: Suppression, at now: Int64
    ) throws {
        let contact = try Int64.fetchOne(
            cachedStatement(
                sql: """
                    INSERT INTO contacts (address, sends) VALUES ($1, 0)
                    ON CONFLICT (address) DO UPDATE SET address = excluded.address RETURNING contact
                    """),
            arguments: [suppression.address])
        try cachedStatement(
            sql: """
                INSERT INTO deliveries (delivery, message, copy, contact, state, attempts)
                VALUES ($1, $2, $3, $4, 'suppressed', 0)
                """
        ).execute(arguments: [delivery, numbers.message, numbers.copy, contact])
        try cachedStatement(
            sql: """
                INSERT INTO events (at, kind, message, copy, delivery, contact, reason)
                VALUES ($1, 'suppressed', $2, $3, $4, $5, $6)
                """
        ).execute(arguments: [
            now, numbers.message, numbers.copy, delivery, contact, suppression.reason.rawValue,
        ])
    }
}
