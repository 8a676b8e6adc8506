// Which server takes the mail, as administrators write it.

internal import Glibc
internal import Tools

/// What is wrong with a submission URL: what it must be, and why it isn't.
package struct SubmissionServerError: Error, Equatable, CustomStringConvertible {
    /// Fits behind "`retries.submit` must be".
    package let description: String
}

/// A server, who we are to it, and how well the connection is guarded.
///
/// - `smtp://HOST:PORT`: TLS where the server offers it, with any certificate. It guards against listeners, and is what a
///   mail server does.
/// - `smtp://USER@HOST:PORT`: TLS by STARTTLS, or no mail: a password is told to nobody who has not proved its name.
/// - `smtps://HOST:PORT`, `smtps://USER@HOST:PORT`: TLS from the first byte, and the certificate must be right too.
///
/// A name behind the port (`smtp://HOST:PORT/NAME`) is what we say in EHLO; without one it is the host's.
package struct SubmissionServer: Sendable, Equatable {
    enum Security: Sendable, Equatable {
        /// Encrypted if the server can.
        case opportunistic
        /// Encrypted after STARTTLS, with a certificate that is right.
        case startTLS
        /// Encrypted from the beginning, with a certificate that is right.
        case tls
    }

    let security: Security
    /// As in the URL, IPv6 addresses with brackets.
    let host: String
    let port: UInt16
    let user: String?
    let passwordFile: PasswordFile?
    /// What we say in EHLO.
    let name: String

    /// - Parameter passwordFile: for the USER.
    package init(_ url: String, passwordFile: String? = nil) throws(SubmissionServerError) {
        guard let scheme = url.firstRange(of: "://") else { throw Self.fault(url, "it has no scheme") }
        let place = url[scheme.upperBound...].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let at = place[0].lastIndex(of: "@")
        user = try at.map { end throws(SubmissionServerError) in try Self.user(place[0][..<end], of: url) }
        self.passwordFile = passwordFile.map(PasswordFile.init)
        guard (user == nil) == (passwordFile == nil) else {
            throw Self.fault(url, user == nil ? "the password file is for a USER" : "the USER needs a password file")
        }
        switch url[..<scheme.lowerBound].lowercased() {
        case "smtp": security = user == nil ? .opportunistic : .startTLS
        case "smtps": security = .tls
        default: throw Self.fault(url, "the scheme is neither smtp nor smtps")
        }
        (host, port) = try Self.hostAndPort(
            place[0][(at.map(place[0].index(after:)) ?? place[0].startIndex)...], of: url)
        let name = place.count > 1 ? String(place[1]) : ""
        guard name.utf8.allSatisfy(Self.isOfName) else {
            throw Self.fault(url, "what follows the port is no host name")
        }
        self.name = name.isEmpty ? Self.hostName() : name
    }

    /// For libcurl: the path is what it says in EHLO.
    var url: String { "\(security == .tls ? "smtps" : "smtp")://\(host):\(port)/\(name)" }

    private static func user(_ text: Substring, of url: String) throws(SubmissionServerError) -> String {
        guard !text.contains(":") else { throw fault(url, "the password belongs in a file of its own") }
        guard let user = decoded(text), !user.isEmpty, user.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw fault(url, "the USER is not well written")
        }
        return user
    }

    private static func hostAndPort(
        _ text: Substring, of url: String
    ) throws(SubmissionServerError) -> (String, UInt16) {
        let host = text.hasPrefix("[") ? text.prefix { $0 != "]" } + "]" : text.prefix { $0 != ":" }
        let isAddress = host.hasPrefix("[") && text.hasPrefix(host) && isIPv6Address(host.dropFirst().dropLast())
        guard isAddress || !host.isEmpty && host.utf8.allSatisfy(isOfName) else {
            throw fault(url, "the HOST is no host")
        }
        let rest = text.dropFirst(host.count)
        guard rest.hasPrefix(":") else { throw fault(url, "the PORT is missing") }
        guard let port = UInt16(rest.dropFirst()), port > 0 else {
            throw fault(url, "the PORT is no number from 1 to 65535")
        }
        return (String(host), port)
    }

    private static func fault(_ url: String, _ reason: String) -> SubmissionServerError {
        // A password in the URL must not get into a log.
        let shown = url.contains("@") ? "the one given" : "`\(url)`"
        let forms = "smtp://HOST:PORT, smtp://USER@HOST:PORT or smtps://USER@HOST:PORT"
        return SubmissionServerError(description: "\(forms), not \(shown): \(reason)")
    }

    /// Returns whether a byte is of a host name, or of an IPv4 address.
    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func isIPv6Address(_ text: Substring) -> Bool {
        var address = in6_addr()
        return inet_pton(AF_INET6, String(text), &address) == 1
    }

    /// A text with `%40` for `@`, as URLs write it (RFC 3986, section 2.1); nil where a `%` is not followed by two digits.
    private static func decoded(_ text: Substring) -> String? {
        let pieces = text.split(separator: "%", omittingEmptySubsequences: false)
        var bytes = Array((pieces.first ?? "").utf8)
        for piece in pieces.dropFirst() {
            let digits = piece.prefix(2)
            guard digits.count == 2, digits.allSatisfy(\.isHexDigit), let byte = UInt8(digits, radix: 16) else {
                return nil
            }
            bytes.append(byte)
            bytes += piece.dropFirst(2).utf8
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hostName() -> String {
        let name = ThisProcess.hostName ?? ""
        return name.isEmpty || !name.utf8.allSatisfy(isOfName) ? "localhost" : name
    }
}
