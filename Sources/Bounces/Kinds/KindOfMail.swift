// What a mail is that reports nothing.

internal import MIME

enum KindOfMail {
    static func report(_ mail: Mail, _ bytes: Span<UInt8>) -> Report {
        // A receipt (RFC 8098) says that the mail was seen, which we neither asked for nor count.
        if !mail.layout.dispositions.isEmpty { return Report(kind: .other) }
        let own = OwnText(beginning(of: mail, bytes))
        let note = AbsenceNote(own)
        let (kind, basis) = kind(of: mail.header, own, note)
        var report = Report(kind: kind, basis: basis)
        report.isAutomaticAtOnce = note.isAutomaticAtOnce
        report.saysGone = kind == .autoReply && note.saysGone
        // Who asks to be sent nothing more is who wrote.
        if kind == .unsubscribe, let address = mail.header.from.first {
            report.recipients = [ReportedRecipient(unjudged: address)]
        }
        return report
    }

    private static func kind(
        of header: MailHeader, _ own: OwnText, _ note: AbsenceNote
    ) -> (Report.Kind, Report.Basis) {
        if header.isUnsubscribe { return (.unsubscribe, .fields) }
        let text = own.bytes.span
        let signs = header.subjectSigns
        // Mail programs that carry out the wish say in the text that it was they who wrote.
        if signs.contains(.unsubscribe),
            header.isAutomatic || note.signs.contains(.declared) || UnsubscribeWish.isEmpty(text, text.indices)
        {
            return (.unsubscribe, .subject)
        }
        if let kind = fieldsKind(of: header) { return (kind, .fields) }
        if UnsubscribeWish.isText(text) { return (.unsubscribe, .text) }
        if note.isAutomatic { return (.autoReply, .text) }
        if ChallengeNote.isChallenge(own) { return (.challenge, .text) }
        if signs.contains(.challenge) { return (.challenge, .subject) }
        if signs.contains(.autoReply) { return (.autoReply, .subject) }
        return (isReply(header) ? .reply : .other, .text)
    }

    /// Returns what the header alone says, of a mail that is no report.
    static func kind(of header: MailHeader) -> Report.Kind {
        let signs = header.subjectSigns
        if header.isUnsubscribe || signs.contains(.unsubscribe) { return .unsubscribe }
        if let kind = fieldsKind(of: header) { return kind }
        if signs.contains(.challenge) { return .challenge }
        if signs.contains(.autoReply) { return .autoReply }
        return isReply(header) ? .reply : .other
    }

    /// Returns the kind by fields that programs write of themselves. One that asks not to be answered automatically
    /// (X-Auto-Response-Suppress) says nothing: people's mail from Exchange has it too.
    private static func fieldsKind(of header: MailHeader) -> Report.Kind? {
        if header.isChallenge { return .challenge }
        // Who answers with the precedence of a bulk mail does it as vacation(1) does.
        let isAutomatic = header.isAutoReply || header.isAutomatic || header.isBulk && !header.answered.isEmpty
        return isAutomatic ? .autoReply : nil
    }

    private static func isReply(_ header: MailHeader) -> Bool {
        !header.answered.isEmpty || header.subjectSigns.contains(.reply)
    }

    private static func beginning(of mail: Mail, _ bytes: Span<UInt8>) -> [UInt8] {
        for index in mail.layout.texts.prefix(1) {
            let text = TextReader.content(of: mail.message.parts[index], bytes, limit: 8000)
            if text.contains(where: { !$0.isSpace }) || mail.layout.pages.isEmpty { return text }
        }
        guard let index = mail.layout.pages.first else { return [] }
        var text: [UInt8] = []
        let page = TextReader.content(of: mail.message.parts[index], bytes, limit: 256 << 10)
        HTMLText.append(page, to: &text, marksQuotes: true)
        return text
    }
}

extension ReportedRecipient {
    /// Makes a recipient to whom the delivery did not fail.
    init(unjudged address: [UInt8]) {
        self.init(
            address: address.text, action: .delivered, diagnostic: "",
            verdict: Verdict(reason: .undetermined, rule: "", status: nil, replyCode: nil, isPermanent: nil))
    }
}
