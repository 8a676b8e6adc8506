/// The report that a mail which came back makes. Made by `Report(reading:)` for any bytes: reading never fails, and
/// what is no report is `other` or `reply`.
package struct Report: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case bounce, delay, delivered, complaint
        case autoReply = "auto_reply"
        case reply, unsubscribe, challenge, other
    }

    /// The grounds by which the kind of a mail is known.
    package enum Basis: Sendable {
        /// By its form or fields of its header, which programs write.
        case fields
        /// By its subject alone.
        case subject
        /// By its text.
        case text
    }

    /// The kind of the mail as a whole: of several recipients the gravest (bounce before delay before delivered).
    package var kind: Kind
    package var basis: Basis
    /// Decoded.
    package var subject: String?
    /// Whether its text is a program's if it came moments after what it answers.
    package var isAutomaticAtOnce = false
    /// Whether an automatic reply says that nobody reads the address any more.
    package var saysGone = false
    /// The software or service that wrote it, where known: `Postfix`, `Exchange Online`.
    package var reporter: String?
    /// The address in From of the mail itself.
    package var author: String?
    /// The Message-ID of the mail itself, with its angle brackets.
    package var messageID: String?
    /// The Message-ID of the mail that it speaks of, with its angle brackets: of the returned header, or In-Reply-To.
    package var originalMessageID: String?
    /// Our sealed fields (X-Backstamp-ID, CFBL-Feedback-ID) in the returned header, at most 4: the values as they stand there. The
    /// sender may have put others beside ours.
    package var originalSeals: [String]
    /// Original-Envelope-Id (RFC 3464, section 2.2.1), decoded from xtext.
    package var envelopeID: String?
    /// The queue id that the mail had with who reports on it (Postfix).
    package var queueID: String?
    /// The time when it came there (Arrival-Date), in milliseconds since 1970.
    package var arrivedAt: Int64?
    /// The type of a complaint (RFC 5965): `abuse`, `fraud`, `not-spam`, ….
    package var feedbackType: String?
    /// References and In-Reply-To, the nearest first, at most 50.
    package var references: [String]
    /// The recipients in the order of the mail, each address once, at most 10,000.
    package var recipients: [ReportedRecipient]

    package init(
        kind: Kind, basis: Basis = .fields, reporter: String? = nil, author: String? = nil, messageID: String? = nil,
        originalMessageID: String? = nil, originalSeals: [String] = [],
        envelopeID: String? = nil, feedbackType: String? = nil, references: [String] = [],
        recipients: [ReportedRecipient] = []
    ) {
        self.kind = kind
        self.basis = basis
        self.reporter = reporter
        self.author = author
        self.messageID = messageID
        self.originalMessageID = originalMessageID
        self.originalSeals = originalSeals
        self.envelopeID = envelopeID
        self.feedbackType = feedbackType
        self.references = references
        self.recipients = recipients
    }
}

/// The part of a report on one recipient.
package struct ReportedRecipient: Sendable {
    package enum Action: String, Sendable, CaseIterable {
        case failed, delayed, delivered, relayed, expanded
    }

    /// The address that failed, without angle brackets, as it stands in the report.
    package var address: String
    /// The address that we sent to, where the report tells it apart (Original-Recipient).
    package var originalAddress: String?
    package var action: Action
    package var diagnostic: String
    /// The remote host, lower-case, without its brackets or trailing dot.
    package var remote: String?
    package var verdict: Verdict
    /// The time when its delivery was last tried (Last-Attempt-Date), in milliseconds since 1970.
    package var attemptedAt: Int64?

    package init(
        address: String, originalAddress: String? = nil, action: Action, diagnostic: String, remote: String? = nil,
        verdict: Verdict, attemptedAt: Int64? = nil
    ) {
        self.address = address
        self.originalAddress = originalAddress
        self.action = action
        self.diagnostic = diagnostic
        self.remote = remote
        self.verdict = verdict
        self.attemptedAt = attemptedAt
    }
}
