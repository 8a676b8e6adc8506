// What a mail is that reports nothing.

internal import MIME

enum KindOfMail {
    static func report(_ mail: Mail, _ bytes: Span<UInt8>) -> Report {
        let kind = kind(of: mail, bytes)
        var recipients: [ReportedRecipient] = []
        // Who asks to be sent nothing more is who wrote.
        if kind == .unsubscribe, let address = mail.header.from.first {
            recipients = [ReportedRecipient(unjudged: address)]
        }
        return Report(kind: kind, recipients: recipients)
    }

    private static func kind(of mail: Mail, _ bytes: Span<UInt8>) -> Report.Kind {
        // A receipt (RFC 8098) says that the mail was seen, which we neither asked for nor count.
        if !mail.layout.dispositions.isEmpty { return .other }
        return plainKind(of: mail.header) ?? TextSigns.kind(beginning(of: mail, bytes).span)
            ?? likelyKind(of: mail.header)
    }

    /// What the header alone says, of a mail that is no report.
    static func kind(of header: MailHeader) -> Report.Kind { plainKind(of: header) ?? likelyKind(of: header) }

    /// What the header says in so many words.
    private static func plainKind(of header: MailHeader) -> Report.Kind? {
        let signs = header.subjectSigns
        if signs.contains(.unsubscribe) { return .unsubscribe }
        if header.isChallenge || signs.contains(.challenge) { return .challenge }
        return header.isAutoReply || signs.contains(.autoReply) ? .autoReply : nil
    }

    /// What the header leads to, where the text says nothing.
    private static func likelyKind(of header: MailHeader) -> Report.Kind {
        let isAnswer = !header.answered.isEmpty
        // Programs that ask not to be answered automatically write automatically, if they answer at all. So do those
        // that answer with the precedence of a bulk mail, as vacation(1) does.
        if header.isAutomatic || (header.suppressesReplies || header.isBulk) && isAnswer { return .autoReply }
        return isAnswer || header.subjectSigns.contains(.reply) ? .reply : .other
    }

    private static func beginning(of mail: Mail, _ bytes: Span<UInt8>) -> [UInt8] {
        if let index = mail.layout.texts.first {
            return TextReader.content(of: mail.message.parts[index], bytes, limit: 2000)
        }
        return TextReader.text(of: Array(mail.layout.pages.prefix(1)), in: mail.message, bytes, isHTML: true)
    }
}

extension ReportedRecipient {
    /// One whose delivery did not fail.
    init(unjudged address: [UInt8]) {
        self.init(
            address: address.text, action: .delivered, diagnostic: "",
            verdict: Verdict(reason: .undetermined, rule: "", status: nil, replyCode: nil, isPermanent: nil))
    }
}
