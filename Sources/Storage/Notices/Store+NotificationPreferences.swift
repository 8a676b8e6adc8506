// Who is told of first opens, as the command and the CRM write it.

internal import GRDB

extension Store {
    /// Adds a preference, or replaces that of the same sender.
    package func setNotificationPreference(_ preference: NotificationPreference) throws(StorageError) {
        try writer.perform { database in
            try database.cachedStatement(
                sql: """
                    INSERT INTO notification_preferences (sender, method, target, digest) VALUES ($1, $2, $3, $4)
                    ON CONFLICT (sender) DO UPDATE SET
                        method = excluded.method, target = excluded.target, digest = excluded.digest
                    """
            ).execute(arguments: [
                preference.sender, preference.method.rawValue, preference.target, preference.digest.rawValue,
            ])
        }
    }

    /// Returns all preferences, by sender.
    package func notificationPreferences() throws(StorageError) -> [NotificationPreference] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT sender, method, target, digest FROM notification_preferences ORDER BY sender"
            ).compactMap { row in
                guard let method = try NotificationPreference.Method(rawValue: row[1]),
                    let digest = try NotificationPreference.Digest(rawValue: row[3])
                else { return nil }
                return try NotificationPreference(sender: row[0], method: method, target: row[2], digest: digest)
            }
        }
    }

    /// Has nothing more sent to a webhook that does not want it; how many preferences named it.
    package func switchOffWebhook(_ url: String) throws(StorageError) -> Int {
        try writer.perform { database in
            try database.cachedStatement(
                sql: "UPDATE notification_preferences SET method = 'none' WHERE method = 'webhook' AND target = $1"
            ).execute(arguments: [url])
            return database.changesCount
        }
    }
}
