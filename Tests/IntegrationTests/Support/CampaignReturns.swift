// What comes back of a campaign by mail, as recipients, their programs and their hosts write it.

enum CampaignReturns {
    /// A mail, its envelope, and where it comes from.
    struct Return {
        let sender: String
        let recipient: String
        /// With CRLF line ends.
        let bytes: [UInt8]
    }

    /// - Parameter number: makes it another mail than the next.
    static func mail(
        _ answer: CampaignAnswer, to mail: CampaignMail, copy: CampaignCopy, number: Int
    ) -> Return? {
        switch answer {
        case .reply(let by):
            let author = mail.recipients[by].address
            return personal(
                number, from: author, to: CampaignMail.answers, subject: "Re: Spring",
                "In-Reply-To: \(mail.messageID)\nReferences: \(mail.messageID)\n",
                "Yes, please send me two of them.\n\n> Spring\n")
        case .outOfOffice(let by):
            // To the return path, as RFC 3834 has it, and without one of its own.
            let author = mail.recipients[by].address
            return Return(
                sender: "", recipient: copy.returnPath,
                bytes: personal(
                    number, from: author, to: copy.returnPath, subject: "Out of office",
                    "Auto-Submitted: auto-replied\nIn-Reply-To: \(mail.messageID)\n", "I am away until Monday.\n"
                ).bytes)
        case .complaint:
            return Return(
                sender: "feedback@isp.example", recipient: "complaints@bounce.example",
                bytes: Array(complaint(number, about: mail, copy).utf8).withCRLF)
        case .unsubscribeMail:
            return personal(
                number, from: mail.recipients[0].address, to: copy.unsubscribeAddress, subject: "unsubscribe", "",
                "unsubscribe\n")
        case .report(let bounce):
            var report = bounce.asReport
            report.recipient = mail.recipients[0].address
            report.returnPath = copy.returnPath
            report.original = ["From: Shop <\(CampaignMail.sender)>", "Message-ID: \(mail.messageID)", copy.seal]
            report.number = number
            return Return(sender: "", recipient: copy.returnPath, bytes: report.bytes.withCRLF)
        case .oneClick, .pageForEverything: return nil
        }
    }

    private static func personal(
        _ number: Int, from author: String, to recipient: String, subject: String, _ fields: String, _ text: String
    ) -> Return {
        let mail = """
            From: <\(author)>
            To: <\(recipient)>
            Subject: \(subject)
            Date: Tue, 24 Nov 2026 12:00:00 +0100
            Message-ID: <\(number).\(author)>
            \(fields)
            \(text)
            """
        return Return(sender: author, recipient: recipient, bytes: Array(mail.utf8).withCRLF)
    }

    /// A provider's report of a complaint (RFC 5965).
    private static func complaint(_ number: Int, about mail: CampaignMail, _ copy: CampaignCopy) -> String {
        """
        From: <feedback@isp.example>
        To: <complaints@bounce.example>
        Subject: FW: Spring
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
        Original-Rcpt-To: <\(mail.recipients[0].address)>

        --part
        Content-Type: message/rfc822

        From: <\(CampaignMail.sender)>
        To: <\(mail.recipients[0].address)>
        Subject: Spring
        Message-ID: \(mail.messageID)
        \(copy.seal)

        Hello.
        --part--

        """
    }
}
