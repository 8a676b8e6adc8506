internal import Glibc
package import LogFollowing

/// The place where the MTA logs.
package enum LogSource: Sendable, Equatable {
    case file(path: String)
    /// systemd's.
    case journal

    /// Under which its position is stored.
    package var name: String {
        switch self {
        case .file(let path): path
        case .journal: "journal"
        }
    }

    /// - Throws: Where it can't be read by this user, here and now.
    package func check() throws(LogFollowingError) {
        switch self {
        case .file(let path):
            guard access(path, R_OK) == 0 else { throw .system(call: "open", path: path, code: errno) }
        case .journal: _ = try JournalLog()
        }
    }
}
