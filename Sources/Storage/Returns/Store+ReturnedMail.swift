// What comes back, written down: each mail's effects in one job of the writer, or in several where it speaks of many deliveries.

package import Bounces
internal import GRDB
internal import Synchronization
internal import Words

extension Store {
    /// Carries out what a mail says. When this returns, it is on disk. The same mail again has no effect; where the process
    /// ended in the middle, it has those that are missing.
    ///
    /// - Parameter random: in 0..<1, for the jitter of a retry.
    package func settle(
        _ mail: ReturnedMail, policy: BouncePolicy, random: Double
    ) throws(StorageError) -> Settlement {
        if let before = try settlement(before: mail) { return before }
        // What it speaks of has left before.
        try foldSendings()
        let mail = try read { try $0.weighed(mail) }
        let said = Finding.all(in: mail.report, by: mail.sender).gravest(by: policy)
        let groups = try group(said.findings, of: mail, policy)
        var settlement = Settlement()
        settlement.repetitions = said.repetitions + groups.repetitions
        try Turns.take { () throws(StorageError) -> Bool in
            guard let part = try settleNext(groups.ofDeliveries, of: mail, policy: policy, random: random) else {
                // Another process has settled it meanwhile.
                settlement.isRepeated = settlement.effects.isEmpty
                return false
            }
            settlement.effects += part.effects
            settlement.isUnknown = part.isUnknown
            return !part.isLast
        }
        return settlement
    }

    /// Returns what became of the mail when it came before; nil where it did not, or was not settled whole.
    private func settlement(before mail: ReturnedMail) throws(StorageError) -> Settlement? {
        let state = try read { try $0.state(ofMail: mail.digest) }
        guard let state, state != .settling else { return nil }
        var settlement = Settlement()
        settlement.isRepeated = true
        settlement.isUnknown = state == .unknown
        return settlement
    }

    /// Findings whose delivery is looked up, and deliveries that are written, in one job: few enough that a message that waits
    /// its turn does not notice.
    static let soughtAtOnce = 200
    static let settledAtOnce = 10

    /// What is said of a delivery.
    struct FindingGroup {
        let delivery: Int64
        var findings: [Finding]
    }

    /// Findings by their deliveries, in the order of those: the same mail, read again, has the same order.
    func group(
        _ findings: [Finding], of mail: ReturnedMail, _ policy: BouncePolicy
    ) throws(StorageError) -> (ofDeliveries: [FindingGroup], repetitions: Int) {
        var found: [Int64: [(finding: Finding, isOfRecipient: Bool)]] = [:]
        var rest = findings[...]
        try Turns.take { () throws(StorageError) -> Bool in
            let some = rest.prefix(Self.soughtAtOnce)
            rest = rest.dropFirst(some.count)
            let records = try read { database in
                try some.map { try $0.delivery(of: mail, in: database, policy: policy)?.0 }
            }
            for (finding, record) in zip(some, records) {
                guard let record else { continue }
                found[record.delivery, default: []].append((finding, finding.isOf(record)))
            }
            return !rest.isEmpty
        }
        let groups = found.sorted { $0.key < $1.key }
            .map { FindingGroup(delivery: $0, findings: $1.gravest(by: policy)) }
        let (all, kept) = (found.values.reduce(0) { $0 + $1.count }, groups.reduce(0) { $0 + $1.findings.count })
        return (groups, all - kept)
    }

    /// A part of a mail's effects.
    struct PartialSettlement {
        var effects: [Settlement.Effect] = []
        var isUnknown = false
        var isLast = false
    }

    /// Settles the next of a mail's deliveries in one job; nil where it is settled whole.
    func settleNext(
        _ groups: [FindingGroup], of mail: ReturnedMail, policy: BouncePolicy, random: Double
    ) throws(StorageError) -> PartialSettlement? {
        try writer.perform { [rules, keys = retryKeys.withLock(\.self)] database in
            guard let place = try database.settledPlace(of: mail) else { return nil }
            let left = groups.drop { $0.delivery <= place }
            let some = left.prefix(Self.settledAtOnce)
            var part = PartialSettlement()
            for finding in some.flatMap(\.findings) {
                guard let (record, trust) = try finding.delivery(of: mail, in: database, policy: policy),
                    !record.isErased
                else { continue }
                let writer = EventWriter(
                    database: database, record: record, trust: trust, rules: rules, at: mail.at)
                part.effects.append(try writer.write(finding, policy: policy, random: random))
            }
            try database.sealRetries(keys)
            part.isUnknown = groups.isEmpty
            part.isLast = some.count == left.count
            try database.setSettled(
                mail, part.isLast ? (part.isUnknown ? .unknown : .settled) : .settling,
                to: part.isLast ? nil : some.last?.delivery)
            return part
        }
    }
}

