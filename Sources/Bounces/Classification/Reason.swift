/// The reasons why a delivery fails. The raw value is the word of tables, JSON and the configuration.
package enum Reason: String, Sendable, CaseIterable {
    case userUnknown = "user_unknown"
    case userMoved = "user_moved"
    case hostUnknown = "host_unknown"
    /// The domain takes no mail at all: a null MX (RFC 7505), replies 521 and 556.
    case noMailAccepted = "no_mail_accepted"
    /// Suspended or inactive.
    case mailboxDisabled = "mailbox_disabled"
    case mailboxFull = "mailbox_full"
    /// Refused by the recipient's own rules.
    case recipientFiltered = "recipient_filtered"
    case messageTooBig = "message_too_big"
    case senderRejected = "sender_rejected"
    case relayDenied = "relay_denied"
    case blocked = "blocked"
    case reputation = "reputation"
    /// The sending host has no reverse name.
    case ptrRequired = "ptr_required"
    /// SPF, DKIM or DMARC.
    case authentication = "authentication"
    case policy = "policy"
    case security = "security"
    case tlsFailed = "tls_failed"
    case spamDetected = "spam_detected"
    case virusDetected = "virus_detected"
    case contentError = "content_error"
    case notCompliant = "not_compliant"
    case rateLimited = "rate_limited"
    case tooManyConnections = "too_many_connections"
    case greylisted = "greylisted"
    case networkError = "network_error"
    case expired = "expired"
    case systemError = "system_error"
    case systemFull = "system_full"
    case mailerError = "mailer_error"
    case syntaxError = "syntax_error"
    /// By the relay that we use.
    case suppressed = "suppressed"
    case undetermined = "undetermined"
}

extension Reason {
    /// Whether it says that there is no use in trying again.
    var givesUp: Bool {
        switch self {
        case .userUnknown, .userMoved, .hostUnknown, .noMailAccepted: true
        default: false
        }
    }

    /// Whether it is the recipient's or nobody's: what cannot be said of a sender.
    var isRecipients: Bool {
        switch self {
        case .mailboxDisabled, .mailboxFull, .recipientFiltered, .undetermined: true
        default: givesUp
        }
    }
}
