// What comes back, written down: each mail's effects in one job of the writer.

package import Bounces
internal import GRDB

extension Store {
    /// Carries out what a mail says. When this returns, it is on disk. The same mail again has no effect.
    ///
    /// - Parameter random: in 0..<1, for the jitter of a retry.
    package func settle(
        _ mail: ReturnedMail, policy: BouncePolicy, random: Double
    ) throws(StorageError) -> Settlement {
        try writer.perform { [rules] database in
            var settlement = Settlement()
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

    fileprivate func outcome(ofMail digest: String) throws -> String? {
        try String.fetchOne(
            cachedStatement(sql: "SELECT outcome FROM returned_mails WHERE digest = $1"), arguments: [digest])
    }
}
