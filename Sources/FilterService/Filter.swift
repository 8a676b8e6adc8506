// The steps of one message, in order. The front page of this module.
//
// FilterService is the job behind the milter: mail that the MTA tells of comes in, a verdict and `Changes` go out, and
// the log has a line. Whatever fails, the message leaves as it came, or the MTA tries again (`FilterPolicy.onFailure`).
// What is tracked, and by which edits, is `Tracking/Rewriting/Rewriter.swift`'s to say.
//
// `FilterSession` gathers a connection's mail: is it outgoing (`OutgoingRule+Client.swift`), who is suppressed
// (`SuppressionPolicy`), header and body (`MessageBuffer`). At its end `Filter`, below, looks at it (`take`: a
// `MessageInHand`; whether our people wrote it, `Tracking/Authorship.swift` says), and treats it (`treat`): it takes numbers, has it rewritten, records the sending by
// `FilterLedger` (on disk before the answer: `Journal/Journal.swift`, flushed with others'), keeps a copy for
// retries, has `MailLog` write the line, and makes the `Changes` (`Changes+Edits.swift`), which
// `Milter/MessageEditor.swift` tells the MTA. What fails, `FilterSession.endOfMessage` turns into an answer. `Filter+Split.swift` makes copies of their own, which `SendingService/Splits/` sends;
// `Filter+Retry.swift` knows what the CRM sends again; `ReplyWatch` sees replies. Nothing here asks the database to write: what is in the
// journal is brought there by `LedgerService`.

internal import MIME
internal import Milter
internal import Sealing
internal import Spool
internal import Storage
internal import Tracking
internal import Words

/// Carries out the steps of all connections' messages. Holds none, but knows how much they hold together.
final class Filter: Sendable {
    let policy: FilterPolicy
    let log: MailLog
    let keys: KeyRing
    let ledger: any FilterLedger
    /// The spool where copies are kept for retries; nil where none are sent.
    let spool: CopySpool?
    /// The spool where copies lie on their way to recipients of their own.
    let splitSpool: SplitSpool
    /// The memory that the messages of all connections may take.
    let memory: MessageMemory
    /// Milliseconds since 1970, UTC.
    let now: @Sendable () -> Int64

    init(
        policy: FilterPolicy, keys: KeyRing, ledger: any FilterLedger, spool: CopySpool?, splitSpool: SplitSpool,
        log: MailLog, now: @escaping @Sendable () -> Int64
    ) {
        self.policy = policy
        memory = MessageMemory(limit: policy.memoryLimit)
        self.keys = keys
        self.ledger = ledger
        self.spool = spool
        self.splitSpool = splitSpool
        self.log = log
        self.now = now
    }

    /// The result for a message, for the MTA and for the log.
    struct Treatment {
        /// The changes; nil where it goes out as it came.
        var changes: Changes?
        let membership: Membership
        /// The plan that was made for it, where it was looked into.
        var plan: Plan?
        var leftAlone: LeaveReason?
        /// No recipient is left.
        var isForNobody = false
        /// The copies that are held in the spool, where each recipient has a copy of its own: all but the first's.
        var heldCopies: [Int64] = []
    }

    /// Returns what stands against an address; nothing where the database is away: the mail is not delayed for it.
    func suppressions(of address: String) -> [Suppression] {
        do { return try ledger.suppressions(of: address, now: now()) } catch {
            log.suppressionsUnknown(error)
            return []
        }
    }

    /// Returns whether a recipient is not to be tracked. Who can't be asked about is not.
    func isUntracked(_ address: String) -> Bool {
        if !policy.tracks(recipientsOf: Contact.domain(of: address)) { return true }
        do { return try ledger.isUntracked(address) } catch {
            log.recipientUnknown(error)
            return true
        }
    }

    /// Returns the copy from the spool that a field of ours says this is; nil where none is ours. Such a mail is never tracked again,
    /// nor split, whatever else is known of it.
    func splitCopy(_ fields: SplitFields) -> Int64? {
        fields.values.lazy.compactMap { self.keys.open($0.span, as: SplitToken.self)?.copy }.first
    }

