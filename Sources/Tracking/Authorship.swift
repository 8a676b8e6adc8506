// Whether our people wrote a message that a client of ours hands over. What they didn't write leaves as it came: it is not
// theirs to track, and its recipients are not whom they write to.

package import MIME
package import Words

/// An administrator's word on who our people are.
package struct Authorship: Sendable {
    /// Domains, in lower case, that they write from; empty: not known.
    package var senderDomains: Set<String>
    /// The networks of their programs.
    package var networks: [Network]

    package init(senderDomains: Set<String>, networks: [Network]) {
        self.senderDomains = senderDomains
        self.networks = networks
    }

    /// Returns why a message is left alone wholly; nil where our people wrote it.
    ///
    /// - Parameters:
    ///   - sender: the envelope's; nil where it is not known.
    ///   - isLocal: whether the machine itself hands it over.
    ///   - hasCampaign: whether it belongs to one, which somebody has written.
    package func reasonToLeave(
        _ message: Message, in bytes: Span<UInt8>, sender: String?, isLocal: Bool, hasCampaign: Bool
    ) -> LeaveReason? {
        if sender == "" { return .automatic }
        let header = message.parts[0]
        let authors = header.addresses(in: "From", bytes)
        if !senderDomains.isEmpty {
            let domains = (authors + [sender].compactMap(\.self)).map(Contact.domain)
            if authors.isEmpty || !domains.allSatisfy(senderDomains.contains) { return .notOutgoing }
        }
        if Self.isWrapped(sender ?? "") || isSentOn(header, authors: authors, in: bytes) {
            return .forwarded
        }
        if isLocal, hasForeignHop(header, in: bytes) { return .forwarded }
        return !hasCampaign && Self.isAutomatic(header, in: bytes) ? .automatic : nil
    }

    /// Returns whether somebody sends on what came from elsewhere: SRS (`SRS0=…`) and BATV (`prvs=…`).
    private static func isWrapped(_ sender: String) -> Bool {
        let local = sender.lowercased()
        return ["srs0=", "srs0+", "srs0-", "srs1=", "srs1+", "srs1-", "prvs=", "btv1=="].contains {
            local.hasPrefix($0)
        }
    }

    /// Looks for what forwarding and delivering leave behind. A delivery's fields stand above what the author wrote.
    private func isSentOn(_ header: Part, authors: [String], in bytes: Span<UInt8>) -> Bool {
        if header.firstField(named: "X-Sieve-Redirected-From", in: bytes) != nil { return true }
        let resenders = header.addresses(in: "Resent-From", bytes)
        if !resenders.allSatisfy(authors.contains) { return true }
        for field in header.fields {
            let name = String(decoding: field.nameBytes(in: bytes), as: UTF8.self).lowercased()
            if Self.deliveryFields.contains(name) { return true }
            if Self.authorFields.contains(name) { return false }
        }
        return false
    }

    private static let deliveryFields: Set = [
        "delivered-to", "x-delivered-to", "x-original-to", "envelope-to", "delivery-date",
    ]
    private static let authorFields: Set = ["from", "to", "cc", "subject", "date", "message-id"]

    /// Returns whether a server has taken it from a host elsewhere that had not logged in.
    private func hasForeignHop(_ header: Part, in bytes: Span<UInt8>) -> Bool {
        header.fields(named: "Received", in: bytes).contains { field in
            let hop = ReceivedHop(field.unfoldedValue(in: bytes))
            guard let client = hop.client, !hop.isAuthenticated else { return false }
            return !(networks + Network.inner).contains { $0.contains(client) }
        }
    }

    /// Returns whether a program wrote it (RFC 3834, section 5; older programs' words). A comment may follow the word.
    private static func isAutomatic(_ header: Part, in bytes: Span<UInt8>) -> Bool {
        func word(_ name: String) -> String? {
            header.unfoldedValue(of: name, in: bytes).map { value in
                String(decoding: value, as: UTF8.self).lowercased().prefix { !"(; \t".contains($0) }
            }.map(String.init)
        }
        if let kind = word("Auto-Submitted"), kind != "no", !kind.isEmpty { return true }
        return word("Precedence") == "auto_reply"
            || ["X-Autoreply", "X-Autorespond", "X-Autoresponder"].contains {
                header.firstField(named: $0, in: bytes) != nil
            }
    }
}

extension Part {
    /// Returns the addresses of all fields of a name, in lower case.
    package func addresses(in name: String, _ bytes: Span<UInt8>) -> [String] {
        fields(named: name, in: bytes).flatMap {
            AuthorField.addresses(in: $0.unfoldedValue(in: bytes))
        }
    }
}
