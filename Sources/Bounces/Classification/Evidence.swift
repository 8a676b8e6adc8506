/// The evidence of one failed delivery in a report or a reply of the SMTP dialogue: all that bears on why it failed.
package struct Evidence: Sendable {
    /// The reply or prose that tells the reason, decoded to UTF-8, on one line, as it stood.
    package var diagnostic: [UInt8]
    /// Whether that is what the remote host said, and not the report's own account: an account names people and things for
    /// many reasons.
    package var isQuoted = true
    /// The enhanced status of the report's own field, where it has one.
    package var status: EnhancedStatus?
    /// The SMTP reply code (`550`), where the report has one apart from the text.
    package var replyCode: Int?
    /// The host that refused, lower-case: `mx.b.example`.
    package var remote: String?
    /// The recipient: cut out of the text before it is searched.
    package var recipient: String?
    /// The senders, by the envelope and by the header: what is refused by these names is ours, not the recipient's.
    package var senders: [[UInt8]]
    /// The host that sent it.
    package var host: String?
    /// The SMTP command that was refused, upper-case: `RCPT`, `DATA`.
    package var command: String?
    /// The kind of failure that the reporter takes it for, in its own words: `bad-mailbox` (PowerMTA).
    package var category: String?

    package init(
        diagnostic: [UInt8], status: EnhancedStatus? = nil, replyCode: Int? = nil, remote: String? = nil,
        recipient: String? = nil, senders: [[UInt8]] = [], host: String? = nil, command: String? = nil,
        category: String? = nil
    ) {
        self.diagnostic = diagnostic
        self.status = status
        self.replyCode = replyCode
        self.remote = remote
        self.recipient = recipient
        self.senders = senders
        self.host = host
        self.command = command
        self.category = category
    }
}
