/// A message that is about to leave: what is kept of it.
package struct Sending: Sendable, Equatable {
    /// With angle brackets, as in the header; empty where there is none.
    package var messageID: String
    package var queueID: String
    package var sender: String
    package var subject: String
    package var campaign: String?
    /// The list or stream that it names.
    package var stream: String?
    /// Milliseconds since 1970, UTC.
    package var sentAt: Int64
    /// Addresses of the envelope.
    package var recipients: [String]
    /// What kept it from others of its recipients.
    package var suppressed: [Suppression]
    /// Where its links lead, by their numbers.
    package var destinations: [Destination]
    /// Why it is not tracked, or nil where it is.
    package var leftAlone: LeaveReason?
    /// What the message says of notices; nil where it says nothing.
    package var notices: NoticeRequest?
    /// Whether each recipient has a copy of its own: all but the first's leave through the spool.
    package var isSplit = false
    /// Who it says has written it, beside the envelope's sender.
    package var authors: [String] = []
    /// Where it was handed over, by a person perhaps.
    package var submitter: IPAddress?

    package init(
        messageID: String, queueID: String, sender: String, subject: String, campaign: String?, stream: String? = nil,
        sentAt: Int64, recipients: [String], suppressed: [Suppression] = [], destinations: [Destination],
        leftAlone: LeaveReason?, notices: NoticeRequest? = nil
    ) {
        self.messageID = messageID
        self.queueID = queueID
        self.sender = sender
        self.subject = subject
        self.campaign = campaign
        self.stream = stream
        self.sentAt = sentAt
        self.recipients = recipients
        self.suppressed = suppressed
        self.destinations = destinations
        self.leftAlone = leftAlone
        self.notices = notices
    }

    /// Whether it goes to nobody, for they were erased: to write it down would be a trace of them.
    package var isTraceOfErased: Bool { recipients.isEmpty && suppressed.allSatisfy(\.isOfErased) }

    /// How many copies leave of it.
    package var copies: Int { isSplit ? recipients.count : 1 }
}
