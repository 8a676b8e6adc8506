internal import Glibc
internal import Tools

/// A job of which a spool has one at a time: who has it holds a lock, which goes with the process.
package struct SpoolJob: Sendable {
    /// Brings the journals into the database.
    package static func ledger(of spool: String) -> SpoolJob { SpoolJob(path: "\(spool)/ledger.lock") }

    private let path: String

    /// Takes the job until the owner goes; nil where another has it.
    package func take() throws(SpoolError) -> SpoolOwner? {
        let file = try SpoolFile(opening: path, flags: O_RDWR | O_CREAT)
        return try file.lock() ? SpoolOwner(file) : nil
    }

    /// Whether somebody has it now.
    package func isTaken() throws(SpoolError) -> Bool { try take() == nil }
}
