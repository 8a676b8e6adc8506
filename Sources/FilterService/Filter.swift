// The steps of one message, in order: decide, reserve numbers, edit, record, keep a copy, change.

internal import MIME
internal import Milter
internal import Resending
internal import Sealing
internal import Storage
internal import Tracking

/// What all connections share. Holds no message, but knows how much they hold together.
final class Filter: Sendable {
    let policy: FilterPolicy
    let log: MailLog
    let keys: KeyRing
    let store: Store
    private let suppressionIndex: SuppressionIndex
    let replies: ReplyWatch
    /// Where copies are kept for retries; nil where none are sent.
    let spool: CopySpool?
    private let recipients: RecipientIndex
    /// Where links of copies that are quoted lead.
    let links: LinkIndex
    /// Where copies lie on their way to recipients of their own.
    let splitSpool: CopySpool
    /// What the messages of all connections may take.
    let memory: MessageMemory
    /// Milliseconds since 1970, UTC.
    let now: @Sendable () -> Int64

    init(
        policy: FilterPolicy, keys: KeyRing, store: Store, suppressions: SuppressionIndex, replies: ReplyIndex,
        recipients: RecipientIndex, links: LinkIndex, spool: CopySpool?, splitSpool: CopySpool, log: MailLog,
        now: @escaping @Sendable () -> Int64
    ) {
        self.policy = policy
        memory = MessageMemory(limit: policy.memoryLimit)
        self.keys = keys
        self.store = store
        suppressionIndex = suppressions
        self.replies = ReplyWatch(store: store, index: replies, log: log, now: now)
        self.recipients = recipients
        self.links = links
        self.spool = spool
        self.splitSpool = splitSpool
        self.log = log
        self.now = now
    }

    /// What was done with a message, for the MTA and for the log.
    struct Treatment {
        /// Nil where it goes out as it came.
        var changes: Changes?
        let membership: Membership
        /// What was found in it, where it was looked into.
        var plan: Plan?
        /// The changes of fields that are there, as edits.
        var headerEdits: [Edit] = []
        var leftAlone: LeaveReason?
        /// No recipient is left.
        var isForNobody = false
        /// Its number, where each recipient has a copy of its own; all but the first's are held in the spool.
        var splitMessage: Int64?
    }

    /// What stands against an address. Where the database does not answer, nothing: the mail is not delayed for it.
    func suppressions(of address: String) -> [Suppression] {
        do { return try suppressionIndex.suppressions(of: address, now: now()) } catch {
            log.suppressionsUnknown(error)
            return []
        }
    }

    /// Whether a recipient is not to be tracked. Who can't be asked about is not.
    func isUntracked(_ address: String) -> Bool {
        if policy.untrackedDomains.contains(Contact.domain(of: address)) { return true }
        do { return try recipients.isUntracked(address) } catch {
            log.recipientUnknown(error)
            return true
        }
    }

    /// The copy from the spool that this is, if it is one: its field is ours, and just this copy is on its way from this sender
    /// to this recipient. A field that was seen elsewhere lets nothing else pass.
    func leavingCopy(_ fields: SplitFields, _ envelope: Envelope) -> Int64? {
        guard envelope.recipients.count == 1 else { return nil }
        let tokens = fields.values.compactMap { keys.open($0.span, as: SplitToken.self) }
        do {
            return try tokens.first {
                try recipients.isLeaving($0.copy, from: envelope.sender, to: envelope.recipients[0].address)
            }?.copy
        } catch {
            log.recipientUnknown(error)
            return nil
        }
    }

    /// The copy that a return path of ours names. Mail with such an envelope sender has been through us: a retry, or what
    /// a content filter hands back.
    func copy(ofReturnPath address: String) -> Int64? { keys.token(in: address, as: ReturnPathToken.self)?.copy }

    /// If this is a retry, what the MTA's log says of it will be known by the queue id. Else nothing is written.
    func passAgain(copy: Int64, to recipient: String, queueID: String) {
        do { try store.retryPassed(copy: copy, recipient: recipient, queueID: queueID, now: now()) } catch {
            log.queueIDNotKept(error, queueID: queueID)
        }
    }

