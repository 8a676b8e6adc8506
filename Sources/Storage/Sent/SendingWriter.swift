// The ledger of what leaves: a message, its copies and its deliveries, in the transaction that is open.

internal import GRDB
internal import Journal
internal import Tracking
internal import Words

/// Writes sendings down.
struct SendingWriter {
    let database: Database
    let rules: CountingRules
    /// Finds a list of links by its hash where a record only names it.
    let list: (String) throws -> [UInt8]?

    /// Writes a sending down; false where it is here already.
    func write(_ journaled: JournaledSending) throws -> Bool {
        let (sending, numbers) = (journaled.sending, journaled.numbers)
        if sending.isTraceOfErased { return true }
        if try database.hasMessage(numbers.message) { return false }
        try database.addSenderDomains(sending.senderDomains)
        let campaign = try database.campaign(named: sending.campaign, at: sending.sentAt)
        let links = try journaled.links.flatMap { try destinations(of: $0) }
        try insert(sending, as: numbers, campaign: campaign, list: links)
        try eraseAgain(sending)
        return true
    }

    /// Who was erased after this left is not here again because it is written down later.
    private func eraseAgain(_ sending: Sending) throws {
        guard try database.hasErasures(since: sending.sentAt) else { return }
        for recipient in sending.recipients {
            let address = Contact.normalised(recipient)
            let hashes = rules.addressHashes(address)
            guard try database.wasErased(hashes, since: sending.sentAt) else { continue }
            _ = try Eraser(database: database, address: address, hashes: hashes, now: sending.sentAt).erase()
        }
    }

    private func destinations(of links: JournaledSending.Links) throws -> Int64? {
        if let list = try database.destinationList(hash: links.hash) { return list }
        guard let content = try links.content ?? list(links.hash) else {
            throw StorageError.refused(reason: "a list of links is not where it should be in the journal")
        }
        return try database.insertDestinations(content, hash: links.hash)
    }

    private func insert(
        _ message: Sending, as numbers: MessageNumbers, campaign: Int64?, list: Int64?
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO messages
                    (message, message_id, queue_id, sender, subject, campaign, destinations, left_alone, sent_at, recipients,
                    stream, notify, submitter)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                """
        ).execute(arguments: [
            numbers.message, message.messageID, message.queueID, message.sender, message.subject, campaign, list,
            message.leftAlone?.rawValue, message.sentAt, message.recipients.count, message.stream,
            message.notices?.rawValue, rules.submitter(of: message, as: numbers.message),
        ])
        let isSplit = message.isSplit
        for index in 0..<Int64(message.copies) {
            let onlyDelivery = isSplit || message.recipients.count == 1 ? numbers.firstDelivery + index : nil
            try database.cachedStatement(sql: "INSERT INTO copies (copy, message, delivery) VALUES ($1, $2, $3)")
                .execute(arguments: [numbers.copy + index, numbers.message, onlyDelivery])
        }
        for (index, recipient) in message.recipients.enumerated() {
            let index = Int64(index)
            try insertDelivery(
                numbers.firstDelivery + index, of: numbers.message, copy: numbers.copy + (isSplit ? index : 0),
                to: recipient)
        }
        let firstSuppressed = numbers.firstDelivery + Int64(message.recipients.count)
        // An erased contact's stands under a hash, and leaves no new trace.
        for (index, suppression) in message.suppressed.enumerated() where !suppression.isOfErased {
            try insertSuppressed(
                firstSuppressed + Int64(index), of: numbers, because: suppression, at: message.sentAt)
        }
        try database.countSent(to: message.recipients, campaign: campaign, at: message.sentAt)
        if let campaign {
            try database.cachedStatement(sql: "UPDATE campaigns SET sent = sent + $1 WHERE campaign = $2")
                .execute(arguments: [message.recipients.count, campaign])
        }
    }

    private func insertDelivery(_ delivery: Int64, of message: Int64, copy: Int64, to recipient: String) throws {
        let address = Contact.normalised(recipient)
        let spelled = address == recipient ? nil : recipient
        let contact = try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    INSERT INTO contacts (address, sends) VALUES ($1, 1)
                    ON CONFLICT (address) DO UPDATE SET sends = contacts.sends + 1 RETURNING contact
                    """),
            arguments: [address])
        try database.cachedStatement(
            sql: "INSERT INTO deliveries (delivery, message, copy, contact, recipient) VALUES ($1, $2, $3, $4, $5)"
        )
        .execute(arguments: [delivery, message, copy, contact, spelled])
    }

    /// A delivery that was not to be: it counts nowhere, and the contact's timeline says why.
    private func insertSuppressed(
        _ delivery: Int64, of numbers: MessageNumbers, because suppression: Suppression, at now: Int64
    ) throws {
        let contact = try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    INSERT INTO contacts (address, sends) VALUES ($1, 0)
                    ON CONFLICT (address) DO UPDATE SET address = excluded.address RETURNING contact
                    """),
            arguments: [suppression.address])
        try database.cachedStatement(
            sql: """
                INSERT INTO deliveries (delivery, message, copy, contact, state, attempts)
                VALUES ($1, $2, $3, $4, 'suppressed', 0)
                """
        ).execute(arguments: [delivery, numbers.message, numbers.copy, contact])
        try database.cachedStatement(
            sql: """
                INSERT INTO events (at, kind, message, copy, delivery, contact, reason)
                VALUES ($1, 'suppressed', $2, $3, $4, $5, $6)
                """
        ).execute(arguments: [
            now, numbers.message, numbers.copy, delivery, contact, suppression.reason.rawValue,
        ])
    }
}

extension Database {
    fileprivate func hasMessage(_ message: Int64) throws -> Bool {
        try Row.fetchOne(cachedStatement(sql: "SELECT 1 FROM messages WHERE message = $1"), arguments: [message]) != nil
    }

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

    fileprivate func hasErasures(since time: Int64) throws -> Bool {
        try Row.fetchOne(cachedStatement(sql: "SELECT 1 FROM erasures WHERE at >= $1 LIMIT 1"), arguments: [time])
            != nil
    }

    fileprivate func wasErased(_ hashes: [String], since time: Int64) throws -> Bool {
        try hashes.contains { hash in
            try Row.fetchOne(
                cachedStatement(sql: "SELECT 1 FROM erasures WHERE hash = $1 AND at >= $2"), arguments: [hash, time])
                != nil
        }
    }

    /// Erasing a contact changes the hash of a list that had the address in it: such a one is not found any more.
    fileprivate func destinationList(hash: String) throws -> Int64? {
        try Int64.fetchOne(
            cachedStatement(sql: "SELECT list FROM destinations WHERE hash = $1"), arguments: [hash])
    }

    fileprivate func insertDestinations(_ json: [UInt8], hash: String) throws -> Int64? {
        let count = JSONArray.decode(json)?.count ?? 0
        return try Int64.fetchOne(
            cachedStatement(sql: "INSERT INTO destinations (hash, urls, links) VALUES ($1, $2, $3) RETURNING list"),
            arguments: [hash, String(decoding: json, as: UTF8.self), count])
    }
}
