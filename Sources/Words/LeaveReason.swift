/// The reasons why a message goes out as it came. The raw value is the log's word.
package enum LeaveReason: String, Sendable, CaseIterable {
    case notOutgoing = "not_outgoing"
    /// Somebody else wrote it, and a list, a rule or a program sends it on.
    case forwarded = "forwarded"
    /// A program of ours answers or reports.
    case automatic = "automatic"
    case optedOut = "opted_out"
    case alreadyTracked = "already_tracked"
    case signed = "signed"
    case encrypted = "encrypted"
    case noHTML = "no_html"
    case nothingToTrack = "nothing_to_track"
    case tooLarge = "too_large"
    case malformed = "malformed"
    case unknownCharset = "unknown_charset"
    case unknownEncoding = "unknown_encoding"
    case longLine = "long_line"
    case notGranted = "not_granted_by_mta"
    case severalRecipients = "several_recipients"
    case report = "report"
    /// Beside its HTML stands what calendars read, and show the HTML in.
    case invitation = "invitation"
    /// One of those who would have the copy is not to be tracked.
    case untrackedRecipient = "untracked_recipient"
}

extension LeaveReason {
    /// Whether fields may be added to the header of a message that is left alone for this reason: the doubt is of its body.
    package var allowsFields: Bool {
        switch self {
        case .optedOut, .noHTML, .nothingToTrack, .unknownCharset, .unknownEncoding, .longLine,
            .severalRecipients,
            .untrackedRecipient, .invitation:
            true
        case .notOutgoing, .forwarded, .automatic, .alreadyTracked, .signed, .encrypted, .tooLarge,
            .malformed, .notGranted, .report:
            false
        }
    }
}
