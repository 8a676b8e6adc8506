// The schema's versions, from the .sql files that are compiled into the program.

internal import GRDB

/// The steps that lead from an empty database to today's. A step, once released, is never changed.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1", script: PackageResources.sqlite_1_sql)
        migrator.registerMigration("2", script: PackageResources.sqlite_2_sql)
        migrator.registerMigration("3", script: PackageResources.sqlite_3_sql)
        migrator.registerMigration("4", script: PackageResources.sqlite_4_sql)
        migrator.registerMigration("5", script: PackageResources.sqlite_5_sql)
        return migrator
    }
}

extension DatabaseMigrator {
    fileprivate mutating func registerMigration(_ name: String, script: [UInt8]) {
        // Not deferred: that would read every row of every table, for hours where there are many. No step here lets go of a
        // row that others refer to.
        registerMigration(name, foreignKeyChecks: .immediate) {
            try $0.execute(sql: String(decoding: script, as: UTF8.self))
        }
    }
}
