internal import GRDB
package import Journal

/// Why the database did not do what was asked. The text is one line: what is wrong, where, and what to do.
package enum StorageError: Error, Equatable, CustomStringConvertible {
    case cannotOpen(path: String, reason: String)
    case newerSchema(path: String)
    case failed(reason: String)
    case timedOut(seconds: Int)
    /// What was to be written down can't be, whenever it is tried: its content is at fault.
    case refused(reason: String)
    /// The journal can't be read.
    case journal(JournalError)

    package var description: String {
        switch self {
        case .cannotOpen(let path, let reason): "\(path): can't open the database: \(reason)"
        case .newerSchema(let path):
            "\(path): the database was made by a newer Backstamp; install that version again, or restore an older database"
        case .failed(let reason): "database: \(reason)"
        case .refused(let reason): "database: refuses what is written: \(reason)"
        case .journal(let error): error.description
        case .timedOut(let seconds): "database: no answer within \(seconds) seconds"
        }
    }

    /// GRDB's errors, and whatever else a statement threw, as ours.
    init(_ error: any Error) {
        switch error {
        case let error as StorageError: self = error
        case let error as JournalError: self = .journal(error)
        case let error as DatabaseError where Self.ofContent.contains(error.resultCode):
            self = .refused(reason: error.message ?? error.resultCode.description)
        case let error as RowDecodingError: self = .refused(reason: error.description)
        case let error as DatabaseError: self = .failed(reason: error.message ?? error.resultCode.description)
        default: self = .failed(reason: String(describing: error))
        }
    }

    /// What SQLite says of a value, and not of the disk or of who else is there.
    private static let ofContent: [ResultCode] = [
        .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG, .SQLITE_RANGE,
    ]
}
