// What a report says of one recipient, and whose delivery that is.

internal import Bounces
internal import GRDB
internal import Words

struct Finding {
    /// A delivery failed, and why.
    struct Bounce {
        let verdict: Verdict
        let diagnostic: String
        let remote: String?
        /// The address that failed; nil where it is the one that we sent to. Behind an alias or a forwarding it is another,
        /// and its end is not the end of ours.
        let address: String?
    }

    enum Event {
        case bounce(Bounce)
        /// The MTA goes on trying.
        case deferred(status: String?)
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
    }

    let event: Event
    let reference: ReturnedMail.Reference?
    let messageID: String?
    /// Addresses that the recipient may be known by to us.
    let addresses: [String]
    let at: Int64
    /// Of a report.
    var attempt = ReportedAttempt()

    /// All that a mail says of recipients.
    static func all(in mail: ReturnedMail) -> [Finding] {
        let report = mail.report
        func finding(_ event: Event, _ addresses: [String]) -> Finding {
            Finding(
                event: event, reference: mail.reference, messageID: report.originalMessageID, addresses: addresses,
                at: mail.at)
        }
        switch report.kind {
        case .bounce, .delay, .delivered:
            return report.recipients.compactMap { recipient in
                event(for: recipient).map { event in
                    var finding = finding(event, [recipient.originalAddress, recipient.address].compactMap(\.self))
                    finding.attempt = ReportedAttempt(
                        queueID: report.queueID, at: recipient.attemptedAt ?? report.arrivedAt)
                    return finding
                }
            }
        case .complaint:
            let event = complaint(report.feedbackType)
            if report.recipients.isEmpty { return [finding(event, [])] }
            return report.recipients.map { finding(event, [$0.originalAddress, $0.address].compactMap(\.self)) }
        case .unsubscribe: return [finding(.unsubscribe, [mail.sender].compactMap(\.self))]
        case .autoReply: return [finding(.autoReply(isGone: report.saysGone), [mail.sender].compactMap(\.self))]
        case .reply:
            let event = Event.reply(messageID: report.messageID, answered: report.references)
            return [finding(event, [mail.sender].compactMap(\.self))]
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
        case .delayed: return .deferred(status: status)
        // Relayed: the next host has taken it, and will not tell more. It is what an MTA calls sent.
        case .delivered, .relayed: return .delivered(status: status)
        // To addresses that we don't know.
        case .expanded: return nil
        }
    }

    /// The delivery, and how far this is believed of it; nil where nothing of ours is meant, or it is too old to count.
    func delivery(in database: Database, policy: BouncePolicy) throws -> (DeliveryRecord, Trust)? {
        if let reference, let record = try delivery(of: reference, in: database) {
            return isTooOld(record, policy) ? nil : (record, trust(in: reference, record, policy))
        }
        if case .reply(_, let answered) = event {
            guard let author = addresses.first else { return nil }
            return try DeliveryRecord.find(answered, answeredBy: author, in: database).map { ($0, .named) }
        }
        if let messageID, let record = try DeliveryRecord.find(messageID: messageID, addresses: addresses, in: database)
        {
            return isTooOld(record, policy) ? nil : (record, .named)
        }
        return nil
    }

    /// Whose delivery a token speaks of; nil where that kind of token is not for what the mail says.
    private func delivery(of reference: ReturnedMail.Reference, in database: Database) throws -> DeliveryRecord? {
        let copy: Int64
        switch (reference, event) {
        case (.unsubscribe(let token), .unsubscribe):
            return try DeliveryRecord.find(copy: token.copy, addresses: addresses, in: database)
        case (.unsubscribe, _): return nil
        case (.returnPath(let token), _): copy = token.copy
        case (.field(let token), _): copy = token.copy
        }
        switch event {
        case .bounce, .deferred, .delivered, .complaint, .feedback, .autoReply:
            return try DeliveryRecord.find(copy: copy, addresses: addresses, in: database)
        // Who speaks for the recipient is for the author to show: many see a return path.
        case .reply:
            return try addresses.first.flatMap {
                try DeliveryRecord.find(copy: copy, answeredBy: $0, in: database)
            }
        case .unsubscribe:
            guard let author = addresses.first.map(Contact.normalised),
                let record = try DeliveryRecord.find(copy: copy, addresses: addresses, in: database)
            else { return nil }
            return author == record.recipient || Replier.isSameMailbox(author, record.recipient) ? record : nil
        }
    }

    private func trust(in reference: ReturnedMail.Reference, _ record: DeliveryRecord, _ policy: BouncePolicy) -> Trust
    {
        // What all recipients of a copy have seen, each of them could have written about the others.
        guard record.isOnlyOfCopy else { return .named }
        switch (reference, event) {
        case (.returnPath, _), (.unsubscribe, _): return .sealed
        case (.field, .bounce), (.field, .deferred), (.field, .delivered):
            return policy.believesField ? .sealed : .named
        // Providers that tell of complaints take out the recipient and leave the field.
        case (.field, .complaint), (.field, .feedback), (.field, .unsubscribe), (.field, .autoReply), (.field, .reply):
            return .sealed
        }
    }

    /// Return paths get around. What people say of a mail counts however late.
    private func isTooOld(_ record: DeliveryRecord, _ policy: BouncePolicy) -> Bool {
        switch event {
        case .bounce, .deferred, .delivered: record.sentAt < at - Int64(policy.validDays) * BouncePolicy.day
        case .complaint, .feedback, .unsubscribe, .autoReply, .reply: false
        }
    }
}
