// Postfix's `status=bounced (host mx[192.0.2.1] said: 550 5.1.1 … (in reply to RCPT TO command))`.

/// Reads what comes behind `status=`.
struct PostfixDelivery {
    private let fields: DeliveryFields
    private let recipients: [String]

    init(_ fields: DeliveryFields, recipients: [String]) {
        self.fields = fields
        self.recipients = recipients
    }

    func read(_ line: Span<UInt8>, status range: Range<Int>) -> Delivery? {
        let space = line.first(.space, in: range)
        guard let outcome = Delivery.Outcome(rawValue: line.text(range.lowerBound..<space)) else { return nil }
        var text = line.trimmed(space..<range.upperBound)
        // Without its closing parenthesis where the line was cut.
        if !text.isEmpty, line[text.lowerBound] == .leftParenthesis {
            let isWhole = line[text.upperBound - 1] == .rightParenthesis && text.count > 1
            text = text.lowerBound + 1..<text.upperBound - (isWhole ? 1 : 0)
        }
        var delivery = Delivery(
            recipients: recipients, originalRecipient: fields.originalRecipient, outcome: outcome,
            status: fields.status, reply: "", remote: fields.remote, delay: fields.delay)
        if outcome == .sent { delivery.nextQueueID = QueueID.next(line, in: text) }
        let said = said(line, in: text)
        delivery.command = said.command
        delivery.remote = said.remote ?? fields.remote
        delivery.reply = ReplyText.joined(line, in: said.reply)
        return delivery
    }

    /// Returns what the remote host said, and to what command; the whole text where it is Postfix that speaks.
    ///
    /// It begins `host NAME[ADDRESS] said: ` or `host … refused to talk to me: ` (smtp_proto.c, smtp_trouble.c).
    private func said(
        _ line: Span<UInt8>, in text: Range<Int>
    ) -> (reply: Range<Int>, command: String?, remote: RemoteHost?) {
        guard line.starts(text, with: "host ") else { return (text, nil, nil) }
        let hostStart = text.lowerBound + 5
        let hostEnd = line.first(.space, in: hostStart..<text.upperBound)
        let rest = hostEnd..<text.upperBound
        var reply = text
        let marks: [(StaticText, command: String?)] = [(" said: ", nil), (" refused to talk to me: ", "connect")]
        var stage: String?
        for (mark, command) in marks where line.starts(rest, with: mark) {
            reply = hostEnd + mark.count..<text.upperBound
            stage = command
        }
        guard reply != text else { return (text, nil, nil) }
        let remote = RemoteHost(line, in: hostStart..<hostEnd)
        // The last, as the reply may have the same words.
        let mark: StaticText = " (in reply to "
        var start = reply.upperBound - mark.count
        while start >= reply.lowerBound, !line.starts(start..<reply.upperBound, with: mark) { start -= 1 }
        guard start >= reply.lowerBound else { return (reply, stage, remote) }
        var command = start + mark.count..<reply.upperBound
        if line.ends(command, with: " command)") { command = command.lowerBound..<command.upperBound - 9 }
        if line.ends(command, with: ")") { command = command.lowerBound..<command.upperBound - 1 }
        return (reply.lowerBound..<start, line.text(command), remote)
    }
}
