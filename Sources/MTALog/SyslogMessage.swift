// What Postfix and Sendmail write to syslog: `QUEUEID: …`.

/// Tells the lines apart that say something of a message.
enum SyslogMessage {
    /// - Parameter range: begins with the queue id.
    static func entry(_ line: Span<UInt8>, in range: Range<Int>, at: Int64) -> LogEntry? {
        guard let end = QueueID.beginning(line, in: range) else { return nil }
        let rest = line.trimmed(end + 1..<range.upperBound)
        guard let kind = kind(line, in: rest) else { return nil }
        return LogEntry(at: at, queueID: line.text(range.lowerBound..<end), kind: kind)
    }

    private static func kind(_ line: Span<UInt8>, in rest: Range<Int>) -> LogEntry.Kind? {
        if line.starts(rest, with: "to=") { return delivery(line, in: rest) }
        if line.starts(rest, with: "from=") { return sender(line, in: rest) }
        if line.starts(rest, with: "message-id=") {
            return .queued(Arrival(messageID: line.text(rest.lowerBound + 11..<rest.upperBound)))
        }
        if line.starts(rest, with: "client=") { return client(line, in: rest) }
        if line.starts(rest, with: "uid=") { return .queued(Arrival()) }
        if line.starts(rest, with: "removed"), rest.count == 7 { return .removed }
        return isEndOfSendmail(line, in: rest) ? .expired : nil
    }

    /// Knows Sendmail's `6AP3m9aw000116: DSN: Cannot send message for 5 days`, with the report's queue id.
    private static func isEndOfSendmail(_ line: Span<UInt8>, in rest: Range<Int>) -> Bool {
        guard let end = QueueID.beginning(line, in: rest) else { return false }
        return line.starts(line.trimmed(end + 1..<rest.upperBound), with: "DSN: Cannot send message for ")
    }

    /// Reads Postfix's `from=<a@b>, size=1, nrcpt=1 (queue active)`, or `from=<a@b>, status=expired, returned to
    /// sender`. Sendmail: `from=<a@b>, size=1, class=0, nrcpts=1, msgid=<…>, …`.
    private static func sender(_ line: Span<UInt8>, in rest: Range<Int>) -> LogEntry.Kind? {
        var fields = LogFields(rest)
        guard let from = fields.next(line) else { return nil }
        var arrival = Arrival(sender: line.text(LogAddress.unbracketed(line, in: from.value)))
        while let field = fields.next(line) {
            if line.starts(field.name, with: "nrcpts") { arrival.recipients = line.number(field.value) }
            if line.starts(field.name, with: "msgid") { arrival.messageID = line.text(field.value) }
            // Also `force-expired`, by the administrator (postsuper(1), -e).
            if line.starts(field.name, with: "status"), line.ends(field.value, with: "expired") { return .expired }
        }
        return .queued(arrival)
    }

    /// Reads Postfix's `client=localhost[127.0.0.1], orig_queue_id=4XyZ…, orig_client=…`.
    private static func client(_ line: Span<UInt8>, in rest: Range<Int>) -> LogEntry.Kind {
        var arrival = Arrival()
        var fields = LogFields(rest)
        while let field = fields.next(line) {
            if line.starts(field.name, with: "orig_queue_id") { arrival.earlierQueueID = line.text(field.value) }
        }
        return .queued(arrival)
    }

    /// Reads `to=<a@b>, …`: Postfix's ends with `status=`, Sendmail's with `stat=`.
    private static func delivery(_ line: Span<UInt8>, in rest: Range<Int>) -> LogEntry.Kind? {
        let addresses = LogAddress.list(line, in: rest.lowerBound + 3..<rest.upperBound)
        guard !addresses.recipients.isEmpty else { return nil }
        var fields = LogFields(addresses.end..<rest.upperBound)
        var facts = DeliveryFields()
        while let field = fields.next(line) {
            if line.starts(field.name, with: "status"), field.name.count == 6 {
                return PostfixDelivery(facts, recipients: addresses.recipients)
                    .read(line, status: field.value.lowerBound..<rest.upperBound).map { .delivery($0) }
            }
            // Both are the remote host's words, up to the end: no field is behind them.
            if line.starts(field.name, with: "reply") || line.starts(field.name, with: "stat") {
                return SendmailDelivery(facts, recipients: addresses.recipients)
                    .read(line, from: field.name.lowerBound..<rest.upperBound).map { .delivery($0) }
            }
            facts.take(field, line)
        }
        return nil
    }
}