    /// Treats one outgoing message. When this returns, all that its tokens name is on disk; and even where it throws, the
    /// envelope has become one without those who are not to get this message.
    func treat(
        _ buffer: MessageBuffer, _ envelope: inout Envelope, from client: ClientAddress?, _ capabilities: Capabilities
    ) throws -> Treatment {
        let message = Message(parsing: buffer.bytes.span)
        let membership = Membership(
            of: message, in: buffer.bytes.span, campaignHeaders: policy.campaignHeaders, decoder: policy.decoder)
        var treatment = Treatment(membership: membership)
        let reason =
            hasOwnSeal(message, in: buffer.bytes.span)
            ? .alreadyTracked : reasonToLeave(message, buffer, envelope, membership, from: client)
        treatment.leftAlone = reason
        // Whom others write to is not our list's to say.
        if let reason, ![.alreadyTracked, .automatic].contains(reason) { return treatment }
        settle(&envelope, stream: membership.stream, capabilities)
        if reason != .automatic { envelope.unite() }
        treatment.isForNobody = envelope.recipients.isEmpty
        if reason == .automatic || reason != nil && !treatment.isForNobody {
            removeDropped(of: envelope, in: &treatment)
            return treatment
        }
        if treatment.isForNobody {
            try record(message, buffer, envelope, treatment, [], as: reserveNumbers(for: envelope))
            return treatment
        }
        if buffer.isBeyondMemory { throw MemoryFull() }
        if let retry = claimedRetry(message, buffer, envelope) {
            return treatAgain(retry, message, buffer, envelope, membership, capabilities)
        }
        if let treatment = try split(message, buffer, &envelope, membership, capabilities) { return treatment }
        var destinations: [Destination] = []
        let numbers = try reserveNumbers(for: envelope)
        let fields = CampaignFields(
            membership, sender: envelope.sender, recipients: envelope.recipients.count, copy: numbers.copy,
            policy: policy, keys: keys)
        let decision = decide(
            on: message, buffer, envelope, capabilities, campaign: membership.campaign,
            offersUnsubscribe: fields.unsubscribeURL != nil)
        treatment.leftAlone = decision.leftAlone
        if case .track(let plan) = decision {
            do {
                if plan.changesAnything {
                    try carryOut(
                        plan, on: message, buffer, envelope, copy: numbers.copy, unsubscribe: fields.unsubscribeURL,
                        capabilities, &treatment)
                }
                treatment.plan = plan
                destinations = plan.destinations
            } catch {
                treatment.leftAlone = LeaveReason(error)
            }
        }
        add(fields, to: message, in: buffer.bytes.span, &treatment, capabilities)
        removeControlHeaders(of: message, in: buffer.bytes.span, from: &treatment, capabilities)
        changeEnvelope(envelope, copy: numbers.copy, in: &treatment, capabilities)
        try record(message, buffer, envelope, treatment, destinations, as: numbers)
        keepCopy(of: message, buffer, treatment, as: numbers.copy, queueID: envelope.queueID)
        return treatment
    }

    /// Why a message is none of our people's, or nobody's.
    private func reasonToLeave(
        _ message: Message, _ buffer: MessageBuffer, _ envelope: Envelope, _ membership: Membership,
        from client: ClientAddress?
    ) -> LeaveReason? {
        policy.outgoing.authorship.reasonToLeave(
            message, in: buffer.bytes.span, sender: envelope.sender, isLocal: policy.outgoing.isLocal(client),
            hasCampaign: membership.campaign != nil)
    }

    /// Takes the recipients who don't want this message out of the envelope.
    private func settle(_ envelope: inout Envelope, stream: String?, _ capabilities: Capabilities) {
        for suppression in envelope.settlePending(stream: stream) {
            log.suppressed(suppression, queueID: envelope.queueID, sender: envelope.sender, isRefused: false)
        }
        // An MTA that does not let us remove some must deliver to all.
        if !capabilities.contains(.removeRecipients), !envelope.recipients.isEmpty {
            envelope.recipients += envelope.dropped.map(\.recipient)
            envelope.dropped = []
        }
    }

    private func reserveNumbers(for envelope: Envelope) throws -> MessageNumbers {
        try store.reserveNumbers(recipients: envelope.recipients.count + envelope.dropped.count)
    }

