// Somebody else who holds the database: a sqlite3 shell in the middle of a transaction.

import Foundation
import Peers

/// Keeps all other writers away until it is released or goes out of sight.
final class DatabaseLock: Sendable {
    private let process = Process()
    private let input = Pipe()

    init(_ database: String) throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        process.arguments = [database]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let statements = ".timeout 10000\nBEGIN EXCLUSIVE;\nSELECT 'locked';\n"
        try input.fileHandleForWriting.write(contentsOf: Data(statements.utf8))
        guard output.fileHandleForReading.availableData.starts(with: Data("locked".utf8)) else {
            throw ShellError(description: "can't lock \(database)")
        }
    }

    deinit { release() }

    func release() {
        // To close the pipe is not enough: processes that were started meanwhile may have it too.
        try? input.fileHandleForWriting.write(contentsOf: Data("ROLLBACK;\n.quit\n".utf8))
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
