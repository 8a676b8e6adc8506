internal import GRDB

/// Why the database did not do what was asked. The text is one line: what is wrong, where, and what to do.
package enum StorageError: Error, Equatable, CustomStringConvertible {
    case cannotOpen(path: String, reason: String)
    case newerSchema(path: String)
    case failed(reason: String)
    case timedOut(seconds: Int)

    package var description: String {
        switch self {
        case .cannotOpen(let path, let reason): "\(path): can't open the database: \(reason)"
        case .newerSchema(let path):
            "\(path): the database was made by a newer Backstamp; install that version again, or restore an older database"
        case .failed(let reason): "database: \(reason)"
        case .timedOut(let seconds): "database: no answer within \(seconds) seconds"
        }
    }

    /// GRDB's errors, and whatever else a statement threw, as ours.
    init(_ error: any Error) {
        switch error {
        case let error as StorageError: self = error
        case let error as DatabaseError: self = .failed(reason: error.message ?? error.resultCode.description)
        default: self = .failed(reason: String(describing: error))
        }
    }
}
