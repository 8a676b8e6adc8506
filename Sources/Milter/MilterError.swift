// Why a filter could not be started, in words for the administrator.

internal import Tools

package enum MilterError: Error, Equatable {
    /// The configured address is none.
    case badAddress(String, reason: String)
    /// Another process listens there already.
    case inUse(String)
    /// The address is good, but cannot be listened on here and now.
    case cannotListen(String, reason: String)
    /// libmilter knows one filter per process, and no second run of it.
    case secondServer
    /// libmilter gave up; it says why only to syslog (facility mail).
    case failed
}

extension MilterError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .badAddress(let address, let reason): "\(address): \(reason); use unix:/path or inet:PORT@HOST"
        case .inUse(let address): "\(address): another process listens here already"
        case .cannotListen(let address, let reason): "cannot listen on \(address): \(reason)"
        case .secondServer: "a process can run only one milter, once"
        case .failed: "libmilter gave up; the mail log of the system says why"
        }
    }
}

extension MilterError {
    init(_ error: ListenError, at address: ListenAddress) {
        self =
            switch error {
            case .inUse: .inUse(address.milterText)
            case .failed(let reason): .cannotListen(address.milterText, reason: reason)
            }
    }
}
