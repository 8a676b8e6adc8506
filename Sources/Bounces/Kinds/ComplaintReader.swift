// Complaints: RFC 5965, and what came before it.

internal import MIME

enum ComplaintReader {
    /// Reads a complaint; nil for a mail that is none.
    static func read(_ mail: Mail, _ bytes: Span<UInt8>) -> Report? {
        let feedback = feedback(mail, bytes)
        guard feedback != nil || mail.header.subjectSigns.contains(.complaint) && !mail.layout.returned.isEmpty else {
            return nil
        }
        let returned = ReturnedHeader(of: mail, bytes)
        var addresses = feedback?.recipients ?? []
        for others in [returned.complained, returned.to, returned.delivered]
        where addresses.allSatisfy(RedactedAddress.isOne) {
            addresses = others
        }
        // A hidden address says nothing when the returned header tells the true one.
        var recipients = RecipientList()
        for address in addresses where address.contains(.at) && !RedactedAddress.isOne(address) {
            recipients.add(RecipientDraft(address: address))
        }
        return Report(
            kind: .complaint, reporter: feedback?.userAgent?.text, originalMessageID: returned.messageID,
            originalSeals: returned.seals, feedbackType: feedback?.type ?? "abuse",
            recipients: recipients.drafts.map { ReportedRecipient(unjudged: $0.address) })
    }

    private static func feedback(_ mail: Mail, _ bytes: Span<UInt8>) -> FeedbackReport? {
        guard let index = mail.layout.feedbacks.first else { return nil }
        let content = TextReader.content(of: mail.message.parts[index], bytes, limit: TextReader.limit)
        return FeedbackReport(content.span, in: content.indices)
    }
}
