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
        try writer.perform { database in
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
            for finding in Finding.all(in: mail) {
                guard let (record, trust) = try finding.delivery(in: database, policy: policy) else { continue }
                let writer = EventWriter(database: database, record: record, trust: trust, at: mail.at)
                settlement.effects.append(try writer.write(finding, policy: policy, random: random))
            }
            settlement.isUnknown = settlement.effects.isEmpty
            if !settlement.isUnknown {
                try database.cachedStatement(sql: "UPDATE returned_mails SET outcome = 'settled' WHERE digest = $1")
                    .execute(arguments: [mail.digest])
            }
            return settlement
        }
    }

    /// What the submission of a retry was told: a bounce that we have seen ourselves.
    package func settleRefusal(
        of delivery: Int64, _ verdict: Verdict, diagnostic: String, at now: Int64, policy: BouncePolicy, random: Double
    ) throws(StorageError) -> Settlement.Effect? {
        try writer.perform { database in
            guard let record = try DeliveryRecord.find(delivery: delivery, in: database) else { return nil }
            let writer = EventWriter(database: database, record: record, trust: .sealed, at: now)
            let bounce = Finding.Bounce(verdict: verdict, diagnostic: diagnostic, remote: nil)
            return try writer.writeBounce(bounce, policy: policy, random: random)
        }
    }
}

extension Database {
    fileprivate func outcome(ofMail digest: String) throws -> String? {
        try String.fetchOne(
            cachedStatement(sql: "SELECT outcome FROM returned_mails WHERE digest = $1"), arguments: [digest])
    }
}
