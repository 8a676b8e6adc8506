// What a report says of one recipient: that is for `Report` and the rules to say. Whose delivery it is, the ledger knows.

package import Words

/// One thing that a mail says of one recipient.
package struct Finding: Sendable {
    /// A delivery failed, and why.
    package struct Bounce: Sendable {
        package let verdict: Verdict
        package let diagnostic: String
        package let remote: String?
        /// The address that failed; nil where it is the one that we sent to. Behind an alias or a forwarding it is another,
        /// and its end is not the end of ours.
        package let address: String?

        package init(verdict: Verdict, diagnostic: String, remote: String? = nil, address: String? = nil) {
            self.verdict = verdict
            self.diagnostic = diagnostic
            self.remote = remote
            self.address = address
        }
    }

    package enum Event: Sendable {
        case bounce(Bounce)
        /// The MTA goes on trying.
        case deferred(status: String?, reason: Reason)
        case delivered(status: String?)
        case complaint(feedbackType: String?)
        /// A report of that form that accuses nobody: `not-spam`, `auth-failure`.
        case feedback(type: String)
        case unsubscribe
        /// - isGone: it says that nobody reads the address any more.
        case autoReply(isGone: Bool)
        /// - messageID: the reply's own.
        /// - answered: the messages that it names, the nearest first.
        case reply(messageID: String?, answered: [String])

        /// What is said, without its particulars.
        package var kind: EventKind {
            switch self {
            case .bounce: .bounce
            case .deferred: .deferred
            case .delivered: .delivered
            case .complaint: .complaint
            case .feedback: .feedback
            case .unsubscribe: .unsubscribe
            case .autoReply: .autoReply
            case .reply: .reply
            }
        }
    }

    /// What a report says of the attempt at delivery that it speaks of.
    package struct Attempt: Sendable {
        /// With who reports.
        package var queueID: String?
        /// When it was tried, or came to who reports; milliseconds since 1970.
        package var at: Int64?
    }

    package let event: Event
    package let messageID: String?
    /// Addresses that the recipient may be known by to us, as they stand in the mail; the author's where it is an answer.
    package let addresses: [String]
    /// Of a report.
    package private(set) var attempt = Attempt()

    /// Returns all that a mail says of recipients.
    ///
    /// - Parameter author: who wrote it, for replies and unsubscribes.
    package static func all(in report: Report, by author: String?) -> [Finding] {
        func finding(_ event: Event, _ addresses: [String?], _ attempt: Attempt = Attempt()) -> Finding {
            Finding(
                event: event, messageID: report.originalMessageID, addresses: addresses.compactMap(\.self),
                attempt: attempt)
        }
        switch report.kind {
        case .bounce, .delay, .delivered:
            return report.recipients.compactMap { recipient in
                event(for: recipient).map { event in
                    finding(
                        event, [recipient.originalAddress, recipient.address],
                        Attempt(queueID: report.queueID, at: recipient.attemptedAt ?? report.arrivedAt))
                }
            }
        case .complaint:
            let event = complaint(report.feedbackType)
            if report.recipients.isEmpty { return [finding(event, [])] }
            return report.recipients.map { finding(event, [$0.originalAddress, $0.address]) }
        case .unsubscribe: return [finding(.unsubscribe, [author])]
        case .autoReply: return [finding(.autoReply(isGone: report.saysGone), [author])]
        case .reply: return [finding(.reply(messageID: report.messageID, answered: report.references), [author])]
        case .challenge, .other: return []
        }
    }

    /// RFC 5965, section 7.3. A report that does not say what it is about is a complaint too.
    private static func complaint(_ feedbackType: String?) -> Event {
        guard let feedbackType, !["abuse", "fraud", "opt-out", "opt-out-list", "other"].contains(feedbackType) else {
            return .complaint(feedbackType: feedbackType)
        }
        return .feedback(type: feedbackType)
    }

    private static func event(for recipient: ReportedRecipient) -> Event? {
        let status = recipient.verdict.status?.description
        switch recipient.action {
        case .failed:
            return .bounce(
                Bounce(
                    verdict: recipient.verdict, diagnostic: recipient.diagnostic, remote: recipient.remote,
                    address: recipient.address))
        case .delayed: return .deferred(status: status, reason: recipient.verdict.reason)
        // Relayed: the next host has taken it, and will not tell more. It is what an MTA calls sent.
        case .delivered, .relayed: return .delivered(status: status)
        // To addresses that we don't know.
        case .expanded: return nil
        }
    }
}
