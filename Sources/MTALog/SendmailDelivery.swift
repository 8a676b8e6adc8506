// Sendmail's `dsn=5.1.1, reply=550 5.1.1 …, stat=User unknown`.

/// Reads what comes behind the fields that are Sendmail's own words.
struct SendmailDelivery {
    private let fields: DeliveryFields
    private let recipients: [String]

    init(_ fields: DeliveryFields, recipients: [String]) {
        self.fields = fields
        self.recipients = recipients
    }

    /// - Parameter range: from `reply=` or `stat=` to the end. `reply=` is there since 8.16, and only of an SMTP reply.
    func read(_ line: Span<UInt8>, from range: Range<Int>) -> Delivery? {
        let split = Self.stat(line, in: range)
        let stat = line.trimmed(split.stat)
        guard let outcome = outcome(line, stat: stat) else { return nil }
        var delivery = Delivery(
            recipients: recipients, outcome: outcome, status: fields.status, reply: "", remote: fields.remote,
            delay: fields.delay)
        var text = split.reply ?? stat
        if outcome == .sent, split.reply == nil {
            text = Self.sentText(line, in: stat)
            delivery.nextQueueID = QueueID.next(line, in: text)
        } else if line.starts(text, with: "Deferred: ") {
            text = text.lowerBound + 10..<text.upperBound
        }
        delivery.reply = ReplyText.joined(line, in: text)
        return delivery
    }

    /// Returns the values of `reply` and `stat`. Of several places that look like the latter's beginning, the first is
    /// taken: nothing but wording hangs on it.
    private static func stat(_ line: Span<UInt8>, in range: Range<Int>) -> (reply: Range<Int>?, stat: Range<Int>) {
        if line.starts(range, with: "stat=") { return (nil, range.lowerBound + 5..<range.upperBound) }
        let reply = range.lowerBound + 6..<range.upperBound
        guard let mark = line.first(", stat=", in: reply) else { return (reply, range.upperBound..<range.upperBound) }
        return (reply.lowerBound..<mark, mark + 7..<range.upperBound)
    }

    /// Takes the outcome from the class of the status; a remote host's words cannot say it.
    private func outcome(_ line: Span<UInt8>, stat: Range<Int>) -> Delivery.Outcome? {
        // Not an attempt: taken into the queue (`queued`), or turned into other addresses (`aliased`).
        if line.starts(stat, with: "queued") || line.starts(stat, with: "aliased") { return nil }
        switch fields.status?.utf8.first {
        case 0x32: return .sent
        case 0x34: return .deferred
        case 0x35: return .bounced
        default: return line.starts(stat, with: "Sent") ? .sent : nil
        }
    }

    /// Returns what is in the parentheses of `Sent (Ok: queued as …)`.
    private static func sentText(_ line: Span<UInt8>, in stat: Range<Int>) -> Range<Int> {
        guard line.starts(stat, with: "Sent ("), line.ends(stat, with: ")") else { return stat }
        return stat.lowerBound + 6..<stat.upperBound - 1
    }
}
