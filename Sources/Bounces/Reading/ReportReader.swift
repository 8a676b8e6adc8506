// What kind of mail it is, asked of what is surest first: its MIME shape, then its text, then its header.

internal import MIME

/// Makes a mail a report: hands it to who reads its kind, and adds what the header tells of any mail.
struct ReportReader {
    let classifier: Classifier

    /// The limits to what a report may have. A bounce is a few parts; what is deeper or more is no report.
    private static let limits = Message.Limits(depth: 20, parts: 1000, headerSize: 1 << 20)
    /// The number of forwards that a report is sought in.
    private static let forwardLimit = 5

    func read(_ bytes: Span<UInt8>, depth: Int = 0) -> Report {
        let message = Message(parsing: bytes, limits: Self.limits)
        if depth < Self.forwardLimit, let repaired = LostBoundary.repaired(message, bytes) {
            return read(repaired.span, depth: Self.forwardLimit)
        }
        let mail = Mail(message, in: bytes)
        var report = recognised(mail, bytes, depth)
        if report.references.isEmpty { report.references = mail.header.answered }
        if report.originalMessageID == nil { report.originalMessageID = mail.header.inReplyTo.first }
        report.author = mail.header.author
        report.messageID = mail.header.messageID
        report.subject = mail.header.subject.text
        if report.isAboutDelivery, !mail.isMachines { report.basis = .text }
        return report
    }

    private func recognised(_ mail: Mail, _ bytes: Span<UInt8>, _ depth: Int) -> Report {
        if let complaint = ComplaintReader.read(mail, bytes) { return complaint }
        guard BounceReader.mayRead(mail) else { return forwarded(mail, bytes, depth) ?? KindOfMail.report(mail, bytes) }
        let bounces = BounceReader(classifier: classifier, mail: mail, bytes)
        if let bounce = bounces.readFields(bytes) ?? bounces.readText(bytes) { return bounce }
        if let forwarded = forwarded(mail, bytes, depth) { return forwarded }
        if depth < Self.forwardLimit, let start = bounces.forwardedText {
            let text = bounces.text.bytes
            let report = read(text.span.extracting(start..<text.count), depth: depth + 1)
            if report.isAboutDelivery { return report }
        }
        return bounces.readWithoutRecipient(bytes) ?? KindOfMail.report(mail, bytes)
    }

    /// Returns the report that a mail which is none itself passes on.
    private func forwarded(_ mail: Mail, _ bytes: Span<UInt8>, _ depth: Int) -> Report? {
        guard depth < Self.forwardLimit else { return nil }
        for index in mail.layout.returned {
            let part = mail.message.parts[index]
            guard part.contentType.matches("message", "rfc822") || part.contentType.matches("message", "global") else {
                continue
            }
            let report =
                part.encoding == .base64 || part.encoding == .quotedPrintable
                ? read(TextReader.content(of: part, bytes, limit: part.body.count).span, depth: depth + 1)
                : read(bytes.extracting(part.body), depth: depth + 1)
            if report.isAboutDelivery { return report }
        }
        return nil
    }
}

/// A mail as it is read.
final class Mail {
    let message: Message
    let layout: Layout
    let header: MailHeader

    init(_ message: Message, in bytes: Span<UInt8>) {
        self.message = message
        layout = Layout(message)
        header = MailHeader(message.parts[0], in: bytes)
    }

    /// Whether its form or its header says that a program wrote it. Who passes on a report, or speaks of one, is none.
    var isMachines: Bool {
        if header.isAutomatic || header.isFromMachine || !header.failed.isEmpty { return true }
        if message.parts[0].contentType.matches("multipart", "report") { return true }
        return header.isFromMailSystem && !header.isAnswer
    }
}

extension Report {
    fileprivate var isAboutDelivery: Bool {
        switch kind {
        case .bounce, .delay, .delivered, .complaint: true
        default: false
        }
    }
}