    /// Has reports come back to us, and takes out who is not to get it. A mail without a sender is a report itself.
    func changeEnvelope(
        _ envelope: Envelope, copy: Int64, in treatment: inout Treatment, _ capabilities: Capabilities
    ) {
        removeDropped(of: envelope, in: &treatment)
        var changes = treatment.changes ?? Changes()
        if let returnPath = policy.returnPath, !envelope.sender.isEmpty, capabilities.contains(.changeSender) {
            let token = keys.sealForAddress(ReturnPathToken(copy: copy))
            changes.sender = Changes.Sender(
                address: returnPath.address(token: token),
                envelopeID: envelope.hasEnvelopeID ? nil : String(decoding: token, as: UTF8.self))
        }
        if changes != Changes() { treatment.changes = changes }
    }

    func removeDropped(of envelope: Envelope, in treatment: inout Treatment) {
        guard !envelope.dropped.isEmpty else { return }
        var changes = treatment.changes ?? Changes()
        changes.removedRecipients = envelope.dropped.map(\.recipient.raw)
        treatment.changes = changes
    }

    /// A copy that can't be kept costs a retry, not the mail.
    func keepCopy(
        of message: Message, _ buffer: MessageBuffer, _ treatment: Treatment, as copy: Int64, queueID: String
    ) {
        guard let spool, !buffer.isTooLarge else { return }
        do {
            try spool.keep(leavingBytes(of: message, buffer, treatment), as: copy)
        } catch {
            log.copyNotKept(error, queueID: queueID)
        }
    }

