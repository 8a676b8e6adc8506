// All that comes back to a sender, in great numbers: reports of every kind, complaints, replies, junk, and what came before.

/// A mail that comes back.
struct ReturningMail {
    enum Kind: CaseIterable {
        case softBounce, hardBounce, delay, delivery, refusal, complaint, autoReply, reply, junk, strangersBounce
        /// The same bytes as another.
        case duplicate
    }

    let kind: Kind
    /// With CRLF line ends.
    let bytes: [UInt8]
    /// The address that it comes to.
    let recipient: String

    /// Whether people must find it in their folder: it is theirs, or nobody knows what it is about.
    var isForPeople: Bool { [.reply, .junk, .strangersBounce].contains(kind) }
}

enum ReturnedMix {
    /// Mails about what was sent, all kinds in turn, the same for the same arguments.
    static func mails(_ count: Int, about sent: [LeftMail]) -> [ReturningMail] {
        var mails: [ReturningMail] = []
        let kinds = ReturningMail.Kind.allCases
        for number in 0..<count {
            let kind = kinds[number % kinds.count]
            // Some way back: it may be settled by now, or wait beside its twin.
            if kind == .duplicate, let twin = mails.dropLast(number % 5 * 3).last {
                mails.append(ReturningMail(kind: kind, bytes: twin.bytes, recipient: twin.recipient))
            } else {
                mails.append(mail(kind, number, about: sent[number * 31 % sent.count]))
            }
        }
        return mails
    }

    private static func mail(_ kind: ReturningMail.Kind, _ number: Int, about sent: LeftMail) -> ReturningMail {
        let recipient = sent.recipients[number % sent.recipients.count]
        var report = StatusReport(recipient: recipient, returnPath: sent.returnPath, number: number)
        var text: String?
        switch kind {
        case .softBounce: (report.status, report.diagnostic) = ("5.2.2", "552 5.2.2 Mailbox is full")
        case .hardBounce, .duplicate: break
        case .delay:
            (report.action, report.status, report.diagnostic) = ("delayed", "4.2.0", "451 4.2.0 Try again later")
        case .delivery: (report.action, report.status, report.diagnostic) = ("delivered", "2.0.0", "250 2.0.0 Ok")
        case .refusal:
            (report.status, report.diagnostic) = ("5.7.1", "550 5.7.1 Your IP address has a poor reputation")
        case .strangersBounce:
            report.returnPath = Sandbox.returnPath
            report.original.append("Message-ID: <strange.\(number)@elsewhere.example>")
        case .complaint: text = complaint(number, by: recipient, about: sent)
        case .autoReply:
            text = personal(
                number, from: recipient, to: sent.returnPath, subject: "Out of office",
                field: "Auto-Submitted: auto-replied", text: "I am away until Monday.")
        case .reply:
            text = personal(
                number, from: recipient, to: sent.returnPath, subject: "Re: Hello",
                field: "In-Reply-To: \(sent.messageID)", text: "Yes, please send me two of them.")
        case .junk:
            text = personal(
                number, from: "prince@elsewhere.example", to: Sandbox.returnPath, subject: "An offer",
                field: "X-Mailer: none", text: "Dear friend, I have gold.")
        }
        let bytes = text.map { Array($0.utf8) } ?? report.bytes
        let isOfSent = ![.junk, .strangersBounce, .complaint].contains(kind)
        return ReturningMail(
            kind: kind, bytes: bytes.withCRLF, recipient: isOfSent ? sent.returnPath : Sandbox.returnPath)
    }

    static func personal(
        _ number: Int, from author: String, to recipient: String, subject: String, field: String, text: String
    ) -> String {
        """
        From: <\(author)>
        To: <\(recipient)>
        Subject: \(subject)
        Date: Tue, 24 Nov 2026 12:00:00 +0100
        Message-ID: <\(number).\(author)>
        \(field)

        \(text)

        """
    }

    /// An abuse report (RFC 5965), known by our field in the mail that it gives back.
    static func complaint(_ number: Int, by recipient: String, about sent: LeftMail) -> String {
        """
        From: <feedback@isp.example>
        To: <\(Sandbox.returnPath)>
        Subject: FW: Hello
        Date: Tue, 24 Nov 2026 12:00:00 +0100
        Message-ID: <\(number).feedback@isp.example>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="part"

        --part
        Content-Type: text/plain

        This is an email abuse report.
        --part
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: SomeGenerator/1.0
        Version: 1
        Original-Rcpt-To: <\(recipient)>

        --part
        Content-Type: message/rfc822

        From: <sender@shop.example>
        To: <\(recipient)>
        Subject: Hello
        Message-ID: \(sent.messageID)
        \(sent.seal)

        Hello.
        --part--

        """
    }
}
