// One hop of a message, as a Received field tells it (RFC 5321, section 4.4; RFC 3848).

internal import Words

struct ReceivedHop {
    /// The client that the server took it from; nil where the field doesn't say.
    let client: IPAddress?
    /// The client had logged in, or it was a program that people log in to.
    let isAuthenticated: Bool

    init(_ value: [UInt8]) {
        let text = String(decoding: value, as: UTF8.self)
        let words = text.split(whereSeparator: { " \t".contains($0) })
        let from =
            words.first?.lowercased() == "from"
            ? words.dropFirst().prefix { $0.lowercased() != "by" } : []
        // What stands between parentheses the server has seen itself; before them the client speaks.
        client = Self.address(in: from.drop { !$0.hasPrefix("(") }) ?? Self.address(in: from)
        let protocols = zip(words, words.dropFirst()).filter { $0.0.lowercased() == "with" }.map {
            $0.1.uppercased()
        }
        isAuthenticated =
            text.lowercased().contains("authenticated")
            || protocols.contains { name in
                ["SMTPA", "SMTPSA", "LMTPA", "LMTPSA"].contains { name.hasSuffix($0) } || name == "ASMTP"
                    || name.hasPrefix("HTTP") || name == "MAPI"
            }
    }

    /// Returns the address between brackets, of IPv6 perhaps with its tag, else one between parentheses.
    private static func address(in words: some Sequence<Substring>) -> IPAddress? {
        for word in words {
            let parts = word.split(whereSeparator: { "[]()".contains($0) })
            for part in parts where word.contains("[") || word.contains("(") {
                let text = part.lowercased().hasPrefix("ipv6:") ? part.dropFirst(5) : part
                if let address = IPAddress(String(text)) { return address }
            }
        }
        return nil
    }
}