    /// The message as it leaves, in pieces.
    func leavingBytes(
        of message: Message, _ buffer: MessageBuffer, _ treatment: Treatment
    ) -> [ArraySlice<UInt8>] {
        let bytes = buffer.bytes
        guard let changes = treatment.changes else { return [bytes[...]] }
        var pieces: [ArraySlice<UInt8>] = []
        var kept = 0
        for edit in treatment.headerEdits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            pieces.append(bytes[kept..<edit.range.lowerBound])
            pieces.append(edit.replacement[...])
            kept = edit.range.upperBound
        }
        let headerEnd = message.parts[0].fields.last?.range.upperBound ?? 0
        pieces.append(bytes[kept..<headerEnd])
        for field in changes.additions {
            pieces.append((field.name + [UInt8(ascii: ":")] + field.value + [13, 10])[...])
        }
        pieces.append(bytes[headerEnd..<buffer.bodyStart])
        pieces.append(changes.body.map { $0[...] } ?? bytes[buffer.bodyStart...])
        return pieces
    }

    func decide(
        on message: Message, _ buffer: MessageBuffer, _ envelope: Envelope, _ capabilities: Capabilities,
        campaign: String?, offersUnsubscribe: Bool
    ) -> MessagePolicy.Decision {
        if buffer.isTooLarge { return .leave(.tooLarge) }
        guard capabilities.isSuperset(of: [.replaceBody, .addHeaders]) else { return .leave(.notGranted) }
        let untracked: LeaveReason? =
            if policy.multipleRecipients == .leave, envelope.recipients.count > 1 {
                .severalRecipients
            } else if !envelope.recipients.allSatisfy(\.isTracked) {
                .untrackedRecipient
            } else {
                nil
            }
        return policy.messages.decide(
            on: message, in: buffer.bytes.span, offersUnsubscribe: offersUnsubscribe, campaign: campaign,
            untracked: untracked, quoted: quotedToken)
    }

    /// Seals the tokens and carries the plan out.
    func carryOut(
        _ plan: Plan, on message: Message, _ buffer: MessageBuffer, _ envelope: Envelope, copy: Int64,
        unsubscribe: [UInt8]?, _ capabilities: Capabilities, _ treatment: inout Treatment
    ) throws(EncodingFailure) {
        let urls = CopyURLs(
            base: policy.trackerURLs.base(forSender: envelope.sender), copy: copy,
            destinations: plan.destinations.count,
            keys: keys)
        let bytes = buffer.bytes.span
        let edits = try plan.edits(
            of: message, in: bytes, pixel: urls.pixel, links: urls.links, unsubscribe: unsubscribe)
        var changes = Changes(body: Edit.apply(edits, to: bytes, in: buffer.bodyStart..<bytes.count))
        let headerEdits = Array(edits.prefix { $0.range.upperBound <= message.parts[0].header.upperBound })
        // An MTA that does not let us change fields can't have the part in another encoding.
        guard headerEdits.isEmpty || capabilities.contains(.changeHeaders) else { throw .lineTooLong }
        changes.makeEdits(headerEdits, ofHeaderOf: message, in: bytes)
        changes.addHeader(CopyURLs.sealHeader, value: [0x20] + urls.sealValue)
        treatment.headerEdits = headerEdits.filter { !$0.range.isEmpty }
        treatment.changes = changes
    }

    /// Whether the message has passed through us before: a content filter hands mail to the MTA again.
    private func hasOwnSeal(_ message: Message, in bytes: Span<UInt8>) -> Bool {
        for field in message.parts[0].fields(named: TrackingRequest.sealHeader, in: bytes)
        where keys.open(field.unfoldedValue(in: bytes).span, as: CopyToken.self) != nil {
            return true
        }
        return false
    }

    /// Adds what campaign mail is to have, unless not even its header may be touched.
    func add(
        _ fields: CampaignFields, to message: Message, in bytes: Span<UInt8>, _ treatment: inout Treatment,
        _ capabilities: Capabilities
    ) {
        guard capabilities.contains(.addHeaders), treatment.leftAlone?.allowsFields ?? true else { return }
        let replaced = fields.replaced(in: message, bytes)
        guard replaced.isEmpty || capabilities.contains(.changeHeaders) else { return }
        remove(replaced, in: bytes, from: &treatment)
        for field in fields.fields(for: message, in: bytes) {
            var changes = treatment.changes ?? Changes()
            changes.addHeader(field.name, value: field.value)
            treatment.changes = changes
        }
    }

    /// Our control headers are for us alone. A signed message keeps them: its signature may cover them.
    func removeControlHeaders(
        of message: Message, in bytes: Span<UInt8>, from treatment: inout Treatment, _ capabilities: Capabilities
    ) {
        guard treatment.leftAlone != .signed, capabilities.contains(.changeHeaders) else { return }
        remove(controlFields(of: message, in: bytes), in: bytes, from: &treatment)
    }

    /// - Parameter fields: with one of a name, all of it.
    private func remove(
        _ fields: [HeaderField], in bytes: Span<UInt8>, from treatment: inout Treatment
    ) {
        var counts: [[UInt8]: Int] = [:]
        for field in fields {
            let name = field.nameBytes(in: bytes)
            let key = name.map(\.lowercasedASCII)
            counts[key, default: 0] += 1
            var changes = treatment.changes ?? Changes()
            changes.removeHeader(name, index: counts[key] ?? 1)
            treatment.changes = changes
            treatment.headerEdits.append(Edit(range: field.range, replacement: []))
        }
    }

    private func controlFields(of message: Message, in bytes: Span<UInt8>) -> [HeaderField] {
        message.parts[0].controlFields(in: bytes, foreign: policy.stripsForeignFields)
    }

    func record(
        _ message: Message, _ buffer: MessageBuffer, _ envelope: Envelope, _ treatment: Treatment,
        _ destinations: [Destination], split: [SplitCopy] = [], as numbers: MessageNumbers
    ) throws {
        let bytes = buffer.bytes.span
        let messageID = message.parts[0].unfoldedValue(of: "Message-ID", in: bytes) ?? []
        let subject = message.parts[0].unfoldedValue(of: "Subject", in: bytes) ?? []
        let notices = message.parts[0].unfoldedValue(of: NoticeRequest.header, in: bytes)
        var sent = SentMessage(
            messageID: String(decoding: messageID, as: UTF8.self), queueID: envelope.queueID,
            sender: envelope.sender,
            subject: String(
                HeaderText.decode(subject, decoder: policy.decoder).prefix(Membership.textLimit)),
            campaign: treatment.membership.campaign, stream: treatment.membership.stream, sentAt: now(),
            recipients: envelope.recipients.map(\.address), suppressed: envelope.suppressions,
            destinations: destinations, leftAlone: treatment.leftAlone,
            notices: notices.flatMap { NoticeRequest(parsing: String(decoding: $0, as: UTF8.self)) })
        sent.split = split
        sent.submitter = envelope.submitter
        sent.authors = message.parts[0].addresses(in: "From", bytes)
        try store.record(sent, as: numbers)
    }
}
