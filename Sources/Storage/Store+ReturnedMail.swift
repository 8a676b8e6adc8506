// What comes back, written down: each mail's effects in one job of the writer.

package import Bounces
internal import GRDB
internal import Tracking

extension Store {
    /// Carries out what a mail says. When this returns, it is on disk. The same mail again has no effect.
    ///
    /// - Parameter random: in 0..<1, for the jitter of a retry.
    package func settle(
        _ mail: ReturnedMail, policy: BouncePolicy, random: Double
    ) throws(StorageError) -> Settlement {
        try writer.perform { [rules] database in
            var settlement = Settlement()
            let mail = try database.weighed(mail)
            try database.cachedStatement(
                sql: """
                    INSERT INTO returned_mails (digest, at, kind, outcome) VALUES ($1, $2, $3, 'unknown')
                    ON CONFLICT DO NOTHING
                    """
            ).execute(arguments: [mail.digest, mail.at, mail.report.kind.rawValue])
            guard database.changesCount > 0 else {
                settlement.isRepeated = true
                settlement.isUnknown = try database.outcome(ofMail: mail.digest) == "unknown"
                return settlement
            }
            try database.forgetReturnedMails(before: mail.at - Self.memory)
            var isOfErased = false
            for finding in Finding.all(in: mail) {
                guard let (record, trust) = try finding.delivery(in: database, policy: policy) else { continue }
                if record.isErased {
                    isOfErased = true
                    continue
                }
                let writer = EventWriter(
                    database: database, record: record, trust: trust, rules: rules, at: mail.at)
                settlement.effects.append(try writer.write(finding, policy: policy, random: random))
            }
            settlement.isUnknown = settlement.effects.isEmpty && !isOfErased
            if !settlement.isUnknown {
                try database.cachedStatement(sql: "UPDATE returned_mails SET outcome = 'settled' WHERE digest = $1")
                    .execute(arguments: [mail.digest])
            }
            return settlement
        }
    }
}

extension Store {
    /// Milliseconds for which a mail is known again: far longer than any source would bring it twice.
    static let memory = 180 * BouncePolicy.day
}

extension Database {
    /// The mail as it is to be read beside the message that it answers, where its words alone leave that open.
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
            arguments: [mail.sender.map(Contact.normalised), mail.copy, mail.report.originalMessageID])
        guard let row else { return mail }
        var mail = mail
        mail.report = mail.report.weighed(against: AnsweredMessage(subject: row[0], age: mail.at - (row[1] as Int64)))
        return mail
    }

    /// A few at a time, with each new one: so the table stays as long as its memory.
    func forgetReturnedMails(before time: Int64) throws {
        try cachedStatement(
            sql: """
                DELETE FROM returned_mails
                WHERE digest IN (SELECT digest FROM returned_mails WHERE at < $1 ORDER BY at LIMIT 2)
                """
        ).execute(arguments: [time])
    }

    fileprivate func outcome(ofMail digest: String) throws -> String? {
        try String.fetchOne(
            cachedStatement(sql: "SELECT outcome FROM returned_mails WHERE digest = $1"), arguments: [digest])
    }
}
