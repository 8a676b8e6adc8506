internal import Words

/// Where the tracker listens: `127.0.0.1:8780`, `[::]:8780`, `localhost:8780` or `unix:/path`.
enum ListenAddress: Equatable {
    case port(host: String, port: Int)
    case socket(path: String)

    init(_ text: String) throws(TrackerError) {
        let prefix = "unix:"
        if text.hasPrefix(prefix), text.utf8.count > prefix.utf8.count {
            self = .socket(path: String(text.dropFirst(prefix.count)))
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            throw .badAddress(text)
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
            guard IPAddress(host) != nil else { throw .badAddress(text) }
        } else if host.isEmpty || host.contains(":") {
            throw .badAddress(text)
        }
        self = .port(host: String(host), port: Int(port))
    }
}
