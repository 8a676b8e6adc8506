// Exim's main log (specification, chapter 53): `1xW400-000008-12 => ann@x.example R=… T=… H=mx [192.0.2.1] C="250 Ok"`.

enum EximLine {
    /// - Parameter range: begins with the queue id.
    static func entry(_ line: Span<UInt8>, in range: Range<Int>, at: Int64) -> LogEntry? {
        guard let end = QueueID.eximBeginning(line, in: range) else { return nil }
        let rest = line.trimmed(end..<range.upperBound)
        guard let kind = kind(line, in: rest) else { return nil }
        return LogEntry(at: at, queueID: line.text(range.lowerBound..<end), kind: kind)
    }

    private static func kind(_ line: Span<UInt8>, in rest: Range<Int>) -> LogEntry.Kind? {
        if line.starts(rest, with: "Completed") { return .removed }
        let text = line.trimmed(min(rest.lowerBound + 3, rest.upperBound)..<rest.upperBound)
        if line.starts(rest, with: "<= ") { return arrival(line, in: text) }
        // `->` is a further recipient of the same transaction, `>>` one that was delivered while it came in.
        for mark: StaticText in ["=> ", "-> ", ">> "] where line.starts(rest, with: mark) {
            return delivery(line, in: text, .sent).map { .delivery($0) }
        }
        if line.starts(rest, with: "== ") {
            // Not an attempt.
            if line.first("retry time not reached", in: text) != nil { return nil }
            return delivery(line, in: text, .deferred).map { .delivery($0) }
        }
        guard line.starts(rest, with: "** ") else { return nil }
        let isExpired = line.ends(text, with: ": retry timeout exceeded")
        return delivery(line, in: text, isExpired ? .expired : .bounced).map { .delivery($0) }
    }

    /// Reads `news@shop.example H=(shop.example) [127.0.0.1] P=esmtp S=273 id=1.make@shop.example`.
    private static func arrival(_ line: Span<UInt8>, in text: Range<Int>) -> LogEntry.Kind {
        let sender = text.lowerBound..<line.first(.space, in: text)
        var arrival = Arrival(sender: line.text(LogAddress.unbracketed(line, in: sender)))
        // QUIRK: without its angle brackets.
        if let id = line.first(" id=", in: sender.upperBound..<text.upperBound) {
            arrival.messageID = "<\(line.text(id + 4..<line.first(.space, in: id + 4..<text.upperBound)))>"
        }
        return .queued(arrival)
    }

    private static func delivery(
        _ line: Span<UInt8>, in text: Range<Int>, _ outcome: Delivery.Outcome
    ) -> Delivery? {
        let addressEnd = addressEnd(line, in: text)
        let addresses = addresses(line, in: text.lowerBound..<addressEnd)
        guard !addresses.recipient.isEmpty else { return nil }
        let rest = addressEnd..<text.upperBound
        var delivery = Delivery(
            recipients: [addresses.recipient], originalRecipient: addresses.original, outcome: outcome, reply: "")
        // What other hosts said comes behind these.
        let saidStart = line.first(outcome == .sent ? " C=\"" : ": ", in: rest)
        let fields = addressEnd..<(saidStart ?? text.upperBound)
        if let host = line.first(" H=", in: fields) { delivery.remote = remote(line, in: host + 3..<fields.upperBound) }
        guard let saidStart else { return delivery }
        if outcome == .sent {
            var reply = saidStart + 4..<text.upperBound
            if line.ends(reply, with: "\"") { reply = reply.lowerBound..<reply.upperBound - 1 }
            delivery.status = ReplyText.status(ofReply: line, in: reply)
            delivery.reply = ReplyText.joined(line, in: reply)
            delivery.nextQueueID = QueueID.next(line, in: reply)
        } else {
            let said = EximReply(line, in: saidStart + 2..<text.upperBound)
            delivery.command = said.command
            delivery.status = ReplyText.status(ofReply: line, in: said.reply)
            delivery.reply = ReplyText.joined(line, in: said.reply)
        }
        return delivery
    }

    /// Returns where an address ends, which may have spaces in it: where a known field begins, or a text.
    private static func addressEnd(_ line: Span<UInt8>, in text: Range<Int>) -> Int {
        var end = text.upperBound
        for mark: StaticText in [" R=", " F=<", " P=<", " T=", ": ", " routing defer", " defer ("] {
            if let found = line.first(mark, in: text.lowerBound..<end) { end = found }
        }
        return end
    }

    /// Reads `ann@x.example`, or `ann <ann@x.example>`, with the first address in brackets (`address_rewrite`).
    private static func addresses(_ line: Span<UInt8>, in range: Range<Int>) -> (recipient: String, original: String?) {
        guard line.ends(range, with: ">"), let open = line.first(" <", in: range) else {
            return (line.text(range), nil)
        }
        let original = line.text(open + 2..<range.upperBound - 1)
        // QUIRK: a local one is logged by its local part alone.
        let recipient = range.lowerBound..<open
        let isLocal = line.first(.at, in: recipient) == recipient.upperBound
        return (isLocal ? original : line.text(recipient), original)
    }

    /// Reads `mx.x.example [192.0.2.1]:25 X=TLS1.3…`.
    private static func remote(_ line: Span<UInt8>, in range: Range<Int>) -> RemoteHost? {
        let close = line.first(.rightBracket, in: range)
        return RemoteHost(line, in: range.lowerBound..<min(close + 1, range.upperBound))
    }
}

/// An answer of another host to Exim: `SMTP error from remote mail server after RCPT TO:<a@b>: 550 5.1.1 …`.
struct EximReply {
    private(set) var reply: Range<Int>
    private(set) var command: String?

    init(_ line: Span<UInt8>, in text: Range<Int>) {
        reply = text
        guard line.starts(text, with: "SMTP error from remote"), let after = line.first(" after ", in: text) else {
            return
        }
        let start = after + 7
        guard let colon = line.first(": ", in: start..<text.upperBound) else { return }
        reply = colon + 2..<text.upperBound
        // QUIRK: before 4.83 the host comes here.
        if line.starts(reply, with: "host "), let host = line.first("]: ", in: reply) {
            reply = host + 3..<text.upperBound
        }
        // `pipelined RCPT TO:<a@b>`, `end of data`, `initial connection`.
        let name = start..<line.first(.colon, in: start..<colon)
        command = line.text(line.starts(name, with: "pipelined ") ? name.lowerBound + 10..<name.upperBound : name)
    }
}
