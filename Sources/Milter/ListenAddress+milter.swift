// Where a filter listens, as administrators write it.

package import Tools

/// libmilter's notation.
///
/// Postfix writes the same port the other way round: `inet:HOST:PORT`.
extension ListenAddress {
    /// - Parameter text: `unix:/path`, `local:/path`, `inet:PORT@HOST` or `inet6:PORT@HOST`.
    package init(milter text: String) throws(MilterError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .badAddress(text, reason: "not a milter address") }
        switch parts[0] {
        case "unix", "local":
            do { try self.init(path: parts[1]) } catch { throw .badAddress(text, reason: error.reason) }
        case "inet": self = try Self.port(parts[1], .ipv4, of: text)
        case "inet6": self = try Self.port(parts[1], .ipv6, of: text)
        default: throw .badAddress(text, reason: "unknown kind of address \"\(parts[0])\"")
        }
    }

    private static func port(
        _ rest: Substring, _ family: Family, of text: String
    ) throws(MilterError) -> ListenAddress {
        let parts = rest.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let port = UInt16(parts[0]), port > 0 else {
            throw .badAddress(text, reason: "the port must be a number from 1 to 65535")
        }
        // libmilter would listen to the whole world where there is no host; that must be said (0.0.0.0), not forgotten.
        guard parts.count == 2, !parts[1].isEmpty, !parts[1].utf8.contains(0) else {
            throw .badAddress(text, reason: "the host is missing")
        }
        let bracketed = parts[1].hasPrefix("[") && parts[1].hasSuffix("]")
        let host = bracketed ? parts[1].dropFirst().dropLast() : parts[1]
        return .port(host: String(host), port: port, family: family)
    }

    /// As libmilter and its administrators write it.
    package var milterText: String {
        switch self {
        case .unix(let path): "unix:\(path)"
        case .port(let host, let port, .ipv6): "inet6:\(port)@\(host)"
        case .port(let host, let port, _): "inet:\(port)@\(host)"
        }
    }
}
