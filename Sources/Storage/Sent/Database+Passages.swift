// What the filter has seen pass, and what became of copies of its own: whether it is ours is decided here.

internal import Bounces
internal import GRDB
internal import Journal
internal import Words

extension Database {
    /// Writes down what passed; what has changed, where it is a reply to us.
    func note(_ passage: Passage, _ rules: CountingRules) throws -> (queueID: String, effect: Settlement.Effect)? {
        switch passage {
        case .copy(let copy, let recipient, let queueID, let at):
            try retryPassed(copy: copy, recipient: recipient, queueID: queueID, at: at)
        case .splitCopy(let copy, let queueID, let at):
            try splitPassed(copy, queueID: queueID, at: at)
        case .reply(let reply, let queueID, let at):
            return try count(reply, at: at, rules).map { (queueID, $0) }
        }
        return nil
    }

    /// A second sending of a copy: the MTA's log tells of it under this queue id. A mail that is none has no row. It may be reported
    /// as sent before this is written down.
    private func retryPassed(copy: Int64, recipient: String, queueID: String, at: Int64) throws {
        try cachedStatement(
            sql: """
                INSERT INTO retry_queue_ids (queue_id, at, delivery, attempt)
                SELECT $1, $2, r.delivery, r.attempt + 1
                FROM copies c
                JOIN contacts a ON a.address = $3
                JOIN deliveries d ON d.message = c.message AND d.contact = a.contact AND d.copy = c.copy
                JOIN retries r ON r.delivery = d.delivery
                WHERE c.copy = $4 AND (r.state = 'leased' OR r.state = 'sent' AND r.attempt + 1 = d.attempts)
                ON CONFLICT (queue_id, delivery) DO UPDATE SET attempt = excluded.attempt, at = excluded.at
                """
        ).execute(arguments: [queueID, at, Contact.normalised(recipient), copy])
    }

    private func splitPassed(_ copy: Int64, queueID: String, at: Int64) throws {
        try cachedStatement(
            sql: """
                INSERT INTO retry_queue_ids (queue_id, at, delivery, attempt)
                SELECT $1, $2, d.delivery, d.attempts
                FROM copies c JOIN deliveries d ON d.delivery = c.delivery
                WHERE c.copy = $3
                ON CONFLICT (queue_id, delivery) DO UPDATE SET attempt = excluded.attempt, at = excluded.at
                """
        ).execute(arguments: [queueID, at, copy])
    }

    /// Writes down what became of a split copy that did not leave.
    func write(_ end: SplitEnd, _ rules: CountingRules, _ policy: BouncePolicy) throws {
        switch end {
        case .refused(let copy, let verdict, let reply, let at):
            guard let delivery = try delivery(ofCopy: copy),
                let record = try DeliveryRecord.find(delivery: delivery, in: self), !record.isErased
            else { return }
            let writer = EventWriter(database: self, record: record, trust: .sealed, rules: rules, at: at)
            let bounce = Finding.Bounce(verdict: verdict, diagnostic: reply)
            _ = try writer.writeBounce(bounce, policy: policy, random: .random(in: 0..<1))
        case .lost(let copy, let reason, let at):
            guard let delivery = try delivery(ofCopy: copy) else { return }
            try EventWriter.writeLost(delivery: delivery, reason, rules, at: at, in: self)
        }
    }

    private func delivery(ofCopy copy: Int64) throws -> Int64? {
        try Int64.fetchOne(cachedStatement(sql: "SELECT delivery FROM copies WHERE copy = $1"), arguments: [copy])
    }
}
