// A mail that somebody wrote in answer to another, by its header alone.

internal import MIME
package import Words

extension ReplyHeader {
    /// Reads a header; nil for a mail that answers nothing, and for one that no person wrote, as far as that is seen
    /// (RFC 3834, and what `Report(reading:)` knows beside it). What only the text tells is not seen here.
    package init?(header bytes: Span<UInt8>) {
        let part = Message(parsing: bytes).parts[0]
        let header = MailHeader(part, in: bytes)
        guard let author = header.author, !header.answered.isEmpty, !Self.isReport(part), !Self.isMachines(header),
            KindOfMail.kind(of: header) == .reply
        else { return nil }
        self.init(author: author, messageID: header.messageID, answered: header.answered)
    }

    /// Finds delivery reports and receipts (RFC 6522).
    private static func isReport(_ part: Part) -> Bool { part.contentType.matches("multipart", "report") }

    /// Finds mail whose text would be looked through for a failure: that is no reply to who sees no text.
    private static func isMachines(_ header: MailHeader) -> Bool {
        if header.isFromMailSystem || header.isFromMachine || !header.failed.isEmpty { return true }
        let signs = header.subjectSigns
        return !signs.isDisjoint(with: [.failure, .delay, .success]) && !signs.contains(.reply)
    }
}
