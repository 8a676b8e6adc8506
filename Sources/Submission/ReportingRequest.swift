// What a sender wants to hear of a delivery (DSN: RFC 3461).

/// The parameters of MAIL FROM and RCPT TO that ask for reports, as the client gave them.
package struct ReportingRequest: Sendable, Equatable {
    /// `RET` and `ENVID` of MAIL FROM (RFC 3461, sections 4.3 and 4.4).
    package private(set) var mail: [String] = []
    /// `NOTIFY` and `ORCPT` of RCPT TO (sections 4.1 and 4.2).
    package private(set) var recipient: [String] = []

    /// Bytes of a parameter: `ORCPT` may have 500 after its type (section 4.2), and no other is as long.
    private static let limit = 530

    package init() {}

    /// Takes from all parameters those that ask for reports. What could end the command, or is too long, is left out.
    package init(mail: [[UInt8]], recipient: [[UInt8]]) {
        self.mail = Self.parameters(mail, named: ["RET=", "ENVID="])
        self.recipient = Self.parameters(recipient, named: ["NOTIFY=", "ORCPT="])
    }

    /// As ``stored`` wrote it.
    package init(stored: String) {
        let words = stored.split(separator: " ").map { Array($0.utf8) }
        self.init(mail: words, recipient: words)
    }

    /// All of it in one text.
    package var stored: String { (mail + recipient).joined(separator: " ") }

    /// An envelope has one name: the client's, or else this one.
    package mutating func nameEnvelope(_ id: String) {
        if !mail.contains(where: { $0.uppercased().hasPrefix("ENVID=") }) { mail.append("ENVID=\(id)") }
    }

    /// With a space before each.
    var mailText: String { mail.map { " " + $0 }.joined() }
    var recipientText: String { recipient.map { " " + $0 }.joined() }

    private static func parameters(_ all: [[UInt8]], named names: [String]) -> [String] {
        var found: [String] = []
        for name in names {
            let first = all.first { bytes in
                bytes.count <= limit && bytes.allSatisfy { 0x21...0x7E ~= $0 }
                    && String(decoding: bytes.prefix(name.utf8.count), as: UTF8.self).uppercased() == name
            }
            if let first { found.append(String(decoding: first, as: UTF8.self)) }
        }
        return found
    }
}
