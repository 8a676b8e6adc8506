// Scores by other weights: all contacts are told anew from the events that are kept.

package import Engagement
internal import GRDB

extension Store {
    /// How far a recomputation has come.
    package struct ScoreProgress: Sendable, Equatable {
        package var contacts: Int64
        package var total: Int64
    }

    /// Makes all scores those of this store's rule, where they are not. What was begun and not finished goes on. Blocks the
    /// calling thread; safe while events come in, and others get their turns.
    ///
    /// - Parameter goesOn: told now and then how far it has come; says whether to go on.
    package func makeScores(while goesOn: (ScoreProgress) -> Bool) throws {
        try beginScores()
        try Turns.take { try makeSomeScores().map(goesOn) ?? false }
    }

    func beginScores() throws(StorageError) {
        try writer.perform { [rule = rules.engagement] in try $0.beginScores(by: rule) }
    }

    /// Makes the scores of some more contacts; nil where all are made.
    private func makeSomeScores() throws(StorageError) -> ScoreProgress? {
        try writer.perform { [rule = rules.engagement] database in
            guard let done = try database.setting("scores_made_to") as Int64? else { return nil }
            let contacts = try Int64.fetchAll(
                database.cachedStatement(
                    sql: "SELECT contact FROM contacts WHERE contact > $1 ORDER BY contact LIMIT $2"),
                arguments: [done, Self.stride])
            var (last, signs): (Int64?, Int) = (nil, 0)
            for contact in contacts where signs < Self.signsAtOnce {
                let history = try EngagementHistory(ofContact: contact, rule: rule, in: database)
                try database.cachedStatement(sql: "UPDATE contacts SET engagement = $1 WHERE contact = $2")
                    .execute(arguments: [history.key(by: rule).value, contact])
                last = contact
                signs += history.signs.count
            }
            guard let last else {
                try database.execute(sql: "DELETE FROM settings WHERE name = 'scores_made_to'")
                return nil
            }
            try database.set("scores_made_to", to: last)
            let total = try Int64.fetchOne(database, sql: "SELECT MAX(contact) FROM contacts") ?? last
            return ScoreProgress(contacts: last, total: total)
        }
    }

    /// Contacts of one transaction.
    private static let stride = 200
    /// Signs of engagement after which it takes no more of them.
    private static let signsAtOnce = 5_000

    /// Returns the rule that the scores in the database are made by, and how far, where they are being made anew.
    package func scoreState() throws(StorageError) -> (rule: EngagementRule, progress: ScoreProgress?) {
        try read { database in
            let done: Int64? = try database.setting("scores_made_to")
            let progress = try done.map { done in
                ScoreProgress(
                    contacts: done,
                    total: try Int64.fetchOne(database, sql: "SELECT MAX(contact) FROM contacts") ?? done)
            }
            return (try database.engagementRule() ?? EngagementRule(), progress)
        }
    }
}

extension Database {
    fileprivate func beginScores(by rule: EngagementRule) throws {
        guard try engagementRule() != rule else { return }
        try set("open", to: rule.open)
        try set("click", to: rule.click)
        try set("reply", to: rule.reply)
        try set("half_life", to: rule.halfLife)
        try set("scores_made_to", to: 0)
    }

    fileprivate func engagementRule() throws -> EngagementRule? {
        guard let open: Double = try setting("open"), let click: Double = try setting("click"),
            let reply: Double = try setting("reply"), let halfLife: Double = try setting("half_life")
        else { return nil }
        var rule = EngagementRule(open: open, click: click, reply: reply)
        rule.halfLife = halfLife
        return rule
    }

    fileprivate func setting<Value: DatabaseValueConvertible>(_ name: String) throws -> Value? {
        try Value.fetchOne(cachedStatement(sql: "SELECT value FROM settings WHERE name = $1"), arguments: [name])
    }

    fileprivate func set(_ name: String, to value: some DatabaseValueConvertible) throws {
        try cachedStatement(
            sql: """
                INSERT INTO settings (name, value) VALUES ($1, $2)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """
        ).execute(arguments: [name, value])
    }
}
