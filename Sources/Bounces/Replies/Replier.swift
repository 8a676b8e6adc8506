// Whose reply it is.

/// How the author of a reply stands to a recipient of the message that it answers. Addresses in lower case.
package enum Replier {
    /// The same mailbox under another extension: mail to `ann+news@…` is answered by `ann@…`.
    package static func isSameMailbox(_ author: String, _ recipient: String) -> Bool {
        guard let author = Address(author), let recipient = Address(recipient) else { return false }
        return author.domain == recipient.domain && author.mailbox == recipient.mailbox
    }

    /// Somebody in the recipient's domain, who answers for it. Where everybody can have an address, neighbours are strangers.
    package static func isColleague(_ author: String, _ recipient: String) -> Bool {
        guard let author = Address(author), let recipient = Address(recipient) else { return false }
        return author.domain == recipient.domain && !PublicMailDomains.contains(author.domain)
    }

    private struct Address {
        /// Without its extension.
        let mailbox: Substring
        let domain: Substring

        init?(_ text: String) {
            guard let at = text.lastIndex(of: "@"), at > text.startIndex else { return nil }
            let local = text[..<at]
            // RFC 5233, section 1: the detail follows the first separator. One at the beginning separates nothing.
            let plus = local.dropFirst().firstIndex(of: "+") ?? local.endIndex
            mailbox = local[..<plus]
            domain = text[text.index(after: at)...]
            if domain.isEmpty { return nil }
        }
    }
}
