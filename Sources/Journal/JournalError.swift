// What can go wrong with the journal's files.

internal import Tools

typealias JournalFile = OpenFile<JournalError>

package enum JournalError: SystemFailure, Equatable, CustomStringConvertible {
    /// Another process writes this journal.
    case locked(folder: String)
    /// There is no journal in this folder: nothing has written here yet.
    case absent(folder: String)
    /// It has as much as may wait for the database.
    case full(folder: String)
    /// What happened is too large for a record.
    case tooLarge(folder: String)
    /// The process is ending, and takes no more.
    case closed(folder: String)
    /// Records behind this position are gone, and were not read: the database is older than they.
    case gap(folder: String, from: Int64, to: Int64)
    /// A segment that this version doesn't know how to read.
    case unknownFormat(path: String)
    /// A call of the operating system failed.
    case system(call: String, path: String, code: Int32)

    package var description: String {
        switch self {
        case .locked(let folder):
            "\(folder): another process is writing this journal: stop that one, or give this one another `spool`"
        case .absent(let folder): "\(folder): no journal here"
        case .full(let folder): "\(folder): more than the journal may have, and the database takes none of it"
        case .tooLarge(let folder): "\(folder): too large for a record of the journal"
        case .closed(let folder): "\(folder): the journal takes no more, the process is ending"
        case .gap(let folder, let from, let to):
            "\(folder): segments \(from) to \(to) are gone and not in the database, which is older than the journal: was a backup restored?"
        case .unknownFormat(let path): "\(path): not a journal segment of this version"
        case .system(let call, let path, let code): Self.text(call: call, path: path, code: code)
        }
    }
}
