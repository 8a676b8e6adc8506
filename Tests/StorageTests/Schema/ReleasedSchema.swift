import GRDB

@testable import Storage

/// Databases as versions that were released have made them, by the statements of those.
enum ReleasedSchema {
    static let versions = 1...5

    static func database(ofVersion version: Int, at path: String) throws -> DatabaseQueue {
        let scripts = [
            PackageResources.released_1_sql, PackageResources.released_2_sql, PackageResources.released_3_sql,
            PackageResources.released_4_sql, PackageResources.released_5_sql,
        ]
        let queue = try Store.open(path, isReadOnly: false)
        try queue.write { database in
            try database.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
            for (number, script) in zip(1...version, scripts) {
                try database.execute(sql: String(decoding: script, as: UTF8.self))
                try database.execute(sql: "INSERT INTO grdb_migrations VALUES ($1)", arguments: ["\(number)"])
            }
        }
        return queue
    }
}
