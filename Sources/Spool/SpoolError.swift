// What can go wrong with the copies in the spool.

internal import Tools

package enum SpoolError: SystemFailure, Equatable, CustomStringConvertible {
    /// A copy of more bytes than the spool takes: it was not kept.
    case tooLarge(copy: Int64, bytes: Int)
    /// The file is there, and is not what was kept: it must not be sent.
    case damaged(path: String, reason: String)
    /// All numbers are given out, and the ledger has fetched no more.
    case noNumbers(path: String)
    /// The database offers numbers that this spool has seen already.
    case numbersWentBack(path: String, offered: Int64, seen: Int64)
    /// zlib had no memory, or was misused.
    case compression(String)
    /// A call of the operating system failed; `ENOSPC` is a full disk.
    case system(call: String, path: String, code: Int32)

    init(_ error: GzipError, path: String) {
        self =
            switch error {
            case .damaged(let reason): .damaged(path: path, reason: reason)
            case .zlib(let reason): .compression(reason)
            }
    }

    package var description: String {
        switch self {
        case .tooLarge(let copy, let bytes): "copy \(copy) has \(bytes) bytes: too large for the spool"
        case .damaged(let path, let reason): "\(path): damaged: \(reason)"
        case .noNumbers(let path):
            "\(path): no numbers are left for messages: is a ledger running, and the database there?"
        case .numbersWentBack(let path, let offered, let seen):
            "\(path): the database offers number \(offered), and the spool has seen \(seen): a backup was restored; run `backstamp database recover`"
        case .compression(let reason): "zlib failed: \(reason)"
        case .system(let call, let path, let code): Self.text(call: call, path: path, code: code)
        }
    }
}
