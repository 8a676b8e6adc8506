/// Where the LMTP server listens: `unix:/path`, `127.0.0.1:2424` or `[::1]:2424`.
enum ListenAddress: Sendable, Equatable {
    case unix(path: String)
    case port(host: String, port: UInt16)

    init(_ text: String) throws(MailboxError) {
        if text.hasPrefix("unix:") {
            let path = text.dropFirst(5)
            guard path.hasPrefix("/"), !path.utf8.contains(0) else {
                throw .badAddress(text, reason: "the path must be absolute")
            }
            // `sun_path` has 108 bytes, one of them for the NUL (unix(7)).
            guard path.utf8.count < 108 else { throw .badAddress(text, reason: "the path is longer than 107 bytes") }
            self = .unix(path: String(path))
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            throw .badAddress(text, reason: "not an address")
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            throw .badAddress(text, reason: "an IPv6 address needs brackets")
        }
        guard !host.isEmpty, !host.utf8.contains(0) else { throw .badAddress(text, reason: "the host is missing") }
        self = .port(host: String(host), port: port)
    }
}

extension ListenAddress: CustomStringConvertible {
    var description: String {
        switch self {
        case .unix(let path): "unix:\(path)"
        case .port(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        }
    }
}
