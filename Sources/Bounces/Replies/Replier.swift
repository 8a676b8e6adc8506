// Whose reply it is.

/// Tells how the author of a reply stands to a recipient of the message that it answers. Addresses in lower case.
package enum Replier {
    /// Knows the same mailbox under another spelling: mail to `ann+news@…` is answered by `ann@…`, mail to
    /// `ann@gmail.com` by `a.nn@googlemail.com`, mail to `ann@home.example` by `ann@mail.home.example`.
    package static func isSameMailbox(_ author: String, _ recipient: String) -> Bool {
        guard let author = Address(author), let recipient = Address(recipient) else { return false }
        return author.mailbox == recipient.mailbox
            && (author.domain == recipient.domain || isSameHouse(author, recipient))
    }

    /// Returns whether both are of one house. Where anybody can have an address, neighbours are strangers.
    package static func isColleague(_ author: String, _ recipient: String) -> Bool {
        guard let author = Address(author), let recipient = Address(recipient) else { return false }
        return isSameHouse(author, recipient)
    }

    private static func isSameHouse(_ author: Address, _ recipient: Address) -> Bool {
        let house = RegistrableDomain.of(author.domain)
        return house == RegistrableDomain.of(recipient.domain) && !PublicMailDomains.contains(house)
            && !PublicMailDomains.contains(author.domain) && !PublicMailDomains.contains(recipient.domain)
    }

    private struct Address {
        /// Without its extension, as its provider tells accounts apart.
        let mailbox: Substring
        /// The first of the domains by which one account can be written to.
        let domain: Substring

        init?(_ text: String) {
            guard let at = text.lastIndex(of: "@"), at > text.startIndex else { return nil }
            let local = text[..<at]
            // RFC 5233, section 1: the detail follows the first separator. One at the beginning separates nothing.
            let plus = local.dropFirst().firstIndex(of: "+") ?? local.endIndex
            let domain = MailAccounts.domain(of: text[text.index(after: at)...])
            if domain.isEmpty { return nil }
            mailbox =
                MailAccounts.ignoresDots(domain)
                ? Substring(local[..<plus].filter { $0 != "." }) : local[..<plus]
            self.domain = domain
        }
    }
}
