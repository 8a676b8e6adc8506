// Reports that a mail was not delivered, was late, or was delivered.

internal import MIME

/// Reads a report in the form of RFC 3464, or one that is written for people. Both are merged where there are both.
struct BounceReader {
    let classifier: Classifier
    let mail: Mail
    let text: ReportText

    init(classifier: Classifier, mail: Mail, _ bytes: Span<UInt8>) {
        self.classifier = classifier
        self.mail = mail
        text = Self.text(mail, bytes)
    }

    /// Returns whether a mail may be such a report at all: by its parts, its sender or its subject.
    static func mayRead(_ mail: Mail) -> Bool {
        let header = mail.header
        if !mail.layout.statuses.isEmpty || header.isFromMailSystem || !header.failed.isEmpty { return true }
        if header.isFromMachine { return true }
        return !header.subjectSigns.isDisjoint(with: [.failure, .delay]) && !header.isAnswer
    }

    private static func text(_ mail: Mail, _ bytes: Span<UInt8>) -> ReportText {
        let text = ReportText(TextReader.text(of: mail.layout.texts, in: mail.message, bytes, isHTML: false))
        guard text.prose.entries.isEmpty, !mail.layout.pages.isEmpty else { return text }
        return ReportText(TextReader.text(of: mail.layout.pages, in: mail.message, bytes, isHTML: true))
    }

    // MARK: - Fields

    /// Reads the parts that have the fields of RFC 3464. Nil where they name nobody.
    func readFields(_ bytes: Span<UInt8>) -> Report? {
        guard !mail.layout.statuses.isEmpty else { return nil }
        var status = StatusReport()
        for index in mail.layout.statuses {
            let part = mail.message.parts[index]
            if part.encoding == .base64 || part.encoding == .quotedPrintable {
                let content = TextReader.content(of: part, bytes, limit: part.body.count)
                status.read(content.span, in: content.indices)
            } else {
                status.read(bytes, in: part.body)
            }
        }
        return report(of: status, bytes)
    }

    private func report(of status: StatusReport, _ bytes: Span<UInt8>) -> Report? {
        var recipients = RecipientList()
        let returned = text.returned(mail, bytes)
        let senders = returned.to.contains { returned.senders.contains($0.lowercased) } ? [] : returned.senders
        for group in status.groups {
            guard var draft = RecipientDraft(group) else { continue }
            // QUIRK: Exim reports the program that an alias led to; its header names the recipient.
            if !draft.isAddress, status.groups.count == 1, mail.header.failed.count == 1 {
                draft.address = mail.header.failed[0]
            }
            if draft.original == nil, senders.contains(draft.address.lowercased) {
                guard let address = named(in: draft, besides: senders, returned) else { continue }
                draft.address = address
            }
            recipients.add(draft)
        }
        guard !recipients.drafts.isEmpty else { return nil }
        var report = report(of: recipients, returned, reportedBy: status.reportingMTA)
        report.envelopeID = status.envelopeID?.text
        (report.queueID, report.arrivedAt) = (status.queueID?.text, status.arrivedAt)
        return report
    }

    /// QUIRK: a report that has the mail's own sender for its recipient: the words of the refusal name the true one, or the
    /// text, or the returned header.
    private func named(in draft: RecipientDraft, besides senders: [[UInt8]], _ returned: ReturnedHeader) -> [UInt8]? {
        let words = draft.diagnostic.span
        let spoken = AddressList.addresses(words, in: words.indices)
        let listed = text.prose.recipients.map { text.bytes.span.array($0.address) }
        return (spoken + listed + [returned.onlyRecipient].compactMap(\.self)).first {
            !senders.contains($0.lowercased)
        }
    }

    // MARK: - Text

    /// Reads the text for people. Nil where it names nobody, or does not say that a delivery failed.
    func readText(_ bytes: Span<UInt8>) -> Report? {
        if let start = text.prose.statusFields, mail.header.isFromMailSystem {
            var status = StatusReport()
            status.read(text.bytes.span, in: start..<text.prose.end)
            if let report = report(of: status, bytes) { return report }
        }
        let (prose, signs) = (text.prose, mail.header.subjectSigns)
        // An absent person's note may say that something was not delivered, and to whom to write.
        if signs.contains(.autoReply), !signs.contains(.failure), mail.header.failed.isEmpty { return nil }
        guard
            prose.saysFailed || prose.saysDelayed || prose.saysDelivered || !mail.header.failed.isEmpty
                || signs.contains(.failure) || mail.header.isFromMailSystem && !prose.replies.isEmpty
        else { return nil }
        let entries = recipients(prose)
        // A machine that is no mail system must say it in so many words.
        if let tier = entries.first?.tier, tier < .next, !mail.header.isFromMailSystem, mail.header.failed.isEmpty {
            return nil
        }
        var recipients = RecipientList()
        for entry in entries { recipients.add(text.draft(entry)) }
        if recipients.drafts.isEmpty { recipients = named() }
        return recipients.drafts.isEmpty ? nil : report(of: recipients, text.returned(mail, bytes))
    }

