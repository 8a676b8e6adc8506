// A mailbox on another server, as the configuration names it.

internal import Glibc
internal import Tools

/// Where a mailbox is, and how one gets in.
package struct RemoteAccount: Sendable {
    enum Kind: String {
        case imap, imaps, pop3, pop3s
    }

    /// How the connection is kept from listeners.
    enum Security {
        /// TLS from the first byte.
        case tls
        /// TLS by STARTTLS or STLS, before the password or token is said; no connection where the server lacks it.
        case startTLS
        case none
    }

    /// What proves who we are.
    package enum Login: Sendable {
        /// A file whose first line is the password; read at each connection, and not to be readable for all.
        case password(file: String)
        case token(AccessToken)
    }

    let kind: Kind
    /// With the port, where one is given.
    let host: String
    /// The IMAP folder.
    let folder: String
    let user: String
    let login: Login
    let security: Security
    let certificateAuthorities: String?

    /// - Parameters:
    ///   - url: `imaps://HOST[:PORT][/FOLDER]`, and the same with `imap`, `pop3s` or `pop3`. The folder is INBOX if none is
    ///     given.
    ///   - certificateAuthorities: A PEM file of whom to trust; nil for those that the system trusts.
    ///   - allowsCleartext: Whether `imap` and `pop3` may go without TLS, which they may to this machine itself.
    package init(
        url: String, user: String, login: Login, certificateAuthorities: String? = nil,
        allowsCleartext: Bool = false
    ) throws(MailboxError) {
        guard let mark = url.firstRange(of: "://"), let kind = Kind(rawValue: url[..<mark.lowerBound].lowercased())
        else {
            throw .badURL(url, reason: "not the URL of a mailbox")
        }
        let parts = url[mark.upperBound...].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        host = String(parts[0])
        guard !host.isEmpty, host.utf8.allSatisfy(Self.isOfHost) else {
            throw .badURL(url, reason: "not a host, or more than a host (the user stands in a key of its own)")
        }
        let path = parts.count > 1 ? String(parts[1]) : ""
        guard path.isEmpty || kind == .imap || kind == .imaps else { throw .badURL(url, reason: "POP3 has no folders") }
        // RFC 3501 5.1.3 spells other letters in ASCII too (modified UTF-7), as the server shows them.
        guard path.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) else {
            throw .badURL(url, reason: "a folder that is not ASCII")
        }
        guard !user.isEmpty, !user.utf8.contains(0) else { throw .badURL(url, reason: "the user is missing") }
        self.kind = kind
        folder = path.isEmpty ? "INBOX" : path
        self.user = user
        self.login = login
        self.certificateAuthorities = certificateAuthorities
        let isTLS = kind == .imaps || kind == .pop3s
        security = isTLS ? .tls : allowsCleartext || Self.isLoopback(host) ? .none : .startTLS
    }

    /// For the log.
    var source: String { "\(kind) \(user) at \(host)" }

    private static func isOfHost(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: ".-_:[]".utf8.contains(byte)
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        let name = host.hasPrefix("[") ? host : String(host.prefix { $0 != ":" })
        let isIPv4 = name.hasPrefix("127.") && name.utf8.allSatisfy { $0 == 0x2E || 0x30...0x39 ~= $0 }
        return name.lowercased() == "localhost" || isIPv4 || name.hasPrefix("[::1]")
    }

    /// Returns the password file's first line.
    static func password(in passwordFile: String) throws(MailboxError) -> String {
        let file = try File(opening: passwordFile, flags: O_RDONLY)
        let mode = try file.status().permissions
        guard mode & 0o007 == 0 else {
            throw .password(
                path: passwordFile, reason: "mode \(String(mode, radix: 8)) lets everybody read it; chmod 640")
        }
        let line = try file.readAll(limit: 1 << 16).prefix { $0 != 0x0A && $0 != 0x0D && $0 != 0 }
        guard !line.isEmpty else { throw .password(path: passwordFile, reason: "no password in its first line") }
        return String(decoding: line, as: UTF8.self)
    }
}