/// How far a mail is settled, as `returned_mails` has it.
private enum SettlementState: String, DatabaseValueConvertible {
    /// Whole: it speaks of nothing that we know.
    case unknown
    case settled
    /// Some of its deliveries wait.
    case settling
}

extension Store {
    /// Forgets some of the mails that came first, where more are known than so many: anybody can send any number. Whether there are
    /// more to forget.
    package func forgetReturnedMails(beyond limit: Int, atMost count: Int) throws(StorageError) -> Bool {
        let newest = try read { database in
            try Int64.fetchOne(
                database, sql: "SELECT at FROM returned_mails ORDER BY at DESC LIMIT 1 OFFSET $1", arguments: [limit])
        }
        guard let newest else { return false }
        return try writer.perform { try $0.forgetReturnedMails(before: newest + 1, atMost: count) } == count
    }

    /// Milliseconds for which a mail is known again: far longer than any source would bring it twice.
    static let memory = 180 * BouncePolicy.day
}

extension Database {
    /// Returns the mail as it is to be read beside the message that it answers, where its words alone leave that open.
    fileprivate func weighed(_ mail: ReturnedMail) throws -> ReturnedMail {
        guard mail.report.dependsOnAnswered else { return mail }
        let row = try Row.fetchOne(
            cachedStatement(
                sql: """
                    SELECT m.subject, COALESCE(d.delivered_at, m.sent_at)
                    FROM messages m
                    LEFT JOIN contacts a ON a.address = $1
                    LEFT JOIN deliveries d ON d.message = m.message AND d.contact = a.contact
                    WHERE m.message = COALESCE(
                        (SELECT message FROM copies WHERE copy = $2),
                        (SELECT MAX(message) FROM messages WHERE message_id = $3))
                    LIMIT 1
                    """),
            arguments: [mail.sender.map(Contact.normalised), mail.reference?.copy, mail.report.originalMessageID])
        guard let row else { return mail }
        var mail = mail
        mail.report = try mail.report.weighed(
            against: AnsweredMessage(subject: row[0], age: mail.at - (row[1] as Int64)))
        return mail
    }

    /// A few at a time, with each new one: so the table stays as long as its memory.
    func forgetReturnedMails(before time: Int64) throws { _ = try forgetReturnedMails(before: time, atMost: 2) }

    fileprivate func forgetReturnedMails(before time: Int64, atMost count: Int) throws -> Int {
        try cachedStatement(
            sql: """
                DELETE FROM returned_mails
                WHERE digest IN (SELECT digest FROM returned_mails WHERE at < $1 ORDER BY at LIMIT $2)
                """
        ).execute(arguments: [time, count])
        return changesCount
    }

    fileprivate func state(ofMail digest: String) throws -> SettlementState? {
        try SettlementState.fetchOne(
            cachedStatement(sql: "SELECT outcome FROM returned_mails WHERE digest = $1"), arguments: [digest])
    }

    /// Up to which delivery a mail is settled, which is noted if it is new; nil where it is settled whole.
    fileprivate func settledPlace(of mail: ReturnedMail) throws -> Int64? {
        try cachedStatement(
            sql: """
                INSERT INTO returned_mails (digest, at, kind, outcome, settled_to) VALUES ($1, $2, $3, $4, 0)
                ON CONFLICT DO NOTHING
                """
        ).execute(arguments: [mail.digest, mail.at, mail.report.kind.rawValue, SettlementState.settling])
        if changesCount > 0 {
            try forgetReturnedMails(before: mail.at - Store.memory)
            return 0
        }
        return try Int64.fetchOne(
            cachedStatement(sql: "SELECT settled_to FROM returned_mails WHERE digest = $1"), arguments: [mail.digest])
    }

    fileprivate func setSettled(_ mail: ReturnedMail, _ state: SettlementState, to delivery: Int64?) throws {
        try cachedStatement(sql: "UPDATE returned_mails SET outcome = $1, settled_to = $2 WHERE digest = $3")
            .execute(arguments: [state, delivery, mail.digest])
    }
}
