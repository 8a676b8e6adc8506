// A sending as bytes of a record, and back:
//
//     at (8) | kind (1) | message, copy, first delivery (8 each) | Message-ID, queue id, sender, subject | campaign, stream, reason to
//     leave, notices, submitter: whether there is one (1), and the text | is split (1) | recipients | authors | suppressions | links
//
// A text is its size (4) and its bytes, a list its count (4) and its elements. Links are the list's hash and the list, each a text
// that may lack: the list where an earlier record of the segment has it, both where nothing is tracked.

internal import Words

extension [UInt8] {
    mutating func append(_ journaled: JournaledSending, isListKnown: Bool) {
        let (sending, numbers) = (journaled.sending, journaled.numbers)
        begin(JournalRecord.Kind.sending.rawValue, at: sending.sentAt)
        for number in [numbers.message, numbers.copy, numbers.firstDelivery] { append(number: number) }
        for text in [sending.messageID, sending.queueID, sending.sender, sending.subject] { append(text: text) }
        for text in [
            sending.campaign, sending.stream, sending.leftAlone?.rawValue, sending.notices?.rawValue,
            sending.submitter?.description,
        ] { append(optional: text) }
        append(sending.isSplit ? 1 : 0)
        append(texts: sending.recipients)
        append(texts: sending.authors)
        append(integer: UInt32(sending.suppressed.count))
        for suppression in sending.suppressed { append(suppression) }
        append(optional: journaled.links?.hash)
        let content = isListKnown ? nil : journaled.links?.content
        append(content == nil ? 0 : 1)
        if let content { append(bytes: content) }
    }

    private mutating func append(_ suppression: Suppression) {
        for text in [suppression.address, suppression.scope, suppression.reason.rawValue, suppression.source] {
            append(text: text)
        }
        append(number: suppression.since)
        append(suppression.until == nil ? 0 : 1)
        if let until = suppression.until { append(number: until) }
    }
}

extension JournalCursor {
    mutating func sending(at: Int64) -> JournaledSending? {
        guard let message = number(), let copy = number(), let firstDelivery = number(),
            let messageID = text(), let queueID = text(), let sender = text(), let subject = text(),
            let campaign = optionalText(), let stream = optionalText(), let leftAlone = optionalText(),
            let notices = optionalText(), let submitter = optionalText(), let isSplit = flag(),
            let recipients = texts(), let authors = texts(), let suppressed = list({ $0.suppression() }),
            let hash = optionalText(), let content = optionalText()
        else { return nil }
        var sending = Sending(
            messageID: messageID, queueID: queueID, sender: sender, subject: subject, campaign: campaign,
            stream: stream,
            sentAt: at, recipients: recipients, suppressed: suppressed, destinations: [],
            leftAlone: leftAlone.flatMap(LeaveReason.init(rawValue:)),
            notices: notices.flatMap(NoticeRequest.init(rawValue:)))
        sending.isSplit = isSplit
        sending.authors = authors
        sending.submitter = submitter.flatMap { IPAddress($0) }
        return JournaledSending(
            sending, MessageNumbers(message: message, copy: copy, firstDelivery: firstDelivery),
            hash.map { JournaledSending.Links(hash: $0, content: content.map { Array($0.utf8) }) })
    }

    private mutating func suppression() -> Suppression? {
        guard let address = text(), let scope = text(), let reason = text().flatMap(Suppression.Reason.init(rawValue:)),
            let source = text(), let since = number(), let hasEnd = flag()
        else { return nil }
        var until: Int64?
        if hasEnd {
            guard let end = number() else { return nil }
            until = end
        }
        return Suppression(
            address: address, scope: scope, reason: reason, source: source, since: since, until: until)
    }
}
