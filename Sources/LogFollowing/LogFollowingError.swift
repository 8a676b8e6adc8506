// What can go wrong in following a log, in words for the administrator: what, where.

internal import Tools

package enum LogFollowingError: SystemFailure, Equatable, CustomStringConvertible {
    /// The program is not there, or can't be run.
    case noProgram(String, reason: String)
    /// The program has ended though it should not.
    case ended(program: String, reason: String)
    /// A call of the operating system failed.
    case system(call: String, path: String, code: CInt)

    package var description: String {
        switch self {
        case .noProgram(let program, let reason):
            "cannot run \(program): \(reason); follow a file (maillog_file) instead"
        case .ended(let program, let reason): "\(program) ended: \(reason)"
        case .system(let call, let path, let code): Self.text(call: call, path: path, code: code)
        }
    }
}
