/// What a report, or a reply in the SMTP dialogue, says of one failed delivery: all that bears on why it failed.
package struct Evidence: Sendable {
    /// The reply or prose that tells the reason, decoded to UTF-8, on one line, as it stood.
    package var diagnostic: [UInt8]
    /// The enhanced status of the report's own field, where it has one.
    package var status: EnhancedStatus?
    /// The SMTP reply code (`550`), where the report has one apart from the text.
    package var replyCode: Int?
    /// The host that refused, lower-case: `mx.b.example`.
    package var remote: String?
    /// The recipient: cut out of the text before it is searched.
    package var recipient: String?
    /// The SMTP command that was refused, upper-case: `RCPT`, `DATA`.
    package var command: String?

    package init(
        diagnostic: [UInt8], status: EnhancedStatus? = nil, replyCode: Int? = nil, remote: String? = nil,
        recipient: String? = nil, command: String? = nil
    ) {
        self.diagnostic = diagnostic
        self.status = status
        self.replyCode = replyCode
        self.remote = remote
        self.recipient = recipient
        self.command = command
    }
}

/// Why it failed, and how we know.
package struct Verdict: Sendable, Equatable {
    package var reason: Reason
    /// The rule that decided, for people: `text: no such user`, `remote: microsoft 5.4.1`, `status: 5.1.1`, `reply: 550`.
    package var rule: String
    /// The most telling enhanced status: of the text where it is more specific than the field's.
    package var status: EnhancedStatus?
    package var replyCode: Int?
    /// Whether the refusal is permanent by its codes; nil where nothing tells.
    package var isPermanent: Bool?
    /// How much the rule tells, on the scale of `PhraseTable.Weight`: below 50 it is a guess.
    package var weight: Int

    package init(
        reason: Reason, rule: String, status: EnhancedStatus?, replyCode: Int?, isPermanent: Bool?, weight: Int = 0
    ) {
        self.reason = reason
        self.rule = rule
        self.status = status
        self.replyCode = replyCode
        self.isPermanent = isPermanent
        self.weight = weight
    }
}
