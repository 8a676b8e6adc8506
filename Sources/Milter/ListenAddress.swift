// Where a filter listens, as administrators write it.

/// A socket in the file system, or a port of this machine, in libmilter's notation.
///
/// Postfix writes the same port the other way round: `inet:HOST:PORT`.
package enum ListenAddress: Sendable, Hashable {
    /// `unix:/path` or `local:/path`
    case unix(path: String)
    /// `inet:PORT@HOST`
    case inet(port: UInt16, host: String)
    /// `inet6:PORT@HOST`
    case inet6(port: UInt16, host: String)

    package init(_ text: String) throws(MilterError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .badAddress(text, reason: "not a milter address") }
        switch parts[0] {
        case "unix", "local":
            self = .unix(path: try Self.path(parts[1], of: text))
        case "inet":
            let (port, host) = try Self.portAndHost(parts[1], of: text)
            self = .inet(port: port, host: host)
        case "inet6":
            let (port, host) = try Self.portAndHost(parts[1], of: text)
            self = .inet6(port: port, host: host)
        default:
            throw .badAddress(text, reason: "unknown kind of address \"\(parts[0])\"")
        }
    }

    private static func path(_ path: Substring, of text: String) throws(MilterError) -> String {
        guard path.hasPrefix("/"), !path.utf8.contains(0) else {
            throw .badAddress(text, reason: "the path must be absolute")
        }
        // `sun_path` has 108 bytes, one of them for the NUL (unix(7)).
        guard path.utf8.count < 108 else { throw .badAddress(text, reason: "the path is longer than 107 bytes") }
        return String(path)
    }

    private static func portAndHost(_ rest: Substring, of text: String) throws(MilterError) -> (UInt16, String) {
        let parts = rest.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let port = UInt16(parts[0]), port > 0 else {
            throw .badAddress(text, reason: "the port must be a number from 1 to 65535")
        }
        // libmilter would listen to the whole world where there is no host; that must be said (0.0.0.0), not forgotten.
        guard parts.count == 2, !parts[1].isEmpty, !parts[1].utf8.contains(0) else {
            throw .badAddress(text, reason: "the host is missing")
        }
        let bracketed = parts[1].hasPrefix("[") && parts[1].hasSuffix("]")
        return (port, String(bracketed ? parts[1].dropFirst().dropLast() : parts[1]))
    }
}

extension ListenAddress: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unix(let path): "unix:\(path)"
        case .inet(let port, let host): "inet:\(port)@\(host)"
        case .inet6(let port, let host): "inet6:\(port)@\(host)"
        }
    }
}
