// What can go wrong with the journal's files.

internal import Tools

typealias JournalFile = OpenFile<JournalError>

package enum JournalError: SystemFailure, Equatable, CustomStringConvertible {
    /// Another process writes this journal.
    case locked(folder: String)
    /// There is no journal in this folder: no tracker has run here yet.
    case absent(folder: String)
    /// It has as much as may wait for the database.
    case full(folder: String)
    /// A segment that this version doesn't know how to read.
    case unknownFormat(path: String)
    /// A call of the operating system failed.
    case system(call: String, path: String, code: Int32)

    package var description: String {
        switch self {
        case .locked(let folder): "\(folder): another tracker is writing this journal"
        case .absent(let folder): "\(folder): no journal here"
        case .full(let folder): "\(folder): more than the journal may have, and the database takes none of it"
        case .unknownFormat(let path): "\(path): not a journal segment of this version"
        case .system(let call, let path, let code): Self.text(call: call, path: path, code: code)
        }
    }
}
