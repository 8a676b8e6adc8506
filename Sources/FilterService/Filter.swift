// The steps of one message, in order: decide, reserve numbers, edit, record, change.

internal import MIME
internal import Milter
internal import Sealing
internal import Storage
internal import Tracking

/// What all connections share. Holds no message.
final class Filter: Sendable {
    let policy: FilterPolicy
    let log: MailLog
    private let keys: KeyRing
    private let store: Store
    /// Milliseconds since 1970, UTC.
    private let now: @Sendable () -> Int64

    init(policy: FilterPolicy, keys: KeyRing, store: Store, log: MailLog, now: @escaping @Sendable () -> Int64) {
        self.policy = policy
        self.keys = keys
        self.store = store
        self.log = log
        self.now = now
    }

    /// What was done with a message, for the MTA and for the log.
    struct Treatment {
        /// Nil where it goes out as it came.
        var changes: Changes?
        var campaign: String?
        var links = 0
        var leftAlone: LeaveReason?
    }

    /// Treats one outgoing message. When this returns, all that its tokens name is on disk.
    func treat(_ buffer: MessageBuffer, _ envelope: Envelope, _ capabilities: Capabilities) throws -> Treatment {
        let message = Message(parsing: buffer.bytes.span)
        if hasOwnSeal(message, in: buffer.bytes.span) { return Treatment(leftAlone: .alreadyTracked) }
        var treatment = Treatment(campaign: campaign(of: message, in: buffer.bytes.span))
        var destinations: [Destination] = []
        let numbers = try store.reserveNumbers(recipients: envelope.recipients.count)
        switch decide(on: message, buffer, envelope, capabilities) {
        case .leave(let reason): treatment.leftAlone = reason
        case .track(let plan):
            do {
                treatment.changes = try changes(by: plan, of: message, buffer, envelope, copy: numbers.copy)
                treatment.links = plan.trackedLinks
                destinations = plan.destinations
            } catch {
                treatment.leftAlone = LeaveReason(error)
            }
        }
        removeControlHeaders(of: message, in: buffer.bytes.span, from: &treatment, capabilities)
        try record(message, buffer, envelope, treatment, destinations, as: numbers)
        return treatment
    }

    private func decide(
        on message: Message, _ buffer: MessageBuffer, _ envelope: Envelope, _ capabilities: Capabilities
    ) -> MessagePolicy.Decision {
        if buffer.isTooLarge { return .leave(.tooLarge) }
        guard capabilities.isSuperset(of: [.replaceBody, .addHeaders]) else { return .leave(.notGranted) }
        if !policy.sharesCopies, envelope.recipients.count > 1 { return .leave(.severalRecipients) }
        return policy.messages.decide(on: message, in: buffer.bytes.span)
    }

    /// Seals the tokens and carries the plan out.
    private func changes(
        by plan: Plan, of message: Message, _ buffer: MessageBuffer, _ envelope: Envelope, copy: Int64
    ) throws(EncodingFailure) -> Changes {
        let urls = CopyURLs(
            base: policy.trackerURLs.base(forSender: envelope.sender), copy: copy,
            destinations: plan.destinations.count,
            keys: keys)
        let bytes = buffer.bytes.span
        let edits = try plan.edits(of: message, in: bytes, pixel: urls.pixel, links: urls.links)
        var changes = Changes(body: Edit.apply(edits, to: bytes, in: buffer.bodyStart..<bytes.count))
        changes.addHeader(CopyURLs.sealHeader, value: [0x20] + urls.sealValue)
        return changes
    }

    /// Whether the message has passed through us before: a content filter hands mail to the MTA again.
    private func hasOwnSeal(_ message: Message, in bytes: Span<UInt8>) -> Bool {
        guard
            let value = message.parts[0].unfoldedValue(
                of: String(decoding: CopyURLs.sealHeader, as: UTF8.self), in: bytes)
        else { return false }
        return keys.open(value.span)?.kind == .copy
    }

    /// Our control headers are for us alone. A signed message keeps them: its signature may cover them.
    private func removeControlHeaders(
        of message: Message, in bytes: Span<UInt8>, from treatment: inout Treatment, _ capabilities: Capabilities
    ) {
        guard treatment.leftAlone != .signed, capabilities.contains(.changeHeaders) else { return }
        var counts: [[UInt8]: Int] = [:]
        for field in message.parts[0].controlFields(in: bytes) {
            let name = field.nameBytes(in: bytes)
            let key = name.map(\.lowercasedASCII)
            counts[key, default: 0] += 1
            var changes = treatment.changes ?? Changes()
            changes.removeHeader(name, index: counts[key] ?? 1)
            treatment.changes = changes
        }
    }

    private func campaign(of message: Message, in bytes: Span<UInt8>) -> String? {
        for name in policy.campaignHeaders {
            guard let value = message.parts[0].unfoldedValue(of: name, in: bytes) else { continue }
            let campaign = HeaderText.decode(value)
            if !campaign.isEmpty { return String(campaign.prefix(Self.textLimit)) }
        }
        return nil
    }

    /// Characters of a subject or campaign that are kept.
    private static let textLimit = 255

    private func record(
        _ message: Message, _ buffer: MessageBuffer, _ envelope: Envelope, _ treatment: Treatment,
        _ destinations: [Destination], as numbers: MessageNumbers
    ) throws {
        let bytes = buffer.bytes.span
        let messageID = message.parts[0].unfoldedValue(of: "Message-ID", in: bytes) ?? []
        let subject = message.parts[0].unfoldedValue(of: "Subject", in: bytes) ?? []
        let sent = SentMessage(
            messageID: String(decoding: messageID, as: UTF8.self), queueID: envelope.queueID, sender: envelope.sender,
            subject: String(HeaderText.decode(subject).prefix(Self.textLimit)), campaign: treatment.campaign,
            sentAt: now(),
            recipients: envelope.recipients, destinations: destinations, leftAlone: treatment.leftAlone)
        try store.record(sent, as: numbers)
    }
}