    /// Returns whether that copy is on its way from this sender to this recipient: a field that was seen elsewhere makes no other
    /// mail the copy.
    func isLeaving(_ copy: Int64, _ envelope: Envelope) -> Bool {
        guard envelope.recipients.count == 1 else { return false }
        do {
            return try splitSpool.isLeaving(copy, from: envelope.sender, to: envelope.recipients[0].address)
        } catch {
            log.splitNotSettled(error)
            return false
        }
    }

    /// Returns the copy that a return path of ours names. Mail with such an envelope sender has been through us: a
    /// retry, or what a content filter hands back.
    func copy(ofReturnPath address: String) -> Int64? { keys.token(in: address, as: ReturnPathToken.self)?.copy }

    /// Notes what passes. Where that can't be done, it passes all the same.
    func note(_ passage: Passage, queueID: String) {
        do { try ledger.append(passage) } catch { log.passageNotKept(error, queueID: queueID) }
    }

    /// Looks at one outgoing message, and takes those out of its envelope who are not to get it.
    func take(
        _ buffer: MessageBuffer, _ envelope: Envelope, from client: ClientAddress?, _ capabilities: Capabilities
    ) -> MessageInHand {
        let message = Message(parsing: buffer.bytes.span)
        let membership = Membership(
            of: message, in: buffer.bytes.span, campaignHeaders: policy.campaignHeaders, decoder: policy.decoder)
        let reason =
            hasOwnSeal(message, in: buffer.bytes.span)
            ? .alreadyTracked
            : policy.outgoing.authorship.reasonToLeave(
                message, in: buffer.bytes.span, sender: envelope.sender, isLocal: policy.outgoing.isLocal(client),
                hasCampaign: membership.campaign != nil)
        var envelope = envelope
        if let reason, ![.alreadyTracked, .automatic].contains(reason) {
            // Whom others write to is not our list's to say.
            envelope.spareDropped()
        } else {
            envelope.dropPending(stream: membership.stream)
            envelope.spareDropped(unlessRemovable: capabilities.contains(.removeRecipients))
            if reason != .automatic { envelope.unite() }
        }
        return MessageInHand(
            message: message, buffer: buffer, envelope: envelope, membership: membership, capabilities: capabilities,
            reason: reason)
    }

    /// Treats one outgoing message. When this returns, all that its tokens name is on disk.
    func treat(_ mail: MessageInHand) throws -> Treatment {
        if mail.envelope.recipients.isEmpty, mail.reason != .automatic {
            let treatment = Treatment(membership: mail.membership, leftAlone: mail.reason, isForNobody: true)
            try record(mail, leftAlone: mail.reason, as: reserveNumbers(for: mail))
            return treatment
        }
        if let reason = mail.reason {
            return Treatment(
                changes: changes([], of: mail), membership: mail.membership, leftAlone: reason,
                isForNobody: mail.envelope.recipients.isEmpty)
        }
        if mail.buffer.isBeyondMemory { throw MemoryFull() }
        if let retry = claimedRetry(mail) { return treatAgain(retry, mail) }
        return try send(mail)
    }

    /// Has a message leave as one copy, or as many.
    private func send(_ mail: MessageInHand) throws -> Treatment {
        let (rewriter, outgoing) = (rewriter, mail.outgoing)
        let planned = rewriter.plan(outgoing)
        let numbers = try reserveNumbers(for: mail, copies: planned.count)
        if planned.count > 1 {
            do {
                return try split(mail, outgoing, planned, by: rewriter, as: numbers)
            } catch let error as SpoolError {
                log.notSplit(error, queueID: mail.envelope.queueID)
            } catch is EncodingFailure {}
        }
        let copy = rewriter.rewrite(
            planned.count == 1 ? planned[0] : rewriter.shared(outgoing), of: outgoing, as: numbers.copy)
        try record(mail, copy.destinations, leftAlone: copy.leftAlone, as: numbers)
        keepCopy(copy, of: mail, as: numbers.copy)
        return Treatment(
            changes: changes(copy.edits, of: mail, as: numbers.copy), membership: mail.membership, plan: copy.plan,
            leftAlone: copy.leftAlone)
    }

