package import MIME

/// The campaign, and the list or stream, that a message says it belongs to.
package struct Membership: Sendable, Equatable {
    /// From one of the configured fields, or else from one that another mail service would have read.
    package let campaign: String?
    /// Whether one of the configured fields names it. The tags of other services stand in receipts and passwords as well: they
    /// count, and add nothing to the header.
    package let isCampaignMail: Bool
    /// The list or stream: X-Backstamp-Stream, or else the identifier of List-Id (RFC 2919). An unsubscribe can be from it alone.
    package let stream: String?

    /// Characters of a name that are kept.
    package static let textLimit = 255

    /// - Parameter decoder: of the charsets that names are written in.
    package init(
        of message: Message, in bytes: Span<UInt8>, campaignHeaders: [String],
        decoder: HeaderText.Decoder = { _, _ in nil }
    ) {
        let header = message.parts[0]
        var campaign: String?
        for name in campaignHeaders where campaign == nil {
            campaign = header.unfoldedValue(of: name, in: bytes).flatMap { Self.text($0, decoder) }
        }
        isCampaignMail = campaign != nil
        self.campaign =
            campaign
            ?? HeaderDialect.campaign(of: message, in: bytes).flatMap { Self.text($0, decoder) }
        stream =
            header.unfoldedValue(of: MailStream.header, in: bytes).flatMap {
                Self.text($0, decoder)
            }
            ?? header.unfoldedValue(of: "List-Id", in: bytes).flatMap(Self.listIdentifier)
    }

    /// Decodes a name; nil for one that has nothing to see.
    private static func text(_ value: [UInt8], _ decoder: HeaderText.Decoder) -> String? {
        let text = String(HeaderText.decode(value, decoder: decoder).prefix(textLimit))
        return text.allSatisfy { $0 == " " } ? nil : text
    }

    /// Whether everybody needs it who is written to at all: receipts, passwords. Nobody can unsubscribe from it.
    var isTransactional: Bool { stream == MailStream.transactional }

    /// Returns `weekly.shop.example` of `The weekly <weekly.shop.example>`; case does not matter (RFC 2919, section 6).
    private static func listIdentifier(_ value: [UInt8]) -> String? {
        var identifier = value[...]
        if let start = value.lastIndex(of: UInt8(ascii: "<")),
            let end = value[start...].firstIndex(of: UInt8(ascii: ">"))
        {
            identifier = value[(start + 1)..<end]
        }
        guard (1...textLimit).contains(identifier.count), identifier.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            return nil
        }
        let text = String(decoding: identifier, as: UTF8.self).lowercased()
        // Words of ours, which a list's name may not be: it is told from them by its brackets.
        return [MailStream.transactional, MailStream.everything].contains(text) ? "<\(text)>" : text
    }
}
