// The names of the fields that are read, in headers and in the groups of status and feedback reports.

/// A field that says something to a reader of reports.
enum KnownField: String, CaseIterable {
    // The header of any mail (RFC 5322, RFC 3834).
    case from, to, subject, sender
    case returnPath = "return-path"
    case replyTo = "reply-to"
    case messageID = "message-id"
    case inReplyTo = "in-reply-to"
    case references
    case precedence
    case listID = "list-id"
    case listPost = "list-post"
    case listHelp = "list-help"
    case autoSubmitted = "auto-submitted"
    case xAutoreply = "x-autoreply"
    case xAutorespond = "x-autorespond"
    /// Apple's mail programs, of a mail by which they unsubscribe.
    case xAppleUnsubscribe = "x-apple-unsubscribe"
    case xFailedRecipients = "x-failed-recipients"
    case xMailer = "x-mailer"
    case deliveredTo = "delivered-to"
    case xOriginalTo = "x-original-to"
    case contentTransferEncoding = "content-transfer-encoding"
    // Who answered with a challenge.
    case xDeliveryAgent = "x-delivery-agent"
    case xTMDAFingerprint = "x-tmda-fingerprint"
    case xBoxTrapper = "x-boxtrapper"
    case xSpamArrest = "x-spamarrest"
    // What reporters of complaints add to the header that they return.
    case xHmXmrOriginalRecipient = "x-hmxmroriginalrecipient"
    case xApparentlyTo = "x-apparently-to"
    case xRcptTo = "x-rcpt-to"
    // Ours.
    case xBackstampID = "x-backstamp-id"
    case cfblFeedbackID = "cfbl-feedback-id"
    // A status report (RFC 3464, section 2).
    case originalEnvelopeID = "original-envelope-id"
    case reportingMTA = "reporting-mta"
    case arrivalDate = "arrival-date"
    case xPostfixQueueID = "x-postfix-queue-id"
    case originalRecipient = "original-recipient"
    case finalRecipient = "final-recipient"
    case xActualRecipient = "x-actual-recipient"
    case action
    case status
    case remoteMTA = "remote-mta"
    case diagnosticCode = "diagnostic-code"
    case lastAttemptDate = "last-attempt-date"
    case willRetryUntil = "will-retry-until"
    case xPowerMTABounceCategory = "x-powermta-bouncecategory"
    /// The remote host's words, beside a Diagnostic-Code in the reporter's own (IronPort).
    case xSupplementaryInfo = "x-supplementary-info"
    // A feedback report (RFC 5965, section 3).
    case feedbackType = "feedback-type"
    case userAgent = "user-agent"
    case originalRcptTo = "original-rcpt-to"
    case removalRecipient = "removal-recipient"
    case redactedAddress = "redacted-address"
    // A disposition notification (RFC 8098, section 3.2).
    case disposition
}

extension KnownField {
    /// Finds the field of that name, whatever its case.
    init?(_ name: Range<Int>, in bytes: Span<UInt8>) {
        guard !name.isEmpty, name.count < Self.byLength.count else { return nil }
        let first = bytes[name.lowerBound].lowercased
        for candidate in Self.byLength[name.count] where candidate.name[0] == first {
            var index = 1
            while index < name.count, bytes[name.lowerBound + index].lowercased == candidate.name[index] { index += 1 }
            if index == name.count {
                self = candidate.field
                return
            }
        }
        return nil
    }

    private static let byLength: [[(name: [UInt8], field: KnownField)]] = {
        let longest = allCases.reduce(0) { max($0, $1.rawValue.utf8.count) }
        var table = [[(name: [UInt8], field: KnownField)]](repeating: [], count: longest + 1)
        for field in allCases { table[field.rawValue.utf8.count].append((Array(field.rawValue.utf8), field)) }
        return table
    }()
}