    var rewriter: Rewriter { Rewriter(policy: policy, seals: keys, quoted: quotedToken) }

    private func reserveNumbers(for mail: MessageInHand, copies: Int = 1) throws -> MessageNumbers {
        try ledger.reserveNumbers(
            recipients: mail.envelope.recipients.count + mail.envelope.dropped.count, copies: copies)
    }

    /// Returns what the MTA is asked for: a copy's edits, and an envelope without those who are not to get it, from
    /// which reports come back to us. A mail without a sender is a report itself. Nil where it is asked for nothing.
    ///
    /// - Parameters:
    ///   - copy: its number, where it has one.
    ///   - others: recipients who get it by copies of their own.
    func changes(
        _ edits: [Edit], of mail: MessageInHand, as copy: Int64? = nil, butTo others: [Recipient] = []
    ) -> Changes? {
        let (buffer, envelope) = (mail.buffer, mail.envelope)
        var changes = Changes(edits, of: mail.message, in: buffer.bytes.span, bodyStart: buffer.bodyStart)
        changes.removedRecipients = envelope.dropped.map(\.recipient.raw) + others.map(\.raw)
        if let copy, let returnPath = policy.returnPath, !envelope.sender.isEmpty,
            mail.capabilities.contains(.changeSender)
        {
            let token = keys.sealForAddress(ReturnPathToken(copy: copy))
            changes.sender = Changes.Sender(
                address: returnPath.address(token: token),
                envelopeID: envelope.hasEnvelopeID ? nil : String(decoding: token, as: UTF8.self))
        }
        return changes == Changes() ? nil : changes
    }

    /// Keeps a copy; one that can't be kept costs a retry, not the mail.
    func keepCopy(_ rewritten: RewrittenCopy, of mail: MessageInHand, as copy: Int64) {
        guard let spool, !mail.buffer.isTooLarge else { return }
        do {
            try spool.keep([bytes(of: rewritten, mail)[...]], as: copy)
        } catch {
            log.copyNotKept(error, queueID: mail.envelope.queueID)
        }
    }

    /// Returns the message as it leaves.
    func bytes(of copy: RewrittenCopy, _ mail: MessageInHand) -> [UInt8] {
        let bytes = mail.buffer.bytes
        return copy.edits.isEmpty ? bytes : Edit.apply(copy.edits, to: bytes.span, in: bytes.indices)
    }

    /// Returns whether the message has passed through us before: a content filter hands mail to the MTA again.
    private func hasOwnSeal(_ message: Message, in bytes: Span<UInt8>) -> Bool {
        for field in message.parts[0].fields(named: TrackingRequest.sealHeader, in: bytes)
        where keys.open(field.unfoldedValue(in: bytes).span, as: CopyToken.self) != nil {
            return true
        }
        return false
    }

    func record(
        _ mail: MessageInHand, _ destinations: [Destination] = [], leftAlone: LeaveReason?, isSplit: Bool = false,
        as numbers: MessageNumbers
    ) throws {
        let envelope = mail.envelope
        let notices = mail.value(of: NoticeRequest.header)
        var sending = Sending(
            messageID: String(decoding: mail.value(of: "Message-ID") ?? [], as: UTF8.self),
            queueID: envelope.queueID, sender: envelope.sender,
            subject: String(
                HeaderText.decode(mail.value(of: "Subject") ?? [], decoder: policy.decoder)
                    .prefix(Membership.textLimit)),
            campaign: mail.membership.campaign, stream: mail.membership.stream, sentAt: now(),
            recipients: envelope.recipients.map(\.address), suppressed: envelope.suppressions,
            destinations: destinations, leftAlone: leftAlone,
            notices: notices.flatMap { NoticeRequest(parsing: String(decoding: $0, as: UTF8.self)) })
        if sending.isTraceOfErased { return }
        sending.isSplit = isSplit
        sending.submitter = envelope.submitter
        sending.authors = mail.message.parts[0].addresses(in: "From", mail.buffer.bytes.span)
        try ledger.append(sending, as: numbers)
    }
}
