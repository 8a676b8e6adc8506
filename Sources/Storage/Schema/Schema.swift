// The schema: a new database has the newest whole, an older one gets what it lacks.

internal import GRDB

/// The versions of the schema, from the .sql files that are compiled into the program.
enum Schema {
    /// Each version, once released, is never changed. A database names those that it has been through.
    private static let versions = ["1", "2", "3", "4", "5", "6"]

    /// What leads from one version to the next.
    private static let steps = [
        "2": PackageResources.sqlite_2_sql, "3": PackageResources.sqlite_3_sql, "4": PackageResources.sqlite_4_sql,
        "5": PackageResources.sqlite_5_sql, "6": PackageResources.sqlite_6_sql,
    ]

    /// Returns whether a newer program has made or changed the database.
    static func isNewer(_ database: Database) throws -> Bool { try !known(to: database).isSubset(of: versions) }

    /// Brings a database to the newest version, in one transaction: an empty one too.
    static func migrate(_ queue: DatabaseQueue) throws {
        if try queue.read(known).isSuperset(of: versions) { return }
        try queue.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                // Another process may have done it meanwhile.
                let known = try known(to: database)
                let missing = versions.filter { !known.contains($0) }
                if known.isEmpty {
                    try database.execute(PackageResources.sqlite_sql)
                } else if !missing.isEmpty {
                    try complete(database, by: missing)
                }
                for version in missing {
                    try database.execute(
                        sql: "INSERT INTO grdb_migrations (identifier) VALUES ($1)", arguments: [version])
                }
                return .commit
            }
        }
    }

    /// Takes the steps that are missing, between the views and triggers of then and those of today: no step fires a trigger, and
    /// none is in the way of a table that is made anew.
    private static func complete(_ database: Database, by missing: [String]) throws {
        let derived = try derived()
        // Else renaming a table asks the views of others, which may look at ours, that are not there now.
        try database.execute(sql: "PRAGMA legacy_alter_table = ON")
        defer { try? database.execute(sql: "PRAGMA legacy_alter_table = OFF") }
        for (kind, name, _) in derived { try database.execute(sql: "DROP \(kind) IF EXISTS \(name)") }
        for step in missing.compactMap({ steps[$0] }) { try database.execute(step) }
        for (_, _, sql) in derived { try database.execute(sql: sql) }
    }

    /// The views and triggers of the newest schema, as a database has them that is made of it. Every older one has its name here.
    private static func derived() throws -> [(kind: String, name: String, sql: String)] {
        try DatabaseQueue().write { newest in
            try newest.execute(PackageResources.sqlite_sql)
            let rows = try Row.fetchAll(
                newest,
                sql: "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('view', 'trigger') ORDER BY rowid")
            return try rows.map { try ($0[0], $0[1], $0[2]) }
        }
    }

    private static func known(to database: Database) throws -> Set<String> {
        guard try database.tableExists("grdb_migrations") else { return [] }
        return try String.fetchSet(database, sql: "SELECT identifier FROM grdb_migrations")
    }
}

extension Database {
    fileprivate func execute(_ script: [UInt8]) throws { try execute(sql: String(decoding: script, as: UTF8.self)) }
}
