/// The reasons why the tracker can't start.
package enum TrackerError: Error, Equatable, CustomStringConvertible {
    /// Not an address of the form `127.0.0.1:8780`, `[::]:8780` or `unix:/path`.
    case badAddress(String)
    /// The port is taken, say, or the address isn't this machine's.
    case cannotListen(address: String, reason: String)

    package var description: String {
        switch self {
        case .badAddress(let text):
            "tracker.listen: `\(text)` is not an address such as 127.0.0.1:8780, [::]:8780 or unix:/path"
        case .cannotListen(let address, let reason): "tracker.listen: \(address): \(reason)"
        }
    }
}
