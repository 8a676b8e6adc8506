// Where reports on our mail come back: the envelope sender that each copy leaves with.

/// The base of signed return paths: `bounces@example.com` gives `bounces+TOKEN@example.com` (VERP, a variable envelope
/// return path).
package struct ReturnPath: Sendable, Equatable {
    let local: String
    let domain: String

    /// Octets of a local part (RFC 5321, section 4.5.3.1.1).
    private static let localLimit = 64
    /// Characters of a sealed token in an address.
    private static let tokenSize = 26

    /// Takes an address; nil for what is no plain one, or has no room for a token.
    package init?(_ address: String) {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty,
            parts[0].utf8.count + 1 + Self.tokenSize <= Self.localLimit,
            address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"<>()[]\\,;:\"".utf8.contains($0) })
        else { return nil }
        local = String(parts[0])
        domain = String(parts[1])
    }

    /// The address without a token.
    package var base: String { "\(local)@\(domain)" }

    /// Returns the envelope sender with a sealed token.
    package func address(token: [UInt8]) -> String {
        "\(local)+\(String(decoding: token, as: UTF8.self))@\(domain)"
    }
}

extension ReturnPath {
    /// Returns what may be sealed tokens in an address that a report came to or that a mail was sent from, or in a
    /// header field with such addresses.
    ///
    /// Others wrap the addresses that they relay: BATV (`prvs=0123abcdef=LOCAL@…`), SRS (`SRS0=HHH=TT=DOMAIN=LOCAL@…`),
    /// `+` and `-` extensions. All leave the token whole between separators; what opens with our key is ours, wherever
    /// it stands.
    package static func tokens(in address: String) -> [[UInt8]] {
        address.utf8.split { !$0.isASCIILetterOrDigit }.filter { $0.count == tokenSize }.map { Array($0) }
    }
}