    /// Returns the recipients of the text, without those whom it merely mentions: who sent the report, whom it was sent
    /// to, and where to ask for help.
    private func recipients(_ prose: Prose) -> [Prose.Entry] {
        let entries = prose.recipients
        guard let tier = entries.first?.tier, tier < .list else { return Array(entries) }
        let bystanders = (mail.header.from + mail.header.to).map { $0.lowercased }
        let others = entries.filter { entry in
            let address = text.bytes.span.array(entry.address).lowercased
            return !bystanders.contains(address) && !SenderSigns.isHelp(address)
        }
        return others.isEmpty && tier > .alone ? Array(entries) : others
    }

    /// Returns the recipients that the header names: X-Failed-Recipients, the subject, or (where the text lists names
    /// without a domain) the sender's domain.
    private func named() -> RecipientList {
        var addresses = mail.header.failed
        let header = mail.header
        if addresses.isEmpty, header.isFromMailSystem {
            addresses = AddressList.addresses(header.subject.span, in: header.subject.indices)
        }
        if addresses.isEmpty, header.isFromMailSystem, let domain = header.from.first?.split(separator: .at).last {
            addresses = text.prose.localNames.map { text.bytes.span.array($0) + [.at] + Array(domain).lowercased }
        }
        var recipients = RecipientList()
        for address in addresses { recipients.add(RecipientDraft(address: address)) }
        return recipients
    }

    /// Reads a notice of a failure that does not name the recipient: the returned mail may, or the address that the
    /// notice was sent to.
    func readWithoutRecipient(_ bytes: Span<UInt8>) -> Report? {
        let signs = mail.header.subjectSigns
        guard mail.header.isFromMailSystem, !signs.contains(.autoReply) else { return nil }
        guard text.prose.saysFailed || !signs.isDisjoint(with: [.failure, .delay]) else { return nil }
        var recipients = RecipientList()
        let returned = text.returned(mail, bytes)
        if let address = returned.onlyRecipient
            ?? mail.header.to.lazy.compactMap(VERP.recipient).first
        {
            recipients.add(RecipientDraft(address: address))
        }
        return report(of: recipients, returned)
    }

    /// A report that stands as a whole in the text of the mail that passes it on: where it begins.
    var forwardedText: Int? { text.prose.end < text.bytes.count ? text.prose.end : nil }

    // MARK: - Together

    /// - Parameter host: who wrote it: where another refused, that was the host which sent.
    private func report(
        of recipients: RecipientList, _ returned: ReturnedHeader, reportedBy host: [UInt8]? = nil
    ) -> Report {
        let judge = Judge(
            classifier: classifier, text: text, header: mail.header, isAlone: recipients.drafts.count == 1,
            senders: senders(returned), host: host.flatMap(HostText.name))
        let judged = recipients.drafts.map { judge.judge($0) }
        return Report(
            kind: kind(of: judged), reporter: reporter, originalMessageID: returned.messageID,
            originalSeals: returned.seals, recipients: judged)
    }

    /// Returns who sent what is reported on: as the returned header says, and to whom the report went.
    private func senders(_ returned: ReturnedHeader) -> [[UInt8]] { returned.senders + mail.header.to }

    /// Returns the kind of the gravest of the recipients.
    private func kind(of recipients: [ReportedRecipient]) -> Report.Kind {
        if recipients.isEmpty { return text.prose.saysDelayed ? .delay : .bounce }
        if recipients.contains(where: { $0.action == .failed }) { return .bounce }
        return recipients.contains { $0.action == .delayed } ? .delay : .delivered
    }

    private var reporter: String? {
        mail.header.reporter ?? Reporters.named(text.bytes.span, in: 0..<text.prose.end)
    }
}
