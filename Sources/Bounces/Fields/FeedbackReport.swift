// The content of message/feedback-report.

/// A complaint (RFC 5965, section 3).
struct FeedbackReport {
    /// Lower-case: `abuse`.
    private(set) var type: String?
    /// The addresses that complained, where the report says: Original-Rcpt-To, Removal-Recipient (Yahoo and others), or
    /// what AOL left of an address that it hid.
    private(set) var recipients: [[UInt8]] = []
    private(set) var userAgent: [UInt8]?

    init(_ bytes: Span<UInt8>, in range: Range<Int>) {
        var lines = FieldLines(range)
        while let item = lines.next(bytes) {
            guard case .field(let name, let value) = item, let field = KnownField(name, in: bytes) else { continue }
            switch field {
            case .feedbackType: type = bytes.array(value).lowercased.text
            case .userAgent: userAgent = bytes.oneLine(value, limit: 200)
            case .originalRcptTo, .removalRecipient, .redactedAddress:
                for address in AddressList.addresses(bytes, in: value) where !recipients.contains(address) {
                    if recipients.count < StatusReport.recipientLimit { recipients.append(address) }
                }
            default: break
            }
        }
    }
}
